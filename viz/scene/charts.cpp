#include "viz/scene/charts.hpp"

#include <cmath>
#include <limits>

namespace careway::scene {

namespace {

struct Point {
    int x, y;
};

/// From days and values to pixels.
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

void draw_band(Sheet& sheet, const Series& series, const Axes& axes, Token colour) {
    for (std::size_t day = 0; day + 1 < std::min(series.low.size(), series.high.size()); ++day) {
        const int left = axes.x(static_cast<double>(day));
        const int high = axes.y(series.high[day]);
        sheet.fill({left, high, axes.x(static_cast<double>(day + 1)) - left, axes.y(series.low[day]) - high}, colour);
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

/// Labels at the ends of the lines: where both would meet, the upper one goes up and the lower one down.
void draw_ends(Sheet& sheet, const std::string& id, const Chart& chart, const Axes& axes, Box room) {
    const int height = sheet.scale().line(22);
    const auto middle = [&](const Series& series) {
        return series.values.empty() || std::isnan(series.values.back()) ? axes.plot.bottom()
                                                                         : axes.y(series.values.back());
    };
    int a = middle(chart.a) - height / 2;
    int b = middle(chart.b) - height / 2;
    const auto within = [&](int y) { return std::clamp(y, room.y, std::max(room.y, room.bottom() - height)); };
    const bool two = !chart.b.values.empty();
    if (two && std::abs(a - b) < height) {
        const bool a_above = a <= b;
        const int top = std::clamp((a + b - height) / 2, room.y, std::max(room.y, room.bottom() - 2 * height));
        a = top + (a_above ? 0 : height);
        b = top + (a_above ? height : 0);
    }
    const int x = axes.x(static_cast<double>(chart.a.values.size() - 1)) + sheet.scale().length(8);
    const int size = sheet.scale().font(22);
    sheet.text(id + " A", {chart.a.end_label}, {x, within(a), room.right() - x, height},
               {size, true, Token::ink, Align::left});
    if (two) {
        sheet.text(id + " B", {chart.b.end_label}, {x, within(b), room.right() - x, height},
                   {size, true, Token::scenario_b, Align::left});
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

}  // namespace

void draw_chart(Sheet& sheet, std::size_t number, const Chart& chart, Box box) {
    const Scale& scale = sheet.scale();
    const std::string id = "chart " + std::to_string(number);
    const int pad = std::max(2, scale.length(6));
    sheet.part(id);
    sheet.panel(box);
    const Box inner{box.x + pad, box.y + 2, box.width - 2 * pad, box.height - 4};
    const int title = scale.line(20);
    sheet.text(id + " title", {chart.title}, {inner.x, inner.y, inner.width, title},
               {scale.font(20), true, Token::ink, Align::left});
    const Letters letters{scale.font(22), true, Token::ink, Align::left};
    const int label = std::max(sheet.width_of(chart.a.end_label, letters), sheet.width_of(chart.b.end_label, letters)) +
                      scale.length(16);
    const int foot = scale.line(20);
    const Box room{inner.x, inner.y + title, inner.width, inner.height - title - foot};
    const int stroke = stroke_of(scale);
    const Axes axes{{room.x, room.y + stroke, std::max(1, room.width - label), std::max(1, room.height - 2 * stroke)},
                    static_cast<double>(std::max<std::size_t>(1, chart.days)),
                    std::max(chart.top, 1e-9)};
    sheet.fill({axes.plot.x, axes.plot.bottom(), axes.plot.width, 1}, Token::ink_2);
    draw_band(sheet, chart.a, axes, Token::band_a);
    draw_band(sheet, chart.b, axes, Token::band_b);
    draw_steps(sheet, chart.capacity, axes);
    draw_series(sheet, chart.a, axes, Token::ink, false);
    draw_series(sheet, chart.b, axes, Token::scenario_b, true);
    if (!chart.a.values.empty()) {
        draw_ends(sheet, id, chart, axes, {room.x, room.y, room.width, axes.plot.bottom() - room.y});
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
