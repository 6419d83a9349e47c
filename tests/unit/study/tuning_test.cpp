#include "sim/study/tuning.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace careway::study {
namespace {

/// What a model without chance answers to a setting: one value a target.
using Answer = std::function<std::vector<double>(const Setting&)>;

std::optional<Tuned> tuned(std::size_t unknowns, const std::vector<Band>& bands, const Answer& answer,
                           std::uint32_t seed = 7) {
    return tune({unknowns, 40, 4, seed}, bands, [&](std::size_t, std::span<const Setting> settings) {
        std::vector<Trial> trials;
        for (const Setting& setting : settings) {
            trials.push_back({setting, {}});
            for (const double value : answer(setting)) {
                trials.back().values.push_back({value, value});
            }
        }
        return std::optional{trials};
    });
}

std::vector<Trial> fitting(const Tuned& tuned, const std::vector<Band>& bands) {
    std::vector<Trial> found;
    std::ranges::copy_if(tuned.members, std::back_inserter(found),
                         [&](const Trial& trial) { return fits(trial, bands); });
    return found;
}

double standard_deviation(const std::vector<Trial>& trials, std::size_t unknown) {
    double sum = 0;
    double squares = 0;
    for (const Trial& trial : trials) {
        sum += trial.setting[unknown];
        squares += trial.setting[unknown] * trial.setting[unknown];
    }
    const auto count = static_cast<double>(trials.size());
    return std::sqrt(squares / count - sum * sum / count / count);
}

TEST(Tuning, FindsTheSettingOfACurvedModel) {
    // A stay of 2 to 6 days, 8 to 16 people a day: beds in use, and beds turned over.
    const auto beds = [](const Setting& setting) {
        const double stay = 2 + 4 * setting[0];
        const double rate = 8 + 8 * setting[1];
        return std::vector{rate * stay, rate};
    };
    const std::vector<Band> bands{{48, 46, 50}, {12, 11.5, 12.5}};

    const auto found = tuned(2, bands, beds);

    ASSERT_TRUE(found);
    EXPECT_NEAR(found->best.mean(0), 48, 0.05);
    EXPECT_NEAR(found->best.setting[0], 0.5, 0.005);
    EXPECT_NEAR(found->best.setting[1], 0.5, 0.005);
    EXPECT_GE(fitting(*found, bands).size(), 30u);  // of 40, where 36 are to be expected of two bands of 19 in 20
}

TEST(Tuning, LeavesTheEnsembleWideAlongWhatTargetsDoNotTellApart) {
    const auto product = [](const Setting& setting) { return std::vector{(0.5 + setting[0]) * (0.5 + setting[1])}; };
    const std::vector<Band> bands{{1, 0.96, 1.04}};

    const auto found = tuned(2, bands, product);

    ASSERT_TRUE(found);
    const auto ensemble = fitting(*found, bands);
    EXPECT_GE(ensemble.size(), 30u);
    // Either alone may lie nearly anywhere: the whole range has a standard deviation of 0.289.
    EXPECT_GT(standard_deviation(ensemble, 0), 0.15);
    EXPECT_GT(standard_deviation(ensemble, 1), 0.15);
}

TEST(Tuning, GoesAsNearAsItCanToTargetsThatExcludeEachOther) {
    const auto twice_the_same = [](const Setting& setting) { return std::vector{setting[0], setting[0]}; };
    const std::vector<Band> bands{{0.2, 0.1, 0.3}, {0.6, 0.5, 0.7}};

    const auto found = tuned(1, bands, twice_the_same);

    ASSERT_TRUE(found);
    EXPECT_NEAR(found->best.setting[0], 0.4, 0.01);
    EXPECT_TRUE(fitting(*found, bands).empty());
}

TEST(Tuning, GoesToTheEndOfARangeThatIsTooNarrow) {
    const auto found = tuned(1, {{2, 1.9, 2.1}}, [](const Setting& setting) { return std::vector{setting[0]}; });

    ASSERT_TRUE(found);
    EXPECT_EQ(found->best.setting[0], 1);
}

TEST(Tuning, DependsOnItsSeedAlone) {
    const auto line = [](const Setting& setting) { return std::vector{setting[0] + setting[1] / 2}; };
    const std::vector<Band> bands{{0.7, 0.6, 0.8}};

    EXPECT_EQ(tuned(2, bands, line)->members.at(3).setting, tuned(2, bands, line)->members.at(3).setting);
    EXPECT_NE(tuned(2, bands, line)->members.at(3).setting, tuned(2, bands, line, 8)->members.at(3).setting);
}

TEST(Tuning, StopsWhenItIsTold) {
    std::size_t rounds = 0;

    const auto found = tune({1, 10, 4, 7}, std::vector<Band>{{1, 0, 2}}, [&](std::size_t round, auto settings) {
        ++rounds;
        std::vector<Trial> trials;
        for (const Setting& setting : settings) {
            trials.push_back({setting, {{setting[0], setting[0]}}});
        }
        return round == 2 ? std::nullopt : std::optional{trials};
    });

    EXPECT_FALSE(found);
    EXPECT_EQ(rounds, 3u);
}

}  // namespace
}  // namespace careway::study
