#include "viz/app/action.hpp"

#include <algorithm>

namespace careway::app {

namespace {

constexpr ActionRow table[] = {
    {Action::pause, "Space", "Pause"},
    {Action::previous_day, "Left", "Day back"},
    {Action::next_day, "Right", "Day on"},
    {Action::previous_week, "Shift+Left", "Week back"},
    {Action::next_week, "Shift+Right", "Week on"},
    {Action::previous_marker, "Ctrl+Left", "Marker back"},
    {Action::next_marker, "Ctrl+Right", "Marker on"},
    {Action::start, "Home", "Start"},
    {Action::latest, "End", "Latest"},
    {Action::go_to_day, "D", "Go to day", true},
    {Action::bookmark, "M", "Bookmark", true},
    {Action::guess, "G", "Guess", true},
    {Action::slower, "Down", "Slower"},
    {Action::faster, "Up", "Faster"},
    {Action::lanes, "C", "Lanes", true},
    {Action::fork, "F", "B as A", true},
    {Action::next_run, "R", "Next run", true},
    {Action::levers, "L", "Levers", true},
    {Action::somebody, "N", "Somebody", true},
    {Action::events, "E", "Events", true},
    {Action::why, "W", "Why", true},
    {Action::stop_rules, "X", "Stop rules", true},
    {Action::hide, "H", "Hide the rest", true},
    {Action::key_hints, "?", "Keys", true},
    {Action::smaller_text, "Ctrl+-", "Text -"},
    {Action::larger_text, "Ctrl++", "Text +"},
    {Action::usual_text, "Ctrl+0", "Text 100%"},
    {Action::save_picture, "P", "Picture", true},
    {Action::debrief, "K", "Debrief", true},
    {Action::video, "V", "Film", true},
    {Action::full_screen, "F11", "Full screen"},
    {Action::quit, "Ctrl+Q", "Quit"},
};

struct OtherKey {
    const char* key;
    Action action;
};
/// What clickers for slides send.
constexpr OtherKey other_keys[] = {{"Page Up", Action::previous_marker}, {"Page Down", Action::next_marker}};

}  // namespace

std::span<const ActionRow> actions() {
    return table;
}

std::optional<Action> action_of(const Key& key, bool letter_keys) {
    if (const auto* other = std::ranges::find(other_keys, key, &OtherKey::key); other != std::end(other_keys)) {
        return other->action;
    }
    const auto* row = std::ranges::find_if(
        table, [&](const ActionRow& each) { return each.key == key && (letter_keys || !each.letter); });
    return row == std::end(table) ? std::nullopt : std::optional{row->action};
}

}  // namespace careway::app
