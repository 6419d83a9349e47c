#pragma once

#include "sim/fit/arrivals.hpp"
#include "sim/fit/likelihood.hpp"
#include "sim/fit/ways.hpp"

namespace careway::fit {

/// Active stays of one group: admitted to ready.
struct Stays {
    std::int64_t people = 0;
    std::int64_t open = 0;  ///< not ready yet at the data's end
    std::int64_t late = 0;  ///< admitted before it began
    std::vector<Fit> fits;  ///< the best first, at least one
    Median median{};        ///< by Kaplan and Meier
};

/// All that a table of spells says of a model.
struct Findings {
    Spells spells;
    Arrivals arrivals;
    std::vector<Stays> stays;  ///< by group
    std::vector<Way> ways;     ///< by destination
    std::int64_t still_there = 0;
    std::int64_t without_destination = 0;  ///< who left
    std::int64_t ready_assumed = 0;        ///< who left without `ready`, and count as ready when they left
    double in_use = 0;                     ///< people there on average, as seen
    double in_use_by_fit = 0;              ///< and as rates, stays, shares and delays make it (Little's law)
    std::vector<std::string> doubts;       ///< sentences
};

/// Throws InputError, as read_spells does, and where a group is too small.
[[nodiscard]] Findings findings_of(const Request& request);

/// What somebody who uses them should know, in the order of their weight.
[[nodiscard]] std::vector<std::string> doubts_of(const Findings& findings);

}  // namespace careway::fit
