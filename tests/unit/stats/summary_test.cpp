#include "sim/stats/summary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace careway::stats {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(Summary, LeavesOutRunsInWhichTheMeasureDoesNotExist) {
    const std::vector<double> runs{10, missing, 20, 30, missing, 40, 50};

    const Summary summary = summarise(runs);

    EXPECT_EQ(summary.count, 5u);
    EXPECT_EQ(summary.mean, 30);
    EXPECT_DOUBLE_EQ(summary.p10, 14);
    EXPECT_EQ(summary.p50, 30);
    EXPECT_DOUBLE_EQ(summary.p90, 46);
}

TEST(Summary, OfNoRunHasNoMean) {
    const std::vector<double> runs{missing};

    EXPECT_EQ(summarise(runs).count, 0u);
    EXPECT_TRUE(std::isnan(summarise(runs).mean));
}

TEST(PairedDifference, ComparesRunByRun) {
    const std::vector<double> base{10, 20, 30};
    const std::vector<double> with{9, 21, 26};

    const Difference difference = paired_difference(base, with);

    EXPECT_EQ(difference.pairs, 3u);
    EXPECT_EQ(difference.lower, 2u);
    EXPECT_EQ(difference.higher, 1u);
    EXPECT_DOUBLE_EQ(difference.mean, -4.0 / 3);
    EXPECT_EQ(difference.base, 20);
    EXPECT_DOUBLE_EQ(difference.with, 56.0 / 3);
}

TEST(PairedDifference, IsNarrowWhereRunsMoveTogether) {
    const std::vector<double> base{10, 20, 30};
    const std::vector<double> with{9, 19, 29};

    const Difference difference = paired_difference(base, with);

    EXPECT_EQ(difference.confidence.low, -1);
    EXPECT_EQ(difference.confidence.high, -1);
}

TEST(PairedDifference, LeavesOutPairsOfWhichOneDoesNotExist) {
    const std::vector<double> base{10, missing, 30};
    const std::vector<double> with{9, 21, missing};

    const Difference difference = paired_difference(base, with);

    EXPECT_EQ(difference.pairs, 1u);
    EXPECT_EQ(difference.base, 10);
    EXPECT_EQ(difference.with, 9);
}

TEST(PairedDifference, OfEqualRunsIsNeitherLowerNorHigher) {
    const std::vector<double> runs{10, 20};

    const Difference difference = paired_difference(runs, runs);

    EXPECT_EQ(difference.lower + difference.higher, 0u);
    EXPECT_EQ(difference.mean, 0);
}

}  // namespace
}  // namespace careway::stats
