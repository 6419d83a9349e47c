#include "sim/measure/table.hpp"

#include <algorithm>
#include <numeric>

#include "sim/measure/rows.hpp"

namespace careway::measure {

namespace {

using namespace rows;

std::int64_t delayed_area(const Totals& t) {
    return std::accumulate(t.reason_area.begin(), t.reason_area.end(), std::int64_t{0}) +
           std::accumulate(t.pool_area.begin(), t.pool_area.end(), std::int64_t{0});
}

std::int64_t transfer_area(const Totals& t) {
    return delayed_area(t) - t.transfers.before_sign_off_area;
}

bool takes_places(const pathway::Program& program, std::uint32_t node) {
    return program.nodes[node].needs.count > 0 && !program.nodes[node].membership;
}

bool has_beds(const pathway::Program& program, std::uint32_t node) {
    const auto needs = program.list(program.nodes[node].needs);
    return std::any_of(needs.begin(), needs.end(), [&](const pathway::Need& need) {
        return program.texts.pools[need.pool].kind == static_cast<int>(pathway::PoolKind::beds);
    });
}

/// Whether people wait in the node, without a bed, for one.
bool admits(const pathway::Program& program, std::uint32_t node) {
    return !has_beds(program, node) &&
           std::any_of(program.edges.begin(), program.edges.end(), [&](const pathway::Edge& edge) {
               return edge.from == node && edge.holds && edge.to != pathway::none && has_beds(program, edge.to);
           });
}

/// Whether a stream that cancels leads to the node.
bool may_cancel(const pathway::Program& program, std::uint32_t node) {
    return std::any_of(program.edges.begin(), program.edges.end(),
                       [&](const pathway::Edge& edge) { return edge.booking != pathway::none && edge.to == node; });
}

constexpr NodeRow node_table[] = {
    {{"starts", "{}: starts a day", "people per day", number, "stays that begin, per day", "stays begun", "days",
      false},
     [](const NodeTotals& t, Duration w) { return per_day(t.waits().count(), w); }},
    {{"waited", "{}: share who wait", "share", share,
      "people who could not start at once, over all who asked and were not turned away, by when their wait ended",
      "people who waited", "people who started or gave up", false},
     [](const NodeTotals& t, Duration) {
         const std::int64_t asked = t.waits().count() + t.gave_up;
         return ratio(asked - t.waits().count_of_nothing(), asked);
     }},
    {{"wait_mean", "{}: wait, mean", "hours", hours, "time from asking to starting, over stays begun in the window",
      "waits", "stays begun", false},
     [](const NodeTotals& t, Duration) { return in_hours(t.waits().mean()); }},
    {{"wait_p50", "{}: wait, half within", "hours", hours, "median time from asking to starting", "waits",
      "stays begun", false},
     [](const NodeTotals& t, Duration) { return in_hours(t.waits().quantile(0.5)); }},
    {{"wait_p90", "{}: wait, 9 in 10 within", "hours", hours, "90th percentile of the time from asking to starting",
      "waits", "stays begun", false},
     [](const NodeTotals& t, Duration) { return in_hours(t.waits().quantile(0.9)); }},
    {{"wait_p95", "{}: wait, 95% within", "hours", hours, "95th percentile of the time from asking to starting",
      "waits", "stays begun", false},
     [](const NodeTotals& t, Duration) { return in_hours(t.waits().quantile(0.95)); }},
    {{"waits_over_12h", "{}: waits over 12 hours, a day", "people per day", number,
      "stays that begin more than twelve hours after asking, wherever people waited, per day", "stays begun late",
      "days", false},
     [](const NodeTotals& t, Duration w) { return per_day(t.waited_twelve_hours, w); },
     takes_places},
    {{"waits_over_12h_share", "{}: share of waits over 12 hours", "share", share,
      "stays that begin more than twelve hours after asking, over stays begun", "stays begun late", "stays begun",
      false},
     [](const NodeTotals& t, Duration) { return ratio(t.waited_twelve_hours, t.waits().count()); },
     takes_places},
    {{"time_mean", "{}: whole time, mean", "hours", hours,
      "time from asking to leaving, waiting and delay included, over people who leave in the window", "times",
      "people who left", false},
     [](const NodeTotals& t, Duration) { return in_hours(t.times().mean()); }},
    {{"time_p95", "{}: whole time, 95% within", "hours", hours, "95th percentile of the time from asking to leaving",
      "times", "people who left", false},
     [](const NodeTotals& t, Duration) { return in_hours(t.times().quantile(0.95)); }},
    {{"stay_mean", "{}: time in it, mean", "hours", hours,
      "time spent in it, delay included, by everybody and so by those still in it, over stays begun",
      "person-time in it", "stays begun", false},
     [](const NodeTotals& t, Duration) { return in_hours(ratio(t.inside_area, t.waits().count())); }},
    {{"within_4h", "{}: left within 4 hours", "share", share,
      "people who left within four hours of asking, over people who left", "people who left in time", "people who left",
      false},
     [](const NodeTotals& t, Duration) { return ratio(t.within_four_hours, t.times().count()); }},
    {{"queue", "{}: people waiting outside", "people", number, "mean over time of the people who wait outside for it",
      "person-time waiting outside", "window", false},
     [](const NodeTotals& t, Duration w) { return mean_over(t.queue_area, w); }},
    {{"inside", "{}: people in it", "people", number,
      "mean over time of the people in it, delayed ones too, members in hospital not", "person-time in it", "window",
      false},
     [](const NodeTotals& t, Duration w) { return mean_over(t.inside_area, w); }},
    {{"delayed", "{}: people ready to leave", "people", number, "mean over time of the people whose stay has ended",
      "person-time past the stay", "window", false},
     [](const NodeTotals& t, Duration w) { return mean_over(t.delayed_area, w); }},
    {{"delay_mean", "{}: delay of those delayed, mean", "days", days,
      "time from the end of the stay to leaving, over people who left after a delay", "delays", "people delayed",
      false},
     [](const NodeTotals& t, Duration) { return in_days(ratio(t.delay_sum, t.delays)); }},
    {{"delays", "{}: people delayed a day", "people per day", number, "people who left after a delay, per day",
      "people delayed", "days", false},
     [](const NodeTotals& t, Duration w) { return per_day(t.delays, w); }},
    {{"delays_over_12h", "{}: 12-hour waits to admit a day", "people per day", number,
      "people who left more than twelve hours after the end of their stay (the decision to admit), per day",
      "people delayed", "days", false},
     [](const NodeTotals& t, Duration w) { return per_day(t.delayed_twelve_hours, w); },
     admits},
    {{"turned_away", "{}: turned away a day", "people per day", number, "people who found the queue full, per day",
      "people turned away", "days", false},
     [](const NodeTotals& t, Duration w) { return per_day(t.turned_away, w); }},
    {{"gave_up", "{}: gave up a day", "people per day", number, "people whose patience ended, per day",
      "people who gave up", "days", false},
     [](const NodeTotals& t, Duration w) { return per_day(t.gave_up, w); }},
    {{"cancelled", "{}: cancelled a day", "people per day", number,
      "people who found no place at their booked hour and were sent home, per day", "cancellations", "days", false},
     [](const NodeTotals& t, Duration w) { return per_day(t.cancelled, w); },
     may_cancel},
    {{"admitted", "{}: members into hospital a day", "people per day", number,
      "members who come into hospital, per day", "admissions", "days", false},
     [](const NodeTotals& t, Duration w) { return per_day(t.admitted, w); },
     [](const pathway::Program& p, std::uint32_t n) { return p.nodes[n].admission != pathway::none; }},
    {{"died_waiting", "{}: deaths while waiting a year", "people per year", number,
      "people who died while they waited outside for it, per year of 365 days", "deaths", "years", false},
     [](const NodeTotals& t, Duration w) { return per_year(static_cast<double>(t.died_waiting), w); },
     [](const pathway::Program& p, std::uint32_t n) { return p.nodes[n].dies_waiting != pathway::none; }},
    {{"died_delayed", "{}: deaths while ready to leave a year", "people per year", number,
      "people who died after the end of their stay and before they could leave, per year of 365 days", "deaths",
      "years", false},
     [](const NodeTotals& t, Duration w) { return per_year(static_cast<double>(t.died_delayed), w); },
     [](const pathway::Program& p, std::uint32_t n) { return p.nodes[n].dies_delayed != pathway::none; }},
};

constexpr StreamRow stream_table[] = {
    {{"sent_home", "{}: sent home a day", "people per day", number,
      "people of the stream who found no place at their booked hour and were sent home, each time they were, per day",
      "cancellations", "days", false},
     [](const SentHome& sent, Duration w) { return per_day(sent.times, w); }},
    {{"sent_home_last", "{}: sent home for the last time", "people per day", number,
      "likewise, as often as may be: the next time they wait for the place, per day", "last cancellations", "days",
      false},
     [](const SentHome& sent, Duration w) { return per_day(sent.last_times, w); }},
};

constexpr SystemRow system_table[] = {
    {{"delayed", "People ready to leave and waiting", "people", number,
      "mean over time of the people in any place whose stay has ended", "person-time past the stay", "window", true},
     [](const Totals& t) { return mean_over(delayed_area(t), t.length); }},
    {{"delayed_days", "Bed days lost to delay a year", "days per year", number,
      "days spent in any place past the end of the stay, per year of 365 days", "person-days past the stay", "years",
      true},
     [](const Totals& t) { return 365 * mean_over(delayed_area(t), t.length); }},
    {{"dtoc", "Delayed transfers of care", "people", number,
      "as delayed, but from the end of the sign-off (a first process without a letter) and after rounds",
      "person-time past the sign-off", "window", false},
     [](const Totals& t) { return mean_over(transfer_area(t), t.length); }},
    {{"dtoc_days", "Days of delayed transfers of care a year", "days per year", number,
      "days spent in any place past the stay and the sign-off, per year of 365 days", "person-days past the sign-off",
      "years", false},
     [](const Totals& t) { return 365 * mean_over(transfer_area(t), t.length); }},
    {{"arrivals", "New patients a day", "people per day", number, "people who come by any stream, per day", "arrivals",
      "days", false},
     [](const Totals& t) { return per_day(t.arrivals, t.length); }},
    {{"readmissions", "Readmissions a day", "people per day", number, "further episodes of the same person, per day",
      "returns", "days", false},
     [](const Totals& t) { return per_day(t.returned, t.length); }},
    {{"home", "Episodes that end at home, a day", "people per day", number, "episodes that end at `home`, per day",
      "exits", "days", false},
     [](const Totals& t) { return per_day(t.exits[0], t.length); }},
    {{"deaths", "Deaths in the pathway a year", "people per year", number,
      "episodes that end in death, per year of 365 days", "exits", "years", false},
     [](const Totals& t) { return per_year(static_cast<double>(t.exits[1]), t.length); }},
    {{"left_area", "Left the area or unserved, a day", "people per day", number,
      "episodes that end at `left_area`, per day", "exits", "days", false},
     [](const Totals& t) { return per_day(t.exits[2], t.length); }},
};

const Row reason{"delayed_for",
                 "Ready to leave, waiting for {}",
                 "people",
                 number,
                 "mean over time of the people whose stay has ended and who lack this",
                 "person-time past the stay",
                 "window",
                 false};
const Row root{"root_delayed_for",
               "Ready to leave, {} at the root",
               "people",
               number,
               "as delayed_for, but who waits for a place waits for what delays the people in those places, by share",
               "person-time past the stay",
               "window",
               false};
const Row letter{"dtoc",
                 "Delayed transfers, {}",
                 "people",
                 number,
                 "the part of dtoc that lacks what has this national letter; `other`: what has none",
                 "person-time past the sign-off",
                 "window",
                 false};
const Row cost{"cost",
               "Cost a year, {}",
               "pounds per year",
               Style::money,
               "what is in use, open, added, begun and delivered times its price, per year of 365 days",
               "pounds",
               "years",
               true};

}  // namespace

std::span<const NodeRow> node_rows() {
    return node_table;
}
std::span<const StreamRow> stream_rows() {
    return stream_table;
}
std::span<const SystemRow> system_rows() {
    return system_table;
}
const Row& reason_row() {
    return reason;
}
const Row& root_row() {
    return root;
}
const Row& letter_row() {
    return letter;
}
const Row& cost_row() {
    return cost;
}

}  // namespace careway::measure
