#pragma once

#include <optional>
#include <string>

#include "sim/base/time.hpp"
#include "sim/pathway/program.hpp"
#include "sim/pathway/spec.hpp"
#include "sim/run/view.hpp"

/// What the English health service holds to be too long or too full: by this the screen marks waits and beds.
namespace careway::app {

/// The longest that anybody should wait for a place of that kind; nothing where there is no national standard.
[[nodiscard]] std::optional<Duration> longest_wait(pathway::PoolKind kind);
/// Those of the pools that a model has: "longest wait over 18 weeks"; "" where there are none.
[[nodiscard]] std::string longest_waits_in_words(const pathway::Program& program);

/// Of all beds of a lane together: 1 while less than 85 % of them are in use, 2 up to 92 %, 3 above that, 4 when none
/// is free; 0 where there are no beds.
[[nodiscard]] int bed_pressure(const pathway::Program& program, const run::View& view);
/// What the levels say; "" where there are no beds.
[[nodiscard]] std::string bed_pressure_in_words(const pathway::Program& program);

}  // namespace careway::app
