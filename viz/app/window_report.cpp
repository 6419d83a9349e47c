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

}  // namespace careway::app
