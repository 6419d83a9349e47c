#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/session.hpp"
#include "sim/results/influences.hpp"
#include "sim/results/rows.hpp"

namespace careway::cli {

/// What the mean difference between a scenario and the base would be under each draw; empty where nothing varies.
[[nodiscard]] std::vector<double> under_draws(const Session& session, std::size_t with, const measure::Entry& entry);

/// What the first measure of the table depends on most.
struct Strongest {
    results::DifferenceRow row;
    std::vector<results::Influence> influences;  ///< at most three
};
/// Nothing where nothing varies, or no measure is shown.
[[nodiscard]] std::optional<Strongest> strongest_influences(const Session& session, std::size_t with);

/// The same in words; "" where nothing varies.
[[nodiscard]] std::string influence_text(const Session& session, std::size_t with);

}  // namespace careway::cli
