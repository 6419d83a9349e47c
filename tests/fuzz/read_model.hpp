#pragma once

#include <string_view>

namespace careway::fuzz {

/// Reads `text` as a model file and compiles it.
/// @return whether it is a model; a text that is refused with a message is none. Anything else, such as an exception
///         of the standard library, is a fault of ours and passes through.
bool read_model(std::string_view text);

}  // namespace careway::fuzz
