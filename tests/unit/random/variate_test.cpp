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
    {Shape::weibull, 5 * hour_ticks, 2, {}, {}, 1},
    {Shape::weibull, 2 * hour_ticks, 0.7, {}, {}, 1},
    {Shape::triangular, 1 * hour_ticks, 9 * hour_ticks, {}, {}, 1, 3 * hour_ticks},
    {Shape::normal, 5 * hour_ticks, 1 * hour_ticks, {}, {}, 1},
    {Shape::normal, 2 * hour_ticks, 4 * hour_ticks, {}, {}, 1},
    {Shape::mixture,
     0,
     0,
     {},
     {0.3, 0.2, 0.5},
     1,
     0,
     {{Shape::exponential, 2 * hour_ticks, 0, {}, {}, 1},
      {Shape::deterministic, 6 * hour_ticks, 0, {}, {}, 1},
      {Shape::gamma, 3 * hour_ticks, 2 * hour_ticks, {}, {}, 2}}},
};

/// Mean of the square, by a sum over an even grid of uniforms.
double second_moment(const Made& made) {
    const int points = 400'000;
    double sum = 0;
    for (int i = 0; i < points; ++i) {
        const double value = made.at((i + 0.5) / points);
        sum += value * value;
    }
    return sum / points;
}

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

TEST(Variate, AWeibullOneIsAPowerOfAnExponentialOne) {
    const Made made{{Shape::weibull, 5 * hour_ticks, 2, {}, {}, 1}};

    EXPECT_EQ(made.at(1 - std::exp(-4)), 10 * hour_ticks);
    EXPECT_EQ(made.at(1 - std::exp(-0.25)), 2.5 * hour_ticks);
    EXPECT_GE(made.at(0x1p-53), 0);
}

TEST(Variate, ATriangularOneHasItsLikeliestValueWhereItsSidesMeet) {
    const Made made{{Shape::triangular, 1 * hour_ticks, 9 * hour_ticks, {}, {}, 1, 3 * hour_ticks}};

    EXPECT_EQ(made.at(0.25), 3 * hour_ticks);
    EXPECT_EQ(made.at(0.0625), 2 * hour_ticks);
    EXPECT_EQ(made.at(1 - 1.0 / 12), 7 * hour_ticks);
}

TEST(Variate, ANormalOneKeepsItsMedianWhereHardlyAnythingIsCutOff) {
    const Made made{{Shape::normal, 50 * hour_ticks, 1 * hour_ticks, {}, {}, 1}};

    EXPECT_EQ(made.at(0.5), 50 * hour_ticks);
}

TEST(Variate, ANormalOneCutOffAtItsMeanIsTheUpperHalf) {
    const Distribution half{Shape::normal, 1, 4 * hour_ticks, {}, {}, 1};

    EXPECT_NEAR(half.mean() / hour_ticks, 4 * std::sqrt(2 / 3.14159265358979), 1e-6);
    EXPECT_NEAR(Made{half}.at(0.5) / hour_ticks, 4 * normal_quantile(0.75), 1e-6);
}

TEST(Variate, AMixtureOfFixedTimesTakesOnlyThem) {
    const Made made{{Shape::mixture,
                     0,
                     0,
                     {},
                     {1, 3},
                     1,
                     0,
                     {{Shape::deterministic, 24 * hour_ticks, 0, {}, {}, 1},
                      {Shape::deterministic, 3 * hour_ticks, 0, {}, {}, 1}}}};

    EXPECT_EQ(made.at(1e-9), 3 * hour_ticks);
    EXPECT_EQ(made.at(0.749999), 3 * hour_ticks);
    EXPECT_EQ(made.at(0.750001), 24 * hour_ticks);
    EXPECT_EQ(made.at(1 - 1e-9), 24 * hour_ticks);
}

TEST(Variate, AMixtureHasTheShareBelowEachValueThatItsPartsHave) {
    // 1 - exp(-x / 2) of three in ten, all of two in ten from 6 hours on, x / 10 of five in ten.
    const Made made{{Shape::mixture,
                     0,
                     0,
                     {},
                     {0.3, 0.2, 0.5},
                     1,
                     0,
                     {{Shape::exponential, 2 * hour_ticks, 0, {}, {}, 1},
                      {Shape::deterministic, 6 * hour_ticks, 0, {}, {}, 1},
                      {Shape::uniform, 0, 10 * hour_ticks, {}, {}, 1}}}};

    for (const double x : {0.5, 2.0, 5.0, 7.0, 9.5}) {
        const double below = 0.3 * (1 - std::exp(-x / 2)) + (x > 6 ? 0.2 : 0) + 0.5 * x / 10;
        EXPECT_NEAR(made.at(below) / hour_ticks, x, 1e-4 * x);
    }
    EXPECT_EQ(made.at(0.3 * (1 - std::exp(-3)) + 0.3 + 0.1), 6 * hour_ticks);
}

TEST(Residual, HasTheMeanOfWhatIsLeftOfAStayInProgress) {
    for (std::size_t i = 0; i < std::size(all); ++i) {
        const Made made{all[i]};
        // E[S^2] / (2 E[S]), the mean residual life seen at a random instant.
        const double exact = second_moment(made) / (2 * all[i].mean()) / hour_ticks;
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
        EXPECT_NEAR(mean, exact, 4 * standard_error + 1e-3 + 1e-3 * exact) << i;
    }
}

TEST(ResidualAfter, IsTheRestOfTheStayThatHasTheShareLeft) {
    // Q(F(t) + u (1 - F(t))) - t, with F found by bisection of Q.
    for (std::size_t i = 0; i < std::size(all); ++i) {
        const Made made{all[i]};
        for (const double hours : {0.5, 3.0, 5.5}) {
            double below = 0;
            double above = 1;
            for (int step = 0; step < 50; ++step) {
                const double middle = (below + above) / 2;
                (made.at(middle) <= hours * hour_ticks ? below : above) = middle;
            }
            if (below > 0.9999) {
                continue;
            }
            for (const double u : {0.01, 0.3, 0.77, 0.99}) {
                const Duration left = residual_after(made.variate, Duration::hours(hours), u, made.tables);
                const double whole = made.at(below + u * (1 - below));
                ASSERT_NEAR(static_cast<double>(left.ticks()), whole - hours * hour_ticks, 1e-5 * whole + 2)
                    << i << " after " << hours << " at " << u;
            }
        }
    }
}

TEST(ResidualAfter, IsTheWholeStayOfThoseWhoHaveJustBegun) {
    for (const Distribution& distribution : all) {
        const Made made{distribution};

        EXPECT_EQ(residual_after(made.variate, Duration{}, 0.4, made.tables).ticks(), made.at(0.4));
    }
}

TEST(ResidualAfter, IsLongerForALargerUniformHoweverLongTheStayHasLasted) {
    for (const Distribution& distribution : all) {
        const Made made{distribution};
        for (const double hours : {0.1, 2.0, 30.0, 400.0, 1e6}) {
            Duration before = Duration::milliseconds(-1);
            for (double u = 0.0005; u < 1; u += 0.01) {
                const Duration left = residual_after(made.variate, Duration::hours(hours), u, made.tables);
                ASSERT_GE(left, Duration{}) << static_cast<int>(distribution.shape) << " after " << hours;
                ASSERT_GE(left + Duration::milliseconds(1), before) << static_cast<int>(distribution.shape);
                before = left;
            }
        }
    }
}

TEST(ResidualAfter, IsNothingWhereNoStayLastsSoLong) {
    const auto after = [](const Distribution& distribution, double hours) {
        const Made made{distribution};
        return residual_after(made.variate, Duration::hours(hours), 0.5, made.tables);
    };

    EXPECT_EQ(after({Shape::deterministic, 5 * hour_ticks, 0, {}, {}, 1}, 3), Duration::hours(2));
    EXPECT_EQ(after({Shape::deterministic, 5 * hour_ticks, 0, {}, {}, 1}, 6), Duration{});
    EXPECT_EQ(after({Shape::uniform, 2 * hour_ticks, 8 * hour_ticks, {}, {}, 1}, 4), Duration::hours(2));
    EXPECT_EQ(after({Shape::uniform, 2 * hour_ticks, 8 * hour_ticks, {}, {}, 1}, 9), Duration{});
    EXPECT_EQ(after({Shape::empirical, 0, 0, {hour_ticks, 4 * hour_ticks}, {1, 2}, 1}, 1), Duration::hours(3));
    EXPECT_EQ(after({Shape::empirical, 0, 0, {hour_ticks, 4 * hour_ticks}, {1, 2}, 1}, 4), Duration{});
}

TEST(ResidualAfter, OfAGammaGoesOnFarBeyondEveryDraw) {
    // The longer it has lasted, the closer the rest comes to an exponential one of the gamma's own scale, 10 hours
    // here.
    const Made made{{Shape::gamma, 5 * hour_ticks, std::sqrt(50.0) * hour_ticks, {}, {}, 1}};

    const Duration left = residual_after(made.variate, Duration::hours(600), 0.5, made.tables);

    EXPECT_NEAR(left.in_hours(), 10 * std::log(2), 1);
}

}  // namespace
}  // namespace careway::random
