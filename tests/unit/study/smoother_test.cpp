#include "sim/study/smoother.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace careway::study {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

/// Two runs around a value.
std::vector<double> runs_around(double value) {
    return {value - 0.001, value + 0.001};
}

/// One target that is twice the only unknown, at each of these.
std::vector<Trial> trials_at(const std::vector<double>& shares) {
    std::vector<Trial> trials;
    for (const double share : shares) {
        trials.push_back({{share}, {runs_around(2 * share)}});
    }
    return trials;
}

TEST(Settings, AreSpreadOutWithOneInEachPartOfEachRange) {
    const auto settings = spread_out(20, 3, 7);

    ASSERT_EQ(settings.size(), 20u);
    for (std::size_t unknown = 0; unknown < 3; ++unknown) {
        std::vector<int> parts;
        for (const Setting& setting : settings) {
            parts.push_back(static_cast<int>(20 * setting[unknown]));
        }
        std::ranges::sort(parts);
        for (int part = 0; part < 20; ++part) {
            EXPECT_EQ(parts[static_cast<std::size_t>(part)], part);
        }
    }
}

TEST(Settings, AreSpreadOutBySeed) {
    EXPECT_EQ(spread_out(12, 2, 7), spread_out(12, 2, 7));
    EXPECT_NE(spread_out(12, 2, 7), spread_out(12, 2, 8));
}

TEST(Settings, MoveByARoundToWhereTheTargetIs) {
    const std::vector<Band> bands{{1.2, 1.16, 1.24}};  // tolerance 0.02, so that of the share 0.01
    const auto trials = trials_at({0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95});

    const auto settings = moved(trials, bands, 1, 1, 7);

    // Of a linear model one step is exact: each lies around 0.6 as its own target lies around 1.2.
    for (const Setting& setting : settings) {
        EXPECT_NEAR(setting[0], 0.6, 0.04);
    }
}

TEST(Settings, StayWithinTheirRanges) {
    const std::vector<Band> bands{{3, 2.99, 3.01}};

    for (const Setting& setting : moved(trials_at({0.1, 0.3, 0.5, 0.7, 0.9}), bands, 1, 1, 7)) {
        EXPECT_EQ(setting[0], 1);
    }
    EXPECT_THAT(refined(trials_at({0.1, 0.3, 0.5, 0.7, 0.9}), bands), ElementsAre(1));
}

TEST(Setting, IsRefinedFromTheNearestTrial) {
    const std::vector<Band> bands{{1.2, 1.16, 1.24}};

    // That it leaves the middle of its range holds it back by one part in (2 / 0.02)^2.
    EXPECT_THAT(refined(trials_at({0.1, 0.3, 0.5, 0.7, 0.9}), bands), ElementsAre(DoubleNear(0.6, 1e-4)));
}

TEST(Setting, IsRefinedToTheMiddleOfWhatItsTargetsCannotTellApart) {
    const std::vector<Band> bands{{1.2, 1.18, 1.22}};  // of the sum of the two
    std::vector<Trial> low_first, high_first;
    for (const double first : {0.2, 0.3, 0.4, 0.5}) {
        for (const double second : {0.7, 0.8, 0.9, 1.0}) {
            low_first.push_back({{first, second}, {runs_around(first + second)}});
            high_first.push_back({{second, first}, {runs_around(first + second)}});
        }
    }

    // A tolerance of 0.01 against the pull to the middle: one part in 2 / 0.01^2.
    EXPECT_THAT(refined(low_first, bands), ElementsAre(DoubleNear(0.6, 1e-4), DoubleNear(0.6, 1e-4)));
    EXPECT_THAT(refined(high_first, bands), ElementsAre(DoubleNear(0.6, 1e-4), DoubleNear(0.6, 1e-4)));
}

TEST(Trial, FitsWhereEveryMeanIsInItsBandOrMayBeByChance) {
    const std::vector<Band> bands{{10, 9, 11}, {20, 18, 22}};
    const Trial in{{}, {{9.5, 10.5}, {20, 21}}};
    const Trial near{{}, {{9.5, 10.5}, {21, 25}}};
    const Trial out{{}, {{9.5, 10.5}, {24.9, 25.1}}};

    EXPECT_EQ(judge(in, 1, bands[1]), Verdict::in);
    EXPECT_EQ(judge(near, 1, bands[1]), Verdict::near);
    EXPECT_EQ(judge(out, 1, bands[1]), Verdict::out);
    EXPECT_TRUE(fits(in, bands));
    EXPECT_TRUE(fits(near, bands));
    EXPECT_FALSE(fits(out, bands));
}

TEST(Trial, IsAsFarFromTheTargetsAsItsMeansAreInTolerances) {
    const std::vector<Band> bands{{10, 8, 12}, {20, 18, 22}};  // tolerances of 1

    EXPECT_EQ(distance({{}, {{12, 14}, {18, 20}}}, bands), 9 + 1);
    EXPECT_EQ(distance({{0.5, 1, 0}, {{12, 14}, {18, 20}}}, bands), 9 + 1 + 0.25 + 0.25);
    EXPECT_EQ(nearest(std::vector<Trial>{{{}, {{12, 14}, {18, 20}}}, {{}, {{10, 11}, {20, 20}}}}, bands), 1u);
}

}  // namespace
}  // namespace careway::study
