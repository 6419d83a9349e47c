#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// @param inside  what there is for lanes and panel together
[[nodiscard]] int width_of_panel(const Sheet& sheet, int inside);
/// Draws as much of it into `box` as finds room, the item in focus always, and says how much does not.
void draw_panel(Sheet& sheet, const Panel& panel, Box box);

}  // namespace careway::scene
