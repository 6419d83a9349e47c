#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "sim/cli/locate.hpp"
#include "tests/scratch_folder.hpp"
#include "viz/app/load.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

namespace fs = std::filesystem;

/// A ward that is too small, with a lever that opens 10 beds two days after the day on which it is pulled.
class WardWithLever : public testing::Test {
protected:
    void SetUp() override { write(text_); }

    void write(const std::string& text) {
        text_ = text;
        std::ofstream{folder_ / "ward.yaml"} << text;
        stage_.emplace(load_scenarios((folder_ / "ward.yaml").string(), {"as_is", "as_is"}, {folder_, folder_}), 7u,
                       1u);
    }
    /// Begins anew with another model: the words `from` become `to`.
    void replace(const std::string& from, const std::string& to) {
        std::string text = text_;
        write(text.replace(text.find(from), from.size(), to));
    }
    [[nodiscard]] Time day_number(int number) const { return stage_->from() + number * day; }
    [[nodiscard]] std::optional<std::int32_t> beds(std::size_t lane, int number) {
        return stage_->wait_for(day_number(number)).lanes[lane].cards[0].capacity;
    }
    [[nodiscard]] std::int32_t waiting(std::size_t lane, int number) {
        return stage_->wait_for(day_number(number)).lanes[lane].cards[0].waiting;
    }

    ScratchFolder scratch_;
    fs::path folder_ = scratch_.path();
    std::optional<Stage> stage_;
    std::string text_ =
        "careway: 1\nname: Ward\nstart: 2016-04-01\nrun: {warm_up: 10 days, length: 60 days}\n"
        "source: assumption (x)\n"
        "pools: {beds: {kind: beds, capacity: 20}}\n"
        "arrivals: {ed: {rate: 8 per day, enters: ward}}\n"
        "pathway: {ward: {uses: beds, stay: {gamma: {mean: 4 days, sd: 2 days}}, ready: {home: rest}}}\n"
        "levers: [{name: Ten beds, key: 1, takes_effect: 2 days, set: {pools.beds.capacity: {add: 10}}}]\n";
};

}  // namespace careway::app
