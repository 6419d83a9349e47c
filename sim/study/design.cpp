#include "sim/study/design.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/name.hpp"
#include "sim/random/draw.hpp"

namespace careway::study {

namespace {

using language::Factor;
using language::Level;
using language::Span;
using language::Study;

/// To the nearest step, or as finely as the eye can tell: five digits of what the span covers.
double rounded(const Span& span, double number) {
    if (span.step) {
        const double last = std::floor((span.to - span.from) / *span.step + 1e-9);
        return span.from + std::min(std::round((number - span.from) / *span.step), last) * *span.step;
    }
    double scale = 1;
    while ((span.to - span.from) * scale < 1e5) {
        scale *= 10;
    }
    return std::round(number * scale) / scale;
}

/// One level for each point, each from another of as many equal parts of the span.
std::vector<Level> drawn(const Factor& factor, const Study& study) {
    // Replications count from 1, so that run 0 is the design's own.
    const random::Draws draws{study.seed, 0};
    const auto draw = [&](std::size_t point) { return draws.at(point, name_key(factor.name), random::Purpose::point); };
    std::vector<std::size_t> order(study.latin_hypercube);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t point) { return draw(point).uniform(); });
    const Span& span = *factor.span;
    std::vector<Level> levels(order.size());
    for (std::size_t part = 0; part < order.size(); ++part) {
        const double within = static_cast<double>(part) + draw(order[part]).second_uniform();
        const double number = span.from + (span.to - span.from) * within / static_cast<double>(order.size());
        levels[order[part]] = level_at(factor, rounded(span, number));
    }
    return levels;
}

bool is_drawn(const Factor& factor, const Study& study) {
    return study.latin_hypercube > 0 && factor.span;
}

/// The points so far, each with every level of one more factor.
std::vector<Levels> crossed(const std::vector<Levels>& points, const Factor& factor) {
    std::vector<Levels> more;
    for (const Levels& point : points) {
        for (const Level& level : factor.levels) {
            more.push_back(point);
            more.back().push_back(level);
        }
    }
    return more;
}

/// All points have the drawn levels of their number in the hypercube at the places of their factors.
std::vector<Levels> with_drawn(const std::vector<Levels>& combinations, const Study& study) {
    std::vector<std::vector<Level>> by_factor;
    for (const Factor& factor : study.factors) {
        by_factor.push_back(is_drawn(factor, study) ? drawn(factor, study) : std::vector<Level>{});
    }
    std::vector<Levels> points;
    for (std::size_t number = 0; number < study.latin_hypercube; ++number) {
        for (const Levels& combination : combinations) {
            auto next = combination.begin();
            Levels levels;
            for (const auto& of_factor : by_factor) {
                levels.push_back(of_factor.empty() ? *next++ : of_factor[number]);
            }
            points.push_back(std::move(levels));
        }
    }
    return points;
}

}  // namespace

std::vector<Levels> design(const Study& study) {
    if (!study.points.empty()) {
        return study.points;
    }
    std::vector<Levels> points{{}};
    for (const Factor& factor : study.factors) {
        points = is_drawn(factor, study) ? points : crossed(points, factor);
    }
    return study.latin_hypercube == 0 ? points : with_drawn(points, study);
}

}  // namespace careway::study
