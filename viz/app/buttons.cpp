#include "viz/app/buttons.hpp"

#include <algorithm>

namespace careway::app {

std::vector<scene::Button> buttons_of(const Room& room, bool letter_keys) {
    std::vector<scene::Button> buttons = room.levers(letter_keys);
    for (const ActionRow& row : actions()) {
        buttons.push_back(
            {row.button, row.letter && !letter_keys ? "" : row.key, false, std::string{"action "} + row.button});
    }
    return buttons;
}

std::string focus_after(const std::vector<std::string>& ids, const std::string& focus, int steps) {
    const auto count = static_cast<int>(ids.size());
    const auto focused = std::ranges::find(ids, focus);
    const int before = focused != ids.end() ? static_cast<int>(focused - ids.begin()) : steps > 0 ? -1 : count;
    return ids[static_cast<std::size_t>(((before + steps) % count + count) % count)];
}

}  // namespace careway::app
