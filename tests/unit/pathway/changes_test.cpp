#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;
using namespace std::chrono_literals;

Time day_number(int number) {
    return Time{number * day};
}

ModelSpec one_ward(double per_hour, int beds, double stay) {
    return system({pool("beds", beds)}, {stream("in", "ward", per_hour)},
                  {node("ward", {"beds"}, fixed(stay), {to("home")})});
}

TEST(DatedCapacity, OpensToThoseWhoWaitAtMidnightOfItsDate) {
    ModelSpec spec = one_ward(1, 0, 24);
    spec.pools[0].capacity.steps = {{spec.run.start + std::chrono::days{3}, 2}};
    const Story story{spec};

    const auto starts = story.all(What::started, "ward");
    EXPECT_EQ(starts[0].time, day_number(3));
    EXPECT_EQ(starts[1].time, day_number(3));
    EXPECT_EQ(starts[2].time, day_number(4));
    EXPECT_LE(starts[0].since, starts[1].since);
}

TEST(DatedCapacity, AFallEvictsNobodyAndClosesPlacesAsTheyEmpty) {
    ModelSpec spec = one_ward(2, 4, 24);
    spec.pools[0].capacity.steps = {{spec.run.start + std::chrono::days{5}, 1}};
    const Story story{spec};

    int in_use = 0;
    for (const Record& record : story.records) {
        in_use += record.what == What::started ? 1 : record.what == What::left ? -1 : 0;
        if (record.what == What::started && record.time >= day_number(5)) {
            ASSERT_EQ(in_use, 1);
        }
    }
    const auto starts = story.all(What::started, "ward");
    const auto left = story.all(What::left, "ward");
    for (std::size_t i = 0; i < left.size(); ++i) {
        ASSERT_EQ(left[i].time, starts[i].time + day) << "everybody stays the whole day, the fall notwithstanding";
    }
    EXPECT_EQ(story.end.pools[0].in_use, 1);
}

TEST(DatedCapacity, EarlierStepsAreInForceFromTheStartOfTheWarmUp) {
    ModelSpec spec = one_ward(1, 7, 24);
    spec.run.warm_up = 10 * day;
    spec.pools[0].capacity.steps = {{spec.run.start - std::chrono::days{400}, 3},
                                    {spec.run.start + std::chrono::days{1}, 5}};
    const auto program = compile(spec);

    EXPECT_EQ(program->initial_settings.capacity[0], 3);
    ASSERT_EQ(program->changes.size(), 1u);
    EXPECT_EQ(program->changes[0].at, day_number(11));
    EXPECT_EQ(program->changes[0].value, 5);
}

TEST(Rota, OpensAndClosesWithTheWeekAndLetsStaysFinish) {
    ModelSpec spec = one_ward(2, 0, 3);
    spec.pools[0].rota = {{Duration::hours(9), 2}, {Duration::hours(17), 0}};  // Monday nine to five
    const Story story{spec};

    for (const Record& start : story.all(What::started, "ward")) {
        const Duration into_week = Duration::milliseconds(start.time.ticks() % week.ticks());  // runs start on a Monday
        ASSERT_GE(into_week, Duration::hours(9));
        ASSERT_LT(into_week, Duration::hours(17));
    }
    const auto starts = story.all(What::started, "ward");
    EXPECT_EQ(starts.front().time, Time{Duration::hours(9)});
    EXPECT_TRUE(std::any_of(starts.begin(), starts.end(), [](const Record& r) { return r.time > Time{week}; }));
}

TEST(Rota, IsTheSameOnTheSameDateWhereverTheRunStarts) {
    ModelSpec spec = one_ward(2, 0, 3);
    spec.pools[0].rota = {{Duration::hours(9), 2}, {Duration::hours(17), 0}};
    spec.run.start += std::chrono::days{3};  // a Thursday
    const Story story{spec};

    EXPECT_EQ(story.all(What::started, "ward").front().time, Time{4 * day + Duration::hours(9)});
}

TEST(DatedRate, AddsPeopleFromItsDateAndMovesNobodyBefore) {
    ModelSpec spec = one_ward(1, 50, 24);
    const Story before{spec};
    spec.streams[0].rate.steps = {{spec.run.start + std::chrono::days{50}, Split<double>::same(3)}};
    const Story after{spec};

    const auto early = [](const Record& record) { return record.time < day_number(50); };
    const auto count = [&](const Story& story) {
        return std::count_if(story.records.begin(), story.records.end(), early);
    };
    ASSERT_EQ(count(before), count(after));
    EXPECT_GT(after.records.size(), before.records.size() + 1000);
}

TEST(DatedShare, RestTakesWhatTheOthersLeave) {
    ModelSpec spec = one_ward(10, 1000, 1);
    DestinationSpec rest = to("died");
    rest.rest = true;
    spec.nodes[0].destinations = {to("home", 1.0), rest};
    spec.nodes[0].destinations[0].share.steps = {{spec.run.start + std::chrono::days{50}, Split<double>::same(0.25)}};
    const Story story{spec};

    double died_before = 0;
    double died_after = 0;
    double after = 0;
    for (const Record& record : story.all(What::left, "ward")) {
        const bool died = record.other == static_cast<std::uint16_t>(Exit::died);
        (record.time < day_number(50) ? died_before : died_after) += died ? 1 : 0;
        after += record.time >= day_number(50) ? 1 : 0;
    }
    EXPECT_EQ(died_before, 0);
    EXPECT_NEAR(died_after / after, 0.75, 4 * std::sqrt(0.75 * 0.25 / after));
}

TEST(DatedStay, HoldsForThoseWhoStartFromItsDate) {
    ModelSpec spec = one_ward(1, 1000, 10);
    spec.nodes[0].stay.steps = {{spec.run.start + std::chrono::days{50}, Stay::same(fixed(20))}};
    const Story story{spec};

    for (const Record& record : story.all(What::left, "ward")) {
        const Duration stay = record.time - record.since;
        ASSERT_EQ(stay, record.since < day_number(50) ? Duration::hours(10) : Duration::hours(20));
    }
}

TEST(Change, ALeverActsAtOnce) {
    const auto program = compile(one_ward(5, 1, 24));
    Simulation simulation{program, program->initial_settings, random::Draws{1, 0}};
    Records records;
    const auto run_to = [&](Time until) {
        while (!simulation.advance(until, records)) {
            records.clear();
        }
    };

    run_to(day_number(2));
    simulation.change({day_number(2), Setting::capacity, 0, 4}, records);
    run_to(day_number(2) + Duration::milliseconds(1));

    EXPECT_EQ(simulation.frame().pools[0].in_use, 4);
}

TEST(DatedStay, HoldsForThoseWhoStartInAPlaceThatOpensOnItsDate) {
    ModelSpec spec =
        system({pool("beds", 0)}, {stream("in", "ward", 1)}, {node("ward", {"beds"}, fixed(2), {to("home")})});
    const Date date = spec.run.start + std::chrono::days{5};
    spec.pools[0].capacity.steps = {{date, 3}};
    spec.nodes[0].stay.steps = {{date, Stay::same(fixed(7))}};

    EXPECT_EQ(Story{spec}.all(What::left, "ward").front().time, Time{5 * day + 7 * hour});
}

}  // namespace
}  // namespace careway::pathway
