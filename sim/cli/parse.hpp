#pragma once

#include <span>
#include <string>
#include <variant>

#include "sim/cli/options.hpp"

namespace careway::cli {

/// Text that was asked for instead of a command: of --help or --version.
struct Help {
    std::string text;
};

/// Reads the words after the program's name. Throws UsageError for what it does not understand, naming the nearest
/// verb or flag.
std::variant<Options, Help> parse(std::span<const char* const> words);

}  // namespace careway::cli
