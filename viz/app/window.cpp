#include "viz/app/window.hpp"

#include <SFML/System/Sleep.hpp>
#include <algorithm>
#include <iterator>
#include <utility>

#include "viz/app/buttons.hpp"
#include "viz/scene/flights.hpp"
#include "viz/scene/lanes.hpp"
#include "viz/scene/layout.hpp"
#include "viz/scene/person_at.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

constexpr double near_edge = 60;  // from the bottom, where the mouse calls the buttons up; of 1080
// Where nothing changes, the window is painted now and then all the same: another one may have covered it.
const sf::Time idle = sf::milliseconds(500);
// More frames would take time from the simulation, and nobody would see them.
const sf::Time between_frames = sf::milliseconds(30);
constexpr unsigned least_width = 640;
constexpr unsigned least_height = 360;

}  // namespace

Window::Window(const Command& command, Stage& stage, Time at, const draw::Fonts& fonts)
    : command_{command},
      stage_{stage},
      fonts_{fonts},
      room_{stage, at, command.speed, command.run, command.versus.empty()},
      painter_{fonts} {
    open(command.full_screen);
    room_.say("Space: go on.  Tab: buttons.  ? held: keys");
}

void Window::open(bool full_screen) {
    full_screen_ = full_screen;
    if (full_screen) {
        window_.create(sf::VideoMode::getDesktopMode(), "Careway", sf::Style::Fullscreen);
    } else {
        window_.create({static_cast<unsigned>(command_.width), static_cast<unsigned>(command_.height)}, "Careway");
    }
    if (!full_screen) {  // where no window manager does it
        const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
        const auto middle = [](unsigned room, int size) { return std::max(0, (static_cast<int>(room) - size) / 2); };
        window_.setPosition({middle(desktop.width, command_.width), middle(desktop.height, command_.height)});
    }
    room_.refresh();
}

void Window::run() {
    sf::Clock since_frame;
    sf::Clock since_start;
    std::vector<double> frames;
    if (command_.bench > 0) {
        static_cast<void>(stage_.wait_for(room_.clock().now()));
        room_.perform(Action::stop_rules);  // nothing is to stop it
        room_.go_on();
        since_start.restart();
    }
    while (window_.isOpen()) {
        for (sf::Event event{}; window_.pollEvent(event);) {
            handle(event);
        }
        const double seconds = static_cast<double>(since_frame.restart().asSeconds());
        room_.pass(seconds);
        tell_of_films();
        draw();
        if (command_.bench > 0) {
            frames.push_back(static_cast<double>(since_frame.getElapsedTime().asSeconds()) * 1000);
            const bool over = room_.clock().now() == stage_.to();
            if (over || since_start.getElapsedTime() >= sf::seconds(static_cast<float>(command_.bench))) {
                report(std::move(frames), static_cast<double>(since_start.getElapsedTime().asSeconds()));
                report_rewinds();
                window_.close();
            }
        }
    }
    finish_films();
}

void Window::handle(const sf::Event& event) {
    switch (event.type) {
        case sf::Event::Closed:
            return ask_to_quit();
        case sf::Event::Resized: {
            const sf::FloatRect all{0, 0, static_cast<float>(event.size.width), static_cast<float>(event.size.height)};
            window_.setView(sf::View{all});
            return room_.refresh();
        }
        case sf::Event::MouseMoved:
            return show_strip(event.mouseMove.y >= edge_of_strip() || is_button(focus_));
        case sf::Event::GainedFocus:
            return room_.refresh();
        case sf::Event::MouseButtonPressed:
            return click(event.mouseButton.x, event.mouseButton.y);
        case sf::Event::KeyPressed:
            return hold(event.key);
        case sf::Event::KeyReleased:
            return release(event.key.code);
        case sf::Event::LostFocus:
            return show_hints(false);
        case sf::Event::TextEntered:
            return type(event.text.unicode);
        default:
            return;
    }
}

/// Where the buttons begin, or where the mouse calls them up.
int Window::edge_of_strip() const {
    const auto button =
        std::ranges::find_if(display_.spots, [&](const scene::Spot& spot) { return is_button(spot.id); });
    const sf::Vector2u size = window_.getSize();
    const scene::Scale scale{static_cast<int>(size.x), static_cast<int>(size.y), 1};
    return button != display_.spots.end() ? button->box.y - scale.length(near_edge / 4)
                                          : static_cast<int>(size.y) - scale.length(near_edge);
}

void Window::show_strip(bool wanted) {
    if (wanted != strip_) {
        strip_ = wanted;
        room_.refresh();
    }
}

bool Window::is_button(const std::string& id) const {
    const auto all = buttons();
    return std::ranges::find(all, id, &scene::Button::id) != all.end();
}

/// Through the panel, which has been opened to be used, then through groups of services and buttons.
void Window::move_focus(int steps) {
    std::vector<std::string> ids = room_.pressable();
    for (const scene::Spot& spot : display_.spots) {
        if (spot.id.starts_with(scene::group_prefix) && std::ranges::find(ids, spot.id) == ids.end()) {
            ids.push_back(spot.id);
        }
    }
    std::ranges::transform(buttons(), std::back_inserter(ids), &scene::Button::id);
    focus_ = focus_after(ids, focus_, steps);
    strip_ = is_button(focus_);
    room_.refresh();
}

void Window::click(int x, int y) {
    quitting_ = false;
    const scene::Box point{x, y, 1, 1};
    for (const scene::Spot& spot : display_.spots) {
        if (!spot.box.holds(point)) {
            continue;
        }
        if (spot.id == "timeline") {
            room_.go_to(static_cast<double>(x - spot.box.x) / spot.box.width);
            return;
        }
        return press_spot(spot.id);
    }
    if (const auto person = scene::person_at(display_, x, y)) {
        room_.follow(*person);
    }
}

void Window::perform(Action action) {
    room_.perform(action);
    if (action == Action::key_hints) {
        show_hints(!hints_);
    } else if (action == Action::quit) {
        ask_to_quit();
    } else if (action == Action::debrief) {
        debrief();
    } else if (action == Action::full_screen) {
        open(!full_screen_);
    } else if (action == Action::save_picture) {
        save();
    } else if (action == Action::video) {
        film();
    }
    if (room_.typing()) {  // what is typed is read where buttons and hints stand
        focus_.clear();
        show_strip(false);
        show_hints(false);
    }
}

std::vector<scene::Button> Window::buttons() const {
    std::vector<scene::Button> buttons = buttons_of(room_, command_.letter_keys);
    for (scene::Button& button : buttons) {
        button.focused = button.id == focus_;
    }
    return buttons;
}

/// What one reads may be older than what there is to press: nothing happens where that is gone.
void Window::press_spot(const std::string& id) {
    const auto all = buttons();
    const auto button = std::ranges::find(all, id, &scene::Button::id);
    if (button == all.end()) {
        room_.press(id);
        if (id.starts_with(scene::group_prefix)) {  // what is to be pressed next closes it
            focus_ = id == scene::group_prefix ? "" : scene::group_prefix;
        }
        return;
    }
    const auto number = static_cast<std::size_t>(button - all.begin());
    const std::size_t levers = all.size() - actions().size();
    if (number < levers) {
        focus_.clear();
        strip_ = false;  // what becomes of the lever is said where the buttons stand
        room_.pull(number);
    } else {
        perform(actions()[number - levers].action);
    }
}

scene::Display Window::laid_out(const scene::Picture& picture) const {
    const scene::TextMeasure measure = [&](std::string_view words, int size, bool bold) {
        return fonts_.width(words, size, bold);
    };
    const sf::Vector2u size = window_.getSize();
    return scene::layout(picture, static_cast<int>(std::max(size.x, least_width)),
                         static_cast<int>(std::max(size.y, least_height)), measure);
}

void Window::draw() {
    if (room_.is_waiting() && since_paint_.getElapsedTime() < between_frames) {
        return sf::sleep(sf::milliseconds(5));  // leaves the processor to what it waits for
    }
    auto picture = room_.fresh_picture();
    if (picture) {
        if (hints_) {
            picture->hints = hints(command_.letter_keys && !stage_.levers().empty());
        }
        if (strip_) {
            picture->buttons = buttons();
        }
        picture->focus = focus_;
        if (picture->panel) {
            for (scene::PanelItem& item : picture->panel->items) {
                item.focused = !item.id.empty() && item.id == focus_;
            }
        }
        display_ = laid_out(*picture);
    }
    const bool moved = !picture && fly();
    // What a frame costs is measured on many, but how fast the simulation can go on none that need not be.
    const bool measured = command_.bench > 0 && !is_fastest(room_.clock().speed());
    if (!picture && !moved && !measured && since_paint_.getElapsedTime() < idle) {
        return sf::sleep(sf::milliseconds(10));
    }
    painter_.paint(window_, display_);
    window_.display();
    since_paint_.restart();
}

/// Lets dots move between two pictures. Returns whether any did.
bool Window::fly() {
    if (since_paint_.getElapsedTime() < between_frames) {
        return false;
    }
    auto flying = scene::dots_of(display_, room_.flights());
    if (flying == display_.flying) {
        return false;
    }
    display_.flying = std::move(flying);
    return true;
}

}  // namespace careway::app
