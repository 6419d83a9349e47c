#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace careway::stats {

/// What a mean difference would be under each draw of the assumptions: the mean of `fixed` (as things are assumed to
/// be), moved by what the draw of run i changes in run i, whose luck is the same in both. A run in which a value does
/// not exist (NaN) is left out of the mean and has none itself.
///
/// @param fixed, drawn  differences run by run; as long
[[nodiscard]] std::vector<double> under_draws(std::span<const double> fixed, std::span<const double> drawn);

/// How values lie that one number stands for; those that do not exist are left out.
struct Spread {
    std::size_t count = 0;
    std::size_t lower = 0;  ///< below 0
    std::size_t higher = 0;
    double p10 = 0;
    double p50 = 0;
    double p90 = 0;
};
[[nodiscard]] Spread spread_of(std::span<const double> values);

/// What one assumption does to a difference.
struct Influence {
    double correlation = 0;  ///< of ranks; its square is the share of the spread that it explains
    double when_low = 0;     ///< mean difference over the third of the draws in which it is lowest
    double when_high = 0;
    bool flips = false;  ///< those two lie on either side of 0, each by more than its standard error
};
/// Nothing is left out: the difference must exist under every draw. NaN, and no flip, for fewer than 6.
///
/// @param drawn  what was drawn of the assumption, draw by draw; as long as `differences`
[[nodiscard]] Influence influence_of(std::span<const double> drawn, std::span<const double> differences);

}  // namespace careway::stats
