#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Draws the lanes of a picture, one under the other, into `box`.
void draw_lanes(Sheet& sheet, const Picture& picture, Box box);

}  // namespace careway::scene
