#pragma once

#include <SFML/Graphics/Image.hpp>
#include <filesystem>
#include <string>

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
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    ~Workplace();

    /// Runs `careway watch words` under a display of 3840x2160 that nobody sees.
    [[nodiscard]] Outcome watch(const std::string& words) const;
    /// Likewise, where no program called ffmpeg can be found.
    [[nodiscard]] Outcome watch_without_ffmpeg(const std::string& words) const;
    /// Runs it as it is. @param environment  what comes before the program in the shell: "DISPLAY=:9 "
    [[nodiscard]] Outcome watch_without(const std::string& environment, const std::string& words) const;

    [[nodiscard]] sf::Image picture(const std::string& file) const;
    [[nodiscard]] std::string read(const std::string& file) const;

private:
    [[nodiscard]] Outcome run(const std::string& line) const;
    std::filesystem::path folder_;
};

}  // namespace careway::viz_test
