#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

/// Hours, from the start of the run, at which people came, with who they were.
std::map<std::uint64_t, double> arrivals(const Story& story) {
    std::map<std::uint64_t, double> found;
    for (const Record& record : story.records) {
        if ((record.marks & arrived) != 0) {
            EXPECT_TRUE(found.emplace(record.person, record.time.since_start().in_hours()).second) << "came twice";
        }
    }
    return found;
}

std::vector<double> hours_of(const Story& story) {
    std::vector<double> hours;
    for (const auto& [person, hour] : arrivals(story)) {
        hours.push_back(hour);
    }
    std::sort(hours.begin(), hours.end());
    return hours;
}

demand::StreamSpec gaps(const std::string& name, const std::string& enters, const random::Distribution& gap) {
    demand::StreamSpec spec = stream(name, enters, 0);
    spec.gap = gap;
    return spec;
}

demand::StreamSpec endless(const std::string& name, const std::string& enters) {
    demand::StreamSpec spec = stream(name, enters, 0);
    spec.saturated = true;
    return spec;
}

/// Starts on Monday 2000-01-03.
Date january(unsigned day_of_month) {
    return Date{std::chrono::year{2000} / 1 / std::chrono::day{day_of_month}};
}

ModelSpec one_ward(const demand::StreamSpec& stream, Duration length, int beds = 1000) {
    return system({pool("beds", beds)}, {stream}, {node("ward", {"beds"}, fixed(2), {to("home")})}, length);
}

TEST(Gaps, BringTheFirstPersonOneGapAfterTheStart) {
    const Story story{one_ward(gaps("lab", "ward", fixed(3)), Duration::hours(10) + 14 * hour)};

    EXPECT_EQ(hours_of(story), (std::vector<double>{3, 6, 9, 12, 15, 18, 21}));
}

TEST(Gaps, RunOnWhileTheStreamIsSwitchedOffAndItsPeopleDoNotCome) {
    demand::StreamSpec lab = gaps("lab", "ward", exponential(3));
    const auto always = arrivals(Story{one_ward(lab, 6 * day)});
    lab.active.steps = {{january(4), false}, {january(6), true}};
    const auto switched = arrivals(Story{one_ward(lab, 6 * day)});

    std::map<std::uint64_t, double> left = always;
    std::erase_if(left, [](const auto& arrival) { return arrival.second >= 24 && arrival.second < 72; });
    EXPECT_LT(left.size(), always.size());
    EXPECT_EQ(switched, left);
}

TEST(Gaps, HaveTheirMeanRateInTheTrafficEquations) {
    ModelSpec spec = one_ward(gaps("lab", "ward", fixed(4)), 10 * day);
    spec.streams[0].batch = {{1, 0.5}, {3, 0.5}};

    const auto loads = offered_load(*compile(spec));

    EXPECT_DOUBLE_EQ(loads[0].load, 0.25 * 2 * 2);
}

TEST(Gaps, CountForNothingInTheTrafficEquationsWhileSwitchedOff) {
    ModelSpec spec = one_ward(gaps("lab", "ward", fixed(4)), 10 * day);
    spec.streams[0].active.first = false;

    EXPECT_EQ(offered_load(*compile(spec))[0].load, 0);
    EXPECT_TRUE(arrivals(Story{spec}).empty());
}

TEST(Gaps, ComeBesideAPoissonStreamInOrderOfTime) {
    const Story story{system({pool("beds", 1000)}, {stream("ed", "ward", 1), gaps("lab", "ward", fixed(5))},
                             {node("ward", {"beds"}, fixed(2), {to("home")})}, 20 * day)};

    Time before;
    for (const Record& record : story.records) {
        EXPECT_LE(before, record.time);
        before = record.time;
    }
    const Story alone{one_ward(stream("ed", "ward", 1), 20 * day)};
    EXPECT_EQ(arrivals(story).size(), arrivals(alone).size() + 95);
}

TEST(Gaps, DoNotMoveThePeopleOfAnotherStream) {
    const auto alone = arrivals(Story{one_ward(stream("ed", "ward", 1), 20 * day)});
    const auto both =
        arrivals(Story{system({pool("beds", 1000)}, {gaps("lab", "ward", fixed(5)), stream("ed", "ward", 1)},
                              {node("ward", {"beds"}, fixed(2), {to("home")})}, 20 * day)});

    for (const auto& [person, hour] : alone) {
        EXPECT_EQ(both.at(person), hour);
    }
}

TEST(Batches, AllComeInTheSameInstantAndAreDifferentPeople) {
    demand::StreamSpec lab = gaps("lab", "ward", fixed(6));
    lab.batch = {{3, 1.0}};

    const Story story{one_ward(lab, day)};

    EXPECT_EQ(hours_of(story), (std::vector<double>{6, 6, 6, 12, 12, 12, 18, 18, 18}));
}

TEST(Batches, HaveTheSizesThatTheirSharesSay) {
    demand::StreamSpec lab = gaps("lab", "ward", fixed(1));
    lab.batch = {{1, 0.25}, {4, 0.75}};
    const Story story{one_ward(lab, 400 * day)};

    std::map<double, int> sizes;
    for (const double hour : hours_of(story)) {
        ++sizes[hour];
    }
    int fours = 0;
    for (const auto& [hour, size] : sizes) {
        EXPECT_TRUE(size == 1 || size == 4);
        fours += size == 4 ? 1 : 0;
    }
    const auto batches = static_cast<double>(sizes.size());
    EXPECT_EQ(batches, 9599);
    EXPECT_NEAR(fours / batches, 0.75, 4 * std::sqrt(0.75 * 0.25 / batches));
}

TEST(Batches, OfARateKeepTheirFirstPeopleWhenTheyGrow) {
    demand::StreamSpec ed = stream("ed", "ward", 0.5);
    const auto alone = arrivals(Story{one_ward(ed, 20 * day)});
    ed.batch = {{2, 1.0}};
    const auto pairs = arrivals(Story{one_ward(ed, 20 * day)});

    EXPECT_EQ(pairs.size(), 2 * alone.size());
    for (const auto& [person, hour] : alone) {
        EXPECT_EQ(pairs.at(person), hour);
    }
}

TEST(SaturatedSource, SendsTheNextPersonInTheInstantInWhichTheOneBeforeStarts) {
    // Two places, stays of 2 hours: two start and one asks at 0, two more start each second hour.
    const Story story{one_ward(endless("line", "ward"), day, 2)};

    std::vector<double> starts;
    for (const Record& record : story.all(What::started, "ward")) {
        starts.push_back(record.time.since_start().in_hours());
    }
    EXPECT_EQ(starts.size(), 24u);
    EXPECT_EQ(starts[0], 0);
    EXPECT_EQ(starts[1], 0);
    EXPECT_EQ(starts[2], 2);
    EXPECT_EQ(starts[23], 22);
    EXPECT_EQ(story.end.nodes[0].queued, 1);
    EXPECT_EQ(hours_of(story).size(), 25u);
}

TEST(SaturatedSource, SendsNobodyWhileSwitchedOffAndGoesOnAfterwards) {
    ModelSpec spec = one_ward(endless("line", "ward"), 3 * day, 1);
    spec.streams[0].active.steps = {{january(4), false}, {january(5), true}};
    const Story story{spec};

    // At midnight one starts who has waited; nobody comes after that one until the next midnight.
    std::set<double> starts;
    for (const Record& record : story.all(What::started, "ward")) {
        starts.insert(record.time.since_start().in_hours());
    }
    EXPECT_EQ(starts.size(), 12u + 1u + 12u);
    EXPECT_TRUE(starts.contains(24));
    EXPECT_FALSE(starts.contains(26));
    EXPECT_TRUE(starts.contains(48));
}

TEST(SaturatedSource, SendsAnotherPersonForOneWhoGivesUp) {
    ModelSpec spec = one_ward(endless("line", "ward"), day, 1);
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(10)));
    spec.nodes[0].patience = Stay::same(fixed(3));
    const Story story{spec};

    EXPECT_EQ(story.all(What::started, "ward").size(), 3u);
    EXPECT_EQ(story.count(What::gave_up), 6u + 1u);
}

TEST(SaturatedSource, IsLeftOutOfTheTrafficEquations) {
    EXPECT_EQ(offered_load(*compile(one_ward(endless("line", "ward"), day, 2)))[0].load, 0);
}

TEST(SaturatedSource, LetsThoseGoFirstWhoAreSentBackIntoItsQueue) {
    ModelSpec spec = one_ward(endless("line", "ward"), 60 * hour, 2);
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(10)));
    spec.pools[0].capacity.steps = {{january(4), 1}, {january(5), 2}};
    spec.pools[0].closing = Closing::send_back;
    const Story story{spec};

    std::vector<double> hours;
    const auto starts = story.all(What::started, "ward");
    for (const Record& start : starts) {
        hours.push_back(start.time.since_start().in_hours());
    }
    EXPECT_EQ(hours, (std::vector<double>{0, 0, 10, 10, 20, 20, 30, 40, 48, 50, 58}));
    EXPECT_EQ(starts.at(6).person, std::max(starts.at(4).person, starts.at(5).person)) << "the one sent back at 24";
    EXPECT_EQ(story.end.nodes[0].queued, 1) << "nobody has come because somebody else was sent back";
}

TEST(SaturatedSource, IsRefusedWhereNothingLimitsIt) {
    const auto refused = [](const ModelSpec& spec) {
        try {
            compile(spec);
        } catch (const RefusedModel& refusal) {
            return refusal.findings().front().code;
        }
        return std::string{};
    };
    const ModelSpec limited = one_ward(endless("line", "ward"), day, 2);
    ModelSpec unlimited = limited;
    unlimited.pools[0].unlimited = true;
    ModelSpec without_time = limited;
    without_time.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(0)));
    ModelSpec turned_away = limited;
    turned_away.nodes[0].queue_limit = 0;
    ModelSpec dying = limited;
    dying.nodes[0].dies_waiting = Stay::same(fixed(0));
    ModelSpec sent_home = limited;
    sent_home.streams[0].cancelled = demand::CancelledSpec{Stay::same(fixed(9)), 1};
    ModelSpec part_without_time = limited;
    part_without_time.nodes[0].uses[0].lasts = Stay::same(fixed(0));
    ModelSpec spilling = limited;
    spilling.pools.push_back(pool("corridor", 0));
    spilling.pools[1].unlimited = true;
    spilling.nodes[0].overflow = OverflowSpec{"corridor", true};

    EXPECT_EQ(refused(limited), "");
    EXPECT_EQ(refused(unlimited), "M146");
    EXPECT_EQ(refused(without_time), "M146");
    EXPECT_EQ(refused(turned_away), "M146");
    EXPECT_EQ(refused(dying), "M146");
    EXPECT_EQ(refused(sent_home), "M146");
    EXPECT_EQ(refused(part_without_time), "M146");
    EXPECT_EQ(refused(spilling), "M146");
}

TEST(Growth, StepsOnTheFirstOfEachMonthAfterTheFirstMeasuredDay) {
    ModelSpec spec = one_ward(stream("ed", "ward", 10), 2 * year);
    spec.run.start = Date{std::chrono::year{2015} / 4 / 1};
    spec.run.warm_up = 60 * day;
    spec.streams[0].growth = 0.21;

    const auto program = compile(spec);

    EXPECT_EQ(program->initial_settings.rates[0], 10);
    ASSERT_EQ(program->changes.size(), 23u);
    EXPECT_EQ(program->changes[0].at, Time{90 * day});
    EXPECT_NEAR(program->changes[0].value, 10 * std::pow(1.21, 1.0 / 12), 1e-7);
    EXPECT_DOUBLE_EQ(program->changes[5].value, 11);
    EXPECT_DOUBLE_EQ(program->changes[11].value, 12.1);
    EXPECT_TRUE(program->measured_changes);
}

TEST(Growth, GoesOnFromARateThatChangesOnADate) {
    ModelSpec spec = one_ward(stream("ed", "ward", 10), 2 * year);
    spec.run.start = Date{std::chrono::year{2015} / 4 / 1};
    spec.streams[0].growth = 0.21;
    spec.streams[0].rate.steps = {{Date{std::chrono::year{2016} / 4 / 1}, Split<double>::same(20)}};

    const auto program = compile(spec);

    EXPECT_DOUBLE_EQ(program->changes[5].value, 11);
    EXPECT_DOUBLE_EQ(program->changes[11].value, 24.2);
}

TEST(Months, ShapeTheRateInTheWarmUpTooAndLeaveItsLevelAlone) {
    ModelSpec spec = one_ward(stream("ed", "ward", 10), year);
    spec.run.start = Date{std::chrono::year{2015} / 7 / 1};
    spec.run.warm_up = 181 * day;  // from 1 January
    demand::Months months{};
    months[1] = 365.0 / 28;
    spec.streams[0].months = months;

    const Story story{spec};

    EXPECT_FALSE(story.program->measured_changes);
    EXPECT_DOUBLE_EQ(offered_load(*story.program)[0].load, 20);
    std::size_t outside_february = 0;
    for (const double hour : hours_of(story)) {
        const double day_of_year = std::fmod(hour / 24, 365);
        outside_february += day_of_year >= 31 && day_of_year < 60 ? 0 : 1;  // 2016 has a 29th
    }
    EXPECT_EQ(outside_february, 0u);
    // 10 an hour over a year stand in 28 days; those of two Februaries come. A Poisson count.
    const double expected = 10 * 365 * 24 / 28.0 * (28 + 29);
    EXPECT_NEAR(static_cast<double>(hours_of(story).size()), expected, 4 * std::sqrt(expected));
}

TEST(Streams, KeepThePeopleOfTheNameWhoseLuckTheyHave) {
    demand::StreamSpec renamed = stream("emergency", "ward", 1);
    renamed.luck = "ed";

    EXPECT_EQ(arrivals(Story{one_ward(renamed, 10 * day)}),
              arrivals(Story{one_ward(stream("ed", "ward", 1), 10 * day)}));
}

TEST(Streams, WithTheSameLuckAreRefused) {
    demand::StreamSpec second = gaps("second", "ward", fixed(1));
    second.luck = "ed";
    ModelSpec spec = one_ward(stream("ed", "ward", 1), day);
    spec.streams.push_back(second);

    try {
        compile(spec);
        FAIL() << "two streams share their people";
    } catch (const RefusedModel& refusal) {
        EXPECT_EQ(refusal.findings().front().code, "M180");
    }
}

TEST(Streams, CopiedInTheMiddleGoOnTheSame) {
    demand::StreamSpec lab = gaps("lab", "ward", exponential(3));
    lab.batch = {{1, 0.5}, {2, 0.5}};
    const ModelSpec spec = system({pool("beds", 3)}, {lab, endless("line", "ward")},
                                  {node("ward", {"beds"}, exponential(2), {to("home")})}, 20 * day);
    const auto program = compile(spec);
    const auto go_on = [&](Simulation& simulation, Time until) {
        std::vector<std::uint64_t> people;
        Records batch;
        for (bool done = false; !done;) {
            done = simulation.advance(until, batch);
            for (const Record& record : batch.all()) {
                people.push_back(record.person);
            }
            batch.clear();
        }
        return people;
    };
    Simulation first{program, program->initial_settings, random::Draws{1, 0}};
    go_on(first, Time{7 * day});
    Simulation second = first;

    EXPECT_EQ(go_on(first, program->end), go_on(second, program->end));
}

}  // namespace
}  // namespace careway::pathway
