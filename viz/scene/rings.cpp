#include "viz/scene/rings.hpp"

#include <numbers>

namespace careway::scene {

int ring_of(const Scale& scale) {
    return std::max(12, scale.length(26));
}

std::vector<Box> rings_of(const Scale& scale, const Chart& chart, const Axes& axes) {
    const int side = ring_of(scale);
    const auto within = [&](int middle, int from, int length) {
        return std::clamp(middle - side / 2, from, std::max(from, from + length - side));
    };
    std::vector<Box> rings;
    for (const Guess& guess : chart.guesses) {
        if (guess.day >= 0 && guess.day <= axes.days) {
            rings.push_back({within(axes.x(guess.day), axes.plot.x, axes.plot.width + side / 2),
                             within(axes.y(guess.value), axes.plot.y, axes.plot.height), side, side});
        }
    }
    std::ranges::sort(rings, {}, &Box::x);
    return rings;
}

void draw_ring(Sheet& sheet, Box box) {
    const auto& texts = sheet.display().texts;
    if (std::ranges::any_of(texts, [&](const Text& text) { return text.place.meets(box); })) {
        return;
    }
    constexpr int dashes = 8;
    const int thickness = std::max(2, box.width / 7);
    const double radius = (box.width - thickness) / 2.0 - 1;
    const auto at = [&](double turn) {
        const double angle = 2 * std::numbers::pi * turn;
        return Point{box.x + box.width / 2 + static_cast<int>(std::lround(radius * std::cos(angle))),
                     box.y + box.height / 2 + static_cast<int>(std::lround(radius * std::sin(angle)))};
    };
    for (int dash = 0; dash < dashes; ++dash) {
        const Point from = at((dash - 0.3) / dashes);
        const Point to = at((dash + 0.3) / dashes);
        sheet.shape(Form::line, {from.x, from.y, to.x - from.x, to.y - from.y}, Token::ink, thickness);
    }
}

}  // namespace careway::scene
