#pragma once

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/System/Clock.hpp>
#include <SFML/Window/Event.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viz/app/command.hpp"
#include "viz/app/film.hpp"
#include "viz/app/room.hpp"
#include "viz/draw/fonts.hpp"
#include "viz/draw/painter.hpp"
#include "viz/scene/display.hpp"

namespace careway::app {

/// The live screen: keys and mouse become actions, pictures are drawn.
class Window {
public:
    /// @param stage, fonts  must outlive it
    Window(const Command& command, Stage& stage, Time at, const draw::Fonts& fonts);

    /// Until somebody ends it, or until the seconds of --bench are over.
    void run();

private:
    void open(bool full_screen);
    void handle(const sf::Event& event);
    void hold(const sf::Event::KeyEvent& key);
    void press(const sf::Event::KeyEvent& key);
    void press_while_typing(sf::Keyboard::Key key);
    void type(sf::Uint32 letter);
    void release(sf::Keyboard::Key key);
    void show_hints(bool wanted);
    [[nodiscard]] std::optional<std::size_t> lever_of(const sf::Event::KeyEvent& key) const;
    void click(int x, int y);
    void perform(Action action);
    void move_focus(int steps);
    [[nodiscard]] int edge_of_strip() const;
    void show_strip(bool wanted);
    [[nodiscard]] std::vector<scene::Button> buttons() const;
    [[nodiscard]] bool is_button(const std::string& id) const;
    void press_spot(const std::string& id);
    void escape();
    [[nodiscard]] scene::Display laid_out(const scene::Picture& picture) const;
    void draw();
    [[nodiscard]] bool fly();
    void film();
    void tell_of_films();
    void finish_films();
    void ask_to_quit();
    [[nodiscard]] bool answer_quit(sf::Keyboard::Key key);
    void save();
    bool save_to(const std::string& file);
    std::optional<std::filesystem::path> debrief();
    void quit();
    void report(std::vector<double> frames, double seconds) const;
    void report_rewinds();

    const Command& command_;
    Stage& stage_;
    const draw::Fonts& fonts_;
    Room room_;
    draw::Painter painter_;
    sf::RenderWindow window_;
    scene::Display display_;
    sf::Clock since_paint_;
    bool full_screen_ = false;
    bool strip_ = false;
    bool hints_ = false;
    bool quitting_ = false;                              ///< it has asked whether to
    std::vector<std::unique_ptr<FilmMaker>> films_;      ///< in the making
    std::optional<sf::Keyboard::Key> held_;              ///< of the key whose release ends the hints
    sf::Keyboard::Key pressed_ = sf::Keyboard::Unknown;  ///< the last one
    sf::Keyboard::Key down_ = sf::Keyboard::Unknown;     ///< while it is held down
    bool first_letter_ = false;                          ///< the next letter is that of the key that begins typing
    std::string focus_;  ///< id of a button or of an item of the panel, which may be there no longer; empty: none
};

}  // namespace careway::app
