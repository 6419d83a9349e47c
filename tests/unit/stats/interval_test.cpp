#include "sim/stats/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace careway::stats {
namespace {

TEST(Mean, IsTheSumOverTheNumber) {
    const std::vector<double> values{2, 4, 9};

    EXPECT_EQ(mean(values), 5);
}

TEST(Mean, OfNothingDoesNotExist) {
    EXPECT_TRUE(std::isnan(mean({})));
}

TEST(SampleVariance, DividesByOneLessThanTheNumber) {
    const std::vector<double> values{2, 4, 9};  // deviations -3, -1, 4: squares 26, over 2

    EXPECT_EQ(sample_variance(values), 13);
}

TEST(SampleVariance, OfOneValueDoesNotExist) {
    const std::vector<double> values{2};

    EXPECT_TRUE(std::isnan(sample_variance(values)));
}

TEST(ConfidenceOfMean, UsesStudentsTWithOneDegreeLess) {
    const std::vector<double> values{8, 10, 12};    // s / sqrt(n) = 2 / sqrt(3)
    const double t = 0.95 * std::sqrt(2 / 0.0975);  // t(2, 0.975), whose distribution function inverts in closed form

    const Interval interval = confidence_of_mean(values);

    EXPECT_NEAR(interval.low, 10 - t * 2 / std::sqrt(3.0), 1e-12);
    EXPECT_NEAR(interval.high, 10 + t * 2 / std::sqrt(3.0), 1e-12);
}

TEST(ConfidenceOfMean, HasNoWidthWhenAllRunsAgree) {
    const std::vector<double> values{7, 7, 7, 7};

    const Interval interval = confidence_of_mean(values);

    EXPECT_EQ(interval.low, 7);
    EXPECT_EQ(interval.high, 7);
}

TEST(ConfidenceOfMean, OfOneRunDoesNotExist) {
    const std::vector<double> values{7};

    EXPECT_TRUE(std::isnan(confidence_of_mean(values).low));
    EXPECT_TRUE(std::isnan(confidence_of_mean(values).high));
}

TEST(ReplicationsNeeded, IsTheFirstNumberThatReachesThePrecision) {
    // Mean 10, s = 1, 5 % asked for: t(n - 1) / sqrt(n) <= 10 * 0.05 / 1.05 = 0.47619.
    // n = 19: 2.100922 / 4.358899 = 0.48198, too wide; n = 20: 2.093024 / 4.472136 = 0.46801.
    const std::vector<double> values{9, 10, 11};

    EXPECT_EQ(replications_needed(values, 0.05), 20u);
}

TEST(ReplicationsNeeded, IsNeverFewerThanThereAre) {
    const std::vector<double> values{10, 10.001, 10, 10.001};

    EXPECT_EQ(replications_needed(values, 0.5), 4u);
}

TEST(ReplicationsNeeded, ExistsNotForAMeanOfNothing) {
    const std::vector<double> around_zero{-1, 1};
    const std::vector<double> one_run{5};

    EXPECT_EQ(replications_needed(around_zero, 0.05), std::nullopt);
    EXPECT_EQ(replications_needed(one_run, 0.05), std::nullopt);
    EXPECT_EQ(replications_needed({}, 0.05), std::nullopt);
}

}  // namespace
}  // namespace careway::stats
