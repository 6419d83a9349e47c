#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/study/trial.hpp"

/// What an ensemble knows, and what it does not.
namespace careway::study {

/// Of one unknown, as shares of its range.
struct Spread {
    double low = 0, high = 0;  ///< the furthest members
    double of_range = 0;       ///< standard deviation over that of settings spread over the whole range
};

/// As many as there are unknowns; none of an ensemble of nobody.
[[nodiscard]] std::vector<Spread> spreads(std::span<const Trial> ensemble);

/// An unknown of which the ensemble is nearly as wide as the range: the targets say little of it.
inline constexpr double hardly_narrower = 2.0 / 3;

/// Two unknowns that go up and down together, or against each other: targets tell what they make together, and not
/// them apart.
struct Tied {
    std::size_t first = 0, second = 0;
    double correlation = 0;
};
inline constexpr double least_tie = 0.8;

[[nodiscard]] std::vector<Tied> tied(std::span<const Trial> ensemble);

/// Two targets that some trials meet, and none meets both.
struct Conflict {
    std::size_t first = 0, second = 0;
};

[[nodiscard]] std::vector<Conflict> conflicts(std::span<const Trial> tried, std::span<const Band> bands);
/// The targets that no trial meets.
[[nodiscard]] std::vector<std::size_t> never_met(std::span<const Trial> tried, std::span<const Band> bands);
/// How many trials meet a target.
[[nodiscard]] std::size_t meeting(std::span<const Trial> trials, std::size_t target, const Band& band);

}  // namespace careway::study
