#include "viz/scene/flights.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "viz/scene/sheet.hpp"

namespace careway::scene {

namespace {

struct Point {
    int x, y;
};
using Way = std::array<Point, 4>;

const Stop* stop_of(const Display& display, std::size_t lane, const std::string& id) {
    const auto found = std::ranges::find_if(display.stops, [&](const Stop& stop) {
        return stop.lane == lane && std::ranges::find(stop.ids, id) != stop.ids.end();
    });
    return found == display.stops.end() ? nullptr : &*found;
}

int middle_of(const Box& box) {
    return box.y + box.height / 2;
}

Point start_of(const Stop* from, const Stop& to, int dot) {
    if (from != nullptr && from->column + 1 == to.column) {
        return {from->card.right(), middle_of(from->card)};
    }
    if (from != nullptr && from->column == to.column) {
        return {from->card.x, middle_of(from->card)};
    }
    return {to.gutter.x + dot / 2, to.arrow};
}

Way way_of(const Stop* from, const Stop& to, int dot) {
    const Point start = start_of(from, to, dot);
    const int along = to.gutter.x + dot;
    return {start, Point{along, start.y}, Point{along, middle_of(to.card)}, Point{to.card.x, middle_of(to.card)}};
}

int length_of(Point from, Point to) {
    return std::abs(to.x - from.x) + std::abs(to.y - from.y);
}

Point point_on(const Way& way, double progress) {
    int whole = 0;
    for (std::size_t i = 1; i < way.size(); ++i) {
        whole += length_of(way[i - 1], way[i]);
    }
    double left = progress * whole;
    for (std::size_t i = 1; i < way.size(); ++i) {
        const int length = length_of(way[i - 1], way[i]);
        if (left <= length && length > 0) {
            const double share = left / length;
            return {way[i - 1].x + static_cast<int>(std::lround(share * (way[i].x - way[i - 1].x))),
                    way[i - 1].y + static_cast<int>(std::lround(share * (way[i].y - way[i - 1].y)))};
        }
        left -= length;
    }
    return way.back();
}

}  // namespace

std::vector<Shape> dots_of(const Display& display, const std::vector<Flight>& flights) {
    const int dot = std::max(5, Scale{display.width, display.height, 1}.length(12));
    std::vector<Shape> dots;
    for (const Flight& flight : flights) {
        const Stop* to = stop_of(display, flight.lane, flight.to);
        const Stop* from = stop_of(display, flight.lane, flight.from);
        if (to == nullptr || to == from) {
            continue;
        }
        const Point at = point_on(way_of(from, *to, dot), flight.progress);
        const Box box{at.x - dot / 2, at.y - dot / 2, dot, dot};
        if (std::ranges::none_of(display.texts, [&](const Text& text) { return text.place.meets(box); })) {
            dots.push_back({Form::disc, Token::treated, 1, static_cast<std::uint32_t>(display.parts.size()) - 1, box});
        }
    }
    return dots;
}

}  // namespace careway::scene
