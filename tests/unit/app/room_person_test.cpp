#include <gmock/gmock.h>

#include "tests/unit/run/hospital.hpp"
#include "viz/app/person_panel.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;
using testing::StartsWith;

/// Two lanes of one hospital, run up to day 60.
struct Hospital {
    Stage stage{{{{}, pathway::compile(run::testing::hospital()), "As it is"},
                 {{}, pathway::compile(run::testing::hospital()), "As it is"}},
                7,
                1};
    Room room{stage, day_number(20), speed_called("1 day"), 1, false};

    Hospital() {
        static_cast<void>(stage.wait_for(day_number(60)));
        static_cast<void>(room.fresh_picture());
    }
    [[nodiscard]] scene::Panel panel() { return room.still().panel.value(); }
    [[nodiscard]] std::vector<run::PersonInPlace> people(const std::string& pool, int on_day) {
        const auto& pools = stage.last_scenario().program->texts.pools;
        const auto found = std::ranges::find(pools, pool, &pathway::PoolText::name);
        return stage.session().people_in(0, static_cast<std::uint32_t>(found - pools.begin()), day_number(on_day));
    }
    [[nodiscard]] static std::string title_of(const run::PersonInPlace& person) {
        std::string digits = std::to_string(person.person % 1'000'000);
        return "Person " + std::string(6 - digits.size(), '0') + digits;
    }
};

TEST(FollowedPerson, IsWhoIsDrawnThere) {
    Hospital hospital;
    const auto people = hospital.people("acute_beds", 20);
    const auto treated = static_cast<int>(std::ranges::count(people, false, &run::PersonInPlace::delayed));
    ASSERT_GE(treated, 2);

    hospital.room.follow({0, "acute_beds", false, 1, treated});

    const scene::Panel panel = hospital.panel();
    EXPECT_EQ(panel.title, Hospital::title_of(people[1]));
    EXPECT_EQ(panel.items.back().words, "acute");
}

TEST(FollowedPerson, IsTheFirstOfThoseWhoShareASquare) {
    Hospital hospital;
    const auto people = hospital.people("acute_beds", 20);
    const auto treated = static_cast<int>(std::ranges::count(people, false, &run::PersonInPlace::delayed));

    hospital.room.follow({0, "acute_beds", false, 1, (treated + 1) / 2});

    const std::size_t first = static_cast<std::size_t>(treated / ((treated + 1) / 2));
    EXPECT_EQ(hospital.panel().title, Hospital::title_of(people[first]));
}

TEST(FollowedPerson, IsFollowedWhileTimePassesAndIsNoOneElse) {
    Hospital hospital;
    hospital.room.follow({0, "acute_beds", false, 0, 1});
    const scene::Panel before = hospital.panel();

    hospital.room.perform(Action::next_day);
    const scene::Panel after = hospital.panel();

    EXPECT_EQ(after.title, before.title);
    EXPECT_NE(after.items.back().note + after.items.back().words, before.items.back().note + before.items.back().words);
    hospital.room.perform(Action::previous_day);
    EXPECT_EQ(hospital.panel().items.back().note, before.items.back().note);
}

TEST(FollowedPerson, IsNotLookedForWhereTheSimulationHasNotCome) {
    Hospital hospital;
    hospital.room.go_to(0.99);
    static_cast<void>(hospital.room.fresh_picture());

    hospital.room.follow({0, "acute_beds", false, 0, 1});

    const scene::Picture picture = hospital.room.fresh_picture().value();
    EXPECT_FALSE(picture.panel);
    EXPECT_EQ(picture.event, "Running up to here");
}

TEST(Somebody, IsDelayedWhereMostAreAndTheNextTimeAnother) {
    Hospital hospital;
    auto people = hospital.people("acute_beds", 20);
    std::erase_if(people, [](const run::PersonInPlace& each) { return !each.delayed; });
    ASSERT_GE(people.size(), 2u);

    hospital.room.perform(Action::somebody);
    EXPECT_EQ(hospital.panel().title, Hospital::title_of(people[0]));
    EXPECT_THAT(hospital.panel().items.back().words, StartsWith("waiting for "));
    EXPECT_EQ(hospital.panel().items.back().judgement, scene::Judgement::worse);
    hospital.room.press("panel next person");
    EXPECT_EQ(hospital.panel().title, Hospital::title_of(people[1]));
    EXPECT_TRUE(hospital.room.close_panel());
    hospital.room.perform(Action::somebody);
    EXPECT_EQ(hospital.panel().title, Hospital::title_of(people[0]));
}

TEST(Somebody, IsForgottenInTheNextRun) {
    Hospital hospital;
    hospital.room.perform(Action::somebody);
    EXPECT_THAT(hospital.panel().title, StartsWith("Person "));

    hospital.room.perform(Action::next_run);

    static_cast<void>(hospital.stage.wait_for(day_number(20)));
    EXPECT_EQ(hospital.panel().title, "Somebody");
}

// Nobody waits for anything there on the first day.
TEST(Somebody, IsNobodyWhereNoneIsDelayed) {
    pathway::ModelSpec spec = run::testing::hospital();
    spec.nodes[0].destinations = {pathway::testing::to("home")};
    Stage stage{{{{}, pathway::compile(spec), "As it is"}}, 7, 1};
    static_cast<void>(stage.wait_for(day_number(20)));
    Room room{stage, day_number(20), speed_called("1 day"), 1, true};
    static_cast<void>(room.fresh_picture());

    room.perform(Action::somebody);

    const scene::Picture picture = room.fresh_picture().value();
    EXPECT_EQ(picture.event, "Nobody is delayed now");
    EXPECT_FALSE(picture.panel);
}

TEST(Durations, AreRoundedAndHaveTheirUnit) {
    EXPECT_EQ(in_words(Duration::hours(0.3)), "under an hour");
    EXPECT_EQ(in_words(Duration::hours(1)), "1 hour");
    EXPECT_EQ(in_words(Duration::hours(6.4)), "6 hours");
    EXPECT_EQ(in_words(Duration::hours(23.7)), "1.0 days");
    EXPECT_EQ(in_words(Duration::days(7.13)), "7.1 days");
    EXPECT_EQ(in_words(Duration::days(1234)), "1,234 days");
}

}  // namespace
}  // namespace careway::app
