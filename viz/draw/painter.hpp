#pragma once

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Text.hpp>
#include <SFML/Graphics/VertexArray.hpp>
#include <vector>

#include "viz/draw/fonts.hpp"
#include "viz/scene/display.hpp"

namespace careway::draw {

/// Draws displays: shapes as one array of triangles, words as texts that are kept from one picture to the next.
class Painter {
public:
    /// @param fonts  must outlive it
    explicit Painter(const Fonts& fonts) : fonts_{fonts} {}

    void paint(sf::RenderTarget& target, const scene::Display& display);

private:
    void keep(std::size_t position, const scene::Text& text);

    const Fonts& fonts_;
    sf::VertexArray triangles_{sf::Triangles};
    std::vector<scene::Text> kept_;  ///< what `texts_` were made from
    std::vector<sf::Text> texts_;
};

}  // namespace careway::draw
