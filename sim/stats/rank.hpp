#pragma once

#include <cstddef>
#include <span>

namespace careway::stats {

/// Spearman's rank correlation; equal values share the mean of their ranks. NaN where either side does not vary.
///
/// @pre both are as long
/// Source: Conover (1999), Practical Nonparametric Statistics, 3rd ed., section 5.4.
[[nodiscard]] double rank_correlation(std::span<const double> x, std::span<const double> y);

/// The size beyond which a rank correlation tells something: of `tried` that each belong to values which have nothing
/// to do with each other, the largest exceeds it in at most 1 of 100 cases. 1 where no correlation could tell.
///
/// Source: Student's t for r sqrt((n - 2) / (1 - r^2)), Conover, section 5.4; Bonferroni's bound over those tried.
[[nodiscard]] double telling_correlation(std::size_t pairs, std::size_t tried);

}  // namespace careway::stats
