#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "sim/language/faults.hpp"

namespace careway::language {

/// No file of a model is read beyond this size, so that a wrong path cannot fill the memory.
inline constexpr std::size_t largest_file = 8u << 20;

/// The text of a file with line ends as "\n" and no byte-order mark, or nothing after a fault.
/// @param named_at  where the file is named, if a file names it; a file that cannot be opened is a fault there
/// @param most      bytes; a larger file is a fault
std::optional<std::string> read_text(const std::filesystem::path& path, const std::optional<Place>& named_at,
                                     Faults& faults, std::size_t most = largest_file);

/// Position of the first byte that is not UTF-8 or is a control character other than tab and line end; npos if none.
std::size_t first_byte_not_text(std::string_view text);

/// Number of characters in valid UTF-8; a combining mark counts as one.
std::size_t count_characters(std::string_view text);

}  // namespace careway::language
