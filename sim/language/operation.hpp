#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "sim/language/faults.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// Says of a key whether the value that a change leads to may itself have it: `to`, of a priority that rises.
using Takes = std::function<bool(std::string_view key)>;

/// Whether a map of a scenario says what happens to a value, rather than what the new value is. One whose every word
/// could only be meant for that is one too, misspelt or not: `{adds: 84}`.
bool is_operation(const Value& value, const Takes& takes);

/// The key of a change that somebody may have meant by another word, in a sentence; "" when there is none.
std::string advice_on_operation(const std::string& key);

/// Whether a word, not itself a key of changes, stands for what is done to the old value: `adds`, `plus`, `multiply`.
bool means_to_change(const std::string& key);

/// Tells of the keys that a change cannot have. @return whether all can be
bool operation_keys_allowed(const Value& value, Faults& faults);

}  // namespace careway::language
