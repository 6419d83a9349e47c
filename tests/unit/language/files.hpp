#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

#include "sim/language/load.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::language {

/// A folder of its own for each test, gone when the test is.
class Folder : public testing::Test {
protected:
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        return folder_.write(name, text);
    }
    [[nodiscard]] std::filesystem::path path_of(const std::string& name) const { return folder_.file(name); }

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

private:
    ScratchFolder folder_;
};

}  // namespace careway::language
