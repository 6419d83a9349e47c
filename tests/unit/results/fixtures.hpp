#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "sim/results/scenario.hpp"

namespace careway::results {

/// A folder of its own for each test, gone afterwards.
class InFolder : public testing::Test {
protected:
    InFolder() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("careway_" + std::string{test->test_suite_name()} + "_" + test->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~InFolder() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return folder_ / name; }

    static std::string text_of(const std::filesystem::path& path) {
        std::ifstream stream{path, std::ios::binary};
        std::ostringstream text;
        text << stream.rdbuf();
        return text.str();
    }

private:
    std::filesystem::path folder_;
};

inline measure::Entry entry(const std::string& address, const std::string& split = "",
                            measure::Style style = measure::Style::number, const std::string& unit = "people") {
    measure::Entry result;
    result.address = address;
    result.split = split;
    result.label = address;
    result.unit = unit;
    result.style = style;
    return result;
}

/// A scenario that reports two measures.
inline Scenario small_scenario(const std::string& name, const std::string& text = "beds: 10") {
    Scenario scenario;
    scenario.name = name;
    scenario.label = "Ten beds";
    scenario.model = "Small";
    scenario.text = text;
    scenario.start = std::chrono::year{2016} / 4 / 1;
    scenario.length = Duration::days(10);
    scenario.inputs = {{"pools.beds.capacity", "10", "assumption (a test)", "8", "12"}};
    scenario.entries = {entry("beds.in_use"), entry("ward.wait_mean", "", measure::Style::duration_hours, "hours")};
    return scenario;
}

}  // namespace careway::results
