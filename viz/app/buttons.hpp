#pragma once

#include <string>
#include <vector>

#include "viz/app/room.hpp"

namespace careway::app {

/// What there is to press: levers, which are what a room wants to do, then the actions in their order.
[[nodiscard]] std::vector<scene::Button> buttons_of(const Room& room, bool letter_keys);

/// Id of the button so many places behind that of the id `focus`, round and round. Where there is no such button, they
/// are counted from before the first, or from behind the last. @pre there are buttons
[[nodiscard]] std::string focus_after(const std::vector<scene::Button>& buttons, const std::string& focus, int steps);

}  // namespace careway::app
