#pragma once

#include <vector>

#include "viz/scene/axes.hpp"
#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

/// What somebody expects, on a chart.
namespace careway::scene {

/// Side of a ring.
[[nodiscard]] int ring_of(const Scale& scale);
/// The rings of a chart, whole beside its foot and title, from left to right; of guesses that lie on its axis.
[[nodiscard]] std::vector<Box> rings_of(const Scale& scale, const Chart& chart, const Axes& axes);
/// Dashes around a circle: not a line of the chart, in any colour. Nothing where words stand.
void draw_ring(Sheet& sheet, Box box);

}  // namespace careway::scene
