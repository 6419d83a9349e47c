#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/language/screen.hpp"

namespace careway::language {

/// A lever that somebody pulled or released while the model ran.
struct LoggedPull {
    Pull pull;
    char lane = 'B';
    Date asked;  ///< the day on which they did
};

/// How a file is written in a folder: as a path, which nobody takes for a short name.
std::string path_from(const std::filesystem::path& folder, const std::filesystem::path& file);

std::vector<Pull> pulls_of(std::span<const LoggedPull> log);

/// What a room did to a model.
struct Workshop {
    std::string name;  ///< what people read
    std::filesystem::path model;
    std::optional<std::filesystem::path> scenario;  ///< what it began with
    std::vector<LoggedPull> pulls;                  ///< in the order in which they were made
};

/// A scenario file that does what the room did: laid over the model it has the effective text that the pulls give.
/// Throws InputError and PullRefused as `load` does.
/// @param folder  where the file is to stand; it names model and scenario by their paths from there
std::string workshop_text(const Workshop& workshop, const std::filesystem::path& folder);

}  // namespace careway::language
