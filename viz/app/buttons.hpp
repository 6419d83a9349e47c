#pragma once

#include <string>
#include <vector>

#include "viz/app/room.hpp"

namespace careway::app {

/// What there is to press: levers, which are what a room wants to do, then the actions in their order.
[[nodiscard]] std::vector<scene::Button> buttons_of(const Room& room, bool letter_keys);

/// What is so many places behind `focus` among the ids of what can be pressed, round and round. Where there is no such
/// id, places are counted from before the first, or from behind the last. @pre there are ids
[[nodiscard]] std::string focus_after(const std::vector<std::string>& ids, const std::string& focus, int steps);

/// What keys do. @param levers  whether some are pulled by digits
[[nodiscard]] std::vector<scene::Hint> hints(bool levers);

}  // namespace careway::app
