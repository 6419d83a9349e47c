#include "sim/measure/histogram.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace careway::measure {
namespace {

TEST(DurationHistogram, IsExactForFewMilliseconds) {
    DurationHistogram histogram;
    for (int ticks = 0; ticks < 32; ++ticks) {
        histogram.add(Duration::milliseconds(ticks));
    }

    EXPECT_EQ(histogram.count(), 32);
    EXPECT_DOUBLE_EQ(histogram.mean(), 15.5);
    EXPECT_NEAR(histogram.quantile(0.5), 16, 1e-9);
}

TEST(DurationHistogram, QuantilesAreWithinThreePercentFromMillisecondsToYears) {
    for (const double scale : {1e3, 3.6e6, 86400e3, 3e10}) {
        DurationHistogram histogram;
        for (int i = 1; i <= 10'000; ++i) {
            histogram.add(Duration::milliseconds(static_cast<std::int64_t>(scale * i / 10'000)));
        }
        for (const double q : {0.1, 0.5, 0.9, 0.95}) {
            EXPECT_NEAR(histogram.quantile(q) / (scale * q), 1, 0.03) << scale << " " << q;
        }
    }
}

TEST(DurationHistogram, OfNothingHasNoMeanAndNoQuantile) {
    const DurationHistogram histogram;

    EXPECT_TRUE(std::isnan(histogram.mean()));
    EXPECT_TRUE(std::isnan(histogram.quantile(0.5)));
}

TEST(DurationHistogram, AddsUpToTheHistogramOfAll) {
    DurationHistogram one;
    DurationHistogram two;
    one.add(Duration::hours(1));
    two.add(Duration::hours(3));

    one += two;

    EXPECT_EQ(one.count(), 2);
    EXPECT_DOUBLE_EQ(one.mean(), 2 * 3600e3);
}

}  // namespace
}  // namespace careway::measure
