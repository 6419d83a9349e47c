#include <algorithm>
#include <cstdio>

#include "viz/app/dates.hpp"
#include "viz/app/still.hpp"
#include "viz/app/window.hpp"
#include "viz/app/workshop_file.hpp"

namespace careway::app {

/// Says what stands in the way.
bool Window::save_to(const std::string& file) {
    painter_.paint(window_, laid_out(room_.still()));
    try {
        app::save(image_of(window_), file);
        return true;
    } catch (const std::exception& error) {
        room_.say(error.what());
        return false;
    }
}

void Window::save() {
    std::string instant = instant_in_words(room_.clock().shown() - stage_.from(), stage_.days());
    std::erase(instant, ':');
    std::ranges::replace(instant, ' ', '-');
    const std::string file = free_name(".", "careway-" + instant, ".png");
    if (room_.is_waiting()) {
        room_.say("No picture yet of what the simulation has not come to");
    } else if (save_to(file)) {
        room_.say("Saved " + file);
    }
}

/// Returns where; nothing where it could not be written.
std::optional<std::filesystem::path> Window::debrief() {
    const auto folder = room_.write_debrief();
    if (folder) {
        save_to((*folder / "picture.png").string());  // says what stands in the way; the rest is there without it
    }
    return folder;
}

/// What a room did is not lost, whether or not somebody thought of it.
void Window::quit() {
    if (room_.worth_a_debrief()) {
        const auto folder = debrief();
        const std::string words =
            folder ? "What was done is in " + folder->string() : "What was done could not be written down";
        std::puts(words.c_str());
    }
    window_.close();
}

}  // namespace careway::app
