#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "sim/language/load.hpp"

namespace careway::language {

/// A folder of its own for each test, gone when the test is.
class Folder : public testing::Test {
protected:
    void SetUp() override {
        const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() /
                ("careway_" + std::string{test.test_suite_name()} + "_" + test.name());
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    void TearDown() override { std::filesystem::remove_all(path_); }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << text;
        return file;
    }

    /// A model of one ward with the given lines added to its file.
    std::filesystem::path write_ward(const std::string& lines) const {
        return write("ward.yaml",
                     "careway: 1\nname: Ward\nrun: {length: 10 days}\n"
                     "arrivals: {ed: {rate: 1 per day, enters: ward}}\n" +
                         lines);
    }

    /// The codes and messages of the faults that loading gives, one a line.
    static std::string faults_of(const std::filesystem::path& model,
                                 const std::optional<std::filesystem::path>& scenario = {}) {
        std::string text;
        try {
            load(model, scenario);
        } catch (const InputError& error) {
            for (const Fault& fault : error.faults()) {
                text += fault.code + " " + fault.message + "\n";
            }
        }
        return text;
    }

    std::filesystem::path path_;
};

}  // namespace careway::language
