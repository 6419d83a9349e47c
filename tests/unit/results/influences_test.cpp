#include "sim/results/influences.hpp"

#include <limits>

#include "tests/unit/results/fixtures.hpp"

namespace careway::results {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(DifferenceUnderDraws, FindsTheMeasureInEachScenario) {
    const std::vector<measure::Entry> base_entries{entry("beds.in_use")};
    const std::vector<measure::Entry> with_entries{entry("another.one"), entry("beds.in_use")};
    const std::vector<run::Values> base_stated{{10}, {20}};
    const std::vector<run::Values> base_drawn{{11}, {21}};
    const std::vector<run::Values> with_stated{{0, 14}, {0, 26}};
    const std::vector<run::Values> with_drawn{{0, 18}, {0, 26}};

    const auto moved = difference_under_draws(entry("beds.in_use"), {base_entries, base_stated, base_drawn},
                                              {with_entries, with_stated, with_drawn});

    EXPECT_EQ(moved, (std::vector<double>{8, 4}));  // stated 4 and 6, so 5; drawn 7 and 5, so 3 more and 1 fewer
}

TEST(DifferenceUnderDraws, IsNothingWhereAScenarioDoesNotHaveTheMeasure) {
    const std::vector<measure::Entry> base_entries{entry("beds.in_use")};
    const std::vector<measure::Entry> with_entries{entry("another.one")};
    const std::vector<run::Values> runs{{10}, {20}};

    EXPECT_TRUE(
        difference_under_draws(entry("beds.in_use"), {base_entries, runs, runs}, {with_entries, runs, runs}).empty());
}

/// Twenty draws from 0 to 19, and the same in an order that has little to do with it.
std::vector<Draws> steady_and_mixed() {
    std::vector<Draws> draws{{"mixed", {}}, {"steady", {}}};
    for (int i = 0; i < 20; ++i) {
        draws[0].values.push_back((7 * i) % 20);
        draws[1].values.push_back(i);
    }
    return draws;
}

TEST(TellingInfluences, AreThoseThatADifferenceFollows) {
    const auto draws = steady_and_mixed();
    std::vector<double> differences;
    for (const double drawn : draws[1].values) {
        differences.push_back(9 - drawn);
    }

    const auto influences = telling_influences(draws, differences);

    ASSERT_EQ(influences.size(), 1u);
    EXPECT_EQ(influences[0].name, "steady");
    EXPECT_DOUBLE_EQ(influences[0].influence.correlation, -1);
    EXPECT_TRUE(influences[0].influence.flips);
}

TEST(TellingInfluences, LeaveOutRunsWithoutADifference) {
    const auto draws = steady_and_mixed();
    std::vector<double> differences = draws[1].values;
    differences[3] = missing;

    EXPECT_EQ(telling_influences(draws, differences).size(), 1u);
}

TEST(TellingInfluences, AreNoneOfAHandfulOfRuns) {
    const std::vector<Draws> draws{{"steady", {1, 2, 3}}};

    EXPECT_TRUE(telling_influences(draws, std::vector{1.0, 2.0, 3.0}).empty());
}

}  // namespace
}  // namespace careway::results
