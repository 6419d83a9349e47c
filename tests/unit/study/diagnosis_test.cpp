#include "sim/study/diagnosis.hpp"

#include <gtest/gtest.h>

namespace careway::study {
namespace {

std::vector<Trial> at(const std::vector<Setting>& settings) {
    std::vector<Trial> trials;
    for (const Setting& setting : settings) {
        trials.push_back({setting, {}});
    }
    return trials;
}

/// Trials that gave these values of two targets, in every run.
std::vector<Trial> that_gave(const std::vector<std::pair<double, double>>& values) {
    std::vector<Trial> trials;
    for (const auto& [first, second] : values) {
        trials.push_back({{}, {{first, first}, {second, second}}});
    }
    return trials;
}

TEST(Spread, IsThatOfTheFurthestMembers) {
    const auto spread = spreads(at({{0.2, 0.5}, {0.4, 0.5}, {0.3, 0.5}}));

    ASSERT_EQ(spread.size(), 2u);
    EXPECT_EQ(spread[0].low, 0.2);
    EXPECT_EQ(spread[0].high, 0.4);
    EXPECT_EQ(spread[1].of_range, 0);
}

TEST(Spread, IsOneOfSettingsAllOverTheRange) {
    std::vector<Setting> settings;
    for (int part = 0; part < 1000; ++part) {
        settings.push_back({(part + 0.5) / 1000});
    }

    EXPECT_NEAR(spreads(at(settings))[0].of_range, 1, 0.001);
}

TEST(Spread, IsNothingOfNobody) {
    EXPECT_TRUE(spreads({}).empty());
    EXPECT_TRUE(tied({}).empty());
}

TEST(Tied, AreUnknownsThatOneTargetDoesNotTellApart) {
    const auto ties = tied(at({{0.1, 0.9, 0.3}, {0.3, 0.7, 0.9}, {0.5, 0.5, 0.2}, {0.7, 0.3, 0.8}, {0.9, 0.1, 0.4}}));

    ASSERT_EQ(ties.size(), 1u);
    EXPECT_EQ(ties[0].first, 0u);
    EXPECT_EQ(ties[0].second, 1u);
    EXPECT_NEAR(ties[0].correlation, -1, 1e-12);
}

TEST(Conflict, IsBetweenTargetsThatAreMetApartAndNeverTogether) {
    const std::vector<Band> bands{{1, 0.5, 1.5}, {5, 4, 6}};

    EXPECT_EQ(conflicts(that_gave({{1, 9}, {3, 5}}), bands).size(), 1u);
    EXPECT_TRUE(conflicts(that_gave({{1, 9}, {3, 5}, {1, 5}}), bands).empty());
    EXPECT_TRUE(conflicts(that_gave({{1, 9}, {3, 9}}), bands).empty());
    EXPECT_EQ(never_met(that_gave({{1, 9}, {3, 9}}), bands), std::vector<std::size_t>{1});
    EXPECT_EQ(meeting(that_gave({{1, 9}, {3, 9}, {1.2, 5}}), 0, bands[0]), 2u);
}

}  // namespace
}  // namespace careway::study
