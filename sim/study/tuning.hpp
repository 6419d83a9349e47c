#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "sim/study/trial.hpp"

namespace careway::study {

/// Runs settings and gives them back in their order, each moved to the nearest that can be written. Nothing when it was
/// told to stop.
/// @param round  0 for those that are spread over the ranges, then counted on; of a refinement too
using RunSettings =
    std::function<std::optional<std::vector<Trial>>(std::size_t round, std::span<const Setting> settings)>;

struct Tuning {
    std::size_t unknowns = 0;
    std::size_t members = 0;
    std::size_t rounds = 0;
    std::uint32_t seed = 0;
};

struct Tuned {
    Trial best;
    std::vector<Trial> members;  ///< of the last round
    std::vector<Trial> tried;    ///< every one, in the order in which they were
};

/// Most refinements of the best setting; each is one more trial.
inline constexpr std::size_t most_refinements = 5;

/// Moves settings that are spread over all ranges towards the targets, round by round, then refines the best of all.
/// The result depends on the arguments alone.
std::optional<Tuned> tune(const Tuning& tuning, std::span<const Band> bands, const RunSettings& run_settings);

}  // namespace careway::study
