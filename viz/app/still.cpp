#include "viz/app/still.hpp"

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <cstdio>

#include "sim/base/error.hpp"
#include "viz/app/clock.hpp"
#include "viz/draw/painter.hpp"
#include "viz/scene/layout.hpp"
#include "viz/scene/report.hpp"

namespace careway::app {

namespace {

void paint_and_save(const scene::Display& display, const draw::Fonts& fonts, const std::string& file) {
    const auto width = static_cast<unsigned>(display.width);
    const auto height = static_cast<unsigned>(display.height);
    sf::RenderWindow window{{width, height}, "Careway", sf::Style::None};
    if (window.getSize() != sf::Vector2u{width, height}) {
        throw SystemError{"this display has no room for a window of " + std::to_string(width) + "x" +
                          std::to_string(height)};
    }
    draw::Painter painter{fonts};
    painter.paint(window, display);
    save_picture(window, file);
}

}  // namespace

void save_picture(const sf::RenderWindow& window, const std::string& file) {
    sf::Texture texture;
    const sf::Vector2u size = window.getSize();
    if (!texture.create(size.x, size.y)) {
        throw SystemError{"the display cannot hold a picture of " + std::to_string(size.x) + "x" +
                          std::to_string(size.y)};
    }
    texture.update(window);
    if (!texture.copyToImage().saveToFile(file)) {
        throw SystemError{"cannot write `" + file + "`"};
    }
}

void show_still(const Command& command, Stage& stage, Time at, const draw::Fonts& fonts) {
    scene::Picture picture = stage.wait_for(at);
    picture.timeline.reached = picture.timeline.now;  // how far the simulation runs ahead is chance
    picture.speed = Clock{stage.from(), stage.to(), at, command.speed}.words();
    picture.run = run_in_words(command.run);
    const scene::TextMeasure measure = [&](std::string_view words, int size, bool bold) {
        return fonts.width(words, size, bold);
    };
    const scene::Display display = scene::layout(picture, command.width, command.height, measure);
    if (command.layout_report) {
        std::fputs(scene::layout_report(display).c_str(), stdout);
    }
    if (!command.screenshot.empty()) {
        paint_and_save(display, fonts, command.screenshot);
    }
}

std::string run_in_words(std::uint32_t run) {
    return "run " + std::to_string(run) + ", one possible future";
}

}  // namespace careway::app
