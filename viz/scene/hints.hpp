#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// How high the hints of a picture stand over the width of the window; 0 without hints. They never take more than half
/// of its height: what does not fit is left out from the end.
[[nodiscard]] int height_of_hints(const Sheet& sheet, const Picture& picture, int width, int height);
/// Keys and what they do, in columns, into a box of that height.
void draw_hints(Sheet& sheet, const Picture& picture, Box box);

}  // namespace careway::scene
