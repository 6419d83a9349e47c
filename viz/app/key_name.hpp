#pragma once

#include <SFML/Window/Event.hpp>

#include "viz/app/action.hpp"

namespace careway::app {

/// "Shift+Right", "C"; "" for keys that no action has.
[[nodiscard]] Key name_of(const sf::Event::KeyEvent& pressed);

}  // namespace careway::app
