#include "viz/app/key_name.hpp"
#include "viz/app/question.hpp"
#include "viz/app/window.hpp"

namespace careway::app {

void Window::press(const sf::Event::KeyEvent& key) {
    pressed_ = key.code;
    first_letter_ = false;
    if (room_.typing()) {
        return press_while_typing(key.code);
    }
    if (answer_quit(key.code)) {
        return;
    }
    if (key.code == sf::Keyboard::Tab) {
        return move_focus(key.shift ? -1 : 1);
    }
    if (key.code == sf::Keyboard::Escape) {
        return escape();
    }
    if (key.code == sf::Keyboard::Enter) {
        return room_.asks() && focus_ != keep_id ? room_.answer(true) : press_spot(focus_);
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
