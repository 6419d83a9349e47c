#pragma once

#include <optional>
#include <vector>

#include "sim/fit/law.hpp"
#include "sim/fit/sample.hpp"
#include "sim/stats/interval.hpp"

namespace careway::fit {

/// Logarithm of the likelihood of what was seen: of the density where a time is known, of the probability of its range
/// where it is not, each among those that lasted until they entered the data.
[[nodiscard]] double log_likelihood(const Law& law, const Sample& sample);

/// The likeliest distribution of a family. Errors are standard errors from the curvature of the likelihood at its top,
/// that of the sd by the delta method.
struct Fit {
    Family family;
    double mean;  ///< days, as every length here
    double sd;
    double shape;
    double median;
    double mean_error;
    double sd_error;
    stats::Interval mean_range;  ///< 95 %, symmetric in the logarithm, for a mean cannot be negative
    double aic;                  ///< 2 for each parameter less twice the logarithm of the likelihood: lower is better
};

/// Nothing where the data do not say: all lengths alike, none ended, or a likelihood that goes on rising beyond every
/// sensible shape.
[[nodiscard]] std::optional<Fit> fit_of(Family family, const Sample& sample);

/// Every family that can be fitted, the best by AIC first.
[[nodiscard]] std::vector<Fit> fits_of(const Sample& sample);

}  // namespace careway::fit
