#pragma once

#include <vector>

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Where the buttons of a picture stand, in rows over the width of the window, each as wide as its words.
struct Strip {
    std::vector<Box> buttons;  ///< from the strip's upper left corner
    int height = 0;
};
[[nodiscard]] Strip strip_of(const Sheet& sheet, const Picture& picture, int width);
/// Draws a button for each action, at least 44 pixels high, into `box`.
void draw_strip(Sheet& sheet, const Picture& picture, Box box);

}  // namespace careway::scene
