#include "sim/demand/poisson_field.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace careway::demand {
namespace {

const random::Draws draws{42, 3};

Streams one_stream() {
    Streams streams;
    streams.sources.push_back({77, 5, -1});
    streams.first_hour = 168 * 6000;  // a Monday midnight
    return streams;
}

std::map<std::uint64_t, Time> people(const Streams& streams, const std::vector<double>& rates, int hours) {
    PoissonField field{streams, draws};
    std::map<std::uint64_t, Time> found;
    for (int h = 0; h < hours; ++h) {
        field.fill_next_hour(streams, rates);
        for (; !field.empty(); field.pop()) {
            EXPECT_TRUE(found.emplace(field.front().person, field.front().time).second) << "a person came twice";
        }
    }
    return found;
}

TEST(PoissonField, HasThePoissonMeanAndVarianceInEachHour) {
    for (const double rate : {0.3, 1.0, 6.5, 40.0, 900.0}) {
        const int hours = rate > 100 ? 500 : 20'000;
        PoissonField field{one_stream(), draws};
        double sum = 0;
        double squares = 0;
        for (int h = 0; h < hours; ++h) {
            field.fill_next_hour(one_stream(), {rate});
            double n = 0;
            for (; !field.empty(); field.pop()) {
                ++n;
            }
            sum += n;
            squares += n * n;
        }
        const double mean = sum / hours;
        const double variance = squares / hours - mean * mean;
        EXPECT_NEAR(mean, rate, 4 * std::sqrt(rate / hours)) << rate;
        // The variance of a Poisson count's sample variance is (rate + 2 rate^2) / n.
        EXPECT_NEAR(variance, rate, 4 * std::sqrt((rate + 2 * rate * rate) / hours)) << rate;
    }
}

TEST(PoissonField, AHigherRateAddsPeopleAndMovesNobody) {
    const auto few = people(one_stream(), {3.7}, 500);
    const auto more = people(one_stream(), {4.1}, 500);

    EXPECT_GT(more.size(), few.size());
    for (const auto& [person, time] : few) {
        const auto same = more.find(person);
        ASSERT_NE(same, more.end());
        EXPECT_EQ(same->second, time);
    }
}

TEST(PoissonField, AtTheHighestRateHasNobodyTwice) {
    const double hours = 3;
    const auto all = people(one_stream(), {highest_rate}, static_cast<int>(hours));

    // A Poisson count.
    EXPECT_NEAR(static_cast<double>(all.size()), hours * highest_rate, 4 * std::sqrt(hours * highest_rate));
}

TEST(PoissonField, ASecondStreamMovesNobodyOfTheFirst) {
    Streams two = one_stream();
    two.sources.insert(two.sources.begin(), {99, 5, -1});

    const auto alone = people(one_stream(), {2.5}, 200);
    const auto both = people(two, {1.5, 2.5}, 200);

    for (const auto& [person, time] : alone) {
        ASSERT_EQ(both.at(person), time);
    }
}

TEST(PoissonField, TheSameDateHasTheSamePeopleWheneverTheRunStarts) {
    Streams later = one_stream();
    later.first_hour += 24;

    const auto early = people(one_stream(), {2.0}, 48);
    const auto late = people(later, {2.0}, 24);

    for (const auto& [person, time] : late) {
        ASSERT_EQ(early.at(person), time + Duration::hours(24));
    }
}

TEST(PoissonField, ComesInOrderOfTime) {
    PoissonField field{one_stream(), draws};
    Time before;
    for (int h = 0; h < 200; ++h) {
        field.fill_next_hour(one_stream(), {80.0});
        for (; !field.empty(); field.pop()) {
            ASSERT_GE(field.front().time, before);
            ASSERT_LT(field.front().time, field.filled_until());
            before = field.front().time;
        }
    }
}

TEST(PoissonField, FollowsTheProfileOfTheWeekHourByHour) {
    Streams streams = one_stream();
    streams.sources[0].profile = 0;
    streams.profiles.resize(1);
    streams.profiles[0][34] = 168;  // Tuesday, 10 to 11

    for (const auto& [person, time] : people(streams, {0.1}, 168 * 20)) {
        EXPECT_EQ(time.ticks() / hour.ticks() % 168, 34);
    }
    EXPECT_NEAR(static_cast<double>(people(streams, {0.1}, 168 * 20).size()), 336, 4 * std::sqrt(336.0));
}

TEST(PoissonField, HasTheExpectedCountInEveryHourOfTheWeek) {
    // Thinning under the rate of the last arrival, as some tools do it, would smear the steps of this profile.
    Streams streams = one_stream();
    streams.sources[0].profile = 0;
    streams.profiles.resize(1);
    for (std::size_t h = 0; h < 168; ++h) {
        streams.profiles[0][h] = h % 24 < 12 ? 0.1 : 1.9;
    }
    const int weeks = 400;
    std::array<double, 168> count{};
    for (const auto& [person, time] : people(streams, {3.0}, 168 * weeks)) {
        ++count[static_cast<std::size_t>(time.ticks() / hour.ticks() % 168)];
    }
    for (std::size_t h = 0; h < 168; ++h) {
        const double expected = 3.0 * streams.profiles[0][h] * weeks;
        EXPECT_NEAR(count[h], expected, 4 * std::sqrt(expected)) << h;
    }
}

TEST(PoissonField, AChangeOfRateWithinTheHourKeepsWhoHasComeAndWhoStillComesAtBothRates) {
    const Streams streams = one_stream();
    PoissonField field{streams, draws};
    field.fill_next_hour(streams, {20.0});
    const Time half_past{Duration::minutes(30)};
    std::set<std::uint64_t> would_have_come;
    PoissonField unchanged = field;
    for (; !unchanged.empty(); unchanged.pop()) {
        if (unchanged.front().time >= half_past) {
            would_have_come.insert(unchanged.front().person);
        }
    }

    field.redraw_after(half_past, streams, {40.0});

    for (; !field.empty(); field.pop()) {
        EXPECT_GE(field.front().time, half_past);
        would_have_come.erase(field.front().person);
    }
    EXPECT_TRUE(would_have_come.empty());
}

TEST(HourOfWeek, GoesOnBeforeTheEpoch) {
    EXPECT_EQ(hour_of_week(0), 0u);
    EXPECT_EQ(hour_of_week(169), 1u);
    EXPECT_EQ(hour_of_week(-1), 167u);
    EXPECT_EQ(hour_of_week(-168), 0u);
}

}  // namespace
}  // namespace careway::demand
