#pragma once

#include <algorithm>
#include <cmath>

#include "viz/scene/display.hpp"

namespace careway::scene {

struct Point {
    int x, y;
};

/// Of a chart: from days and values to pixels.
struct Axes {
    Box plot;
    double days, top;

    [[nodiscard]] int x(double at) const {
        return plot.x + static_cast<int>(std::lround(plot.width * std::min(at, days) / days));
    }
    [[nodiscard]] int y(double value) const {
        const double share = std::clamp(value / top, 0.0, 1.0);
        return plot.bottom() - static_cast<int>(std::lround(plot.height * share));
    }
};

}  // namespace careway::scene
