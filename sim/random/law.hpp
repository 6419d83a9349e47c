#pragma once

#include "sim/random/distribution.hpp"
#include "sim/random/variate.hpp"

/// What a distribution says of probabilities, by Boost.Math: slow, for tables that are made when a model is compiled.
namespace careway::random {

/// Both sides of a value, so that neither tail loses its digits.
struct Tails {
    double below = 0;  ///< probability of this value or less
    double above = 0;
};

Tails tails(const Distribution& distribution, double value);
/// Of the distribution biased by length: of stays that are found in progress at a random instant.
Tails biased_tails(const Distribution& distribution, double value);

/// Parameters of the normal distribution of a lognormal one's logarithm.
struct LogNormal {
    double mu;
    double sigma;
};
LogNormal logarithm_of(const Distribution& lognormal);

/// Nearest number of 24 significant bits. What a processor's own exp or log leaves in the last bits does not survive
/// it, so that results do not depend on the processor (semantics 28).
double steady(double value);

/// Quantiles as a line through points: normal scores in `below`, cube roots in `at`. Exact at its points, at jumps and
/// at values that have a share of their own. Scores beyond 9, which no uniform reaches, stand as 9.
QuantileTable quantile_line(const Distribution& distribution, bool biased);

}  // namespace careway::random
