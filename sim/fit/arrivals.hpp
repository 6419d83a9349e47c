#pragma once

#include <array>

#include "sim/fit/estimate.hpp"
#include "sim/fit/spells.hpp"

namespace careway::fit {

inline constexpr std::size_t hours_of_week = 168;

/// Relative rate in each hour of the week, Monday 00:00 first; mean 1.
using Profile = std::array<double, hours_of_week>;

/// Who came while the data was taken.
struct Arrivals {
    std::vector<std::int64_t> people;  ///< by group
    std::vector<Estimate> rates;       ///< a day, by group
    Profile profile;
};

/// @param smooth  each hour of the profile is the mean of itself, twice, and its neighbours
/// @pre the data covers a week, so that every hour of it was seen, and somebody came
[[nodiscard]] Arrivals arrivals_of(const Spells& spells, bool smooth);

}  // namespace careway::fit
