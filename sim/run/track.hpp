#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "sim/run/runner.hpp"
#include "sim/run/view.hpp"

namespace careway::run {

/// Numbers that somebody wants of an instant, always as many. Called by several threads at once.
/// @param view  of a full hour, without the moves of its week
/// @param measures  from the start of measuring to the midnight at or before it; empty on the first day
using Wanted = std::function<std::vector<double>(const View& view, const std::vector<double>& measures)>;

/// What is kept of a replication that nobody watches.
struct Track {
    std::vector<float> noons;    ///< [day of the measured window x numbers + number]; a screen shows three digits
    std::vector<float> highest;  ///< by number: at any full hour of the window; NaN where it never exists
    Values whole;                ///< of the whole window, by the catalogue
};

/// Follows a replication from its first to its last instant; nothing when `stop` was asked for on the way. Throws
/// ModelError when the model stops itself.
[[nodiscard]] std::optional<Track> follow_numbers(std::shared_ptr<const pathway::Program> program, std::uint32_t seed,
                                                  std::uint32_t replication, const Wanted& wanted,
                                                  const std::stop_token& stop);

}  // namespace careway::run
