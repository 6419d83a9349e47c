#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/language/description.hpp"

namespace careway::language {

/// The schema of a value that is one text or number: words, patterns with units, ranges as far as a pattern can say.
nlohmann::ordered_json scalar_schema(const Type& type);

/// A name for it among definitions: "share", "pool", "whole_number".
std::string scalar_label(const Type& type);

/// What the keys of a map look like, as a regular expression; `source` included.
std::string key_pattern(Keys keys);

}  // namespace careway::language
