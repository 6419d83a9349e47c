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

std::vector<scene::Hint> hints(bool levers) {
    std::vector<scene::Hint> hints;
    for (const ActionRow& row : actions()) {
        hints.push_back({row.key, row.button});
    }
    if (levers) {
        hints.push_back({"1 to 9", "Levers"});
    }
    hints.push_back({"Tab", "Next button"});
    hints.push_back({"Enter", "Press it"});
    hints.push_back({"Esc", "Leave"});
    hints.push_back({"Page Up", "Marker back"});
    hints.push_back({"Page Down", "Marker on"});
    return hints;
}

}  // namespace careway::app
