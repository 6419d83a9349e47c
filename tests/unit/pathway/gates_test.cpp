#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

// The run begins on a Monday, so that a time into the run is a time into a week.
Duration into_week(Time time) {
    return Duration::milliseconds(time.ticks() % week.ticks());
}
bool is_weekend(Time time) {
    return into_week(time) >= Duration::days(5);
}
bool between(Time time, double from, double to) {
    const Duration of_day = Duration::milliseconds(time.ticks() % day.ticks());
    return of_day >= Duration::hours(from) && of_day < Duration::hours(to);
}

/// Monday to Friday from one hour of the day to another.
WeekHours workdays(double from, double to) {
    WeekHours hours;
    for (int d = 0; d < 5; ++d) {
        hours.emplace_back(Duration::hours(24 * d + from), Duration::hours(24 * d + to));
    }
    return hours;
}

std::vector<Duration> rounds_at(double hour_of_day) {
    std::vector<Duration> rounds;
    for (const auto& [from, to] : workdays(hour_of_day, hour_of_day)) {
        rounds.push_back(from);
    }
    return rounds;
}

Time next_workday_at(Time time, double hour_of_day) {
    for (std::int64_t d = 0;; ++d) {
        const Time at = Time{Duration::milliseconds(time.ticks() / day.ticks() * day.ticks())} + d * day +
                        Duration::hours(hour_of_day);
        if (at >= time && !is_weekend(at)) {
            return at;
        }
    }
}

ModelSpec one_ward(const random::Distribution& stay) {
    return system({pool("beds", 50)}, {stream("in", "ward", 0.3)}, {node("ward", {"beds"}, stay, {to("home")})},
                  700 * day);
}

TEST(Gates, AStayThatHasEndedBecomesReadyAtTheNextRound) {
    ModelSpec spec = one_ward(exponential(50));
    spec.nodes[0].rounds = rounds_at(9);
    const Story story{spec};

    for (const Record& record : story.all(What::delay_ended, "ward")) {
        ASSERT_EQ(record.time, next_workday_at(record.since, 9));
    }
    EXPECT_EQ(story.all(What::delay_ended, "ward").size(), story.all(What::left, "ward").size());
    EXPECT_GT(story.all(What::left, "ward").size(), 4000u);
}

TEST(Gates, AStayThatEndsInTheInstantOfARoundIsSeenInIt) {
    ModelSpec spec = one_ward(fixed(24));
    spec.streams.clear();
    spec.streams.push_back(stream("in", "front", 0.3));
    spec.nodes.push_back(node("front", {}, exponential(3), {to("ward")}));
    spec.nodes[0].rounds = rounds_at(9);
    spec.nodes[1].rounds = rounds_at(9);
    const Story story{spec};

    const auto on_friday = [](const Record& r) { return into_week(r.since) > Duration::hours(4 * 24 + 8); };
    for (const Record& record : story.all(What::left, "ward")) {
        ASSERT_EQ(record.time - record.since, on_friday(record) ? Duration::days(3) : Duration::days(1));
    }
}

TEST(Gates, TimeLostIsChargedToTheWeekendOnDaysOnWhichTheGateIsShutAllDay) {
    ModelSpec spec = one_ward(exponential(50));
    spec.nodes[0].leaves = workdays(8, 18);
    const Story story{spec};
    const auto& reasons = story.program->texts.reasons;
    ASSERT_EQ(reasons, (std::vector<std::string>{"hours", "weekend"}));

    for (const Record& record : story.all(What::process_waits, "ward")) {
        ASSERT_EQ(reasons[record.other], is_weekend(record.time) ? "weekend" : "hours");
    }
    for (const Record& record : story.all(What::process_ended, "ward")) {
        ASSERT_EQ(reasons[record.other], is_weekend(record.time - Duration::milliseconds(1)) ? "weekend" : "hours");
    }
    for (const Record& record : story.all(What::left, "ward")) {
        ASSERT_TRUE(!is_weekend(record.time) && between(record.time, 8, 18));
    }
    for (const Record& record : story.all(What::delay_ended, "ward")) {
        ASSERT_EQ(record.time, next_workday_at(record.since, 8)) << "only those are delayed who met the gate shut";
    }
}

TEST(Gates, TurnAsOftenAsTheirWeekSays) {
    ModelSpec spec = one_ward(fixed(1));
    spec.nodes[0].leaves = {{Duration{}, 2 * day}, {3 * day, 7 * day}};  // all the time but on Wednesdays
    const auto program = compile(spec);

    EXPECT_EQ(std::count_if(program->changes.begin(), program->changes.end(),
                            [](const Change& change) { return change.setting == Setting::gate; }),
              2 * 100);
}

TEST(Gates, NoneHoldsTheDead) {
    ModelSpec spec = one_ward(exponential(50));
    spec.nodes[0].destinations = {to("died")};
    spec.nodes[0].rounds = rounds_at(9);
    spec.nodes[0].leaves = workdays(8, 18);

    EXPECT_EQ(Story{spec}.count(What::delay_ended), 0u);
}

TEST(Gates, WhoLetsGoOfItsPlacesAtOnceStillLeavesThroughThem) {
    ModelSpec spec = one_ward(exponential(50));
    spec.nodes[0].hold = false;
    spec.nodes[0].leaves = workdays(8, 18);
    const Story story{spec};

    for (const Record& record : story.all(What::left, "ward")) {
        ASSERT_TRUE(!is_weekend(record.time) && between(record.time, 8, 18));
    }
    EXPECT_EQ(story.end.pools[0].in_use, story.end.nodes[0].staying + story.end.nodes[0].in_process);
}

ModelSpec ward_and_rehab(int places) {
    return system({pool("beds", 200), pool("places", places)}, {stream("in", "ward", 0.2)},
                  {node("ward", {"beds"}, exponential(30), {to("rehab")}),
                   node("rehab", {"places"}, exponential(40), {to("home")})},
                  700 * day);
}

TEST(Gates, WhoWaitsInsideIsPassedOverWhileTheDoorOfItsNodeIsShut) {
    ModelSpec spec = ward_and_rehab(9);
    spec.streams.push_back(stream("from_home", "rehab", 0.02));
    spec.nodes[0].leaves = workdays(8, 18);
    const Story story{spec};

    std::set<std::uint64_t> inside;
    std::size_t at_opening = 0;
    std::size_t passed = 0;
    for (const Record& record : story.records) {
        if (record.what == What::place_waits) {
            inside.insert(record.person);
            ASSERT_TRUE(!is_weekend(record.time) && between(record.time, 8, 18)) << "asks only while it is open";
        } else if (record.what == What::started && record.node == story.node("rehab")) {
            const bool shut = is_weekend(record.time) || !between(record.time, 8, 18);
            const bool from_ward = inside.contains(record.person);
            ASSERT_FALSE(shut && from_ward);
            at_opening += from_ward && record.time == next_workday_at(record.time, 8) ? 1 : 0;
            passed += shut && !inside.empty() ? 1 : 0;
            inside.erase(record.person);
        }
    }
    EXPECT_GT(at_opening, 50u) << "the places that came free at night are offered when it opens";
    EXPECT_GT(passed, 5u);
}

TEST(Gates, APoolThatIsShutAcceptsNobodyUntilItOpens) {
    ModelSpec spec = ward_and_rehab(9);
    spec.streams.push_back(stream("from_home", "rehab", 0.02));
    spec.pools[1].starts = workdays(9, 17);
    const Story story{spec};

    std::size_t at_opening = 0;
    for (const Record& record : story.all(What::started, "rehab")) {
        ASSERT_TRUE(!is_weekend(record.time) && between(record.time, 9, 17));
        at_opening += record.time == next_workday_at(record.time, 9) ? 1 : 0;
    }
    EXPECT_GT(at_opening, 300u);
    EXPECT_GT(story.count(What::gate_holds), 300u);
}

TEST(Gates, WithPlacesForAllEveryWaitOfAShutPoolIsChargedToItsGate) {
    ModelSpec spec = ward_and_rehab(999);
    spec.pools[1].starts = workdays(9, 17);
    const Story story{spec};

    std::size_t waits = 0;
    for (std::size_t i = 0; i < story.records.size(); ++i) {
        if (story.records[i].what == What::place_waits) {
            ++waits;
            const auto charged =
                std::find_if(story.records.begin() + static_cast<std::ptrdiff_t>(i), story.records.end(),
                             [&](const Record& r) { return r.what == What::gate_holds; });
            ASSERT_TRUE(charged != story.records.end() && charged->person == story.records[i].person &&
                        charged->time == story.records[i].time);
        }
    }
    EXPECT_GT(waits, 1000u);
}

TEST(Gates, NeverAreMoreWaitsChargedToAGateThanThereArePlacesBehindIt) {
    ModelSpec spec = ward_and_rehab(9);
    spec.pools[1].starts = workdays(9, 17);
    const Story story{spec};

    int in_use = 0;
    int charged = 0;
    int most = 0;
    int most_short = 0;
    Time last;
    int waiting = 0;
    for (const Record& record : story.records) {
        if (record.time > last) {
            ASSERT_EQ(charged, is_weekend(last) || !between(last, 9, 17) ? std::min(waiting, 9 - in_use) : 0);
            most = std::max(most, charged);
            most_short = std::max(most_short, waiting - charged);
        }
        last = record.time;
        const bool rehab = record.node == story.node("rehab");
        in_use += rehab && record.what == What::started ? 1 : 0;
        in_use -= rehab && record.what == What::left ? 1 : 0;
        waiting += record.what == What::place_waits ? 1 : 0;
        waiting -= record.what == What::place_ended ? 1 : 0;
        charged += record.what == What::gate_holds ? 1 : 0;
        charged -= record.what == What::gate_lets_go ? 1 : 0;
    }
    EXPECT_GT(most, 2);
    EXPECT_GT(most_short, 2);
}

TEST(Gate, LetsNobodyWaitForAPlaceThatIsFreeWhenItOpens) {
    ModelSpec spec =
        system({pool("beds", 1000), pool("chairs", 1000)}, {stream("in", "ward", 1)},
               {node("ward", {"beds"}, fixed(1), {to("lounge")}), node("lounge", {"chairs"}, fixed(1), {to("home")})});
    spec.nodes[0].leaves = workdays(9, 17);
    const Story story{spec};

    EXPECT_GT(story.all(What::process_waits, "ward").size(), 100u);
    EXPECT_EQ(story.count(What::place_waits), 0u);
}

}  // namespace
}  // namespace careway::pathway
