#pragma once

#include <vector>

namespace careway::random {

enum class Shape { deterministic, exponential, lognormal, gamma, uniform, empirical };

/// A distribution of durations as the model file states it; every parameter in milliseconds unless said otherwise.
struct Distribution {
    Shape shape = Shape::deterministic;
    /// deterministic: the value. exponential, lognormal, gamma: the mean of the variable. uniform: its lower end.
    double a = 0;
    /// lognormal, gamma: the standard deviation of the variable, above 0. uniform: its upper end, at least `a`.
    double b = 0;
    std::vector<double> values;   ///< empirical: observed values, at least one, ascending
    std::vector<double> weights;  ///< empirical: as long as `values`, positive
    double scale = 1;             ///< multiplies every variate, so that longer is longer for the same person

    [[nodiscard]] double mean() const;
};

}  // namespace careway::random
