#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sim/language/faults.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// Limits that keep a file from filling memory or stack; a model of a whole country stays far below them.
inline constexpr std::size_t deepest_nesting = 40;
inline constexpr std::size_t most_values = 200'000;

/// The tree of a YAML text. Every scalar stays text: whether `010` or `no` is a number or a truth is for the
/// description to say, not for YAML. Nothing after a fault.
std::optional<Value> parse_yaml(const std::string& text, const std::string& file, Faults& faults);

/// Reads and parses a file.
std::optional<Value> read_yaml(const std::filesystem::path& path, const std::optional<Place>& named_at, Faults& faults);

}  // namespace careway::language
