#pragma once

#include "viz/scene/display.hpp"
#include "viz/scene/picture.hpp"

namespace careway::scene {

/// What stands where, for a window of `width` x `height` pixels.
Display layout(const Picture& picture, int width, int height, const TextMeasure& measure);

}  // namespace careway::scene
