#pragma once

#include <cstdint>

#include "sim/stats/interval.hpp"

namespace careway::fit {

/// A number from data, with its standard error and its 95 % interval.
struct Estimate {
    double value = 0;
    double error = 0;
    stats::Interval range;
};

/// People a day, whose number is Poisson's.
/// Source of the interval: Garwood (1936), Biometrika 28(3/4), exact.
[[nodiscard]] Estimate rate_of(std::int64_t people, double days);

/// Share of `part` among `all`, at least 1.
/// Source of the interval: Clopper and Pearson (1934), Biometrika 26(4), exact; it always holds the share itself.
[[nodiscard]] Estimate share_of(std::int64_t part, std::int64_t all);

}  // namespace careway::fit
