#include "sim/fit/ways.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/fit/table.hpp"

namespace careway::fit {
namespace {

const std::string with_reasons = "admitted,ready,left,destination,why\n";

TEST(Ways, AreSharesOfThoseWhoLeft) {
    const Spells spells =
        Table{
            "admitted,left,destination\n"
            "2016-04-01,2016-04-02,Home\n2016-04-01,2016-04-02,Home\n2016-04-01,2016-04-09,home\n"
            "2016-04-01,2016-04-02,Care home\n2016-04-01,,Care home\n2016-04-01,2016-04-09,\n"}
            .spells();

    const std::vector<Way> ways = ways_of(spells);

    ASSERT_EQ(ways.size(), 2u);
    EXPECT_EQ(spells.destinations[0].name, "care_home");
    EXPECT_EQ(ways[0].shares.at(0).value, 0.25);
    EXPECT_DOUBLE_EQ(ways[0].shares.at(0).error, std::sqrt(0.25 * 0.75 / 4));
    EXPECT_FALSE(ways[0].rest);
    EXPECT_EQ(ways[1].people, 3);
    EXPECT_TRUE(ways[1].rest);
    EXPECT_TRUE(ways[1].delays.empty());
}

// Three left: one at once, one after half an hour, one after two days; of a stay of 3 days, two were delay.
TEST(Ways, HaveDelaysOfMoreThanAnHour) {
    const Spells spells =
        Table{
            "admitted,ready,left,destination\n"
            "2016-04-01 12:00,2016-04-02 00:00,2016-04-02 00:00,home\n"
            "2016-04-01 12:00,2016-04-02 00:00,2016-04-02 00:30,home\n"
            "2016-04-01 12:00,2016-04-02 00:00,2016-04-04 00:00,home\n"}
            .spells();

    const Way way = ways_of(spells).at(0);

    ASSERT_EQ(way.delays.size(), 1u);
    EXPECT_EQ(way.delays[0].people, 1);
    EXPECT_EQ(way.delays[0].reason, unknown);
    EXPECT_DOUBLE_EQ(way.delays[0].share.value, 1 / 3.0);
    EXPECT_DOUBLE_EQ(way.delays[0].fits.front().mean, 2);
    EXPECT_NEAR(way.delay.value, (2 + 0.5 / 24) / 3, 1e-12);
    EXPECT_NEAR(way.part, (2 + 0.5 / 24) / (0.5 + 0.5 + 0.5 / 24 + 2.5), 1e-12);
}

TEST(Ways, SplitDelaysByReason) {
    Table table{with_reasons +
                "2016-04-01 12:00,2016-04-02 00:00,2016-04-03 00:00,home,Assessment\n"
                "2016-04-01 12:00,2016-04-02 00:00,2016-04-05 00:00,home,Assessment\n"
                "2016-04-01 12:00,2016-04-02 00:00,2016-04-04 00:00,home,Transport\n"
                "2016-04-01 12:00,2016-04-02 00:00,2016-04-02 00:00,home,\n"};
    table.request().columns = {{"reason", "why"}};
    const Spells spells = table.spells();

    const std::vector<Delay> delays = ways_of(spells).at(0).delays;

    ASSERT_EQ(delays.size(), 2u);
    EXPECT_EQ(spells.reasons[delays[0].reason].name, "assessment");
    EXPECT_EQ(delays[0].share.value, 0.5);
    EXPECT_DOUBLE_EQ(delays[0].fits.front().mean, 2);
    EXPECT_DOUBLE_EQ(delays[0].mean_of_all(), 1);
    EXPECT_DOUBLE_EQ(delays[1].fits.front().mean, 2);
}

// Someone known to wait for a care home has waited 3 days: with one who waited 1, that is 4 days for one end.
TEST(Ways, CountDelaysThatGoOnAmongTheDaysOnly) {
    Table table{
        "admitted,ready,left,destination\n"
        "2016-04-01 06:00,2016-04-02 06:00,2016-04-03 06:00,care home\n"
        "2016-04-01 06:00,2016-04-02 06:00,,care home\n"};
    table.request().from = parse_moment("2016-04-01");
    table.request().to = parse_moment("2016-04-05 06:00");

    const Way way = ways_of(table.spells()).at(0);

    EXPECT_EQ(way.people, 1);
    EXPECT_DOUBLE_EQ(way.delays.at(0).fits.front().mean, 4);
    EXPECT_EQ(way.delays[0].share.value, 1);
}

}  // namespace
}  // namespace careway::fit
