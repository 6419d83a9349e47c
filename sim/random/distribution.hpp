#pragma once

#include <vector>

namespace careway::random {

/// An Erlang distribution is a gamma, a discrete one is empirical.
enum class Shape {
    deterministic,
    exponential,
    lognormal,
    gamma,
    uniform,
    empirical,
    weibull,
    triangular,
    normal,
    mixture
};

/// A distribution of durations as the model file states it; every parameter in milliseconds unless said otherwise.
struct Distribution {
    Shape shape = Shape::deterministic;
    /// deterministic: the value. exponential, lognormal, gamma: the mean of the variable. uniform, triangular: its
    /// lower end. weibull: its scale, above 0. normal: the mean before it is cut off at 0, above 0.
    double a = 0;
    /// lognormal, gamma: the standard deviation of the variable, above 0; normal: the same before it is cut off.
    /// uniform, triangular: its upper end, at least `a`. weibull: its shape, a bare number above 0.
    double b = 0;
    std::vector<double> values;            ///< empirical: observed values, at least one, ascending
    std::vector<double> weights;           ///< empirical, mixture: one for each value or part, positive
    double scale = 1;                      ///< multiplies every variate, so that longer is longer for the same person
    double c = 0;                          ///< triangular: the likeliest value, between `a` and `b`
    std::vector<Distribution> parts = {};  ///< mixture: at least one

    /// Of the variates: of a normal distribution, after it is cut off.
    [[nodiscard]] double mean() const;
};

}  // namespace careway::random
