#include "viz/draw/fonts.hpp"

#include <SFML/System/String.hpp>

#include "sim/base/error.hpp"

namespace careway::draw {

namespace {

void load(sf::Font& font, const std::filesystem::path& file) {
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown) || !font.loadFromFile(file.string())) {
        throw SystemError{"the font `" + file.string() + "` is missing; it belongs beside the program"};
    }
}

}  // namespace

Fonts::Fonts(const std::filesystem::path& folder) {
    load(regular_, folder / "LiberationSans-Regular.ttf");
    load(bold_, folder / "LiberationSans-Bold.ttf");
}

double Fonts::width(std::string_view words, int size, bool bold) const {
    const auto pixels = static_cast<unsigned>(size);
    const sf::Font& chosen = font(bold);
    double sum = 0;
    sf::Uint32 before = 0;
    for (const sf::Uint32 letter : sf::String::fromUtf8(words.begin(), words.end())) {
        sum += static_cast<double>(chosen.getKerning(before, letter, pixels));
        sum += static_cast<double>(chosen.getGlyph(letter, pixels, false).advance);
        before = letter;
    }
    return sum;
}

}  // namespace careway::draw
