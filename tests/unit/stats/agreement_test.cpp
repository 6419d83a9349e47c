#include "sim/stats/agreement.hpp"

#include <gtest/gtest.h>

namespace careway::stats {
namespace {

TEST(ChanceOfAgreement, IsThatOfCoinsThrown) {
    EXPECT_EQ(chance_of_agreement(0, 4), 1);
    EXPECT_DOUBLE_EQ(chance_of_agreement(1, 4), 15.0 / 16);
    EXPECT_DOUBLE_EQ(chance_of_agreement(3, 4), 5.0 / 16);
    EXPECT_DOUBLE_EQ(chance_of_agreement(4, 4), 1.0 / 16);
}

// R: binom.test(33, 50)$p.value / 2 and binom.test(32, 50)$p.value / 2
TEST(ChanceOfAgreement, IsSmallFrom33Of50RunsOn) {
    EXPECT_NEAR(chance_of_agreement(33, 50), 0.0164196, 1e-7);
    EXPECT_NEAR(chance_of_agreement(32, 50), 0.0324543, 1e-7);
}

}  // namespace
}  // namespace careway::stats
