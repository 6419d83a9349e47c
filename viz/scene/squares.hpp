#pragma once

#include "viz/scene/plan.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// A square for each place of a service, in the order treated, delayed, free, closed. Those that people are in beyond
/// its capacity begin a new line, under a dashed one. Places of a surge stand after a divider.
void draw_squares(Sheet& sheet, const Card& card, Box box, const Plan& plan);

/// How high so many lines of squares are.
[[nodiscard]] int height_of_lines(int lines, int square);
/// What a service whose capacity may fall needs above that: the line that is not full, and the dashed one.
[[nodiscard]] int height_beyond(int square);
/// Width that squares have of a card's inner one.
[[nodiscard]] int width_for_squares(int width, bool surge);

}  // namespace careway::scene
