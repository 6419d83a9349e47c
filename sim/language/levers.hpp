#pragma once

#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/screen.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// The levers of a model, as many as its list has items, in its order.
std::vector<Lever> read_levers(const Value& model, Faults& faults);

}  // namespace careway::language
