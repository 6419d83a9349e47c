#pragma once

#include "sim/language/faults.hpp"
#include "sim/language/screen.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// What a checked model says to the live screen.
Screen read_screen(const Value& model, Faults& faults);

}  // namespace careway::language
