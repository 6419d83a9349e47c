#include "viz/app/room.hpp"

#include <gmock/gmock.h>

#include "sim/base/error.hpp"
#include "tests/unit/run/hospital.hpp"
#include "viz/scene/layout.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;

/// Two lanes of one hospital, run up to day 60.
struct Hospital {
    Stage stage{{{{}, pathway::compile(run::testing::hospital()), "As it is"},
                 {{}, pathway::compile(run::testing::hospital()), "As it is"}},
                7,
                1};
    Room room{stage, day_number(20), speed_called("1 day"), 1, false};

    Hospital() { static_cast<void>(stage.wait_for(day_number(60))); }
    scene::Picture after(Action action) {
        room.perform(action);
        return room.fresh_picture().value();
    }
};

TEST(Room, BeginsPaused) {
    Hospital hospital;

    EXPECT_TRUE(hospital.room.fresh_picture()->paused);
    EXPECT_FALSE(hospital.after(Action::pause).paused);
}

TEST(Room, GoesByDaysAndWeeksWhilePaused) {
    Hospital hospital;

    EXPECT_EQ(hospital.after(Action::next_day).day_of_days, "day 22 of 200");
    EXPECT_EQ(hospital.after(Action::next_week).day_of_days, "day 29 of 200");
    EXPECT_EQ(hospital.after(Action::previous_week).day_of_days, "day 22 of 200");
    EXPECT_EQ(hospital.after(Action::previous_day).day_of_days, "day 21 of 200");
    EXPECT_EQ(hospital.after(Action::start).day_of_days, "day 1 of 200");
}

TEST(Room, HasNothingFreshWhileNothingChanges) {
    Hospital hospital;
    static_cast<void>(hospital.room.fresh_picture());

    EXPECT_FALSE(hospital.room.fresh_picture());
    hospital.room.refresh();
    EXPECT_TRUE(hospital.room.fresh_picture());
}

TEST(Room, OpensAGroupOfServicesAndGathersThemAgain) {
    Hospital hospital;
    static_cast<void>(hospital.room.fresh_picture());
    hospital.room.press("group Wards");
    EXPECT_EQ(hospital.room.fresh_picture()->open_group, "Wards");
    hospital.room.close_group();
    EXPECT_EQ(hospital.room.fresh_picture()->open_group, "");
    hospital.room.press("group Wards");
    hospital.room.press("group ");
    EXPECT_EQ(hospital.room.fresh_picture()->open_group, "");
}

TEST(Room, GoesOnWithTime) {
    Hospital hospital;
    static_cast<void>(hospital.after(Action::pause));

    hospital.room.pass(2);

    EXPECT_EQ(hospital.room.fresh_picture()->day_of_days, "day 23 of 200");
}

TEST(Room, ShowsOneLaneOrTwo) {
    Hospital hospital;

    const scene::Picture one = hospital.after(Action::lanes);
    EXPECT_EQ(one.lanes.size(), 1u);
    EXPECT_EQ(one.tiles[0].b, "");
    EXPECT_EQ(one.badge, "");
    EXPECT_TRUE(one.charts[0].b.values.empty());
    EXPECT_EQ(hospital.after(Action::lanes).lanes.size(), 2u);
}

TEST(Room, ShowsLaneBOnceSomethingIsDoneInIt) {
    Hospital hospital;
    Room hidden{hospital.stage, day_number(20), speed_called("1 day"), 1, true};
    EXPECT_EQ(hidden.fresh_picture()->lanes.size(), 1u);

    hidden.perform(Action::fork);

    EXPECT_EQ(hospital.stage.wait_for(day_number(20)).lanes.size(), 2u);
    EXPECT_EQ(hidden.fresh_picture()->lanes.size(), 2u);
}

TEST(Room, HasLettersOfFourSizes) {
    Hospital hospital;

    EXPECT_EQ(hospital.after(Action::smaller_text).text_scale, 1.0);
    EXPECT_EQ(hospital.after(Action::larger_text).text_scale, 1.2);
    for (int i = 0; i < 5; ++i) {
        hospital.room.perform(Action::larger_text);
    }
    EXPECT_EQ(hospital.room.fresh_picture()->text_scale, 1.6);
    EXPECT_EQ(hospital.after(Action::usual_text).text_scale, 1.0);
}

TEST(Room, SaysWhatItSaidUntilTheNextAction) {
    Hospital hospital;

    hospital.room.say("Saved");
    EXPECT_EQ(hospital.room.fresh_picture()->event, "Saved");
    EXPECT_EQ(hospital.after(Action::next_day).event, "");
    hospital.room.say("Saved");
    hospital.room.go_to(0.05);
    EXPECT_EQ(hospital.room.fresh_picture()->event, "");
}

TEST(Room, SaysThatItWaitsForTheSimulation) {
    Hospital hospital;

    hospital.room.go_to(0.99);

    EXPECT_EQ(hospital.room.fresh_picture()->event, "Running up to here");
}

scene::Display display_of(Room& room) {
    const scene::TextMeasure measure = [](std::string_view words, int size, bool) {
        return static_cast<double>(words.size()) * size / 2;
    };
    return scene::layout(room.still(), 1366, 768, measure);
}

TEST(Room, LooksTheSameWhenOneComesBackToAnInstant) {
    Hospital hospital;
    const scene::Display first = display_of(hospital.room);

    for (int i = 0; i < 5; ++i) {
        hospital.room.perform(Action::next_week);
    }
    const scene::Display later = display_of(hospital.room);
    for (int i = 0; i < 5; ++i) {
        hospital.room.perform(Action::previous_week);
    }

    EXPECT_FALSE(first == later);
    EXPECT_TRUE(first == display_of(hospital.room));
}

TEST(Room, PausesAtTheEndOfTheRun) {
    Hospital hospital;
    static_cast<void>(hospital.stage.wait_for(day_number(200)));
    hospital.room.go_to(0.999);
    hospital.room.perform(Action::pause);

    hospital.room.pass(9);

    const scene::Picture end = hospital.room.fresh_picture().value();
    EXPECT_TRUE(end.paused);
    EXPECT_EQ(end.event, "This is the end of the run");
    EXPECT_EQ(hospital.room.clock().shown(), day_number(200));
}

TEST(Room, PausesWhereTheModelStopsItselfAndSaysWhy) {
    pathway::ModelSpec spec = run::testing::hospital();
    spec.nodes[0].destinations = {pathway::testing::to("ward")};
    spec.nodes[1].destinations = {pathway::testing::to("acute", 0.9), pathway::testing::to("home", 0.1)};
    spec.run.warm_up = {};
    Stage stage{{{{}, pathway::compile(spec), "As it is"}}, 7, 1};
    EXPECT_THROW(static_cast<void>(stage.wait_for(stage.to())), ModelError);
    Room room{stage, stage.from(), speed_called("1 month"), 1, true};
    room.perform(Action::pause);

    room.pass(60);

    const scene::Picture end = room.fresh_picture().value();
    EXPECT_TRUE(end.paused);
    EXPECT_THAT(end.event, testing::StartsWith("A stopped: deadlock on "));
    EXPECT_EQ(room.clock().shown(), stage.reached());
}

// The header speaks of what is shown, which is run 1 until there is something of run 2.
TEST(Room, NamesTheRunThatItShows) {
    Hospital hospital;
    static_cast<void>(hospital.room.fresh_picture());

    const scene::Picture picture = hospital.after(Action::next_run);
    EXPECT_EQ(picture.run, picture.event.empty() ? "run 2, one possible future" : "run 1, one possible future");
    static_cast<void>(hospital.stage.wait_for(day_number(20)));
    hospital.room.refresh();
    EXPECT_EQ(hospital.room.fresh_picture()->run, "run 2, one possible future");
}

TEST(Room, ShowsOtherPeopleInTheNextRun) {
    Hospital hospital;

    hospital.room.perform(Action::next_run);

    EXPECT_NE(hospital.stage.wait_for(day_number(20)).charts[1].a.values,
              Hospital{}.stage.wait_for(day_number(20)).charts[1].a.values);
}

}  // namespace
}  // namespace careway::app
