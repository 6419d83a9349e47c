#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/unit/pathway/system.hpp"

// Members who are admitted to hospital, and what becomes of their places (semantics 1).
namespace careway::pathway {
namespace {

using namespace testing;

/// A care home for a stay of 100 hours in all; every 30 hours at home its people spend 10 hours in a ward.
ModelSpec care_home(double keep_hours) {
    ModelSpec spec =
        system({pool("beds", 1000), pool("care_places", 1000)}, {stream("in", "care_home", 0.1)},
               {node("ward", {"beds"}, fixed(10), {to("home")}), node("care_home", {"care_places"}, fixed(100), {})});
    spec.nodes[1].membership = true;
    spec.nodes[1].admitted = AdmissionSpec{Stay::same(fixed(30)), "ward", Stay::same(fixed(keep_hours))};
    return spec;
}

std::vector<std::pair<What, int>> life_of_first(const Story& story) {
    std::vector<std::pair<What, int>> found;
    const Record first = story.records.front();
    for (const Record& record : story.records) {
        if (record.person == first.person) {
            found.emplace_back(record.what, static_cast<int>((record.time - first.time).in_hours() + 0.5));
        }
    }
    return found;
}

TEST(Members, GoBackToThePlaceThatWasKeptAndToWhatWasLeft) {
    const Story story{care_home(20)};

    const std::vector<std::pair<What, int>> expected{
        {What::started, 0},   {What::admitted, 30}, {What::started, 30},  {What::left, 40},    {What::resumed, 40},
        {What::admitted, 70}, {What::started, 70},  {What::left, 80},     {What::resumed, 80}, {What::admitted, 110},
        {What::started, 110}, {What::left, 120},    {What::resumed, 120}, {What::left, 130}};
    EXPECT_EQ(life_of_first(story), expected) << "100 hours at home, and 3 times 10 in hospital";
    EXPECT_EQ(story.count(What::released), 0u);
}

TEST(Members, AskAgainForAPlaceThatWasReleased) {
    const Story story{care_home(4)};

    const std::vector<std::pair<What, int>> expected{
        {What::started, 0},   {What::admitted, 30},  {What::started, 30},  {What::released, 34},  {What::left, 40},
        {What::started, 40},  {What::admitted, 70},  {What::started, 70},  {What::released, 74},  {What::left, 80},
        {What::started, 80},  {What::admitted, 110}, {What::started, 110}, {What::released, 114}, {What::left, 120},
        {What::started, 120}, {What::left, 130}};
    EXPECT_EQ(life_of_first(story), expected);
}

TEST(Members, WaitInHospitalForAPlaceThatWasReleased) {
    ModelSpec spec = care_home(4);
    spec.pools[1].capacity.first = 6;
    spec.streams[0].rate = Dated<Split<double>>::always(Split<double>::same(0.07));
    const Story story{spec};

    std::size_t waits = 0;
    for (const Record& record : story.records) {
        if (record.what == What::place_waits) {
            ASSERT_EQ(record.node, story.node("ward"));
            ASSERT_EQ(record.other, story.pool("care_places"));
            ASSERT_EQ(record.marks, again);
            ++waits;
        }
    }
    EXPECT_GT(waits, 50u);
    EXPECT_EQ(story.program->texts.reasons, std::vector<std::string>{"restart"});
    for (const Record& left : story.all(What::left, "care_home")) {
        ASSERT_GE(left.time - left.since, Duration::hours(130));
    }
}

TEST(Members, KeepTheirPlaceFromOthers) {
    ModelSpec spec = care_home(1000);
    spec.pools[1].capacity.first = 1;
    const Story story{spec};

    Time free_from;
    for (const Record& start : story.all(What::started, "care_home")) {
        ASSERT_GE(start.time, free_from);
        free_from = start.time + Duration::hours(130);
    }
    EXPECT_GT(story.all(What::started, "care_home").size(), 15u);
}

TEST(Members, KeepNothingThatTheyNeededForAPartOfTheStay) {
    ModelSpec spec = care_home(20);
    spec.pools.push_back(pool("nurses", 1000));
    spec.nodes[1].uses.push_back({"nurses", 1, Stay::same(fixed(50))});
    const Story story{spec};

    const auto life = life_of_first(story);
    const std::vector<std::pair<What, int>> begun{life.begin(), life.begin() + 6};
    const std::vector<std::pair<What, int>> expected{{What::started, 0},      {What::place_taken, 0},
                                                     {What::place_given, 30}, {What::admitted, 30},
                                                     {What::started, 30},     {What::left, 40}};
    EXPECT_EQ(begun, expected);
}

TEST(Members, GiveTheirPlaceUpWhenTheyDieInHospitalOrLeave) {
    for (const char* exit : {"died", "left_area"}) {
        ModelSpec spec = care_home(1000);
        spec.nodes[0].destinations = {to(exit)};
        const Story story{spec};

        const std::vector<std::pair<What, int>> expected{
            {What::started, 0}, {What::admitted, 30}, {What::started, 30}, {What::left, 40}, {What::released, 40}};
        EXPECT_EQ(life_of_first(story), expected) << exit;
        EXPECT_EQ(story.end.pools[1].in_use, story.end.nodes[0].staying + story.end.nodes[1].staying);
    }
}

TEST(Members, GiveTheirPlaceUpWhenAnotherMembershipStarts) {
    ModelSpec spec = care_home(1000);
    spec.pools.push_back(pool("nursing_places", 1000));
    spec.nodes.push_back(node("nursing_home", {"nursing_places"}, fixed(7), {}));
    spec.nodes[2].membership = true;
    spec.nodes[0].destinations = {to("nursing_home")};
    const Story story{spec};

    const std::vector<std::pair<What, int>> expected{{What::started, 0}, {What::admitted, 30}, {What::started, 30},
                                                     {What::left, 40},   {What::started, 40},  {What::released, 40},
                                                     {What::left, 47}};
    EXPECT_EQ(life_of_first(story), expected);
}

TEST(Members, GoBackWhereTheyAreSentToTheirOwnMembership) {
    ModelSpec spec = care_home(20);
    spec.nodes[0].destinations = {to("care_home")};
    const Story story{spec};

    EXPECT_EQ(story.count(What::resumed), story.all(What::left, "ward").size());
    EXPECT_EQ(story.all(What::left, "care_home").front().time - story.all(What::left, "care_home").front().since,
              Duration::hours(130));
}

TEST(Members, DieOnlyAtHome) {
    ModelSpec spec = care_home(20);
    spec.nodes[1].dies = Stay::same(fixed(75));
    const Story story{spec};

    const Record left = story.all(What::left, "care_home").front();
    EXPECT_EQ(left.other, static_cast<int>(Exit::died));
    EXPECT_EQ(left.time - left.since, Duration::hours(95)) << "75 hours at home and twice 10 in hospital";
}

TEST(Members, AreADifferentEpisodeEachTime) {
    ModelSpec spec = care_home(1000);
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(exponential(10)));
    const Story story{spec};

    std::map<std::uint64_t, std::vector<Duration>> stays;
    for (const Record& left : story.all(What::left, "ward")) {
        stays[left.person].push_back(left.time - left.since);
    }
    std::size_t repeated = 0;
    std::size_t several = 0;
    for (auto& [person, durations] : stays) {
        std::sort(durations.begin(), durations.end());
        repeated += std::adjacent_find(durations.begin(), durations.end()) != durations.end() ? 1 : 0;
        several += durations.size() > 1 ? 1 : 0;
    }
    EXPECT_EQ(repeated, 0u);
    EXPECT_GT(several, 100u);
}

TEST(Members, AreAdmittedFromTheStartOfTheRun) {
    ModelSpec spec = care_home(20);
    spec.run.start_full = 1;
    spec.pools[1].capacity.first = 50;
    const Story story{spec};

    std::size_t early = 0;
    for (const Record& record : story.all(What::admitted, "care_home")) {
        early += record.time <= Time{Duration::hours(30)} ? 1 : 0;
    }
    EXPECT_GT(early, 20u);
}

TEST(Members, CountInTheLoadOfTheHospital) {
    ModelSpec spec = care_home(4);
    spec.nodes[1].stay = Dated<Stay>::always(Stay::same(exponential(120)));
    spec.nodes[1].admitted->after = Stay::same(exponential(30));
    const auto loads = offered_load(*compile(spec));

    EXPECT_NEAR(loads[0].load, 0.1 * 4 * 10, 1e-9) << "four admissions of 10 hours each";
    EXPECT_NEAR(loads[1].load, 0.1 * (120 + 4 * 4), 1e-9) << "at home, and four times kept for four hours";
}

TEST(Members, CountInTheLoadOfEveryPlaceOnTheirWayHome) {
    ModelSpec spec = care_home(4);
    spec.nodes[1].stay = Dated<Stay>::always(Stay::same(exponential(120)));
    spec.nodes[1].admitted->after = Stay::same(exponential(30));
    spec.nodes[0].destinations = {to("rehab")};
    spec.pools.push_back(pool("rehab_beds", 9));
    spec.nodes.push_back(node("rehab", {"rehab_beds"}, fixed(5), {to("home")}));
    const auto loads = offered_load(*compile(spec));

    EXPECT_NEAR(loads[0].load, 0.1 * 4 * 10, 1e-9);
    EXPECT_NEAR(loads[2].load, 0.1 * 4 * 5, 1e-9);
}

TEST(Members, WhoDieInHospitalAreLessLongAtHome) {
    ModelSpec spec = care_home(4);
    spec.nodes[1].stay = Dated<Stay>::always(Stay::same(exponential(120)));
    spec.nodes[1].admitted->after = Stay::same(exponential(30));
    spec.nodes[0].destinations = {to("died", 0.25), to("home", 0.75)};
    const auto loads = offered_load(*compile(spec));

    // Leaves home for good at 1/120 + 0.25/30 = 1/60 an hour.
    EXPECT_NEAR(loads[0].load, 0.1 * 2 * 10, 1e-9);
    EXPECT_NEAR(loads[1].load, 0.1 * (60 + 2 * 4), 1e-9);
}

TEST(Members, WithoutTimeAtHomeGoRoundForEver) {
    ModelSpec spec = care_home(4);
    spec.nodes[1].admitted->after = Stay::same(fixed(0));
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(0)));

    EXPECT_THROW(compile(spec), RefusedModel);
}

TEST(Members, DoNotDieAtHomeOfAWaitThatIsOver) {
    ModelSpec spec = care_home(20);
    spec.nodes[0].hold = false;
    spec.nodes[0].destinations = {to("care_home")};
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(1)), "transport", {}}};
    spec.nodes[1].dies_waiting = Stay::same(fixed(5));
    const Story story{spec};

    EXPECT_GT(story.count(What::resumed), 100u);
    for (const Record& record : story.all(What::left, "care_home")) {
        ASSERT_EQ(record.other, static_cast<int>(Exit::membership_ended)) << "they wait an hour and die after five";
    }
}

TEST(Members, LeaveAPlaceThatTakesAsLongToCleanWhereVisitsAreCounted) {
    ModelSpec once = care_home(4);
    once.nodes[0].destinations = {to("died")};  // nobody comes back, so nobody has a second visit
    once.pools[1].turnaround = Stay::same(exponential(5));
    ModelSpec counted = once;
    counted.nodes.push_back(node("empty", {}, fixed(1), {to("home")}));
    counted.nodes[2].luck = "care_home";  // visits are counted where two nodes share their luck
    const auto back = [](const Story& story) {
        std::vector<Time> found;
        for (const Record& record : story.records) {
            if (record.what == What::place_back) {
                found.push_back(record.time);
            }
        }
        return found;
    };

    EXPECT_GT(back(Story{once}).size(), 10u);
    EXPECT_EQ(back(Story{counted}), back(Story{once}));
}

TEST(Members, AreMembersNoLongerWhereTheirOwnMembershipTurnsThemAway) {
    ModelSpec spec = care_home(4);
    spec.pools[1].capacity.first = 1;
    spec.streams[0] = stream("in", "care_home", 0.5);
    spec.nodes[0].hold = false;
    spec.nodes[1].queue_limit = 0;
    spec.nodes[1].otherwise = "home";
    const Story story{spec};

    EXPECT_GT(story.count(What::released), 10u);
    EXPECT_GT(story.count(What::turned_away), 10u);
}

TEST(Members, HaveAnotherStayWhereTheirOwnMembershipSendsThemBack) {
    ModelSpec spec = care_home(0);
    spec.pools[1].capacity.first = 1;
    spec.streams[0] = stream("in", "care_home", 0.5);
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(exponential(10)));
    spec.nodes[0].hold = false;
    spec.nodes[1].queue_limit = 0;
    spec.nodes[1].otherwise = "ward";
    std::map<std::uint64_t, Duration> in_ward;
    std::size_t back = 0;
    for (const Record& left : Story{spec}.all(What::left, "ward")) {
        const auto [before, first] = in_ward.emplace(left.person, left.time - left.since);
        EXPECT_TRUE(first || before->second != left.time - left.since) << "the second visit of an episode";
        back += first ? 0 : 1;
    }
    EXPECT_GT(back, 10u);
}

}  // namespace
}  // namespace careway::pathway
