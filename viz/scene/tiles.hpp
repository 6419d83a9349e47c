#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Height that the row of tiles needs where it is `width` wide.
[[nodiscard]] int height_of_tiles(const Sheet& sheet, const Picture& picture, int width);
/// Draws the tiles side by side into `box`.
void draw_tiles(Sheet& sheet, const Picture& picture, Box box);

}  // namespace careway::scene
