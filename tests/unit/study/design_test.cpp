#include "sim/study/design.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/scratch_folder.hpp"

namespace careway::study {

namespace {

language::Study study_of(const std::string& lines) {
    const ScratchFolder folder;
    return language::read_study(folder.write("study.yaml", "careway: 1\nstudy: S\nmodel: ward\n" + lines), "ward.yaml");
}

/// "none 20, none 30, …": the names of each point's levels.
std::string names(const std::vector<Levels>& points) {
    std::string text;
    for (const Levels& point : points) {
        text += text.empty() ? "" : ", ";
        for (std::size_t factor = 0; factor < point.size(); ++factor) {
            text += (factor == 0 ? "" : " ") + point[factor].name;
        }
    }
    return text;
}

std::vector<double> numbers(const std::vector<Levels>& points, std::size_t factor) {
    std::vector<double> all;
    for (const Levels& point : points) {
        all.push_back(*point[factor].number);
    }
    return all;
}

constexpr const char* two_ranges =
    "factors:\n  beds: {address: pools.beds.capacity, from: 100, to: 200}\n"
    "  stay: {address: pathway.ward.stay, from: 2 days, to: 4 days}\nlatin_hypercube: 50\n";

}  // namespace

TEST(Design, OfAStudyWithoutFactorsIsOnePoint) {
    const auto points = design(study_of(""));

    ASSERT_EQ(points.size(), 1u);
    EXPECT_TRUE(points[0].empty());
}

TEST(Design, CrossesAllLevelsAndChangesTheLastFactorFastest) {
    EXPECT_EQ(names(design(study_of("factors:\n  wards: {levels: {none: {}, one: {}}}\n"
                                    "  beds: {address: pools.beds.capacity, values: [20, 30, 40]}\n"))),
              "none 20, none 30, none 40, one 20, one 30, one 40");
}

TEST(Design, TakesThePointsThatAreListed) {
    EXPECT_EQ(names(design(study_of("factors:\n  wards: {levels: {none: {}, one: {}}}\n"
                                    "  beds: {address: pools.beds.capacity, values: [20, 30, 40]}\n"
                                    "points: [{wards: one, beds: 40}, {wards: none, beds: 20}]\n"))),
              "one 40, none 20");
}

TEST(LatinHypercube, TakesEachPartOfEachRangeOnce) {
    const auto points = design(study_of(two_ranges));

    ASSERT_EQ(points.size(), 50u);
    std::set<int> beds;
    std::set<int> stays;
    for (const Levels& point : points) {
        beds.insert(static_cast<int>((*point[0].number - 100) / 2));
        stays.insert(static_cast<int>((*point[1].number - 2) * 25));
    }
    EXPECT_EQ(beds.size(), 50u);
    EXPECT_EQ(stays.size(), 50u);
    EXPECT_EQ(*beds.begin(), 0);
    EXPECT_EQ(*stays.rbegin(), 49);
}

TEST(LatinHypercube, MixesTheFactors) {
    const auto points = design(study_of(two_ranges));
    const auto beds = numbers(points, 0);
    const auto stays = numbers(points, 1);

    double covariance = 0;
    for (std::size_t point = 0; point < points.size(); ++point) {
        covariance += (beds[point] - 150) / 28.87 * (stays[point] - 3) / 0.5774 / 50;
    }

    // A correlation of independent columns has the standard error 1 / sqrt(49) = 0.14; three of them.
    EXPECT_LT(std::abs(covariance), 0.43);
    EXPECT_FALSE(std::ranges::is_sorted(beds));
}

TEST(LatinHypercube, IsTheSameEverywhere) {
    const auto points = design(study_of(two_ranges));

    EXPECT_EQ(points[0][0].name, "196.207");
    EXPECT_EQ(points[0][1].name, "3.8154 days");
    EXPECT_EQ(points[49][0].name, "136.288");
}

TEST(LatinHypercube, LeavesAFactorWhereItWasBesideAnother) {
    const auto both = design(study_of(two_ranges));
    const auto one = design(
        study_of("factors: {stay: {address: pathway.ward.stay, from: 2 days, to: 4 days}}\nlatin_hypercube: 50\n"));
    const auto other_seed = design(study_of(std::string{two_ranges} + "seed: 43\n"));

    EXPECT_EQ(numbers(both, 1), numbers(one, 0));
    EXPECT_NE(numbers(both, 1), numbers(other_seed, 1));
}

TEST(LatinHypercube, RoundsToStepsAndStaysInTheRange) {
    const auto points = design(
        study_of("factors: {beds: {address: pools.beds.capacity, from: 10, to: 19, step: 4}}\nlatin_hypercube: 30\n"));

    const auto beds = numbers(points, 0);
    EXPECT_EQ((std::set<double>{beds.begin(), beds.end()}), (std::set<double>{10, 14, 18}));
}

TEST(LatinHypercube, IsCrossedWithTheLevelsOfTheOtherFactors) {
    const auto points =
        design(study_of("factors:\n  wards: {levels: {none: {}, one: {}}}\n"
                        "  stay: {address: pathway.ward.stay, from: 2 days, to: 4 days}\n"
                        "  beds: {address: pools.beds.capacity, values: [20, 30]}\nlatin_hypercube: 2\n"));

    ASSERT_EQ(points.size(), 8u);
    EXPECT_EQ(points[0][1].name, points[3][1].name);
    EXPECT_NE(points[0][1].name, points[4][1].name);
    EXPECT_EQ(points[1][0].name, "none");
    EXPECT_EQ(points[1][2].name, "30");
    EXPECT_EQ(points[6][0].name, "one");
    EXPECT_EQ(points[6][2].name, "20");
}

}  // namespace careway::study
