#include "viz/app/indicator.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/unit/run/hospital.hpp"

namespace careway::app {
namespace {

using measure::Style;
using Names = std::vector<std::string>;

/// A hospital of two pools that its model says nothing of for the screen.
struct Hospital {
    language::Model model;
    std::shared_ptr<const pathway::Program> program = pathway::compile(run::testing::hospital());
    measure::Catalogue catalogue{*program, program->end - program->measure_from};

    [[nodiscard]] Indicator indicator(const std::string& address) const {
        return *indicator_of(address, model, *program, catalogue);
    }
};

std::vector<run::PoolView> pools() {
    return {{12, 9, 1, 4, 3}, {4, 4, 0, 7, 2}};
}

double value(const std::string& address) {
    return value_of(Hospital{}.indicator(address), pools(), {}, 0);
}

TEST(Indicator, IsReadFromTheCountsOfAnInstant) {
    EXPECT_EQ(value("acute_beds.occupancy"), 0.75);
    EXPECT_EQ(value("acute_beds.in_use"), 9);
    EXPECT_EQ(value("ward_beds.waiting"), 7);
    EXPECT_EQ(value("acute_beds.delayed_here"), 3);
    EXPECT_EQ(value("system.delayed"), 5);
}

TEST(Indicator, IsInTheUnitOfThePool) {
    Hospital hospital;
    pathway::Program hours = *hospital.program;
    hours.texts.pools[0].hours_per_unit = 3.5;
    hospital.program = std::make_shared<const pathway::Program>(hours);

    EXPECT_EQ(value_of(hospital.indicator("acute_beds.in_use"), pools(), {}, 0), 31.5);
    EXPECT_EQ(value_of(hospital.indicator("acute_beds.waiting"), pools(), {}, 0), 4);
}

TEST(Indicator, IsReadFromTheMeasuresWhereCountsDoNotSayIt) {
    const Indicator indicator = Hospital{}.indicator("acute.gave_up");
    std::vector<double> measures(static_cast<std::size_t>(indicator.entry) + 1);
    measures.back() = 1.5;

    EXPECT_EQ(value_of(indicator, pools(), measures, 10), 1.5);
    EXPECT_TRUE(std::isnan(value_of(indicator, pools(), {}, 0)));
}

TEST(Indicator, AddsUpWhatWasSpentSoFar) {
    const Indicator indicator{Indicator::Of::cost_so_far, 0, 0, Style::money, "Cost so far"};

    EXPECT_DOUBLE_EQ(value_of(indicator, pools(), {365'000}, 100), 100'000);
}

TEST(Indicator, DoesNotExistForAMeasureThatTheModelLacks) {
    const Hospital hospital;

    EXPECT_FALSE(indicator_of("hub.waiting", hospital.model, *hospital.program, hospital.catalogue));
}

TEST(Tiles, AreChosenByWhatThereIs) {
    const Hospital hospital;

    EXPECT_EQ(tiles_of(hospital.model, *hospital.program),
              (Names{"acute_beds.occupancy", "acute_beds.delayed_here", "acute_beds.waiting", "ward_beds.waiting"}));
    EXPECT_EQ(charts_of(hospital.model, *hospital.program), (Names{"acute_beds.in_use", "acute_beds.delayed_here"}));
}

TEST(Tiles, AreThoseOfTheModelWhereItNamesThem) {
    Hospital hospital;
    hospital.model.screen.tiles = {"ward_beds.occupancy"};
    hospital.model.screen.charts = {"ward_beds.waiting"};

    EXPECT_EQ(tiles_of(hospital.model, *hospital.program), (Names{"ward_beds.occupancy"}));
    EXPECT_EQ(charts_of(hospital.model, *hospital.program), (Names{"ward_beds.waiting"}));
}

TEST(Tile, SaysTheDifferenceInWords) {
    const Hospital hospital;
    const auto words = [&](const std::string& address, double a, double b) {
        return tile_of(hospital.indicator(address), a, b).difference;
    };

    EXPECT_EQ(words("acute_beds.delayed_here", 130, 71), "B 59 fewer");
    EXPECT_EQ(words("acute_beds.waiting", 31, 32), "B 1 more");
    EXPECT_EQ(words("acute_beds.occupancy", 0.996, 0.941), "B 6 points lower");
    EXPECT_EQ(words("acute_beds.occupancy", 0.94, 0.95), "B 1 point higher");
    EXPECT_EQ(words("acute_beds.occupancy", 0.951, 0.949), "the same");
    EXPECT_EQ(words("acute.wait_mean", 30, 28.5), "B 1.5 h shorter");
}

TEST(Tile, SaysWhatIsToBeWishedFor) {
    const Hospital hospital;
    const auto judged = [&](const std::string& address, double a, double b) {
        return tile_of(hospital.indicator(address), a, b).judgement;
    };

    EXPECT_EQ(judged("acute_beds.waiting", 9, 5), scene::Judgement::better);
    EXPECT_EQ(judged("acute_beds.waiting", 5, 9), scene::Judgement::worse);
    EXPECT_EQ(judged("acute_beds.in_use", 5, 9), scene::Judgement::same);
    EXPECT_EQ(judged("acute.within_4h", 0.5, 0.9), scene::Judgement::better);
}

TEST(Tile, HasNoSecondValueInOneLane) {
    EXPECT_EQ(tile_of(Hospital{}.indicator("acute_beds.waiting"), 5, std::nullopt).b, "");
}

TEST(Tile, SaysNothingOfWhatDoesNotExist) {
    const scene::Tile tile =
        tile_of(Hospital{}.indicator("acute_beds.occupancy"), std::numeric_limits<double>::quiet_NaN(), 0.5);

    EXPECT_EQ(tile.a, "-");
    EXPECT_EQ(tile.difference, "");
}

TEST(Words, HaveThreeDigitsAtMost) {
    EXPECT_EQ(in_words(Style::number, 604.4), "604");
    EXPECT_EQ(in_words(Style::number, 12.345), "12.3");
    EXPECT_EQ(in_words(Style::number, 1.2345), "1.23");
    EXPECT_EQ(in_words(Style::number, 9), "9");
    EXPECT_EQ(in_words(Style::share, 0.9549), "95%");
    EXPECT_EQ(in_words(Style::money, 412'600'000), "£413m");
    EXPECT_EQ(in_words(Style::money, 2'500'000), "£2.5m");
    EXPECT_EQ(in_words(Style::money, 28'970'000), "£29.0m");
    EXPECT_EQ(in_words(Style::money, 61'230), "£61.2k");
    EXPECT_EQ(in_words(Style::money, 950), "£950");
}

}  // namespace
}  // namespace careway::app
