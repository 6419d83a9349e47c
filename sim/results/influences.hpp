#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/measure/catalogue.hpp"
#include "sim/run/runner.hpp"
#include "sim/stats/draws.hpp"

namespace careway::results {

/// What something that varies was in each run.
struct Draws {
    std::string name;            ///< of the draw, or the address that an ensemble sets
    std::vector<double> values;  ///< by run: the share of the range that lies below, or the number set
};

/// Runs of a scenario with every number as it is stated and, in the same order, with what was drawn.
struct BothRuns {
    std::span<const measure::Entry> entries;
    std::span<const run::Values> stated;
    std::span<const run::Values> drawn;
};

/// What the mean difference between two scenarios would be under each draw; see stats::under_draws. Empty where one of
/// them does not have the measure.
[[nodiscard]] std::vector<double> difference_under_draws(const measure::Entry& entry, const BothRuns& base,
                                                         const BothRuns& with);

struct Influence {
    std::string name;
    stats::Influence influence;
};

/// Those of `draws` that a difference can be told to depend on, by stats::telling_correlation; the strongest first.
/// @param differences  by run; runs in which it does not exist are left out
[[nodiscard]] std::vector<Influence> telling_influences(std::span<const Draws> draws,
                                                        std::span<const double> differences);

}  // namespace careway::results
