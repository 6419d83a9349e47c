#pragma once

#include <SFML/Graphics/RenderWindow.hpp>
#include <cstdint>
#include <string>

#include "viz/app/command.hpp"
#include "viz/app/stage.hpp"
#include "viz/draw/fonts.hpp"

namespace careway::app {

/// Writes the picture of one instant to a file, its layout to stdout, or both, as the command says.
/// Throws ModelError and SystemError.
void show_still(const Command& command, Stage& stage, Time at, const draw::Fonts& fonts);

/// One run shows what may happen, never what will.
[[nodiscard]] std::string run_in_words(std::uint32_t run);

/// Writes the window that has just been drawn, before it is shown. Throws SystemError.
void save_picture(const sf::RenderWindow& window, const std::string& file);

}  // namespace careway::app
