#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "viz/app/dates.hpp"
#include "viz/app/window.hpp"

namespace careway::app {

namespace {

double quantile_of(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

void Window::report(std::vector<double> frames, double seconds) const {
    std::ranges::sort(frames);
    const std::string line =
        fmt::format("{} frames of {}x{}: half within {:.1f} ms, 95% within {:.1f} ms; {:.1f} s up to day {}\n",
                    frames.size(), display_.width, display_.height, quantile_of(frames, 0.5), quantile_of(frames, 0.95),
                    seconds, number_of_day(room_.clock().now() - stage_.from(), stage_.days()));
    std::fputs(line.c_str(), stdout);
}

/// From the last instant back to the start, in even steps.
void Window::report_rewinds() {
    constexpr int steps = 20;
    const double all = (stage_.to() - stage_.from()).in_days();
    const double passed = (room_.clock().now() - stage_.from()).in_days();
    std::vector<double> took;
    for (int step = steps; step-- > 0;) {
        const sf::Clock since;
        room_.go_to(passed / all * step / steps);
        draw();
        took.push_back(static_cast<double>(since.getElapsedTime().asMicroseconds()) / 1000);
    }
    std::ranges::sort(took);
    const std::string line = fmt::format("{} rewinds: half within {:.1f} ms, 95% within {:.1f} ms\n", took.size(),
                                         quantile_of(took, 0.5), quantile_of(took, 0.95));
    std::fputs(line.c_str(), stdout);
}

}  // namespace careway::app
