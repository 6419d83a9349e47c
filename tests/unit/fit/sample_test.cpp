#include "sim/fit/sample.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/fit/draws.hpp"

namespace careway::fit {
namespace {

Sample sample_of(const std::vector<Observation>& all) {
    Sample sample;
    for (const Observation& one : all) {
        sample.add(one);
    }
    sample.close();
    return sample;
}

TEST(Sample, CountsAlikeOnesTogether) {
    const Sample sample = sample_of({{3, 3}, {2, goes_on}, {3, 3}, {3, 3, 1}});

    EXPECT_EQ(sample.all().size(), 3u);
    EXPECT_EQ(sample.size(), 4);
    EXPECT_EQ(sample.open(), 1);
    EXPECT_EQ(sample.late(), 1);
    EXPECT_EQ(sample.exposure(), 3 + 2 + 3 + 2);
}

TEST(Sample, IsVariedOnlyByThoseThatEnded) {
    EXPECT_FALSE(sample_of({{3, 3}, {3, 3, 1}, {5, goes_on}}).varied());
    EXPECT_TRUE(sample_of({{3, 3}, {4, 4}}).varied());
}

TEST(KaplanMeier, IsThePlainMedianWhereAllEnd) {
    EXPECT_EQ(kaplan_meier_median(sample_of({{1, 1}, {2, 2}, {3, 3}, {4, 4}, {9, 9}})).days, 3);
}

// Of 21 leukaemia patients on 6-MP, 9 relapsed; the median is 23 weeks. Freireich et al. (1963), as worked in Klein and
// Moeschberger (2003), example 4.2.
TEST(KaplanMeier, FindsTheMedianOfAWorkedExampleWithCensoring) {
    std::vector<Observation> weeks;
    for (const double relapse : {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
        weeks.push_back({relapse, relapse});
    }
    for (const double last_seen : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
        weeks.push_back({last_seen, goes_on});
    }

    const Median median = kaplan_meier_median(sample_of(weeks));

    EXPECT_EQ(median.days, 23);
    EXPECT_EQ(median.low, 13);
    EXPECT_EQ(median.high, goes_on);
}

TEST(KaplanMeier, DoesNotExistWhereMoreThanHalfGoOn) {
    EXPECT_TRUE(std::isnan(kaplan_meier_median(sample_of({{1, 1}, {5, goes_on}, {5, goes_on}})).days));
}

// At risk: 2 at 1 (the third enters later), 2 at 3, 1 at 4: left are 1/2, then 1/4. Without delayed entry it would
// be 3.
TEST(KaplanMeier, CountsThoseWhoEnterLateOnlyFromThen) {
    EXPECT_EQ(kaplan_meier_median(sample_of({{1, 1}, {3, 3}, {4, 4, 2}})).days, 1);
}

}  // namespace
}  // namespace careway::fit
