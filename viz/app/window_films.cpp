#include <algorithm>
#include <cstdio>

#include "sim/cli/locate.hpp"
#include "viz/app/window.hpp"

namespace careway::app {

/// Films are made by a program of their own, so that nobody waits for one.
void Window::film() {
    const auto take = room_.film();
    if (!take) {
        return;
    }
    std::vector<std::string> names;
    std::ranges::transform(films_, std::back_inserter(names), [](const auto& film) { return film->file(); });
    const std::string file = free_film_name(".", names);
    Command command = command_;
    command.width = std::max(command.width, static_cast<int>(window_.getSize().x));
    command.height = std::max(command.height, static_cast<int>(window_.getSize().y));
    std::vector<std::string> words = film_words(command, stage_, *take, file);
    words.insert(words.begin(), (cli::program_folder() / "careway-watch").string());
    films_.push_back(std::make_unique<FilmMaker>(words, file));
    room_.say("Making " + file);
}

void Window::tell_of_films() {
    std::erase_if(films_, [this](const auto& film) {
        const auto words = film->ended(false);
        if (words) {
            room_.say(*words);
        }
        return words.has_value();
    });
}

/// Whoever quits while one is made has asked for it all the same.
void Window::finish_films() {
    for (const auto& film : films_) {
        std::fputs(("Finishing " + film->file() + "\n").c_str(), stdout);
        std::fflush(stdout);
        std::fputs((film->ended(true).value_or("") + "\n").c_str(), stdout);
    }
    films_.clear();
}

void Window::ask_to_quit() {
    if (!quitting_ && room_.unsaved()) {
        quitting_ = true;
        room_.say("The workshop could not be written. Enter: quit all the same. Esc: stay.");
        return;
    }
    quit();
}

/// Returns whether that was an answer.
bool Window::answer_quit(sf::Keyboard::Key key) {
    if (!quitting_ || (key != sf::Keyboard::Enter && key != sf::Keyboard::Escape)) {
        return false;
    }
    quitting_ = false;
    room_.say("");
    if (key == sf::Keyboard::Enter) {
        quit();
    }
    return true;
}

}  // namespace careway::app
