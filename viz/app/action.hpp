#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace careway::app {

/// What somebody at the screen can do.
enum class Action : std::uint8_t {
    pause,
    previous_day,
    next_day,
    previous_week,
    next_week,
    previous_marker,
    next_marker,
    start,
    latest,
    go_to_day,
    bookmark,
    guess,
    slower,
    faster,
    lanes,
    fork,
    next_run,
    levers,
    somebody,
    events,
    why,
    stop_rules,
    hide,
    key_hints,
    smaller_text,
    larger_text,
    usual_text,
    save_picture,
    debrief,
    video,
    full_screen,
    quit,
};

/// A key with what is held down beside it, such as "Shift+Right".
using Key = std::string;

/// An action, its key and what its button says.
struct ActionRow {
    Action action;
    const char* key;
    const char* button;
    bool letter = false;  ///< a bare letter or digit, which can be switched off (WCAG 2.1.4)
};

/// Every action, in the order of the buttons.
[[nodiscard]] std::span<const ActionRow> actions();
/// What a key does; nothing for one that nobody uses.
[[nodiscard]] std::optional<Action> action_of(const Key& key, bool letter_keys);

}  // namespace careway::app
