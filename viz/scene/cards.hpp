#pragma once

#include "viz/scene/plan.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Draws a service into `box`. @param id  begins the ids of its texts: "A acute_beds"
void draw_card(Sheet& sheet, const std::string& id, const Card& card, Box box, const Plan& plan);
/// Draws it as one line.
void draw_row(Sheet& sheet, const std::string& id, const Card& card, Box box);

/// Where the queue of a service stands: left of its card, the number above, dots below it from the card away.
struct QueueGrid {
    int dot, pitch, columns, rows;
    [[nodiscard]] int most() const { return columns * rows; }
};
[[nodiscard]] QueueGrid queue_grid(const Scale& scale, Box gutter);
/// Dots that stand for people who wait: somebody keeps one.
[[nodiscard]] int dots_for(std::int32_t people, int people_a_dot);
/// @param gutter  beside the card, as high as it
void draw_queue(Sheet& sheet, const std::string& id, std::int32_t waiting, Box gutter, int people_a_dot, bool dots);

}  // namespace careway::scene
