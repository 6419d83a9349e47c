#pragma once

#include <SFML/Graphics/Font.hpp>
#include <filesystem>

#include "viz/scene/display.hpp"

namespace careway::draw {

/// Liberation Sans, as it lies beside the program.
class Fonts {
public:
    /// Throws SystemError when a font is missing.
    explicit Fonts(const std::filesystem::path& folder);

    [[nodiscard]] const sf::Font& font(bool bold) const { return bold ? bold_ : regular_; }
    /// As wide as sf::Text draws the words.
    [[nodiscard]] double width(std::string_view words, int size, bool bold) const;

private:
    sf::Font regular_, bold_;
};

}  // namespace careway::draw
