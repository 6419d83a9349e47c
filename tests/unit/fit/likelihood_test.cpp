#include "sim/fit/likelihood.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/fit/draws.hpp"

namespace careway::fit {
namespace {

Fit of_family(Family family, const std::vector<Fit>& fits) {
    return *std::ranges::find(fits, family, &Fit::family);
}

TEST(Exponential, IsDaysLookedAtOverThoseThatEnded) {
    Sample sample;
    sample.add({2, 2});
    sample.add({5, 5, 1});
    sample.add({9, goes_on, 4});
    sample.add({3, goes_on});
    sample.close();

    const Fit fit = *fit_of(Family::exponential, sample);

    EXPECT_DOUBLE_EQ(fit.mean, (2 + 4 + 5 + 3) / 2.0);
    EXPECT_NEAR(fit.mean_error, fit.mean / std::sqrt(2), 1e-5);
    EXPECT_EQ(fit.sd, fit.mean);
}

// The likeliest lognormal of known times has the mean and the sd (over n) of their logarithms.
TEST(Lognormal, HasMeanAndSdOfTheLogarithms) {
    const std::vector<double> days{1, 2, 2.5, 4, 11};
    Sample sample;
    double sum = 0;
    double squares = 0;
    for (const double one : days) {
        sample.add({one, one});
        sum += std::log(one) / 5;
        squares += std::log(one) * std::log(one) / 5;
    }
    sample.close();

    const Fit fit = *fit_of(Family::lognormal, sample);

    EXPECT_NEAR(fit.median, std::exp(sum), 1e-5);
    EXPECT_NEAR(fit.shape, std::sqrt(squares - sum * sum), 1e-5);
    // of log mean = mu + sigma^2 / 2: sigma^2 / n + sigma^4 / 2n
    const double variance = fit.shape * fit.shape / 5 + std::pow(fit.shape, 4) / 10;
    EXPECT_NEAR(fit.mean_error / fit.mean, std::sqrt(variance), 1e-4);
}

// The likeliest gamma has the mean of the times, whatever its shape.
TEST(Gamma, HasTheMeanOfTheTimes) {
    const Sample sample = whole(Draw{Family::gamma, 5, 4, 1}, 50);

    const Fit fit = *fit_of(Family::gamma, sample);

    EXPECT_NEAR(fit.mean, sample.exposure() / 50, 1e-5);
    EXPECT_NEAR(fit.mean_error, fit.sd / std::sqrt(50), 1e-4);
}

TEST(Fits, LeaveOutWhatAlikeLengthsCannotTell) {
    Sample sample;
    sample.add({4, 4, 0, 12});
    sample.close();

    const std::vector<Fit> fits = fits_of(sample);

    ASSERT_EQ(fits.size(), 1u);
    EXPECT_EQ(fits.front().family, Family::exponential);
}

TEST(Fits, AreNoneWhereAllThatIsKnownIsThatStaysAreShort) {
    Sample sample;
    sample.add({0, 0.5, 0, 3});
    sample.close();

    EXPECT_TRUE(fits_of(sample).empty());
}

TEST(Fits, AreNoneWhereNothingHasEnded) {
    Sample sample;
    sample.add({4, goes_on, 0, 12});
    sample.close();

    EXPECT_TRUE(fits_of(sample).empty());
}

struct Case {
    Family family;
    double mean;
    double shape;  ///< sd in days, of a Weibull its shape
};

/// Standard deviation in days.
double sd_of(const Case& one) {
    return one.family == Family::weibull       ? one.mean * Law{one.family, 1, one.shape}.relative_sd()
           : one.family == Family::exponential ? one.mean
                                               : one.shape;
}

class Recovery : public testing::TestWithParam<Case> {
protected:
    /// Within four standard errors, which chance leaves once in 16,000 times.
    void expect_found(const Sample& sample) const {
        const std::vector<Fit> fits = fits_of(sample);
        const Fit fit = of_family(GetParam().family, fits);

        EXPECT_NEAR(fit.mean, GetParam().mean, 4 * fit.mean_error);
        EXPECT_NEAR(fit.sd, sd_of(GetParam()), 4 * fit.sd_error);
        EXPECT_LT(fit.mean_error, 0.06 * fit.mean);
        EXPECT_LE(fit.aic, fits.front().aic + 6) << "a family that is not that of the data was far better";
    }
    const Draw draw_{GetParam().family, GetParam().mean, GetParam().shape, 7};
};

TEST_P(Recovery, FindsTheDistributionOfWholeStays) {
    expect_found(whole(draw_, 4000));
}

// A window of 12 days, into which people came for 100 days: most of those seen began before it, or go on after it.
TEST_P(Recovery, FindsItBehindCensoringAndTruncation) {
    const Sample sample = in_window(draw_, 20'000, 100, 12);

    EXPECT_GT(sample.open(), sample.size() / 5);
    EXPECT_GT(sample.late(), sample.size() / 5);
    expect_found(sample);
}

// Two dates say how long a stay was but for half a day to either side.
TEST_P(Recovery, FindsItBehindWholeDays) {
    Sample sample;
    for (std::uint64_t person = 0; person < 4000; ++person) {
        const double days = std::floor(draw_.days(person) + draw_.uniform(person));
        sample.add({std::max(0.0, days - 0.5), days + 0.5});
    }
    sample.close();

    expect_found(sample);
}

INSTANTIATE_TEST_SUITE_P(Of, Recovery,
                         testing::Values(Case{Family::exponential, 6, 0}, Case{Family::lognormal, 9.4, 7},
                                         Case{Family::gamma, 6, 5}, Case{Family::weibull, 7, 1.5}),
                         [](const auto& of) { return std::string{name_of(of.param.family)}; });

}  // namespace
}  // namespace careway::fit
