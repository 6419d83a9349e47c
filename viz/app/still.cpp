#include "viz/app/still.hpp"

#include <SFML/Graphics/Texture.hpp>
#include <SFML/Window/Event.hpp>
#include <cstdio>
#include <fstream>
#include <string_view>

#include "sim/base/error.hpp"
#include "sim/cli/output.hpp"
#include "viz/app/clock.hpp"
#include "viz/app/numbers.hpp"
#include "viz/scene/layout.hpp"
#include "viz/scene/report.hpp"

namespace careway::app {

namespace {

/// What the last bytes of every PNG are.
constexpr std::string_view png_end = "IEND\xAE\x42\x60\x82";

bool ends_as_png(const std::string& file) {
    std::ifstream stream{file, std::ios::binary};
    stream.seekg(-static_cast<std::streamoff>(png_end.size()), std::ios::end);
    std::string end(png_end.size(), ' ');
    return stream.read(end.data(), static_cast<std::streamsize>(end.size())) && end == png_end;
}

std::string size_in_words(sf::Vector2u size) {
    return std::to_string(size.x) + "x" + std::to_string(size.y);
}

}  // namespace

Easel::Easel(int width, int height, const draw::Fonts& fonts)
    : fonts_{fonts},
      window_{{static_cast<unsigned>(width), static_cast<unsigned>(height)}, "Careway", sf::Style::None},
      painter_{fonts} {
    const sf::Vector2u asked{static_cast<unsigned>(width), static_cast<unsigned>(height)};
    if (window_.getSize() != asked) {
        throw SystemError{"this display has no room for a window of " + size_in_words(asked)};
    }
}

scene::Display Easel::laid_out(const scene::Picture& picture) const {
    const scene::TextMeasure measure = [&](std::string_view words, int size, bool bold) {
        return fonts_.width(words, size, bold);
    };
    const sf::Vector2u size = window_.getSize();
    return scene::layout(picture, static_cast<int>(size.x), static_cast<int>(size.y), measure);
}

sf::Image Easel::painted(const scene::Picture& picture) {
    return painted(laid_out(picture));
}

sf::Image Easel::painted(const scene::Display& display) {
    // Only who hears from the display learns that it went away.
    for (sf::Event event{}; window_.pollEvent(event);) {
    }
    painter_.paint(window_, display);
    return image_of(window_);
}

sf::Image image_of(const sf::RenderWindow& window) {
    sf::Texture texture;
    const sf::Vector2u size = window.getSize();
    if (!texture.create(size.x, size.y)) {
        throw SystemError{"the display cannot hold a picture of " + size_in_words(size)};
    }
    texture.update(window);
    return texture.copyToImage();
}

void save(const sf::Image& image, const std::string& file) {
    // SFML does not look whether the disk took it all.
    if (!image.saveToFile(file) || !ends_as_png(file)) {
        throw SystemError{"cannot write `" + file + "`"};
    }
}

std::vector<scene::Flight> flights_at(Stage& stage, Time at, Duration per_second) {
    if (shows_flights(per_second)) {
        static_cast<void>(stage.wait_for(std::min(at + hour, stage.to())));
    }
    return stage.flights(at, per_second);
}

scene::Picture still_of(const Command& command, Stage& stage, Time at) {
    scene::Picture picture = stage.wait_for(at);
    picture.timeline.reached = picture.timeline.now;  // how far the simulation runs ahead is chance
    const Clock clock{stage.from(), stage.to(), at, command.speed};
    picture.speed = clock.words();
    picture.flights = flights_at(stage, at, clock.per_second());
    picture.flying = flights_in_words(clock.per_second());
    picture.run = stage.run_in_words(command.run);
    return picture;
}

void show_still(const Command& command, Stage& stage, Time at, const draw::Fonts& fonts) {
    const scene::Picture picture = still_of(command, stage, at);
    Easel easel{command.width, command.height, fonts};
    if (command.layout_report) {
        std::fputs(scene::layout_report(easel.laid_out(picture)).c_str(), stdout);
    }
    if (!command.screenshot.empty()) {
        save(easel.painted(picture), command.screenshot);
    }
    if (!command.numbers.empty()) {
        cli::write_file(command.numbers, numbers_at(stage.scenarios(), command.seed, command.run, at));
    }
}

}  // namespace careway::app
