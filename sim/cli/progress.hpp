#pragma once

#include <chrono>
#include <string>

#include "sim/cli/console.hpp"
#include "sim/results/experiment.hpp"

namespace careway::cli {

/// "[=====>    ] 33/50": how far, in `width` characters between the brackets.
[[nodiscard]] std::string bar(std::size_t done, std::size_t total, std::size_t width);

/// "41 s", "3 min", "2 h": about how long.
[[nodiscard]] std::string about(std::chrono::duration<double> time);

/// Tells how far an experiment is: a bar on a terminal, a line for each tenth elsewhere, nothing when quiet.
class ProgressReport {
public:
    ProgressReport(const Console& console, std::string title);

    void show(const results::Progress& progress);
    /// Takes the bar away, so that what follows begins on a clean line.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    void draw_bar(const results::Progress& progress);
    void say_tenth(const results::Progress& progress);

    const Console& console_;
    std::string title_;
    Clock::time_point begin_;
    Clock::time_point drawn_;
    std::size_t tenth_ = 0;
    bool started_ = false;
};

}  // namespace careway::cli
