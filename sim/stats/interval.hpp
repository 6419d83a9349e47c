#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace careway::stats {

/// Sum of the values in their order divided by their number; NaN of nothing. The order is that of the replications,
/// never of the threads that made them, so that the last bit does not depend on luck.
[[nodiscard]] double mean(std::span<const double> values);

/// Sum of squared deviations from the mean over n - 1; NaN of fewer than two values.
[[nodiscard]] double sample_variance(std::span<const double> values);

struct Interval {
    double low = 0;
    double high = 0;
};

/// 95 % confidence interval of the mean of independent values, by Student's t. Both ends are NaN for fewer than two
/// values. Values that are all equal give an interval of no width.
/// Source: Law (2015), Simulation Modeling and Analysis, 5th ed., section 4.5, equation 4.12.
[[nodiscard]] Interval confidence_of_mean(std::span<const double> values);

/// Replications after which the 95 % interval of the mean is expected to reach at most `precision` times the true mean
/// to either side, judged by these values; never fewer than there are. Nothing when no number would do: fewer than two
/// values, a mean of 0, or more than a million runs.
///
/// @param precision  relative half-width asked for, above 0, such as 0.05
/// Source: Law (2015), section 9.4.1, equation 9.3, with its adjustment precision / (1 + precision).
[[nodiscard]] std::optional<std::size_t> replications_needed(std::span<const double> values, double precision);

}  // namespace careway::stats
