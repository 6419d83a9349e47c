#include "sim/fit/estimate.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

namespace careway::fit {

namespace {

constexpr double beyond_each_end = 0.025;

}  // namespace

Estimate rate_of(std::int64_t people, double days) {
    using boost::math::chi_squared;
    const auto count = static_cast<double>(people);
    const double low = people == 0 ? 0 : quantile(chi_squared{2 * count}, beyond_each_end) / 2;
    const double high = quantile(complement(chi_squared{2 * count + 2}, beyond_each_end)) / 2;
    return {count / days, std::sqrt(count) / days, {low / days, high / days}};
}

Estimate share_of(std::int64_t part, std::int64_t all) {
    using Binomial = boost::math::binomial_distribution<>;
    const auto trials = static_cast<double>(all);
    const auto successes = static_cast<double>(part);
    const double share = successes / trials;
    const double low = Binomial::find_lower_bound_on_p(trials, successes, beyond_each_end);
    const double high = Binomial::find_upper_bound_on_p(trials, successes, beyond_each_end);
    return {share, std::sqrt(share * (1 - share) / trials), {low, high}};
}

}  // namespace careway::fit
