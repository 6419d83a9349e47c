#pragma once

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// Where the queue of a service stands: left of its card, the number above, dots below it from the card away.
struct QueueGrid {
    int dot, pitch, columns, rows;
    [[nodiscard]] int most() const { return columns * rows; }
};
[[nodiscard]] QueueGrid queue_grid(const Scale& scale, Box gutter);
/// Dots that stand for people who wait: somebody keeps one.
[[nodiscard]] int dots_for(std::int32_t people, int people_a_dot);
/// How wide a gutter must be for the number of a queue.
[[nodiscard]] int width_of_gutter(const Sheet& sheet);
/// The last dot has a ring where somebody has waited too long. @param gutter  beside the card, as high as it
void draw_queue(Sheet& sheet, const std::string& id, const Card& card, Box gutter, int people_a_dot, bool dots);

}  // namespace careway::scene
