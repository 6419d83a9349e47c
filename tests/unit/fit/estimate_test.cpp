#include "sim/fit/estimate.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace careway::fit {
namespace {

// Garwood's interval of 10 is 4.795 to 18.390.
TEST(Rate, HasPoissonsErrorAndTheExactInterval) {
    const Estimate rate = rate_of(10, 5);

    EXPECT_EQ(rate.value, 2);
    EXPECT_DOUBLE_EQ(rate.error, std::sqrt(10) / 5);
    EXPECT_NEAR(rate.range.low, 4.795 / 5, 1e-3);
    EXPECT_NEAR(rate.range.high, 18.390 / 5, 1e-3);
}

// The rule of three: 3.689 a unit of time may have gone unseen.
TEST(Rate, OfNobodyMayStillBeAboveNothing) {
    const Estimate rate = rate_of(0, 1);

    EXPECT_EQ(rate.value, 0);
    EXPECT_EQ(rate.range.low, 0);
    EXPECT_NEAR(rate.range.high, 3.689, 1e-3);
}

// Clopper and Pearson's interval of 4 in 20 is 5.733 % to 43.661 %.
TEST(Share, HasTheBinomialErrorAndTheExactInterval) {
    const Estimate share = share_of(4, 20);

    EXPECT_EQ(share.value, 0.2);
    EXPECT_DOUBLE_EQ(share.error, std::sqrt(0.2 * 0.8 / 20));
    EXPECT_NEAR(share.range.low, 0.05733, 1e-5);
    EXPECT_NEAR(share.range.high, 0.43661, 1e-5);
}

TEST(Share, OfNobodyOrEverybodyKeepsItselfInItsInterval) {
    EXPECT_EQ(share_of(0, 8).range.low, 0);
    EXPECT_EQ(share_of(8, 8).range.high, 1);
    EXPECT_GT(share_of(0, 8).range.high, 0.3);
}

}  // namespace
}  // namespace careway::fit
