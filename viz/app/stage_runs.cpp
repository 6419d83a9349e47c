#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "viz/app/stage.hpp"

namespace careway::app {

namespace {

/// A band over the same band says nothing: B's begins where it leaves that of A.
void leave_out_while_equal(scene::Series& b, const scene::Series& a) {
    for (std::size_t day = 0; day < b.low.size() && b.low[day] == a.low[day] && b.high[day] == a.high[day]; ++day) {
        b.low[day] = b.high[day] = std::numeric_limits<double>::quiet_NaN();
    }
}

std::vector<double> part_of(const std::vector<double>& values, std::size_t first, std::size_t last) {
    const auto place = [&](std::size_t at) {
        return values.begin() + static_cast<std::ptrdiff_t>(std::min(at, values.size()));
    };
    return {place(first), place(last + 1)};
}

}  // namespace

void Stage::begin_runs(std::uint32_t count, bool watched_meanwhile) {
    std::vector<ManyRuns::Lane> lanes;
    for (std::size_t lane = 0; lane < scenarios_.size(); ++lane) {
        lanes.push_back(watched(lane));
    }
    many_runs_.emplace(std::move(lanes), seed_, count, watched_meanwhile);
}

ManyRuns::Lane Stage::watched(std::size_t lane) const {
    ManyRuns::Lane watched{scenarios_[lane].program, {}, {}};
    for (const auto& tile : tiles_) {
        watched.tiles.push_back(tile[lane]);
    }
    for (const auto& chart : charts_) {
        watched.charts.push_back(chart[lane]);
    }
    return watched;
}

/// Of lane B, which somebody has changed.
void Stage::begin_runs_anew() {
    if (many_runs_) {
        many_runs_->go_on_under(1, watched(1));
    }
}

std::string Stage::run_in_words(std::uint32_t run) const {
    return many_runs_ ? many_runs_->words(run) : fmt::format("run {}, one possible future", run);
}

/// As of the last noon: how many runs lie to the side that the tile tells of. Where chance alone would do as much, its
/// colour does not speak for B or against it.
void Stage::add_evidence(scene::Tile& tile, std::size_t number, Time time) const {
    const Spread* spread = many_runs_ ? many_runs_->spread() : nullptr;
    const std::int64_t noons = (time - from() + Duration::hours(12)).ticks() / day.ticks();
    if (spread == nullptr || spread->tiles.empty() || tile.direction == 0 || noons == 0) {
        return;
    }
    const auto& days = spread->tiles[number];
    if (days.empty()) {
        return;
    }
    const Agreement& agreement = days[std::min(static_cast<std::size_t>(noons), days.size()) - 1];
    const std::uint32_t agreeing = tile.direction < 0 ? agreement.lower : agreement.higher;
    if (agreement.pairs > 0) {
        tile.evidence = fmt::format("in {} of {} runs", agreeing, agreement.pairs);
        tile.judgement = within_noise(agreeing, agreement.pairs) ? scene::Judgement::same : tile.judgement;
    }
}

/// Of the days from `first` to `last`.
void Stage::add_bands(scene::Chart& chart, std::size_t number, std::size_t first, std::size_t last) const {
    const Spread* spread = many_runs_ ? many_runs_->spread() : nullptr;
    if (spread == nullptr || spread->runs == 0) {
        return;
    }
    const auto add = [&](scene::Series& series, const Band& band) {
        series.low = part_of(band.low, first, last);
        series.high = part_of(band.high, first, last);
    };
    add(chart.a, spread->charts.front()[number]);
    if (!chart.b.values.empty()) {
        add(chart.b, spread->charts.back()[number]);
        leave_out_while_equal(chart.b, chart.a);
    }
    chart.shaded = fmt::format("shaded: 8 in 10 of {} runs", spread->runs);
}

}  // namespace careway::app
