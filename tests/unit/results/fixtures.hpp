#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "sim/results/scenario.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::results {

/// A folder of its own for each test, gone afterwards.
class InFolder : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return folder_.file(name); }
    [[nodiscard]] std::string text_of(const std::string& name) const { return folder_.read(name); }

private:
    ScratchFolder folder_;
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
