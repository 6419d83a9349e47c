#pragma once

#include <span>
#include <vector>

#include "sim/language/screen.hpp"
#include "sim/language/tree.hpp"

/// What it means to pull levers, and to release them.
namespace careway::language {

/// The pulls and releases that come into force, in the order in which they were made: a lever released before it takes
/// effect is never pulled. Throws PullRefused.
std::vector<Pull> in_force(const std::vector<Lever>& levers, std::span<const Pull> pulls);

/// The lines of a scenario's `set:` that pull one lever from a day on, or release it. They stand where the lever's do.
std::vector<Entry> changes_by(const Value& model, const Value& lever, Date from, bool release);

/// The `set:` of a scenario that does what these pulls do, one line a change; an address may have several. Throws
/// PullRefused. @pre the levers have been tried
Value changes_by(const Value& model, const std::vector<Lever>& levers, std::span<const Pull> pulls);

}  // namespace careway::language
