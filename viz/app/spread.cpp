#include "viz/app/spread.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "sim/stats/agreement.hpp"
#include "sim/stats/interval.hpp"
#include "sim/stats/quantile.hpp"

namespace careway::app {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Replications that came to their end in every lane, counted from 0.
std::vector<std::size_t> whole_runs(const std::vector<Tracks>& tracks) {
    std::vector<std::size_t> runs;
    for (std::size_t r = 0; r < tracks.front().size(); ++r) {
        if (std::ranges::all_of(tracks, [&](const Tracks& lane) { return lane[r].has_value(); })) {
            runs.push_back(r);
        }
    }
    return runs;
}

/// One number of the tracks, at a noon.
struct Cell {
    std::size_t width, number;

    [[nodiscard]] double on(const run::Track& track, std::size_t day) const {
        return static_cast<double>(track.noons[day * width + number]);
    }
    [[nodiscard]] std::size_t days(const run::Track& track) const { return track.noons.size() / width; }
};

Band band_of(const Tracks& lane, const std::vector<std::size_t>& runs, Cell cell) {
    Band band;
    const std::size_t days = runs.empty() ? 0 : cell.days(*lane[runs.front()]);
    std::vector<double> values;
    for (std::size_t day = 0; day < days; ++day) {
        values.clear();
        for (const std::size_t r : runs) {
            if (const double value = cell.on(*lane[r], day); !std::isnan(value)) {
                values.push_back(value);
            }
        }
        band.low.push_back(stats::quantile(values, 0.1));
        band.high.push_back(stats::quantile(values, 0.9));
    }
    for (const std::size_t r : runs) {
        band.highest = std::fmax(band.highest, static_cast<double>(lane[r]->highest[cell.number]));
    }
    return band;
}

std::vector<Agreement> agreement_of(const std::vector<Tracks>& tracks, const std::vector<std::size_t>& runs,
                                    Cell cell) {
    std::vector<Agreement> by_day(runs.empty() ? 0 : cell.days(*tracks[0][runs.front()]));
    for (const std::size_t r : runs) {
        for (std::size_t day = 0; day < by_day.size(); ++day) {
            const double difference = cell.on(*tracks[1][r], day) - cell.on(*tracks[0][r], day);
            by_day[day].lower += difference < 0 ? 1 : 0;
            by_day[day].higher += difference > 0 ? 1 : 0;
            by_day[day].pairs += std::isnan(difference) ? 0 : 1;
        }
    }
    return by_day;
}

/// By run: its measure of the whole window.
std::vector<double> over_window(const Tracks& lane, const std::vector<std::size_t>& runs, const Indicator& tile) {
    std::vector<double> values;
    for (const std::size_t r : runs) {
        values.push_back(tile.entry < 0 ? nothing : lane[r]->whole[static_cast<std::size_t>(tile.entry)]);
    }
    return values;
}

/// By run: how many standard deviations it lies from the median; 0 where that cannot be said.
std::vector<double> deviations(std::vector<double> values) {
    std::vector<double> known;
    std::ranges::copy_if(values, std::back_inserter(known), [](double value) { return !std::isnan(value); });
    const double median = stats::quantile(known, 0.5);
    const double deviation = std::sqrt(stats::sample_variance(known));
    for (double& value : values) {
        value = deviation > 0 && !std::isnan(value) ? (value - median) / deviation : 0;
    }
    return values;
}

/// By run: how far it lies from the medians of all tiles, and how far to the side wished for.
struct Deviations {
    std::vector<double> all, good;

    Deviations(const Tracks& lane, const std::vector<std::size_t>& runs, const std::vector<Indicator>& tiles)
        : all(runs.size()), good(runs.size()) {
        for (const Indicator& tile : tiles) {
            const std::vector<double> by_run = deviations(over_window(lane, runs, tile));
            for (std::size_t i = 0; i < runs.size(); ++i) {
                all[i] += std::abs(by_run[i]);
                good[i] += tile.sense * by_run[i];
            }
        }
    }
    [[nodiscard]] bool tell_good_from_bad() const {
        return std::ranges::any_of(good, [](double sum) { return sum != 0; });
    }
};

}  // namespace

bool within_noise(std::uint32_t agreeing, std::uint32_t pairs) {
    return stats::chance_of_agreement(agreeing, pairs) > 0.025;
}

Spread spread_of(const std::vector<Tracks>& tracks, const std::vector<std::vector<Indicator>>& tiles,
                 std::size_t charts) {
    const std::vector<std::size_t> runs = whole_runs(tracks);
    const std::size_t count = tiles.front().size();
    Spread spread;
    spread.runs = static_cast<std::uint32_t>(runs.size());
    for (const Tracks& lane : tracks) {
        auto& bands = spread.charts.emplace_back();
        for (std::size_t chart = 0; chart < charts; ++chart) {
            bands.push_back(band_of(lane, runs, {count + charts, count + chart}));
        }
    }
    for (std::size_t tile = 0; tracks.size() > 1 && tile < count; ++tile) {
        spread.tiles.push_back(agreement_of(tracks, runs, {count + charts, tile}));
        spread.tiles_over_window.push_back(stats::paired_difference(over_window(tracks[0], runs, tiles[0][tile]),
                                                                    over_window(tracks[1], runs, tiles[1][tile])));
    }
    return spread;
}

Standings standings_of(const Tracks& lane_a, const std::vector<Indicator>& tiles) {
    const std::vector<std::size_t> runs = whole_runs({lane_a});
    Standings standings;
    standings.of_run.resize(lane_a.size());
    const Deviations deviations{lane_a, runs, tiles};
    const auto stand = [&](std::size_t i) -> Standing& { return standings.of_run[runs[i]]; };
    const auto number = [&](std::size_t i) { return static_cast<std::uint32_t>(runs[i] + 1); };
    std::vector<std::size_t> ranked(runs.size());
    std::iota(ranked.begin(), ranked.end(), std::size_t{0});
    std::ranges::stable_sort(ranked, std::greater{}, [&](std::size_t i) { return deviations.good[i]; });
    const std::size_t tenth = deviations.tell_good_from_bad() ? runs.size() / 10 : 0;
    for (std::size_t i = 0; i < tenth; ++i) {
        stand(ranked[i]) = Standing::best_tenth;
        stand(ranked[runs.size() - 1 - i]) = Standing::worst_tenth;
    }
    const std::span<const std::size_t> between{ranked.begin() + static_cast<std::ptrdiff_t>(tenth),
                                               ranked.end() - static_cast<std::ptrdiff_t>(tenth)};
    if (!between.empty()) {
        const std::size_t typical = *std::ranges::min_element(between, {}, [&](std::size_t i) {
            return std::pair{deviations.all[i], i};
        });
        stand(typical) = Standing::typical;
        standings.in_turn.push_back(number(typical));
    }
    if (tenth > 0) {  // the middle of each: the outermost run is stranger than one in ten
        standings.in_turn.push_back(number(ranked[tenth / 2]));
        standings.in_turn.push_back(number(ranked[runs.size() - 1 - tenth / 2]));
    }
    return standings;
}

}  // namespace careway::app
