#pragma once

#include <vector>

#include "viz/scene/display.hpp"
#include "viz/scene/picture.hpp"

namespace careway::scene {

/// A dot for everybody who is on the way: straight into the gutter before the service that they come to, along it, and
/// to the card. Who comes from outside, or from a column that is no neighbour, comes out of the arrow. Dots pass behind
/// words, and are left out while they would meet any.
[[nodiscard]] std::vector<Shape> dots_of(const Display& display, const std::vector<Flight>& flights);

}  // namespace careway::scene
