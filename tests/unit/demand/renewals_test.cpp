#include "sim/demand/renewals.hpp"

#include <gtest/gtest.h>

#include "sim/demand/identity.hpp"

namespace careway::demand {
namespace {

const std::vector<random::QuantileTable> no_tables;

NumberedSource every(double hours, std::uint32_t name) {
    return {name, 5, false, {random::Shape::deterministic, 0, hours * 3600e3, 0, 1, hours * 3600e3}};
}

Streams two_lines() {
    Streams streams;
    streams.numbered = {every(3, 77), every(2, 78)};
    return streams;
}

TEST(Renewals, ComeInOrderOfTimeEachAGapAfterTheOneBefore) {
    Renewals renewals{two_lines(), no_tables, random::Draws{42, 3}};

    std::vector<std::pair<double, std::uint32_t>> found;
    for (int i = 0; i < 4; ++i) {
        found.emplace_back(renewals.front().time.since_start().in_hours(), renewals.front().source);
        renewals.pop(true, two_lines(), no_tables);
    }

    EXPECT_EQ(found, (std::vector<std::pair<double, std::uint32_t>>{{2, 1}, {3, 0}, {4, 1}, {6, found[3].second}}));
}

TEST(Renewals, CountOnWhileASourceIsSwitchedOff) {
    Renewals renewals{two_lines(), no_tables, random::Draws{42, 3}};
    renewals.pop(false, two_lines(), no_tables);
    renewals.pop(true, two_lines(), no_tables);

    EXPECT_EQ(renewals.front().person, numbered_person(78, 1));
}

TEST(Renewals, ASaturatedSourceWaitsUntilItsPersonNoLongerDoes) {
    Streams streams;
    streams.numbered = {{77, 5, true, {}}};
    Renewals renewals{streams, no_tables, random::Draws{42, 3}};
    EXPECT_EQ(renewals.front().time, Time{});
    const std::uint64_t first = renewals.front().person;

    renewals.pop(true, streams, no_tables);
    EXPECT_EQ(renewals.front().time, never);
    renewals.no_longer_waits(first + 1, Time{hour}, streams);
    EXPECT_EQ(renewals.front().time, never);
    renewals.no_longer_waits(first, Time{hour}, streams);

    EXPECT_EQ(renewals.front().time, Time{hour});
    EXPECT_EQ(renewals.front().person, numbered_person(77, 1));
}

TEST(Months, AreThoseOfTheCalendar) {
    const auto hour_of = [](int year_number, unsigned month, unsigned day_number) {
        return (Date{std::chrono::year{year_number} / month / day_number} - epoch).count() * 24;
    };

    EXPECT_EQ(month_of(hour_of(2016, 2, 29) + 23), 1u);
    EXPECT_EQ(month_of(hour_of(2016, 3, 1)), 2u);
    EXPECT_EQ(month_of(hour_of(1899, 12, 31)), 11u);
}

}  // namespace
}  // namespace careway::demand
