#include <algorithm>
#include <iterator>
#include <utility>

#include "viz/app/key_name.hpp"
#include "viz/app/question.hpp"
#include "viz/app/window.hpp"
#include "viz/scene/lanes.hpp"

namespace careway::app {

/// A key held down does again only what is done step by step: an answer or a lever is given once.
void Window::hold(const sf::Event::KeyEvent& key) {
    constexpr sf::Keyboard::Key steps[] = {sf::Keyboard::Left, sf::Keyboard::Right,  sf::Keyboard::Up,
                                           sf::Keyboard::Down, sf::Keyboard::PageUp, sf::Keyboard::PageDown,
                                           sf::Keyboard::Tab};
    const bool again = std::exchange(down_, key.code) == key.code;
    if (!again || std::ranges::find(steps, key.code) != std::end(steps)) {
        press(key);
    }
}

void Window::press(const sf::Event::KeyEvent& key) {
    pressed_ = key.code;
    first_letter_ = false;
    if (room_.typing()) {
        return press_while_typing(key.code);
    }
    if (answer_quit(key.code)) {
        return;
    }
    quitting_ = false;
    if (key.code == sf::Keyboard::Tab) {
        return move_focus(key.shift ? -1 : 1);
    }
    if (key.code == sf::Keyboard::Escape) {
        return escape();
    }
    if (key.code == sf::Keyboard::Enter) {
        const bool elsewhere = focus_ == keep_id || is_button(focus_) || focus_.starts_with(scene::group_prefix);
        return room_.asks() && !elsewhere ? room_.answer(true) : press_spot(focus_);
    }
    if (const auto lever = lever_of(key)) {
        return room_.pull(*lever);
    }
    if (const auto action = action_of(name_of(key), command_.letter_keys)) {
        perform(*action);
        first_letter_ = room_.typing();
    }
}

/// Digits are levers, unless letters are switched off.
std::optional<std::size_t> Window::lever_of(const sf::Event::KeyEvent& key) const {
    const bool row = key.code >= sf::Keyboard::Num1 && key.code <= sf::Keyboard::Num9;
    const bool pad = key.code >= sf::Keyboard::Numpad1 && key.code <= sf::Keyboard::Numpad9;
    if (!command_.letter_keys || key.control || key.shift || (!row && !pad)) {
        return std::nullopt;
    }
    return room_.lever_of(1 + key.code - (row ? sf::Keyboard::Num1 : sf::Keyboard::Numpad1));
}

/// One thing at a time: a question, hints, the buttons, the panel, then a group that has been opened.
void Window::escape() {
    const bool at_foot = strip_ || hints_;
    focus_.clear();
    if (room_.asks()) {
        return room_.answer(false);
    }
    show_hints(false);
    show_strip(false);
    if (!at_foot && !room_.close_panel()) {
        room_.close_group();
    }
}

/// The key that begins typing is no part of what is typed.
void Window::type(sf::Uint32 letter) {
    constexpr sf::Uint32 backspace = 8;
    if (letter == backspace) {
        room_.erase_typed();
    } else if (letter >= ' ' && letter <= '~' && !first_letter_) {
        room_.type(static_cast<char>(letter));
    }
    if (letter == '?' && !room_.typing() && command_.letter_keys) {
        held_ = pressed_;
        show_hints(true);
    }
    first_letter_ = false;
}

void Window::release(sf::Keyboard::Key key) {
    down_ = sf::Keyboard::Unknown;
    if (held_ == key) {
        held_.reset();
        show_hints(false);
    }
}

void Window::show_hints(bool wanted) {
    if (wanted != hints_) {
        hints_ = wanted;
        room_.refresh();
    }
}

void Window::press_while_typing(sf::Keyboard::Key key) {
    if (key == sf::Keyboard::Enter) {
        room_.enter_typed();
    } else if (key == sf::Keyboard::Tab || key == sf::Keyboard::Up || key == sf::Keyboard::Down) {
        room_.guess_on_other_chart();
    } else if (key == sf::Keyboard::Escape) {
        room_.leave_typing();
    }
}

}  // namespace careway::app
