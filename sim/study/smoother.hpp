#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/study/trial.hpp"

/// How settings are moved towards the targets, by what earlier settings gave. Decision 64 says why so.
namespace careway::study {

/// Settings spread over all ranges: of each unknown one in each of `members` parts of its range.
/// Source: McKay, Beckman and Conover (1979), Technometrics 21(2): Latin hypercube sampling.
[[nodiscard]] std::vector<Setting> spread_out(std::size_t members, std::size_t unknowns, std::uint32_t seed);

/// Each setting after one of `rounds` steps of an ensemble smoother with multiple data assimilation. The gain is that
/// of the linear regression of values on settings over all of them. Each member goes for targets of its own, drawn
/// around the true ones, so that the settings keep the spread that the tolerances leave them. None leaves its range.
///
/// @param round  counted from 1; part of the key of what is drawn
/// Source: Emerick and Reynolds (2013), Computers & Geosciences 55, section 3, with inflation `rounds` in each.
[[nodiscard]] std::vector<Setting> moved(std::span<const Trial> members, std::span<const Band> bands,
                                         std::size_t rounds, std::size_t round, std::uint32_t seed);

/// Where `distance` should be least, by a linear regression over the trials around the nearest of them: one
/// Gauss-Newton step from there, within the ranges.
[[nodiscard]] Setting refined(std::span<const Trial> trials, std::span<const Band> bands);

}  // namespace careway::study
