#include "sim/stats/rank.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace careway::stats {
namespace {

TEST(RankCorrelation, IsOneForWhatGoesTheSameWay) {
    EXPECT_DOUBLE_EQ(rank_correlation(std::vector{1.0, 2.0, 3.0, 4.0}, std::vector{1.0, 10.0, 100.0, 101.0}), 1);
    EXPECT_DOUBLE_EQ(rank_correlation(std::vector{1.0, 2.0, 3.0}, std::vector{3.0, 2.0, 1.0}), -1);
}

TEST(RankCorrelation, IsThatOfTheFormulaWithoutTies) {
    // 1 - 6 sum d^2 / (n (n^2 - 1)), with d = 1, -1, 1, -1, 0
    EXPECT_DOUBLE_EQ(rank_correlation(std::vector{1.0, 2.0, 3.0, 4.0, 5.0}, std::vector{2.0, 1.0, 4.0, 3.0, 5.0}), 0.8);
}

TEST(RankCorrelation, LetsEqualValuesShareTheirRanks) {
    // Ranks 0.5 0.5 2 3 against 0 1 2 3: 4.5 / sqrt(4.5 x 5)
    EXPECT_DOUBLE_EQ(rank_correlation(std::vector{7.0, 7.0, 8.0, 9.0}, std::vector{1.0, 2.0, 3.0, 4.0}),
                     4.5 / std::sqrt(4.5 * 5));
}

TEST(RankCorrelation, DoesNotExistWhereNothingVaries) {
    EXPECT_TRUE(std::isnan(rank_correlation(std::vector{7.0, 7.0, 7.0}, std::vector{1.0, 2.0, 3.0})));
}

TEST(TellingCorrelation, IsThatOfTheTables) {
    EXPECT_NEAR(telling_correlation(20, 1), 0.561, 5e-4);  // of Pearson's r, 1 % on both sides, 18 degrees of freedom
    EXPECT_NEAR(telling_correlation(52, 1), 0.354, 5e-4);
}

TEST(TellingCorrelation, GrowsWithThoseTriedAndFallsWithPairs) {
    EXPECT_GT(telling_correlation(50, 40), telling_correlation(50, 1));
    EXPECT_LT(telling_correlation(200, 40), telling_correlation(50, 40));
}

TEST(TellingCorrelation, IsOneWhereNothingCouldTell) {
    EXPECT_EQ(telling_correlation(2, 1), 1);
    EXPECT_EQ(telling_correlation(50, 0), 1);
}

}  // namespace
}  // namespace careway::stats
