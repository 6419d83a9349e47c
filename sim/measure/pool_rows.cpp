#include <algorithm>
#include <numeric>

#include "sim/measure/rows.hpp"
#include "sim/measure/table.hpp"

// What is measured of each pool, and of people of each kind in it.
namespace careway::measure {

namespace {

using namespace rows;

std::int64_t in_use_area(const PoolTotals& t) {
    std::int64_t area = 0;
    for (std::size_t level = 0; level < t.time_at.size(); ++level) {
        area += static_cast<std::int64_t>(level) * t.time_at[level];
    }
    return area;
}

double level_quantile(const PoolTotals& t, double q) {
    const auto total = static_cast<double>(std::accumulate(t.time_at.begin(), t.time_at.end(), std::int64_t{0}));
    double below = 0;
    for (std::size_t level = 0; level < t.time_at.size(); ++level) {
        below += static_cast<double>(t.time_at[level]);
        if (below >= q * total && t.time_at[level] > 0) {
            return static_cast<double>(level);
        }
    }
    return nothing;
}

double most_in_use(const PoolTotals& t) {
    const auto last = std::find_if(t.time_at.rbegin(), t.time_at.rend(), [](std::int64_t time) { return time > 0; });
    return static_cast<double>(t.time_at.rend() - last) - 1;
}

bool opens_by_rule(const pathway::Program& program, std::uint32_t pool) {
    return program.texts.pools[pool].opens;
}

/// Whether a membership that keeps places uses the pool.
bool is_kept(const pathway::Program& program, std::uint32_t pool) {
    return std::any_of(program.nodes.begin(), program.nodes.end(), [&](const pathway::Node& node) {
        const auto needs = program.list(node.needs);
        return node.admission != pathway::none &&
               std::any_of(needs.begin(), needs.end(), [&](const pathway::Need& need) { return need.pool == pool; });
    });
}

bool has_beds(const pathway::Program& program, std::uint32_t pool) {
    return program.texts.pools[pool].kind == static_cast<int>(pathway::PoolKind::beds);
}

template <std::size_t limit>
double long_stays_over(const PoolTotals& t, Duration window) {
    return mean_over(t.long_stay_area[limit], window);
}

constexpr PoolRow pool_table[] = {
    {{"in_use", "{} in use", "places", number, "mean over time of the places in use", "place-time in use", "window",
      true},
     [](const PoolTotals& t, Duration w) { return mean_over(in_use_area(t), w); },
     false},
    {{"occupancy", "{}: occupancy", "share", share, "places in use over open places, by time", "place-time in use",
      "place-time open", true},
     [](const PoolTotals& t, Duration) { return ratio(in_use_area(t), t.open_area); },
     true},
    {{"p50_in_use", "{} in use, half of the time up to", "places", number, "median over time of the places in use",
      "time at each number in use", "window", false},
     [](const PoolTotals& t, Duration) { return level_quantile(t, 0.5); },
     false},
    {{"p90_in_use", "{} in use, 90% of the time up to", "places", number,
      "90th percentile over time of the places in use", "time at each number in use", "window", false},
     [](const PoolTotals& t, Duration) { return level_quantile(t, 0.9); },
     false},
    {{"p95_in_use", "{} in use, 95% of the time up to", "places", number,
      "95th percentile over time of the places in use", "time at each number in use", "window", false},
     [](const PoolTotals& t, Duration) { return level_quantile(t, 0.95); },
     false},
    {{"max_in_use", "{} in use, most at any time", "places", number, "largest number of places in use at any time",
      "places in use", "", false},
     [](const PoolTotals& t, Duration) { return most_in_use(t); },
     false},
    {{"hours_over_92", "{}: hours a year over 92% full", "hours per year", number,
      "time with more than 92 % of the open places in use, per year of 365 days", "time over 92 %", "window", false},
     [](const PoolTotals& t, Duration w) { return per_year(in_hours(static_cast<double>(t.over_limit)), w); },
     true},
    {{"full", "{}: share of time full", "share", share,
      "time with every open place in use (and some open), over the window", "time full", "window", false},
     [](const PoolTotals& t, Duration w) { return mean_over(t.full_time, w); },
     true},
    {{"waiting", "People waiting for {}", "people", number,
      "mean over time of the people who wait in its queue, outside or in another place", "person-time waiting",
      "window", true},
     [](const PoolTotals& t, Duration w) { return mean_over(t.waiting_area, w); },
     true},
    {{"waiting_most", "People waiting for {}, most", "people", number, "longest queue at any time", "people waiting",
      "", false},
     [](const PoolTotals& t, Duration) { return static_cast<double>(t.waiting_most); },
     true},
    {{"open", "{} open", "places", number, "mean over time of the capacity", "place-time open", "window", false},
     [](const PoolTotals& t, Duration w) { return mean_over(t.open_area, w); },
     true},
    {{"turning", "{} being turned around", "places", number, "mean over time of the places held but not in use",
      "place-time turning", "window", false},
     [](const PoolTotals& t, Duration w) { return mean_over(t.turning_area, w); },
     true},
    {{"delayed_here", "{} held by people ready to leave", "places", number,
      "mean over time of the places whose holder's stay has ended: in beds, people with no criteria to reside",
      "person-time past the stay", "window", false},
     [](const PoolTotals& t, Duration w) { return mean_over(t.delayed_area, w); },
     false},
    {{"dtoc_here", "{} held by delayed transfers", "places", number,
      "as delayed_here, but from the end of the sign-off (a first process without a letter) and after rounds",
      "person-time past the sign-off", "window", false},
     [](const PoolTotals& t, Duration w) { return mean_over(t.delayed_area - t.before_sign_off_area, w); },
     false},
    {{"midnight_in_use", "{} in use at midnight", "places", number,
      "mean of the places in use over the midnights that end the days of the window, as it is just before",
      "places in use", "midnights", false},
     [](const PoolTotals& t, Duration) { return ratio(t.audits.in_use, t.audits.midnights); },
     false,
     has_beds},
    {{"midnight_occupancy", "{}: occupancy at midnight", "share", share,
      "places in use over open places, both added up over the midnights that end the days of the window",
      "places in use", "places open", false},
     [](const PoolTotals& t, Duration) { return ratio(t.audits.in_use, t.audits.open); },
     true,
     has_beds},
    {{"no_criteria_at_midnight", "{}: no criteria to reside, midnight", "people", number,
      "as delayed_here, but the mean over the midnights that end the days of the window", "people past the stay",
      "midnights", false},
     [](const PoolTotals& t, Duration) { return ratio(t.audits.delayed, t.audits.midnights); },
     false,
     has_beds},
    {{"free_at_10", "{} free at 10 am", "places", number,
      "mean over the days of open places that are neither in use nor being turned around just before 10:00; 0 on days "
      "with more people than places",
      "places free", "days", false},
     [](const PoolTotals& t, Duration) { return ratio(t.audits.free, t.audits.mornings); },
     true,
     has_beds},
    {{"over_7_days", "{}: people there over 7 days", "people", number,
      "mean over time of the people who have been in its places for longer than 7 days, from node to node of the same "
      "pool, members in hospital not",
      "person-time past 7 days", "window", false},
     long_stays_over<0>,
     false,
     has_beds},
    {{"over_14_days", "{}: people there over 14 days", "people", number, "as over_7_days, but longer than 14 days",
      "person-time past 14 days", "window", false},
     long_stays_over<1>,
     false,
     has_beds},
    {{"over_21_days", "{}: people there over 21 days", "people", number, "as over_7_days, but longer than 21 days",
      "person-time past 21 days", "window", false},
     long_stays_over<2>,
     false,
     has_beds},
    {{"kept", "{} kept for people in hospital", "places", number,
      "mean over time of the places in use whose member is in hospital", "place-time kept", "window", false},
     [](const PoolTotals& t, Duration w) { return mean_over(t.kept_area, w); },
     false,
     is_kept},
    {{"openings", "{} opened, times a year", "times per year", number,
      "times that its rule opened it, per year of 365 days", "openings", "years", false},
     [](const PoolTotals& t, Duration w) { return per_year(static_cast<double>(t.openings), w); },
     true,
     opens_by_rule},
    {{"hours_open", "{}: hours a year open", "hours per year", number, "time with any place open, per year of 365 days",
      "time open", "years", false},
     [](const PoolTotals& t, Duration w) { return per_year(in_hours(static_cast<double>(t.time_open)), w); },
     true,
     opens_by_rule},
};

constexpr ValueRow value_table[] = {
    {{"in_use", "{}: in use", "places", number, "the part of in_use that people with this value of the attribute have",
      "place-time in use", "window", false},
     [](const OccupantTotals& t, Duration w) { return mean_over(t.in_use_area, w); }},
    {{"delayed_here", "{}: ready to leave", "places", number,
      "the part of delayed_here that people with this value of the attribute have", "person-time past the stay",
      "window", false},
     [](const OccupantTotals& t, Duration w) { return mean_over(t.delayed_area, w); }},
};

}  // namespace

std::span<const PoolRow> pool_rows() {
    return pool_table;
}
std::span<const ValueRow> value_rows() {
    return value_table;
}

}  // namespace careway::measure
