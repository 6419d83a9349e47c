#pragma once

#include "viz/scene/plan.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Draws a service into `box`. @param id  begins the ids of its texts: "A acute_beds"
void draw_card(Sheet& sheet, const std::string& id, const Card& card, Box box, const Plan& plan);
/// Draws it as one line.
void draw_row(Sheet& sheet, const std::string& id, const Card& card, Box box);

}  // namespace careway::scene
