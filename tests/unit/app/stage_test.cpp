#include "viz/app/stage.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "sim/run/replica.hpp"
#include "tests/unit/app/scenarios.hpp"
#include "tests/unit/run/hospital.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;
using run::testing::hospital;
using run::testing::with_beds;

constexpr std::uint32_t seed = 7;

const scene::Card& card_of(const scene::Lane& lane, const std::string& id) {
    return *std::ranges::find(lane.cards, id, &scene::Card::id);
}

TEST(Stage, ShowsTheCountsOfTheInstant) {
    Stage stage{scenarios({hospital()}), seed, 1};
    run::Replica replica{pathway::compile(hospital()), seed, 1};
    replica.advance(day_number(20));
    const pathway::Frame frame = replica.frame();

    const scene::Picture picture = stage.wait_for(day_number(20));

    const scene::Card& beds = card_of(picture.lanes[0], "acute_beds");
    EXPECT_EQ(beds.capacity, frame.pools[0].capacity);
    EXPECT_EQ(beds.in_use, frame.pools[0].in_use);
    EXPECT_EQ(beds.waiting, frame.pools[0].waiting);
}

TEST(Stage, TellsDateAndDayOfTheMeasuredWindow) {
    Stage stage{scenarios({hospital()}), seed, 1};

    const scene::Picture picture = stage.wait_for(day_number(20) + Duration::hours(14));

    EXPECT_EQ(stage.days(), 200);
    EXPECT_EQ(picture.day_of_days, "day 21 of 200");
    EXPECT_EQ(picture.time, "14:00");
    EXPECT_EQ(picture.date, "Sun 23 Jan 2000");  // runs start on Monday 3 January 2000
}

TEST(Stage, ShowsTheSamePeopleInBothLanesUntilTheyDiffer) {
    Stage stage{scenarios({hospital(), with_beds(8, 30)}), seed, 1};

    const scene::Picture before = stage.wait_for(day_number(30));
    const scene::Picture after = stage.wait_for(day_number(60));

    EXPECT_EQ(card_of(before.lanes[0], "acute_beds").in_use, card_of(before.lanes[1], "acute_beds").in_use);
    EXPECT_EQ(card_of(before.lanes[0], "ward_beds").waiting, card_of(before.lanes[1], "ward_beds").waiting);
    EXPECT_NE(card_of(after.lanes[0], "ward_beds").capacity, card_of(after.lanes[1], "ward_beds").capacity);
    EXPECT_EQ(before.badge, "same patients");
}

TEST(Stage, SaysSameLuckWhereOthersComeToB) {
    pathway::ModelSpec more = hospital();
    more.streams[0].rate = Dated<Split<double>>::always(Split<double>::same(0.3));
    Stage stage{scenarios({hospital(), more}), seed, 1};

    EXPECT_EQ(stage.wait_for(day_number(1)).badge, "same luck");
    stage.fork(day_number(20));
    EXPECT_EQ(stage.wait_for(day_number(1)).badge, "same patients");
    EXPECT_EQ((Stage{scenarios({hospital()}), seed, 1}.wait_for(day_number(1)).badge), "");
}

TEST(Stage, ShowsTheTimeOfItsCounts) {
    Stage stage{scenarios({hospital()}), seed, 1};

    EXPECT_EQ(stage.wait_for(day_number(20) + Duration::hours(14.5)).time, "14:00");
}

TEST(Stage, CountsInTheUnitOfThePoolEverywhere) {
    pathway::Program hours = *pathway::compile(hospital());
    hours.texts.pools[0].hours_per_unit = 3.5;
    Stage stage{{{{}, std::make_shared<const pathway::Program>(hours), "As it is"}}, seed, 1};
    Stage in_places{scenarios({hospital()}), seed, 1};

    const scene::Picture picture = stage.wait_for(day_number(20));
    const double places = in_places.wait_for(day_number(20)).charts[0].a.values.back();

    EXPECT_EQ(card_of(picture.lanes[0], "acute_beds").capacity, 42);
    EXPECT_EQ(card_of(picture.lanes[0], "acute_beds").room, 42);
    EXPECT_THAT(picture.charts[0].capacity, testing::Each(42));
    EXPECT_EQ(picture.charts[0].a.values.back(), 3.5 * places);
    EXPECT_EQ(picture.charts[0].top, 50);
    EXPECT_EQ(picture.charts[1].top, in_places.wait_for(day_number(20)).charts[1].top);
}

// A room that watches a line cannot read a new axis at every step.
TEST(Stage, HasAxesThatNeverShrinkAsTimeGoesOn) {
    pathway::ModelSpec spec = hospital();
    spec.run.length = 800 * day;
    spec.streams[0].rate.steps = {{spec.run.start + std::chrono::days{40}, Split<double>::same(0.01)}};
    Stage stage{scenarios({spec}), seed, 1};
    double top = 0;
    for (int at = 0; at <= 800; at += 100) {
        const scene::Chart chart = stage.wait_for(day_number(at)).charts[1];
        EXPECT_GE(chart.top, top) << at;
        EXPECT_LE(chart.a.values.size(), 365u);
        top = chart.top;
    }
}

TEST(Stage, LeavesRoomForPlacesThatOpenLater) {
    Stage stage{scenarios({hospital(), with_beds(8, 30)}), seed, 1};

    EXPECT_EQ(card_of(stage.wait_for(day_number(1)).lanes[0], "ward_beds").room, 8);
}

TEST(Stage, HasAChartOfEachDaySoFar) {
    Stage stage{scenarios({hospital()}), seed, 1};

    const scene::Picture picture = stage.wait_for(day_number(20));

    ASSERT_EQ(picture.charts.size(), 2u);
    EXPECT_EQ(picture.charts[0].a.values.size(), 21u);
    EXPECT_EQ(picture.charts[0].a.values.back(), card_of(picture.lanes[0], "acute_beds").in_use);
    EXPECT_THAT(picture.charts[0].capacity, testing::Each(12));
}

TEST(Stage, BeginsTheLineOfBWhereItLeavesA) {
    Stage stage{scenarios({hospital(), with_beds(8, 30)}), seed, 1};

    const scene::Series equal = stage.wait_for(day_number(20)).charts[1].b;
    const scene::Series other = stage.wait_for(day_number(60)).charts[1].b;

    EXPECT_TRUE(std::isnan(equal.values[19]));
    EXPECT_FALSE(std::isnan(equal.values[20]));
    EXPECT_TRUE(std::isnan(other.values[25]));
    EXPECT_FALSE(std::isnan(other.values[59]));
}

TEST(Stage, HasNoPictureOfWhatHasNotBeenRun) {
    const Stage stage{scenarios({hospital()}), seed, 1};

    EXPECT_FALSE(stage.picture(stage.to()));
}

TEST(Stage, IsTheSameWhenItComesBack) {
    Stage stage{scenarios({hospital()}), seed, 1};
    const scene::Picture first = stage.wait_for(day_number(20));
    static_cast<void>(stage.wait_for(day_number(90)));

    const scene::Picture again = stage.wait_for(day_number(20));

    EXPECT_EQ(first.charts[0].a.values, again.charts[0].a.values);
    EXPECT_EQ(first.tiles[1].a, again.tiles[1].a);
}

}  // namespace
}  // namespace careway::app
