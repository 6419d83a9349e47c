#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>

namespace careway::app {

/// A command line, as it was typed.
struct Command {
    std::string model;               ///< path or short name
    std::string scenario = "as_is";  ///< of lane A
    std::string versus;              ///< of lane B; empty: one lane
    int width = 1366, height = 768;  ///< of the window, in pixels
    std::string at;                  ///< "day 214 14:00"; empty: the start
    std::size_t speed = 0;           ///< number of Speed
    std::string screenshot;          ///< file to write
    std::string numbers;             ///< CSV to write
    std::string record;              ///< film to write
    std::string to;                  ///< "day 224": where it ends; empty: ten seconds later
    bool layout_report = false;
    int bench = 0;  ///< seconds to play for, after which it ends; 0: none
    bool full_screen = false;
    bool letter_keys = true;
    std::uint32_t seed = 42;
    std::uint32_t run = 1;
    std::optional<std::uint32_t> runs;  ///< in the background; nothing: 50 on the live screen, else none
};

/// Text that was asked for instead, by --help.
struct Help {
    std::string text;
};

/// Reads the words after the program's name. Throws UsageError for what it does not understand.
std::variant<Command, Help> parse(std::span<const char* const> words);

}  // namespace careway::app
