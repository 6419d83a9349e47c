// Whether the 95 % interval of a mean holds the true one in 95 of 100 data sets.
#include <gtest/gtest.h>

#include "sim/fit/likelihood.hpp"
#include "tests/unit/fit/draws.hpp"

namespace careway::fit {
namespace {

struct Case {
    Family family;
    double mean;
    double shape;
};

class Coverage : public testing::TestWithParam<Case> {};

// Of 200 intervals 190 hold it on average, with a standard deviation of 3.1: from 178 on and up to 199, four of them
// below and three above, chance leaves once in thousands of tests.
TEST_P(Coverage, IsThatOfTheStatedInterval) {
    const auto [family, mean, shape] = GetParam();
    int holds = 0;
    for (std::uint32_t series = 0; series < 200; ++series) {
        const Sample sample = in_window(Draw{family, mean, shape, series}, 150, 15, 60);
        const std::optional<Fit> fit = fit_of(family, sample);
        ASSERT_TRUE(fit);
        holds += fit->mean_range.low <= mean && mean <= fit->mean_range.high ? 1 : 0;
    }

    EXPECT_GE(holds, 178);
    EXPECT_LE(holds, 199);
}

INSTANTIATE_TEST_SUITE_P(Of, Coverage,
                         testing::Values(Case{Family::exponential, 6, 0}, Case{Family::lognormal, 6, 4},
                                         Case{Family::gamma, 6, 5}, Case{Family::weibull, 6, 1.5}),
                         [](const auto& of) { return std::string{name_of(of.param.family)}; });

}  // namespace
}  // namespace careway::fit
