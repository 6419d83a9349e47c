#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/run/track.hpp"
#include "sim/stats/summary.hpp"
#include "viz/app/indicator.hpp"

namespace careway::app {

/// Where 8 in 10 runs lie, by day; NaN where no run has a value.
struct Band {
    std::vector<double> low, high;
    double highest = 0;  ///< of all runs, at any full hour
};

/// How runs of B lie to those of A on a day; pairs of which either does not exist are left out.
struct Agreement {
    std::uint32_t lower = 0, higher = 0, pairs = 0;
};

/// Whether fewer runs go that way than chance alone would let, if neither way were likelier: fewer than 33 of 50.
/// Source: two-sided sign test at 5 %, in which pairs that are equal count against it.
[[nodiscard]] bool within_noise(std::uint32_t agreeing, std::uint32_t pairs);

/// What a run is among all that there are, in lane A.
enum class Standing : std::uint8_t { none, typical, best_tenth, worst_tenth };
struct Standings {
    std::vector<Standing> of_run;        ///< by replication - 1
    std::vector<std::uint32_t> in_turn;  ///< a typical run, one of the best tenth and one of the worst; the typical
                                         ///< one alone where tiles do not tell good from bad, or of fewer than ten
};

/// By replication; nothing where it stopped itself.
using Tracks = std::vector<std::optional<run::Track>>;

/// What many runs of one or two lanes say. Only those count that came to their end in every lane.
struct Spread {
    std::uint32_t runs = 0;
    std::vector<std::vector<Band>> charts;             ///< [lane][chart]
    std::vector<std::vector<Agreement>> tiles;         ///< [tile][day], both at noon; empty with one lane
    std::vector<stats::Difference> tiles_over_window;  ///< by tile, of its measure; likewise
};

/// @param tracks  by lane, of numbers at noon: tiles first, then charts
/// @param tiles  by lane
[[nodiscard]] Spread spread_of(const std::vector<Tracks>& tracks, const std::vector<std::vector<Indicator>>& tiles,
                               std::size_t charts);
/// The typical run is that whose measures of all tiles lie closest to their medians, added up in standard deviations;
/// the best tenth are those that lie furthest to the side wished for, added up likewise.
[[nodiscard]] Standings standings_of(const Tracks& lane_a, const std::vector<Indicator>& tiles);

}  // namespace careway::app
