#include "viz/app/key_name.hpp"

#include <algorithm>
#include <iterator>

namespace careway::app {

namespace {

struct NamedKey {
    sf::Keyboard::Key key;
    const char* name;
};
constexpr NamedKey keys[] = {
    {sf::Keyboard::Space, "Space"},    {sf::Keyboard::Left, "Left"},
    {sf::Keyboard::Right, "Right"},    {sf::Keyboard::Up, "Up"},
    {sf::Keyboard::Down, "Down"},      {sf::Keyboard::Home, "Home"},
    {sf::Keyboard::End, "End"},        {sf::Keyboard::F11, "F11"},
    {sf::Keyboard::Add, "+"},          {sf::Keyboard::Equal, "+"},
    {sf::Keyboard::Subtract, "-"},     {sf::Keyboard::Hyphen, "-"},
    {sf::Keyboard::Num0, "0"},         {sf::Keyboard::Numpad0, "0"},
    {sf::Keyboard::PageUp, "Page Up"}, {sf::Keyboard::PageDown, "Page Down"},
};

}  // namespace

Key name_of(const sf::Event::KeyEvent& pressed) {
    Key name;
    if (pressed.code >= sf::Keyboard::A && pressed.code <= sf::Keyboard::Z) {
        name = static_cast<char>('A' + (pressed.code - sf::Keyboard::A));
    } else if (const auto* found = std::ranges::find(keys, pressed.code, &NamedKey::key); found != std::end(keys)) {
        name = found->name;
    }
    // On many keyboards "+" needs Shift itself.
    const bool shift = pressed.shift && name != "+";
    return name.empty() ? name : (pressed.control ? "Ctrl+" : "") + std::string{shift ? "Shift+" : ""} + name;
}

}  // namespace careway::app
