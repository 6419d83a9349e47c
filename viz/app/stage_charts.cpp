#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "viz/app/dates.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

namespace {

using pathway::Settings;

constexpr std::size_t days_of_chart = 365;

/// A round number that is no less, and not much more.
double round_above(double value) {
    constexpr double round[] = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
    const double power = std::pow(10.0, std::floor(std::log10(std::max(value, 1.0))));
    for (const double first : round) {
        if (first * power >= value) {
            return first * power;
        }
    }
    return 10 * power;
}

/// Dashes over a line that goes the same way look like noise: B begins where it leaves A.
void leave_out_while_equal(std::vector<double>& b, const std::vector<double>& a) {
    for (std::size_t day = 0; day + 1 < b.size() && b[day] == a[day] && b[day + 1] == a[day + 1]; ++day) {
        b[day] = std::numeric_limits<double>::quiet_NaN();
    }
}

double largest_of(const std::vector<double>& values, double least) {
    for (const double value : values) {
        least = std::isnan(value) ? least : std::max(least, value);
    }
    return least;
}

void drop_first(std::vector<double>& values, std::size_t count) {
    values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(std::min(count, values.size())));
}

}  // namespace

/// Of every day so far. It takes no more than it shows: the simulation waits meanwhile.
scene::Series Stage::series(std::size_t lane, const Indicator& indicator, Time time, const run::View& now,
                            std::vector<double>* capacity) const {
    scene::Series series;
    const auto last = static_cast<std::size_t>((time - from()).ticks() / day.ticks());
    const auto add = [&](const std::vector<run::PoolView>& pools, Time shown, std::size_t at) {
        const auto measures = is_measured(indicator) ? session_.measures(lane, shown) : std::nullopt;
        series.values.push_back(
            value_of(indicator, pools, measures.value_or(std::vector<double>{}), static_cast<double>(at)));
        if (capacity != nullptr && pools[indicator.pool].capacity != Settings::unlimited) {
            capacity->push_back(pools[indicator.pool].capacity * indicator.unit);
        }
    };
    for (std::size_t at = 0; at < last; ++at) {
        const Time noon = from() + static_cast<std::int64_t>(at) * day + Duration::hours(12);
        add(session_.pools(lane, noon).value_or(now.pools), noon, at);
    }
    add(now.pools, time, last);
    series.end_label = (lane == 0 ? "A " : "B ") + in_words(indicator.style, series.values.back());
    return series;
}

/// What the axis goes to before anything is known: it is to grow seldom, for then a room has to read it anew.
double Stage::least_top(const Indicator& indicator) const {
    const double room = room_[indicator.pool];
    switch (indicator.of) {
        case Indicator::Of::in_use:
            return 1.05 * room;
        case Indicator::Of::delayed:
            return room / indicator.unit / 2;
        case Indicator::Of::waiting:
            return room / indicator.unit / 10;
        default:
            return 1;
    }
}

scene::Chart Stage::chart(std::size_t number, Time time, const std::vector<run::View>& now) const {
    const std::vector<Indicator>& indicators = charts_[number];
    const auto today = static_cast<std::size_t>((time - from()).ticks() / day.ticks());
    const std::size_t first = today < days_of_chart ? 0 : today - days_of_chart + 1;
    scene::Chart chart;
    chart.days = std::min(days_of_chart, static_cast<std::size_t>(days()));
    const Indicator& indicator = indicators.front();
    const bool in_use = indicator.of == Indicator::Of::in_use;
    chart.a = series(0, indicator, time, now.front(), in_use ? &chart.capacity : nullptr);
    if (now.size() > 1) {
        chart.b = series(1, indicators.back(), time, now.back(), nullptr);
    }
    // Of all days so far, also of those that are shown no longer: as time goes on the axis never shrinks. Once many
    // runs are known it stays.
    const double least =
        std::max({least_top(indicator), many_runs_ ? many_runs_->highest(number) : 0, highest_guess(number)});
    chart.top = round_above(largest_of(chart.b.values, largest_of(chart.a.values, least)));
    leave_out_while_equal(chart.b.values, chart.a.values);
    for (auto* values : {&chart.a.values, &chart.b.values, &chart.capacity}) {
        drop_first(*values, first);
    }
    add_bands(chart, number, first, today);
    add_guesses(chart, number, first);
    chart.title = indicator.label + " (0 to " + in_words(indicator.style, chart.top) + ")";
    const Date start = scenarios_.front().program->start;
    chart.from = month_and_year(start + std::chrono::days{first});
    chart.now = "now";
    return chart;
}

}  // namespace careway::app
