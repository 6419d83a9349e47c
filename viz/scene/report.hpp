#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viz/scene/display.hpp"

namespace careway::scene {

/// A text that meets another item or leaves its box.
struct Hit {
    std::string text;
    std::string other;  ///< id of a text, or what a shape belongs to
};

/// Every text that another item crosses, covers in part or lies under, or that is not within its box and the window.
[[nodiscard]] std::vector<Hit> hits(const Display& display);

/// Colour of what a text stands on: the last shape that holds all of it.
[[nodiscard]] std::optional<Token> ground_of(const Display& display, const Text& text);

/// How many squares of a colour belong to `part`, such as "A acute_beds".
[[nodiscard]] int squares_of(const Display& display, const std::string& part, Token colour);

/// A line for each text: size in pixels, id, words; then what a square and a dot stand for, and the hits.
[[nodiscard]] std::string layout_report(const Display& display);

}  // namespace careway::scene
