#include "sim/measure/measures.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/error.hpp"

namespace careway::measure {

using pathway::Record;
using pathway::What;

namespace {

/// Kept apart, for it seldom happens.
[[gnu::noinline]] void grow(std::vector<std::int64_t>& levels, std::size_t level) {
    levels.resize(2 * level);
}

}  // namespace

Measures::Measures(std::shared_ptr<const pathway::Program> program)
    : program_{std::move(program)},
      pools_(program_->pools.size()),
      nodes_(program_->nodes.size()),
      reasons_(program_->texts.reasons.size()),
      waited_for_(program_->pools.size()),
      transfers_{*program_},
      occupants_{*program_},
      roots_{RootReasons::can_differ(*program_) ? std::optional<RootReasons>{program_} : std::nullopt},
      totals_{blank()} {
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        pools_[p].capacity = program_->initial_settings.capacity[p];
        pools_[p].time_at.resize(2);
    }
    list_needs();
    plan_audits();
}

void Measures::list_needs() {
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
        const auto needs = nodes_[n].needs = program_->list(program_->nodes[n].needs);
        nodes_[n].asks_who = std::any_of(needs.begin(), needs.end(),
                                         [&](const pathway::Need& need) { return occupants_.concerns(need.pool); });
    }
}

void Measures::go_on_under(std::shared_ptr<const pathway::Program> program) {
    program_ = std::move(program);
    list_needs();
    transfers_.go_on_under(*program_);
    if (roots_) {
        roots_->go_on_under(program_);
    }
}

inline void Measures::come(const Record& record) {
    static_assert(pathway::returned == 2 * pathway::arrived);
    ++came_[record.marks / pathway::arrived % 4];
}

inline void Measures::step(std::uint32_t number, std::int32_t change, Time now) {
    PoolNow& pool = pools_[number];
    pool.time_at[static_cast<std::size_t>(pool.in_use)] += (now - pool.since).ticks();
    pool.since = now;
    pool.in_use += change;
    if (static_cast<std::size_t>(pool.in_use) >= pool.time_at.size()) {
        grow(pool.time_at, static_cast<std::size_t>(pool.in_use));
    }
}

/// Two kinds in one, without a branch on which it is: they make up nearly all records, in an order that the processor
/// cannot guess.
[[gnu::always_inline]] inline void Measures::start_or_leave(const Record& record) {
    auto& node = totals_.nodes[record.node];
    auto& node_now = nodes_[record.node];
    const std::size_t leaves = record.what == What::left ? 1 : 0;
    const Duration since_asking = record.time - record.since;
    node.since_asking[leaves].add(since_asking);
    node.within_four_hours += static_cast<std::int64_t>(leaves & (since_asking <= Duration::hours(4) ? 1 : 0));
    node.waited_twelve_hours += static_cast<std::int64_t>(~leaves & (since_asking > Duration::hours(12) ? 1 : 0));
    const std::size_t exit = record.other;
    const std::size_t none = totals_.exits.size() - 1;
    ++totals_.exits[record.marks & pathway::exiting ? exit : none];
    come(record);
    const std::int32_t change = 1 - 2 * static_cast<std::int32_t>(leaves);
    step_area(node.inside_area, node_now.inside, change, record.time);
    for (const pathway::Need& need : node_now.needs) {
        step(need.pool, change * need.amount, record.time);
    }
    if (node_now.asks_who) {
        tell_who(record, change);
    }
    if (record.marks & pathway::waited) {
        step_area(node.queue_area, node_now.queue, -1, record.time);
        step_area(totals_.pools[record.other].waiting_area, pools_[record.other].waiting, -1, record.time);
    }
}

void Measures::read(std::span<const Record> records) {
    if (roots_) {
        std::for_each(records.begin(), records.end(), [this](const Record& record) { roots_->read(record); });
    }
    while (!records.empty() && records.back().time >= next_audit_) {
        const auto later = std::partition_point(records.begin(), records.end(),
                                                [&](const Record& record) { return record.time < next_audit_; });
        read_in_turn({records.begin(), later});
        audit();
        records = {later, records.end()};
    }
    read_in_turn(records);
}

void Measures::read_in_turn(std::span<const Record> records) {
    for (const Record& record : records) {
        // Asked at once: to ask for one and then for the other is a branch on which of them it is.
        constexpr unsigned either =
            1u << static_cast<unsigned>(What::started) | 1u << static_cast<unsigned>(What::left);
        if ((either >> static_cast<unsigned>(record.what) & 1) != 0) {
            start_or_leave(record);
        } else {
            read_one(record);
        }
    }
}

/// What only models with deaths, bookings or members in hospital have.
void Measures::read_rare(const Record& record) {
    auto& node = totals_.nodes[record.node];
    switch (record.what) {
        case What::died:
            ++(record.marks & pathway::outside ? node.died_waiting : node.died_delayed);
            if (record.marks & pathway::waited) {
                leave_queue(record);
            }
            break;
        case What::cancelled:
            come(record);
            ++node.cancelled;
            send_home(record);
            break;
        case What::admitted:
            ++node.admitted;
            enter_or_leave(record, -1);
            keep(record, 1);
            break;
        case What::released:
            for (const pathway::Need& need : nodes_[record.node].needs) {
                step(need.pool, -need.amount, record.time);
                occupants_.use(record, need.pool, -need.amount, totals_.pools[need.pool]);
            }
            keep(record, -1);
            break;
        default:
            enter_or_leave(record, 1);
            keep(record, -1);
            break;
    }
}

void Measures::read_one(const Record& record) {
    auto& node = totals_.nodes[record.node];
    switch (record.what) {
        case What::started:
        case What::left:
            SIM_ASSERT(false, "start_or_leave reads these");
            break;
        case What::exited:
            ++totals_.exits[record.other];
            break;
        case What::queued:
            queue(record);
            break;
        case What::gave_up:
            ++node.gave_up;
            leave_queue(record);
            break;
        case What::died:
        case What::cancelled:
        case What::admitted:
        case What::resumed:
        case What::released:
            read_rare(record);
            break;
        case What::turned_away:
            come(record);
            ++node.turned_away;
            break;
        case What::process_waits:
        case What::process_ended:
            go_through_process(record, record.what == What::process_waits ? 1 : -1);
            break;
        case What::place_waits:
        case What::place_ended:
            wait_inside(record, record.what == What::place_waits ? 1 : -1);
            break;
        case What::gate_holds:
        case What::gate_lets_go:
            stand_at_gate(record, record.what == What::gate_holds ? 1 : -1);
            break;
        case What::delay_ended:
            node.end_delay(record.time - record.since);
            break;
        case What::turning:
        case What::place_back:
            step_area(totals_.pools[record.other].turning_area, pools_[record.other].turning,
                      record.what == What::turning ? 1 : -1, record.time);
            break;
        case What::place_taken:
        case What::place_given:
        case What::sent_back:
        case What::opened:
            read_of_places(record);
            break;
        case What::capacity:
            fold_levels(record.other, record.time);
            pools_[record.other].capacity = static_cast<std::int32_t>(record.since.ticks());
            break;
    }
}

void Measures::go_through_process(const Record& record, std::int32_t change) {
    if ((record.marks & pathway::outside) == 0) {  // whoever holds no place delays nobody
        lack_reason(record.other, change, record.time);
        transfers_.lack_reason(record, change, totals_.transfers);
        delay(record, change);
    }
}

/// What happens to places in the midst of stays, which few models know.
void Measures::read_of_places(const Record& record) {
    auto& pool = totals_.pools[record.other];
    if (record.what == What::opened) {
        ++pool.openings;
    } else if (record.what == What::sent_back) {
        for (const pathway::Need& need : nodes_[record.node].needs) {
            step(need.pool, -need.amount, record.time);
        }
        tell_who(record, -1);
        enter_or_leave(record, -1);
        queue(record);
    } else {
        const std::int32_t sign = record.what == What::place_taken ? 1 : -1;
        const std::int32_t places = sign * static_cast<std::int32_t>(record.since.ticks());
        step(record.other, places, record.time);
        occupants_.hold(record, record.other, places, pool);
        pool.starts_beside += record.marks & pathway::as_stay_starts ? sign : 0;
        if (record.marks & pathway::fit_to_leave) {
            delay_in(record.other, record, (record.marks & pathway::in_sign_off) != 0, sign);
        }
    }
}

/// Who begins or ends a stay in places of which somebody wants to know that. Most do not.
void Measures::tell_who(const Record& record, std::int32_t change) {
    for (const pathway::Need& need : nodes_[record.node].needs) {
        occupants_.hold(record, need.pool, change * need.amount, totals_.pools[need.pool]);
    }
}

void Measures::send_home(const Record& record) {
    SentHome& sent = totals_.sent_home[static_cast<std::size_t>(record.since.ticks())];
    ++sent.times;
    sent.last_times += record.marks & pathway::last_time ? 1 : 0;
}

void Measures::queue(const Record& record) {
    come(record);
    auto& pool = pools_[record.other];
    auto& totals = totals_.pools[record.other];
    step_area(totals_.nodes[record.node].queue_area, nodes_[record.node].queue, 1, record.time);
    step_area(totals.waiting_area, pool.waiting, 1, record.time);
    totals.waiting_most = std::max<std::int64_t>(totals.waiting_most, pool.waiting);
}

void Measures::delay(const Record& record, std::int32_t change) {
    step_area(totals_.nodes[record.node].delayed_area, nodes_[record.node].delayed, change, record.time);
    for (const pathway::Need& need : nodes_[record.node].needs) {
        const bool stands_in = record.marks & pathway::elsewhere && &need == nodes_[record.node].needs.data();
        const std::uint32_t pool = stands_in ? program_->nodes[record.node].overflow : need.pool;
        delay_in(pool, record, (record.marks & pathway::before_sign_off) != 0, change);
    }
}

void Measures::delay_in(std::uint32_t number, const Record& record, bool in_sign_off, std::int32_t change) {
    PoolNow& pool = pools_[number];
    PoolTotals& totals = totals_.pools[number];
    step_area(totals.delayed_area, pool.delayed, change, record.time);
    if (in_sign_off) {
        step_area(totals.before_sign_off_area, pool.before_sign_off, change, record.time);
    }
    occupants_.delay(record, number, change, totals);
}

/// Moves the time spent at each level into the totals, under the capacity that was in force.
void Measures::fold_levels(std::uint32_t number, Time now) {
    PoolNow& pool = pools_[number];
    PoolTotals& totals = totals_.pools[number];
    step(number, 0, now);
    totals.time_at.resize(std::max(totals.time_at.size(), pool.time_at.size()));
    for (std::size_t level = 0; level < pool.time_at.size(); ++level) {
        const std::int64_t time = std::exchange(pool.time_at[level], 0);
        totals.time_at[level] += time;
        totals.time_open += pool.capacity > 0 ? time : 0;
        if (pool.capacity != pathway::Settings::unlimited) {
            totals.open_area += time * pool.capacity;
            const auto in_use = static_cast<std::int64_t>(level);
            totals.over_limit += in_use * 100 > std::int64_t{92} * pool.capacity ? time : 0;
            totals.full_time += pool.capacity > 0 && in_use >= pool.capacity ? time : 0;
        }
    }
}

void Measures::lack_reason(std::size_t reason, std::int32_t change, Time now) {
    step_area(totals_.reason_area[reason], reasons_[reason], change, now);
}

/// Days without a place are charged to its pool, unless the place had been this person's.
void Measures::lack_place(const Record& record, std::int32_t change) {
    if (record.marks & pathway::again) {
        lack_reason(program_->restart_reason, change, record.time);
    } else {
        step_area(totals_.pool_area[record.other], waited_for_[record.other], change, record.time);
    }
}

void Measures::stand_at_gate(const Record& record, std::int32_t change) {
    lack_reason(static_cast<std::size_t>(record.since.ticks()), change, record.time);
    lack_place(record, -change);
    transfers_.stand_at_gate(record, change, totals_.transfers);
}

void Measures::wait_inside(const Record& record, std::int32_t change) {
    auto& totals = totals_.pools[record.other];
    step_area(totals.waiting_area, pools_[record.other].waiting, change, record.time);
    totals.waiting_most = std::max<std::int64_t>(totals.waiting_most, pools_[record.other].waiting);
    if (record.marks & pathway::outside) {
        return;  // holds no place, so delays nobody
    }
    lack_place(record, change);
    transfers_.lack_place(record, change, totals_.transfers);
    delay(record, change);
}

void Measures::leave_queue(const Record& record) {
    step_area(totals_.nodes[record.node].queue_area, nodes_[record.node].queue, -1, record.time);
    step_area(totals_.pools[record.other].waiting_area, pools_[record.other].waiting, -1, record.time);
}

/// Other than by a start or for good.
void Measures::enter_or_leave(const Record& record, std::int32_t change) {
    step_area(totals_.nodes[record.node].inside_area, nodes_[record.node].inside, change, record.time);
}

void Measures::keep(const Record& record, std::int32_t change) {
    for (const pathway::Need& need : nodes_[record.node].needs) {
        step_area(totals_.pools[need.pool].kept_area, pools_[need.pool].kept, change * need.amount, record.time);
        if (record.what != What::released) {
            occupants_.be_there(record, need.pool, record.what == What::resumed, totals_.pools[need.pool]);
        }
    }
}

}  // namespace careway::measure
