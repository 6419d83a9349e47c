#include "sim/stats/quantile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace careway::stats {
namespace {

const std::vector<double> five{50, 10, 40, 20, 30};

TEST(Quantile, OfTheEndsIsTheSmallestAndTheLargest) {
    EXPECT_EQ(quantile(five, 0), 10);
    EXPECT_EQ(quantile(five, 1), 50);
}

TEST(Quantile, FallsOnAValueWhenThePositionIsWhole) {
    EXPECT_EQ(quantile(five, 0.25), 20);
    EXPECT_EQ(quantile(five, 0.5), 30);
}

TEST(Quantile, LiesOnTheLineBetweenTwoValues) {
    EXPECT_DOUBLE_EQ(quantile(five, 0.1), 14);  // R: quantile(c(10, 20, 30, 40, 50), 0.1) is 14
    EXPECT_DOUBLE_EQ(quantile(five, 0.9), 46);
}

TEST(Quantile, OfOneValueIsThatValue) {
    const std::vector<double> one{3};

    EXPECT_EQ(quantile(one, 0.9), 3);
}

TEST(Quantile, OfNothingDoesNotExist) {
    EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
}

}  // namespace
}  // namespace careway::stats
