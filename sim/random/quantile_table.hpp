#pragma once

#include <vector>

namespace careway::random {

/// Quantiles of a distribution that has no cheap inverse, computed once when a model is compiled.
struct QuantileTable {
    /// gamma: cube roots of quantiles at equal steps of the normal score, which are close to a straight line
    /// (Wilson and Hilferty 1931). mixture: such cube roots too, at the scores of `below`. empirical: the values.
    /// normal: the share that is not cut off. triangular: how far above its lower end the likeliest value lies.
    std::vector<double> at;
    /// empirical: cumulative share up to and including each value. mixture: normal scores, ascending. Else empty.
    std::vector<double> below;
    bool operator==(const QuantileTable&) const = default;
};

QuantileTable gamma_table(double shape, double scale);
QuantileTable empirical_table(const std::vector<double>& values, const std::vector<double>& weights);

/// Value of a gamma or an empirical table at a uniform.
double look_up(const QuantileTable& table, double uniform);

/// Scores beyond this stand for a probability of 0 or 1: no uniform reaches them.
inline constexpr double furthest_score = 9;

/// Value of a line of cube roots (gamma, mixture) at a normal score. Before its first point it is that point; behind
/// its last it goes straight on, unless no value is larger.
double value_at_score(const QuantileTable& line, double score);
/// The inverse; the largest score where several have this value.
double score_of_value(const QuantileTable& line, double value);

}  // namespace careway::random
