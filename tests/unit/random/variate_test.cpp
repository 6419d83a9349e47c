#include "sim/random/variate.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace careway::random {
namespace {

constexpr double hour_ticks = 3600e3;

struct Made {
    Variate variate;
    std::vector<QuantileTable> tables;

    explicit Made(const Distribution& distribution) {
        VariateMaker maker;
        variate = maker.make(distribution);
        tables = maker.take_tables();
    }
    [[nodiscard]] double at(double uniform) const {
        return static_cast<double>(sample(variate, uniform, tables).ticks());
    }

    /// Mean over an even grid of uniforms, whose error is far below the tolerances used here.
    [[nodiscard]] double mean() const {
        const int points = 400'000;
        double sum = 0;
        for (int i = 0; i < points; ++i) {
            sum += at((i + 0.5) / points);
        }
        return sum / points;
    }
};

const Distribution all[] = {
    {Shape::deterministic, 5 * hour_ticks, 0, {}, {}, 1},
    {Shape::exponential, 5 * hour_ticks, 0, {}, {}, 1},
    {Shape::lognormal, 5 * hour_ticks, 7 * hour_ticks, {}, {}, 1},
    {Shape::gamma, 5 * hour_ticks, 3 * hour_ticks, {}, {}, 1},
    {Shape::gamma, 5 * hour_ticks, 9 * hour_ticks, {}, {}, 1},
    {Shape::uniform, 2 * hour_ticks, 8 * hour_ticks, {}, {}, 1},
    {Shape::empirical, 0, 0, {1 * hour_ticks, 4 * hour_ticks, 10 * hour_ticks}, {1, 2, 2}, 1},
};

TEST(Variate, HasTheMeanItsDistributionSays) {
    for (const Distribution& distribution : all) {
        const Made made{distribution};
        EXPECT_NEAR(made.mean() / distribution.mean(), 1, 2e-4) << static_cast<int>(distribution.shape);
        EXPECT_DOUBLE_EQ(made.variate.mean, distribution.mean());
    }
}

TEST(Variate, IsLongerForALargerUniform) {
    for (const Distribution& distribution : all) {
        const Made made{distribution};
        for (double u = 0.0005; u < 0.999; u += 0.001) {
            ASSERT_LE(made.at(u), made.at(u + 0.001)) << static_cast<int>(distribution.shape) << " at " << u;
        }
    }
}

TEST(Variate, AMultiplierScalesEveryValue) {
    for (Distribution distribution : all) {
        const Made plain{distribution};
        distribution.scale = 3;
        const Made scaled{distribution};
        for (double u = 0.05; u < 1; u += 0.1) {
            ASSERT_NEAR(scaled.at(u), 3 * plain.at(u), 2) << static_cast<int>(distribution.shape);
        }
    }
}

TEST(Variate, AnEmpiricalOneTakesOnlyItsValues) {
    const Made made{all[6]};

    EXPECT_EQ(made.at(0.19), 1 * hour_ticks);
    EXPECT_EQ(made.at(0.21), 4 * hour_ticks);
    EXPECT_EQ(made.at(0.59), 4 * hour_ticks);
    EXPECT_EQ(made.at(0.61), 10 * hour_ticks);
}

TEST(Residual, HasTheMeanOfWhatIsLeftOfAStayInProgress) {
    // E[S^2] / (2 E[S]), the mean residual life seen at a random instant.
    const double second_moment[] = {25, 50, 25 + 49, 25 + 9, 25 + 81, 28, (1 + 2 * 16 + 2 * 100) / 5.0};
    for (std::size_t i = 0; i < std::size(all); ++i) {
        const Made made{all[i]};
        const double exact = second_moment[i] / (2 * all[i].mean() / hour_ticks);
        const int people = 200'000;
        double sum = 0;
        double squares = 0;
        for (int person = 0; person < people; ++person) {
            const auto bits = Draws{9, 1}.at(static_cast<std::uint64_t>(person), 1, Purpose::start);
            const double left = residual(made.variate, bits, made.tables).in_hours();
            sum += left;
            squares += left * left;
        }
        const double mean = sum / people;
        const double standard_error = std::sqrt((squares / people - mean * mean) / people);
        EXPECT_NEAR(mean, exact, 4 * standard_error + 1e-3) << i;
    }
}

}  // namespace
}  // namespace careway::random
