#include "sim/stats/interval.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace careway::stats {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

double half_width(double variance, std::size_t count) {
    const auto runs = static_cast<double>(count);
    const boost::math::students_t student{runs - 1};
    return boost::math::quantile(boost::math::complement(student, 0.025)) * std::sqrt(variance / runs);
}

}  // namespace

double mean(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return values.empty() ? missing : sum / static_cast<double>(values.size());
}

double sample_variance(std::span<const double> values) {
    if (values.size() < 2) {
        return missing;
    }
    const double centre = mean(values);
    double squares = 0;
    for (const double value : values) {
        squares += (value - centre) * (value - centre);
    }
    return squares / static_cast<double>(values.size() - 1);
}

Interval confidence_of_mean(std::span<const double> values) {
    if (values.size() < 2) {
        return {missing, missing};
    }
    const double centre = mean(values);
    const double half = half_width(sample_variance(values), values.size());
    return {centre - half, centre + half};
}

std::optional<std::size_t> replications_needed(std::span<const double> values, double precision) {
    constexpr std::size_t most = 1'000'000;
    const double variance = sample_variance(values);
    const double allowed = std::abs(mean(values)) * precision / (1 + precision);
    const auto enough = [&](std::size_t count) { return half_width(variance, count) <= allowed; };
    if (values.size() < 2 || !(allowed > 0) || !enough(most)) {
        return std::nullopt;
    }
    std::size_t too_few = values.size() - 1;
    std::size_t will_do = most;
    while (will_do - too_few > 1) {  // the half-width falls with every run, so that halving finds the first
        const std::size_t middle = too_few + (will_do - too_few) / 2;
        (middle >= 2 && enough(middle) ? will_do : too_few) = middle;
    }
    return will_do;
}

}  // namespace careway::stats
