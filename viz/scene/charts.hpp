#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Draws a chart into `box`. @param number  of the chart, for the ids of its texts
void draw_chart(Sheet& sheet, std::size_t number, const Chart& chart, Box box);

/// Draws the whole run as a line of months.
void draw_timeline(Sheet& sheet, const Timeline& timeline, Box box);

}  // namespace careway::scene
