#include "sim/fit/arrivals.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/unit/fit/table.hpp"

namespace careway::fit {
namespace {

// 2016-04-04 was a Monday.
TEST(Arrivals, AreCountedWithinTheData) {
    Table table{two_weeks()};
    table.request().from = parse_moment("2016-04-04");
    table.request().to = parse_moment("2016-04-11");

    const Arrivals arrivals = arrivals_of(table.spells(), false);

    EXPECT_EQ(arrivals.people.at(0), 7);
    EXPECT_EQ(arrivals.rates.at(0).value, 1);
}

TEST(Arrivals, HaveAProfileOfTheHoursAtWhichPeopleCame) {
    Table table{two_weeks()};
    table.request().from = parse_moment("2016-04-04");
    table.request().to = parse_moment("2016-04-11");

    const Profile profile = arrivals_of(table.spells(), false).profile;
    const Profile smooth = arrivals_of(table.spells(), true).profile;

    EXPECT_DOUBLE_EQ(profile[8], 24);
    EXPECT_DOUBLE_EQ(profile[6 * 24 + 8], 24);
    EXPECT_EQ(profile[9], 0);
    EXPECT_DOUBLE_EQ(smooth[8], 12);
    EXPECT_DOUBLE_EQ(smooth[9], 6);
    EXPECT_DOUBLE_EQ(std::accumulate(smooth.begin(), smooth.end(), 0.0), 168);
}

// A week and a day: Mondays were seen twice, so that two people on them are one a Monday.
TEST(Arrivals, AreRelatedToTheHoursThatWereSeen) {
    Table table{
        "admitted,left\n2016-04-04 08:30,2016-04-05 10:00\n2016-04-11 08:30,2016-04-11 10:00\n"
        "2016-04-05 08:30,2016-04-05 11:00\n"};
    table.request().from = parse_moment("2016-04-04");
    table.request().to = parse_moment("2016-04-12");

    const Profile profile = arrivals_of(table.spells(), false).profile;

    EXPECT_DOUBLE_EQ(profile[8], 84);
    EXPECT_DOUBLE_EQ(profile[24 + 8], 84);
}

TEST(Arrivals, OfDatesAloneAreSpreadOverTheDay) {
    Table table{"admitted,left\n2016-04-04,2016-04-05\n2016-04-06,2016-04-10\n"};
    table.request().from = parse_moment("2016-04-04");

    const Profile profile = arrivals_of(table.spells(), false).profile;

    EXPECT_NEAR(profile[0], 3.5, 1e-12);
    EXPECT_NEAR(profile[23], 3.5, 1e-12);
    EXPECT_EQ(profile[24], 0);
}

}  // namespace
}  // namespace careway::fit
