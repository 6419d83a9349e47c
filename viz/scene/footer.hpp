#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Two lines where the window has room for them, else one.
[[nodiscard]] int height_of_footer(const Sheet& sheet);
/// What everything on the screen says, and what happened last.
void draw_footer(Sheet& sheet, const Picture& picture, Box box);

}  // namespace careway::scene
