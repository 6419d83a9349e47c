#include "sim/study/varied.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "sim/study/prepare.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::study {

namespace {

class VariedTest : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path write_ward(const std::string& capacity,
                                                   const std::string& ready = "home") const {
        return folder_.write("ward.yaml",
                             "careway: 1\nname: Ward\nsource: assumption (x)\nrun: {length: 10 days}\n"
                             "pools: {beds: {capacity: " +
                                 capacity +
                                 ", cost: {in_use: £10 per day}}}\n"
                                 "arrivals: {ed: {rate: {value: 4 per day, low: 2 per day}, enters: ward}}\n"
                                 "pathway: {ward: {uses: beds, stay: 4 days, ready: " +
                                 ready + "}}\n");
    }
    [[nodiscard]] Variation ensemble(const std::string& table, bool drawn = false) const {
        return {drawn, language::read_settings(folder_.write("ensemble.csv", table))};
    }
    static Varied varied(const std::filesystem::path& model, Variation variation) {
        return {model, {}, {}, prepare(model).scenario, std::move(variation)};
    }
    /// The first fault of what is done.
    template <class Action>
    static std::string fault_of(const Action& action) {
        try {
            action();
        } catch (const InputError& error) {
            return error.faults().front().message;
        }
        return "";
    }
    double value_of(const Varied& model, const std::string& address, std::uint32_t run) const {
        const results::Arm arm = model.arm(42, stop_);
        const run::Values values = *arm.replicate(run);
        for (std::size_t i = 0; i < arm.scenario.entries.size(); ++i) {
            if (arm.scenario.entries[i].address == address) {
                return values.at(i);
            }
        }
        return -1;
    }

    const ScratchFolder folder_;
    const std::string ranged_ = "{value: 40, low: 30, high: 60}";
    const std::atomic<bool> stop_ = false;
};

}  // namespace

TEST_F(VariedTest, IsFiledApartFromTheScenarioAsStatedAndFromOtherRanges) {
    const results::Scenario narrow = varied(write_ward("{value: 40, low: 39, high: 41}"), {true, {}}).scenario();
    const results::Scenario wide = varied(write_ward(ranged_), {true, {}}).scenario();

    EXPECT_EQ(wide.name, "as_is:drawn");
    EXPECT_NE(wide.text, narrow.text);
    EXPECT_NE(wide.text, prepare(write_ward(ranged_)).scenario.text);
}

TEST_F(VariedTest, RunsEachReplicationWithItsOwnDraw) {
    const Varied model = varied(write_ward(ranged_), {true, {}});
    const results::Arm arm = model.arm(42, stop_);

    ASSERT_EQ(arm.scenario.assumptions.at(1).address, "pools.beds.capacity");
    for (const std::uint32_t run : {1u, 2u, 3u}) {
        EXPECT_EQ(value_of(model, "beds.open", run), arm.drawn(run).at(1));
    }
    EXPECT_NE(arm.drawn(1), arm.drawn(2));
}

TEST_F(VariedTest, HasTheRowsOfAnEnsembleInTurnAndDrawsWhatTheyDoNotSet) {
    const Varied model = varied(write_ward(ranged_), ensemble("pools.beds.capacity\n50\n70\n", true));
    const results::Arm arm = model.arm(42, stop_);

    EXPECT_EQ(model.scenario().name, "as_is:ensemble+drawn");
    ASSERT_EQ(arm.scenario.assumptions.size(), 2u);
    EXPECT_EQ(arm.drawn(1).at(0), 50);
    EXPECT_EQ(arm.drawn(2).at(0), 70);
    EXPECT_EQ(arm.drawn(3).at(0), 50);
    EXPECT_EQ(value_of(model, "beds.open", 2), 70);
    EXPECT_EQ(arm.scenario.assumptions.at(1).address, "arrivals.ed.rate");
}

TEST_F(VariedTest, TakesTheNumberOfASettingThatMultiplies) {
    const Varied model = varied(write_ward(ranged_), ensemble("pools.beds.capacity\n{times: 0.5}\n"));

    EXPECT_EQ(model.arm(42, stop_).drawn(1), std::vector{0.5});
    EXPECT_EQ(value_of(model, "beds.open", 1), 20);
}

TEST_F(VariedTest, SaysWhatVariedByName) {
    const Varied model = varied(write_ward(ranged_), ensemble("pools.beds.capacity\n50\n70\n", true));

    const auto draws = model.draws(42, 3);

    ASSERT_EQ(draws.size(), 2u);
    EXPECT_EQ(draws[0].name, "pools.beds.capacity");
    EXPECT_EQ(draws[0].values, (std::vector<double>{50, 70, 50}));
    EXPECT_EQ(draws[1].name, "arrivals.ed.rate");
    EXPECT_EQ(draws[1].values.at(2), language::drawn_by(42, 3)("arrivals.ed.rate"));
}

TEST_F(VariedTest, SaysOnceWhatAnEnsembleSetsAlike) {
    const Varied model =
        varied(write_ward(ranged_), ensemble("pools.beds.capacity,arrivals.ed.rate\n50,50 per day\n70,70 per day\n"));

    const auto draws = model.draws(42, 3);

    ASSERT_EQ(draws.size(), 1u);
    EXPECT_EQ(draws[0].name, "pools.beds.capacity");
}

TEST_F(VariedTest, IsRefusedWhereTheHighEndsOfSharesComeToMoreThanAll) {
    const auto model =
        write_ward("40", "{home: rest, died: {value: 50 %, high: 60 %}, left_area: {value: 40 %, high: 45 %}}");

    EXPECT_EQ(
        fault_of([&] {
            varied(model, {true, {}});
        }),
        "shares of `ready` of node `ward` add up to 105 %, more than 100 %, with every assumption at its high end");
}

TEST_F(VariedTest, IsRefusedWhereSharesWithoutARestVary) {
    const auto model = write_ward("40", "{home: 50 %, died: {value: 50 %, high: 60 %}}");

    EXPECT_EQ(fault_of([&] {
                  varied(model, {true, {}});
              }),
              "shares of `ready` of node `ward` add up to 110 %, not 100 %, with every assumption at its high end");
}

TEST_F(VariedTest, IsRefusedWhereASettingDoesNotFitTheModel) {
    EXPECT_EQ(fault_of([&] { varied(write_ward("40"), ensemble("pools.beds.capacity\n50\n-1\n")); }),
              "`capacity` of pool `beds` must be at least 0, found `-1`, with setting 2 of the ensemble");
}

TEST_F(VariedTest, StopsWhereASettingTakesAMeasureAway) {
    const Varied model = varied(write_ward("40"), ensemble("pools.beds.cost.in_use\n£0 per day\n"));

    EXPECT_THROW(static_cast<void>(model.arm(42, stop_).replicate(1)), ModelError);
}

}  // namespace careway::study
