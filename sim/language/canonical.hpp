#pragma once

#include <string>

#include "sim/pathway/spec.hpp"

namespace careway::language {

/// Everything that decides a run, and nothing else, as text that does not depend on the order or the spelling of the
/// file: maps in order of name, numbers in the program's units with all their digits, no labels, no sources.
std::string canonical_text(const pathway::ModelSpec& model);

}  // namespace careway::language
