#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/language/description.hpp"
#include "sim/language/faults.hpp"
#include "sim/language/load.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// Every number of a checked model, as it stands after the scenarios: a dated change is a number of its own, with the
/// date at the end of its address. Numbers that say something of the world and name no source are warned of, once a
/// file.
std::vector<Input> list_inputs(const Value& model, Faults& faults);

/// Whether a number decides nothing of a run, so that no study is to vary it.
bool is_of_screen(const std::string& address);

/// The address of every key with its place, in order of address.
std::vector<std::pair<std::string, Place>> list_places(const Value& model);

}  // namespace careway::language
