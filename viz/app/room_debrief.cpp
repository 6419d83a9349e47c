#include "viz/app/debrief.hpp"
#include "viz/app/room.hpp"

namespace careway::app {

std::optional<std::filesystem::path> Room::write_debrief() {
    try {
        const std::filesystem::path folder = new_debrief_folder(workshop_.folder());
        if (const std::string workshop = stage_.workshop(folder); !workshop.empty()) {
            write_file(folder / debrief_workshop, workshop);
        }
        write_file(folder / "debrief.md", debrief_text(stage_, clock_.shown(), run_, folder, undone_));
        worth_a_debrief_ = false;
        say("Written to the folder " + folder.filename().string());
        return folder;
    } catch (const std::exception& error) {
        say(error.what());
        return std::nullopt;
    }
}

}  // namespace careway::app
