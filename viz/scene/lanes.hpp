#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Begins the ids of spots that open a group of services; alone it closes the one that is open.
inline constexpr const char* group_prefix = "group ";

/// Draws the lanes of a picture, one under the other, into `box`.
void draw_lanes(Sheet& sheet, const Picture& picture, Box box);

}  // namespace careway::scene
