#pragma once

#include <string>
#include <string_view>

#include "sim/language/tree.hpp"

namespace careway::language {

/// A text as YAML reads it back, anywhere: in quotes where it needs them.
std::string written(std::string_view text);

/// A value on one line, as YAML reads it back: `{add: 84, source: [E020, "assumption (one, two)"]}`. Adjustments are
/// left out.
std::string written(const Value& value);

}  // namespace careway::language
