#include "sim/fit/law.hpp"

#include <gtest/gtest.h>

#include "sim/random/law.hpp"
#include "tests/unit/fit/draws.hpp"

namespace careway::fit {
namespace {

struct Case {
    Family family;
    double mean;
    double shape;      ///< as the law has it
    double simulated;  ///< as the simulator has it: the sd in days, or a Weibull's shape
};

Case case_of(Family family, double mean, double shape) {
    const bool by_shape = family == Family::weibull;
    return {family, mean, shape, by_shape ? shape : mean * Law{family, mean, shape}.relative_sd()};
}

class LawOf : public testing::TestWithParam<Case> {};

TEST_P(LawOf, HasTheTailsOfTheSimulator) {
    const auto [family, mean, shape, simulated] = GetParam();
    const Law law{family, mean, shape};
    const random::Distribution same = drawn_from(family, mean, simulated);

    for (const double days : {0.1, 1.0, 5.0, 20.0, 90.0}) {
        const double above = random::tails(same, days * 86400e3).above;
        EXPECT_NEAR(law.log_survival(days), std::log(above), 1e-9 * std::abs(std::log(above)) + 1e-12) << days;
    }
    EXPECT_NEAR(same.mean(), mean * 86400e3, mean * 1e-4);
}

TEST_P(LawOf, HasADensityThatIsTheSlopeOfItsTail) {
    const auto [family, mean, shape, simulated] = GetParam();
    const Law law{family, mean, shape};

    for (const double days : {0.5, 4.0, 30.0}) {
        const double step = days * 1e-5;
        const double slope =
            (std::exp(law.log_survival(days - step)) - std::exp(law.log_survival(days + step))) / (2 * step);
        EXPECT_NEAR(std::exp(law.log_density(days, std::log(days))), slope, 1e-5 * slope + 1e-12) << days;
    }
}

TEST_P(LawOf, LeavesHalfBeyondItsMedian) {
    const auto [family, mean, shape, simulated] = GetParam();
    const Law law{family, mean, shape};

    EXPECT_NEAR(std::exp(law.log_survival(law.median())), 0.5, 1e-9);
    EXPECT_NEAR(law.log_between(0, law.median()), std::log(0.5), 1e-9);
}

TEST_P(LawOf, HasALogarithmWhereTheTailIsTooSmallForANumber) {
    const auto [family, mean, shape, simulated] = GetParam();
    const Law law{family, mean / 5000, shape};

    const double beyond = law.log_survival(1e7);

    EXPECT_LT(beyond, law.log_survival(5e6));
    EXPECT_TRUE(std::isfinite(beyond)) << beyond;
}

INSTANTIATE_TEST_SUITE_P(Family, LawOf,
                         testing::Values(case_of(Family::exponential, 5, 1), case_of(Family::lognormal, 5, 0.8),
                                         case_of(Family::gamma, 9, 2.5), case_of(Family::gamma, 3, 0.5),
                                         case_of(Family::weibull, 7, 0.8), case_of(Family::weibull, 7, 1.6)),
                         [](const auto& of) {
                             return std::string{name_of(of.param.family)} + std::to_string(of.index);
                         });

}  // namespace
}  // namespace careway::fit
