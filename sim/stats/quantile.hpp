#pragma once

#include <span>

namespace careway::stats {

/// The value below which a share `p` of the values lies, between two of them by a straight line (type 7, the default
/// of R, NumPy and spreadsheets); NaN of nothing.
///
/// @param p  0 to 1, both included: the smallest and the largest value
/// Source: Hyndman and Fan (1996), The American Statistician 50(4), definition 7.
[[nodiscard]] double quantile(std::span<const double> values, double p);

}  // namespace careway::stats
