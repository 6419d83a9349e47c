#pragma once

#include <SFML/Graphics/Image.hpp>
#include <string>

#include "tests/scratch_folder.hpp"

/// The program of the live screen, run as people run it.
namespace careway::viz_test {

struct Outcome {
    int code = -1;  ///< exit code; above 128 when a signal ended it
    std::string out;
    std::string err;
};

/// A folder of its own for a test, with the models of tests/viz; gone afterwards.
class Workplace {
public:
    Workplace();

    /// Runs `careway watch words` under a display of 3840x2160 that nobody sees.
    [[nodiscard]] Outcome watch(const std::string& words) const;
    /// Likewise, where no program called ffmpeg can be found.
    [[nodiscard]] Outcome watch_without_ffmpeg(const std::string& words) const;
    /// Likewise, where `script` is called ffmpeg.
    [[nodiscard]] Outcome watch_with_ffmpeg(const std::string& script, const std::string& words) const;
    /// Likewise, under a display that goes away as soon as there is a `file`.
    [[nodiscard]] Outcome watch_until_display_goes(const std::string& file, const std::string& words) const;
    /// Lets what is written to `file` meet a full disk.
    void fill_disk_for(const std::string& file) const;
    /// Runs it as it is. @param environment  what comes before the program in the shell: "DISPLAY=:9 "
    [[nodiscard]] Outcome watch_without(const std::string& environment, const std::string& words) const;

    [[nodiscard]] sf::Image picture(const std::string& file) const;
    [[nodiscard]] std::string read(const std::string& file) const { return folder_.read(file); }

private:
    [[nodiscard]] Outcome run(const std::string& line) const;
    ScratchFolder folder_;
};

}  // namespace careway::viz_test
