#pragma once

#include <string>

#include "sim/language/tree.hpp"

namespace careway::language {

/// As if the text stood there in a file.
Value text_value(std::string text, const Place& place);

/// A `set:` of one line: `address: change`. Throws InputError where `change` is not YAML.
///
/// @param change  as YAML text: "345", "12 per day", "{times: 0.9}"
/// @param place   what messages about any part of it point at
Value set_of(const std::string& address, const std::string& change, const Place& place);

}  // namespace careway::language
