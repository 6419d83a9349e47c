#pragma once

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <cstdint>
#include <string>

#include "viz/app/command.hpp"
#include "viz/app/stage.hpp"
#include "viz/draw/fonts.hpp"
#include "viz/draw/painter.hpp"

namespace careway::app {

/// A window in which pictures are drawn to be kept rather than watched.
class Easel {
public:
    /// Throws SystemError when the display has no room. @param fonts  must outlive it
    Easel(int width, int height, const draw::Fonts& fonts);

    [[nodiscard]] scene::Display laid_out(const scene::Picture& picture) const;
    [[nodiscard]] sf::Image painted(const scene::Picture& picture);
    [[nodiscard]] sf::Image painted(const scene::Display& display);

private:
    const draw::Fonts& fonts_;
    sf::RenderWindow window_;
    draw::Painter painter_;
};

/// What an instant looks like, whichever way one came there. Throws ModelError.
[[nodiscard]] scene::Picture still_of(const Command& command, Stage& stage, Time at);

/// Who is on the way at an instant, for which its hour must have been run. Throws ModelError.
[[nodiscard]] std::vector<scene::Flight> flights_at(Stage& stage, Time at, Duration per_second);

/// Writes the picture and the numbers of one instant to files and its layout to stdout, as the command says.
/// Throws ModelError and SystemError.
void show_still(const Command& command, Stage& stage, Time at, const draw::Fonts& fonts);

/// The window that has just been drawn, before it is shown. Throws SystemError.
[[nodiscard]] sf::Image image_of(const sf::RenderWindow& window);
/// Throws SystemError.
void save(const sf::Image& image, const std::string& file);

}  // namespace careway::app
