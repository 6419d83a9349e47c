#include "sim/measure/totals.hpp"

#include <algorithm>
#include <functional>

namespace careway::measure {

namespace {

template <class Numbers>
void add(Numbers& to, const Numbers& from) {
    std::transform(from.begin(), from.end(), to.begin(), to.begin(), std::plus{});
}

template <class Parts>
void add_each(Parts& to, const Parts& from) {
    for (std::size_t i = 0; i < to.size(); ++i) {
        to[i] += from[i];
    }
}

}  // namespace

void Audits::operator+=(const Audits& other) {
    midnights += other.midnights;
    in_use += other.in_use;
    open += other.open;
    delayed += other.delayed;
    mornings += other.mornings;
    free += other.free;
}

void PoolTotals::operator+=(const PoolTotals& other) {
    time_at.resize(std::max(time_at.size(), other.time_at.size()));
    add(time_at, other.time_at);
    open_area += other.open_area;
    waiting_area += other.waiting_area;
    turning_area += other.turning_area;
    delayed_area += other.delayed_area;
    before_sign_off_area += other.before_sign_off_area;
    kept_area += other.kept_area;
    over_limit += other.over_limit;
    full_time += other.full_time;
    waiting_most = std::max(waiting_most, other.waiting_most);
    time_open += other.time_open;
    openings += other.openings;
    starts_beside += other.starts_beside;
    add(long_stay_area, other.long_stay_area);
    audits += other.audits;
    for (std::size_t value = 0; value < by_value.size(); ++value) {
        by_value[value].in_use_area += other.by_value[value].in_use_area;
        by_value[value].delayed_area += other.by_value[value].delayed_area;
    }
}

void NodeTotals::operator+=(const NodeTotals& other) {
    add_each(since_asking, other.since_asking);
    within_four_hours += other.within_four_hours;
    waited_twelve_hours += other.waited_twelve_hours;
    turned_away += other.turned_away;
    gave_up += other.gave_up;
    cancelled += other.cancelled;
    admitted += other.admitted;
    died_waiting += other.died_waiting;
    died_delayed += other.died_delayed;
    delays += other.delays;
    delay_sum += other.delay_sum;
    delayed_twelve_hours += other.delayed_twelve_hours;
    queue_area += other.queue_area;
    inside_area += other.inside_area;
    delayed_area += other.delayed_area;
}

void TransferTotals::operator+=(const TransferTotals& other) {
    before_sign_off_area += other.before_sign_off_area;
    add(letter_area, other.letter_area);
}

std::size_t Totals::bytes() const {
    std::size_t sum = sizeof *this + nodes.size() * sizeof(NodeTotals) +
                      (reason_area.size() + pool_area.size() + root_area.size()) * sizeof(std::int64_t);
    for (const PoolTotals& pool : pools) {
        sum += sizeof pool + pool.time_at.size() * sizeof(std::int64_t) + pool.by_value.size() * sizeof(OccupantTotals);
    }
    for (const NodeTotals& node : nodes) {
        sum += node.waits().bytes() + node.times().bytes();
    }
    return sum;
}

void Totals::operator+=(const Totals& other) {
    length = length + other.length;
    add_each(pools, other.pools);
    add_each(nodes, other.nodes);
    add(reason_area, other.reason_area);
    add(pool_area, other.pool_area);
    transfers += other.transfers;
    add(root_area, other.root_area);
    for (std::size_t booking = 0; booking < sent_home.size(); ++booking) {
        sent_home[booking].times += other.sent_home[booking].times;
        sent_home[booking].last_times += other.sent_home[booking].last_times;
    }
    arrivals += other.arrivals;
    add(exits, other.exits);
    returned += other.returned;
}

}  // namespace careway::measure
