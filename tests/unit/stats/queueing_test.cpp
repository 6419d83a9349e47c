#include "sim/stats/queueing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace careway::stats {
namespace {

TEST(ErlangB, IsTheTruncatedPoissonShare) {
    EXPECT_DOUBLE_EQ(erlang_b(0, 3), 1);
    EXPECT_DOUBLE_EQ(erlang_b(1, 1), 0.5);
    EXPECT_DOUBLE_EQ(erlang_b(2, 1), 0.2);  // (1/2) / (1 + 1 + 1/2)
    EXPECT_DOUBLE_EQ(erlang_b(3, 2), (8.0 / 6) / (1 + 2 + 2 + 8.0 / 6));
}

TEST(ErlangB, TurnsNobodyAwayWithoutDemand) {
    EXPECT_EQ(erlang_b(1, 0), 0);
}

TEST(ErlangB, StandsAThousandServersUnderOverload) {
    EXPECT_NEAR(erlang_b(1000, 2000), 0.5, 1e-3);  // fluid limit: half of the load cannot be served
}

TEST(ErlangC, OfOneServerIsItsLoad) {
    EXPECT_DOUBLE_EQ(erlang_c(1, 0.75), 0.75);
}

TEST(ErlangC, OfTwoServersIsWhatTheTextbookSays) {
    EXPECT_DOUBLE_EQ(erlang_c(2, 1), 1.0 / 3);  // rho = 1/2: 2 rho^2 / (1 + rho)
}

TEST(ErlangC, RefusesALoadThatHasNoSteadyState) {
    EXPECT_THROW(static_cast<void>(erlang_c(2, 2)), std::domain_error);
    EXPECT_THROW(static_cast<void>(erlang_c(0, 0)), std::domain_error);
    EXPECT_THROW(static_cast<void>(erlang_b(-1, 1)), std::domain_error);
}

TEST(MmcQueue, WaitsOfOneServerAreRhoOverOneMinusRho) {
    EXPECT_DOUBLE_EQ(mmc_mean_wait(1, 0.75), 3);
    EXPECT_DOUBLE_EQ(mmc_waiting(1, 0.75), 2.25);
}

TEST(MmcQueue, KeepsLittlesLaw) {
    const double load = 9;  // arrivals per mean stay

    EXPECT_DOUBLE_EQ(mmc_waiting(10, load), load * mmc_mean_wait(10, load));
}

TEST(MmcQueue, WaitsAreExponentialForThoseWhoWait) {
    EXPECT_DOUBLE_EQ(mmc_wait_exceeds(1, 0.75, 0), 0.75);
    EXPECT_DOUBLE_EQ(mmc_wait_exceeds(1, 0.75, 4), 0.75 * std::exp(-1.0));
}

TEST(MmcQueue, QuantileUndoesTheTail) {
    const double wait = mmc_wait_quantile(3, 2.5, 0.95);

    EXPECT_NEAR(mmc_wait_exceeds(3, 2.5, wait), 0.05, 1e-15);
}

TEST(MmcQueue, MostDoNotWaitAtAll) {
    EXPECT_EQ(mmc_wait_quantile(2, 1, 0.5), 0);
}

}  // namespace
}  // namespace careway::stats
