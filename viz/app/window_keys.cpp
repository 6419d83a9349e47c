#include "viz/app/window.hpp"

namespace careway::app {

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
