#pragma once

#include <cstdint>
#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "viz/app/command.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

/// What a film shows: lanes as they are now, between two instants of the run.
struct Take {
    Time from, to;
    std::string speed;  ///< as on the command line
    std::uint32_t run = 1;
    std::size_t lanes = 1;
    std::string workshop;  ///< file that says what was done in lane B; empty: nothing was
};

/// The command line of a program that makes that film, after the program's name.
[[nodiscard]] std::vector<std::string> film_words(const Command& command, const Stage& stage, const Take& take,
                                                  const std::string& file);

/// "careway-film-1.mp4", or the first after it that is not in the making, and of which the folder has neither film nor
/// pictures.
[[nodiscard]] std::string free_film_name(const std::filesystem::path& folder,
                                         const std::vector<std::string>& in_making);

/// A program that makes a film while people go on watching. Whoever lets go of it waits for it.
class FilmMaker {
public:
    /// @param words  the program and its command line
    FilmMaker(const std::vector<std::string>& words, std::string file);

    [[nodiscard]] const std::string& file() const { return file_; }
    /// What became of it, for people to read; nothing while it is at work, and once that has been told.
    /// @param wait  until it has ended
    [[nodiscard]] std::optional<std::string> ended(bool wait);

private:
    std::string file_;
    std::future<std::string> outcome_;
};

}  // namespace careway::app
