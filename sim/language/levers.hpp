#pragma once

#include <span>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/language/faults.hpp"
#include "sim/language/laid_over.hpp"
#include "sim/language/screen.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// The levers of a model, as many as its list has items, in its order.
std::vector<Lever> read_levers(const Value& model, Faults& faults);

/// Pulls each lever by itself on the first day, so that one that cannot be pulled is told before anybody does.
/// @param levers  as read_levers gives them
void try_levers(const LaidOver& laid, const std::vector<Lever>& levers, Date first_day, Faults& faults);

/// The `set:` of a scenario that does what these pulls do, one line a change; an address may have several. The lines
/// stand where the levers stand. A lever released before it takes effect is never pulled. Throws PullRefused.
/// @pre the levers have been tried
Value changes_by(const Value& model, const std::vector<Lever>& levers, std::span<const Pull> pulls);

}  // namespace careway::language
