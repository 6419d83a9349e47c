#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// How the buttons of a picture stand in rows over the width of the window.
struct StripSizes {
    int rows = 0, row_height = 0, columns = 1;
    [[nodiscard]] int height() const { return rows * row_height; }
};
[[nodiscard]] StripSizes strip_sizes(const Sheet& sheet, const Picture& picture, int width);
/// Draws a button for each action, at least 44 pixels high, into `box`.
void draw_strip(Sheet& sheet, const Picture& picture, Box box);

}  // namespace careway::scene
