#include "sim/stats/draws.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace careway::stats {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(UnderDraws, MovesTheMeanByWhatTheDrawChangesInItsOwnRun) {
    const std::vector<double> fixed{10, 20, 30};
    const std::vector<double> drawn{11, 18, 30};

    EXPECT_EQ(under_draws(fixed, drawn), (std::vector<double>{21, 18, 20}));
}

TEST(UnderDraws, LeavesOutRunsWithoutAValue) {
    const auto moved = under_draws(std::vector{10.0, missing, 30.0, 90.0}, std::vector{11.0, 18.0, 31.0, missing});

    EXPECT_EQ(moved.at(0), 21);
    EXPECT_TRUE(std::isnan(moved.at(1)));
    EXPECT_EQ(moved.at(2), 21);
    EXPECT_TRUE(std::isnan(moved.at(3)));
}

TEST(SpreadOf, CountsEitherSideOfNothing) {
    const Spread spread = spread_of(std::vector{-2.0, 0.0, 1.0, missing, 3.0});

    EXPECT_EQ(spread.count, 4u);
    EXPECT_EQ(spread.lower, 1u);
    EXPECT_EQ(spread.higher, 2u);
    EXPECT_EQ(spread.p50, 0.5);
}

TEST(InfluenceOf, IsTheDifferenceInTheThirdsInWhichTheAssumptionIsLowAndHigh) {
    const std::vector<double> drawn{6, 5, 4, 3, 2, 1};
    const std::vector<double> differences{9, 7, 3, 2, 1, 3};

    const Influence influence = influence_of(drawn, differences);

    EXPECT_EQ(influence.when_low, 2);
    EXPECT_EQ(influence.when_high, 8);
    EXPECT_FALSE(influence.flips);
}

TEST(InfluenceOf, FlipsWhereTheDifferenceChangesItsSign) {
    const std::vector<double> drawn{1, 2, 3, 4, 5, 6};

    EXPECT_TRUE(influence_of(drawn, std::vector{-5.0, -3.0, 0.0, 1.0, 3.0, 4.0}).flips);
    EXPECT_FALSE(influence_of(drawn, std::vector{-9.0, 8.0, 0.0, 1.0, 3.0, 4.0}).flips) << "-0.5, give or take 8.5";
}

TEST(InfluenceOf, DoesNotExistForAHandfulOfDraws) {
    const std::vector<double> five{1, 2, 3, 4, 5};

    EXPECT_TRUE(std::isnan(influence_of(five, five).correlation));
    EXPECT_FALSE(influence_of(five, five).flips);
}

}  // namespace
}  // namespace careway::stats
