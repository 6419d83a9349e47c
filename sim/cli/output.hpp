#pragma once

#include <string>

#include "sim/cli/console.hpp"

namespace careway::cli {

/// Writes a file, or throws SystemError.
void write_file(const std::string& file, const std::string& text);

/// To the file, or to stdout where none is named.
void put(const std::string& text, const std::string& file, const Console& console);

}  // namespace careway::cli
