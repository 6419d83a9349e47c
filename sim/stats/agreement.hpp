#pragma once

#include <cstddef>

namespace careway::stats {

/// Probability that `agreeing` or more of `runs` go one way where neither way is likelier than the other.
///
/// @pre agreeing <= runs
/// Source: the sign test; Conover (1999), Practical Nonparametric Statistics, 3rd ed., section 3.4.
[[nodiscard]] double chance_of_agreement(std::size_t agreeing, std::size_t runs);

}  // namespace careway::stats
