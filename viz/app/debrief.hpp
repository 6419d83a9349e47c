#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "viz/app/stage.hpp"

namespace careway::app {

/// Name of the workshop's scenario file in the folder of a debrief.
inline constexpr const char* debrief_workshop = "careway-workshop.yaml";

/// Makes a folder that was not there before, `careway-debrief` or with the next free number. Throws SystemError.
[[nodiscard]] std::filesystem::path new_debrief_folder(const std::filesystem::path& parent);

/// What was done in lane B before it became another one.
struct Undone {
    Date on;          ///< day on which it did
    std::string how;  ///< "B was made A again"
    std::filesystem::path
        file;  ///< that does what was done before; empty where nothing was, or it could not be written
};

/// Whether B is what A is, so that there is nothing to compare.
[[nodiscard]] bool is_alike(const Stage& stage);

/// What was looked at and done, what the room expected and what came, what many runs say at the end of the run, and how
/// to repeat it; as Markdown.
/// @param folder  in which it is to lie, for the paths of models and scenarios
/// @param run  that is shown at `now`; @param undone  in the order in which it was
[[nodiscard]] std::string debrief_text(Stage& stage, Time now, std::uint32_t run, const std::filesystem::path& folder,
                                       const std::vector<Undone>& undone);

/// Writes a file. Throws SystemError.
void write_file(const std::filesystem::path& file, const std::string& text);

}  // namespace careway::app
