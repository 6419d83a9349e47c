#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/stats/interval.hpp"

namespace careway::stats {

/// What many runs say about one measure. Runs in which the measure does not exist (NaN, such as a mean over nobody)
/// are left out of everything; `count` is the number of those that remain.
struct Summary {
    std::size_t count = 0;
    double mean = 0;
    Interval confidence;  ///< 95 %, of the mean
    double p10 = 0;
    double p50 = 0;
    double p90 = 0;
};

[[nodiscard]] Summary summarise(std::span<const double> runs);

/// What a scenario changes, run by run with the same people. Pairs of which either value does not exist are left out.
struct Difference {
    std::size_t pairs = 0;
    std::size_t lower = 0;   ///< pairs in which the scenario lies below the base
    std::size_t higher = 0;  ///< pairs in which it lies above
    double base = 0;         ///< mean of the base over the pairs
    double with = 0;         ///< mean of the scenario over the pairs
    double mean = 0;         ///< mean of (scenario - base)
    Interval confidence;     ///< 95 %, of that mean
};

/// @pre both are as long; entry r of each is the same replication
[[nodiscard]] Difference paired_difference(std::span<const double> base, std::span<const double> with);

}  // namespace careway::stats
