#include "viz/scene/charts.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "viz/scene/axes.hpp"
#include "viz/scene/rings.hpp"

namespace careway::scene {

namespace {

/// Width of the lines of values.
int stroke_of(const Scale& scale) {
    return std::max(2, scale.length(3));
}

void draw_line(Sheet& sheet, Point from, Point to, Token colour, int thickness) {
    sheet.shape(Form::line, {from.x, from.y, to.x - from.x, to.y - from.y}, colour, thickness);
}

void draw_steps(Sheet& sheet, const std::vector<double>& values, const Axes& axes) {
    for (std::size_t day = 0; day + 1 < values.size(); ++day) {
        const Point from{axes.x(static_cast<double>(day)), axes.y(values[day])};
        const int right = axes.x(static_cast<double>(day + 1));
        sheet.fill({from.x, from.y, right - from.x, 1}, Token::ink_2);
        if (day > 0 && values[day] != values[day - 1]) {
            const int before = axes.y(values[day - 1]);
            sheet.fill({from.x, std::min(before, from.y), 1, std::abs(before - from.y) + 1}, Token::ink_2);
        }
    }
}

struct Range {
    double low, high;
};

std::optional<Range> range_of(const Series& series, std::size_t day) {
    const bool known = day < series.low.size() && !std::isnan(series.low[day]);
    return known ? std::optional{Range{series.low[day], series.high[day]}} : std::nullopt;
}

std::optional<Range> shared(std::optional<Range> a, std::optional<Range> b) {
    return a && b ? std::optional{Range{std::max(a->low, b->low), std::min(a->high, b->high)}} : std::nullopt;
}

void draw_range(Sheet& sheet, std::size_t day, std::optional<Range> range, const Axes& axes, Token colour) {
    if (range && range->low <= range->high) {
        const int left = axes.x(static_cast<double>(day));
        const int high = axes.y(range->high);
        sheet.fill({left, high, axes.x(static_cast<double>(day + 1)) - left, axes.y(range->low) - high}, colour);
    }
}

/// Both bands and what they share, so that neither hides the other.
void draw_bands(Sheet& sheet, const Chart& chart, const Axes& axes) {
    for (std::size_t day = 0; day + 1 < chart.a.values.size(); ++day) {
        const auto a = range_of(chart.a, day);
        const auto b = range_of(chart.b, day);
        draw_range(sheet, day, a, axes, Token::band_a);
        draw_range(sheet, day, b, axes, Token::band_b);
        draw_range(sheet, day, shared(a, b), axes, Token::band_both);
    }
}

/// A value that does not exist yet leaves a gap. A line under another one is dashed: dashes are told apart without
/// colour.
void draw_series(Sheet& sheet, const Series& series, const Axes& axes, Token colour, bool dashed) {
    const int thickness = stroke_of(sheet.scale());
    const int dash = std::max(6, sheet.scale().length(10));
    for (std::size_t day = 1; day < series.values.size(); ++day) {
        if (std::isnan(series.values[day - 1]) || std::isnan(series.values[day])) {
            continue;
        }
        const Point from{axes.x(static_cast<double>(day - 1)), axes.y(series.values[day - 1])};
        const Point to{axes.x(static_cast<double>(day)), axes.y(series.values[day])};
        if (!dashed || (from.x - axes.plot.x) / dash % 3 != 2) {
            draw_line(sheet, from, to, colour, thickness);
        }
    }
}

/// Where the words at the ends of the lines begin, of A and of B: where both would meet, the upper one goes up and the
/// lower one down.
std::pair<int, int> tops_of_ends(const Chart& chart, const Axes& axes, Box room, int height) {
    const auto middle = [&](const Series& series) {
        return series.values.empty() || std::isnan(series.values.back()) ? axes.plot.bottom()
                                                                         : axes.y(series.values.back());
    };
    const auto within = [&](int y, int lines) {
        return std::clamp(y, room.y, std::max(room.y, room.bottom() - lines * height));
    };
    const int a = middle(chart.a) - height / 2;
    const int b = middle(chart.b) - height / 2;
    if (chart.b.values.empty() || std::abs(a - b) >= height) {
        return {within(a, 1), within(b, 1)};
    }
    const int top = within((a + b - height) / 2, 2);
    return a <= b ? std::pair{top, top + height} : std::pair{top + height, top};
}

/// Puts the words at the ends of the lines, which rings push to the right as far as there is room.
void draw_ends(Sheet& sheet, const std::string& id, const Chart& chart, const Axes& axes, Box room,
               const std::vector<Box>& rings) {
    const Letters letters{sheet.scale().font(22), true, Token::ink, Align::left};
    const int height = sheet.scale().line(22);
    const int gap = sheet.scale().length(8);
    const auto [a, b] = tops_of_ends(chart, axes, room, height);
    const auto draw = [&](const char* name, const Series& series, int top, Token colour) {
        const int width = sheet.width_of(series.end_label, letters);
        int x = axes.x(static_cast<double>(chart.a.values.size() - 1)) + gap;
        for (const Box& ring : rings) {
            const bool fits = ring.right() + gap / 2 + width <= room.right();
            x = fits && ring.meets({x, top, width, height}) ? ring.right() + gap / 2 : x;
        }
        sheet.text(id + name, {series.end_label}, {x, top, room.right() - x, height},
                   {letters.size, true, colour, Align::left});
    };
    draw(" A", chart.a, a, Token::ink);
    if (!chart.b.values.empty()) {
        draw(" B", chart.b, b, Token::scenario_b);
    }
}

/// The start of the axis and, where the lines end, "now".
void draw_foot(Sheet& sheet, const std::string& id, const Chart& chart, int now, Box line) {
    const Letters letters{sheet.scale().font(20), false, Token::ink_2, Align::left};
    const Box from = sheet.text(id + " from", {chart.from}, line, letters);
    const int width = sheet.width_of(chart.now, letters);
    const int left = std::min(now - width / 2, line.right() - width);
    if (left >= from.right() + letters.size / 2) {
        sheet.text(id + " now", {chart.now}, {left, line.y, width, line.height}, letters);
    }
}

struct Look {
    Form form;
    Token colour;
};

/// Told apart by their form as well as by their colour.
Look look_of(Marker::Kind kind) {
    switch (kind) {
        case Marker::Kind::lever:
            return {Form::diamond, Token::ink};
        case Marker::Kind::lever_ahead:
            return {Form::diamond, Token::outline};
        case Marker::Kind::event:
            return {Form::down, Token::ink_2};
        case Marker::Kind::bookmark:
            return {Form::disc, Token::header};
    }
    return {Form::diamond, Token::ink};
}

std::vector<std::string> titles_of(const Chart& chart) {
    return chart.shaded.empty() ? std::vector{chart.title}
                                : std::vector{chart.title + ", " + chart.shaded, chart.title};
}

}  // namespace

void draw_chart(Sheet& sheet, std::size_t number, const Chart& chart, Box box) {
    const Scale& scale = sheet.scale();
    const std::string id = "chart " + std::to_string(number);
    const int pad = std::max(2, scale.length(6));
    sheet.part(id);
    sheet.panel(box);
    const Box inner{box.x + pad, box.y + 2, box.width - 2 * pad, box.height - 4};
    const int title = scale.line(20);
    sheet.text(id + " title", titles_of(chart), {inner.x, inner.y, inner.width, title},
               {scale.font(20), true, Token::ink, Align::left});
    const Letters letters{scale.font(22), true, Token::ink, Align::left};
    const int label = std::max(sheet.width_of(chart.a.end_label, letters), sheet.width_of(chart.b.end_label, letters)) +
                      scale.length(16) + (chart.guesses.empty() ? 0 : ring_of(scale));
    const int foot = scale.line(20);
    const Box room{inner.x, inner.y + title, inner.width, inner.height - title - foot};
    const int stroke = stroke_of(scale);
    const Axes axes{{room.x, room.y + stroke, std::max(1, room.width - label), std::max(1, room.height - 2 * stroke)},
                    static_cast<double>(std::max<std::size_t>(1, chart.days)),
                    std::max(chart.top, 1e-9)};
    const std::vector<Box> rings = rings_of(scale, chart, axes);
    sheet.fill({axes.plot.x, axes.plot.bottom(), axes.plot.width, 1}, Token::ink_2);
    draw_bands(sheet, chart, axes);
    draw_steps(sheet, chart.capacity, axes);
    draw_series(sheet, chart.a, axes, Token::ink, false);
    draw_series(sheet, chart.b, axes, Token::scenario_b, true);
    if (!chart.a.values.empty()) {
        draw_ends(sheet, id, chart, axes, {room.x, room.y, room.width, axes.plot.bottom() - room.y}, rings);
    }
    for (const Box& ring : rings) {
        draw_ring(sheet, ring);
    }
    const Box line{axes.plot.x, room.bottom(), room.width, foot};
    draw_foot(sheet, id, chart, axes.x(static_cast<double>(std::max<std::size_t>(1, chart.a.values.size()) - 1)), line);
}

void draw_timeline(Sheet& sheet, const Timeline& timeline, Box box) {
    const Scale& scale = sheet.scale();
    sheet.part("timeline");
    sheet.panel(box);
    const Box inner = box.within(std::max(1, scale.length(1)));
    sheet.display().spots.push_back({"timeline", inner});
    const auto x = [&](double day) {
        return inner.x + static_cast<int>(std::lround(inner.width * std::clamp(day / timeline.days, 0.0, 1.0)));
    };
    const int now = x(timeline.now);
    sheet.fill({inner.x, inner.y, now - inner.x, inner.height}, Token::elapsed);
    const int words = scale.line(20);
    const int tick = std::max(2, scale.length(5));
    for (const double day : timeline.weekends) {
        sheet.fill({x(day), inner.bottom() - tick, std::max(1, x(day + 2) - x(day)), tick}, Token::card_edge);
    }
    const int bar = std::max(2, scale.length(3));
    sheet.fill({x(timeline.reached), inner.bottom() - tick, bar, tick}, Token::ink_2);
    sheet.fill({now, inner.y, std::min(bar, inner.right() - now), inner.height}, Token::ink);
    const int mark = inner.height - words - tick;
    for (const Marker& marker : timeline.markers) {
        const Look look = look_of(marker.kind);
        sheet.shape(look.form, {x(marker.day) - mark / 2, inner.y, mark, mark}, look.colour);
    }
    int free_from = inner.x;
    for (std::size_t m = 0; m < timeline.months.size(); ++m) {
        const Month& month = timeline.months[m];
        const Letters letters{scale.font(20), false, Token::ink, Align::left};
        const int width = sheet.width_of(month.label, letters);
        const int left = x(month.day) + scale.length(3);
        const bool at_playhead = left - scale.length(48) < now + bar && left + width + scale.length(6) > now;
        if (left < free_from || left + width > inner.right() || at_playhead) {
            continue;
        }
        sheet.text("month " + std::to_string(m + 1), {month.label}, {left, inner.bottom() - tick - words, width, words},
                   letters);
        free_from = left + width + scale.length(12);
    }
}

}  // namespace careway::scene
