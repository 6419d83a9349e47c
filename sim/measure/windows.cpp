#include <algorithm>
#include <utility>

#include "sim/measure/measures.hpp"

// Where windows begin and end, and what is looked at when the clock strikes.
namespace careway::measure {

namespace {

constexpr Duration morning = Duration::hours(10);

}  // namespace

/// Instants at which beds are counted: 10:00 and midnight of each day, the first of all at 10:00. Never without beds.
void Measures::plan_audits() {
    for (std::uint32_t p = 0; p < pools_.size(); ++p) {
        if (program_->texts.pools[p].kind == static_cast<int>(pathway::PoolKind::beds)) {
            beds_.push_back(p);
        }
    }
    next_audit_ = beds_.empty() ? never : Time{morning};
}

/// Counts beds as they are just before `next_audit_`.
void Measures::audit() {
    const bool midnight = next_audit_.ticks() % day.ticks() == 0;
    for (const std::uint32_t p : beds_) {
        const PoolNow& now = pools_[p];
        Audits& audits = totals_.pools[p].audits;
        if (midnight) {
            ++audits.midnights;
            audits.in_use += now.in_use;
            audits.open += now.capacity;
            audits.delayed += now.delayed;
        } else {
            ++audits.mornings;
            audits.free += std::max(now.capacity - now.in_use - now.turning, 0);
        }
    }
    next_audit_ = next_audit_ + (midnight ? morning : day - morning);
}

std::size_t Measures::bytes() const {
    std::size_t sum = sizeof *this + nodes_.size() * sizeof(NodeNow) + totals_.bytes() + occupants_.bytes();
    for (const PoolNow& pool : pools_) {
        sum += sizeof pool + pool.time_at.size() * sizeof(std::int64_t);
    }
    return sum + (roots_ ? roots_->bytes() : 0);
}

Totals Measures::blank() const {
    Totals totals;
    totals.pools.resize(program_->pools.size());
    totals.nodes.resize(program_->nodes.size());
    totals.reason_area.resize(program_->texts.reasons.size());
    totals.pool_area.resize(program_->pools.size());
    totals.sent_home.resize(program_->bookings.size());
    totals.transfers = transfers_.blank();
    occupants_.prepare(totals.pools);
    return totals;
}

void Measures::shift_areas(Time time, std::int64_t sign) {
    const std::int64_t ticks = sign * time.ticks();
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        totals_.pools[p].waiting_area += pools_[p].waiting * ticks;
        totals_.pools[p].turning_area += pools_[p].turning * ticks;
        totals_.pools[p].delayed_area += pools_[p].delayed * ticks;
        totals_.pools[p].before_sign_off_area += pools_[p].before_sign_off * ticks;
        totals_.pools[p].kept_area += pools_[p].kept * ticks;
        totals_.pool_area[p] += waited_for_[p] * ticks;
    }
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
        totals_.nodes[n].queue_area += nodes_[n].queue * ticks;
        totals_.nodes[n].inside_area += nodes_[n].inside * ticks;
        totals_.nodes[n].delayed_area += nodes_[n].delayed * ticks;
    }
    for (std::size_t r = 0; r < reasons_.size(); ++r) {
        totals_.reason_area[r] += reasons_[r] * ticks;
    }
    transfers_.shift(time, sign, totals_.transfers);
    occupants_.shift(time, sign, totals_.pools);
}

Totals Measures::cut(Time time) {
    while (next_audit_ <= time) {
        audit();
    }
    for (std::uint32_t p = 0; p < pools_.size(); ++p) {
        fold_levels(p, time);
    }
    occupants_.cut_stays(time, totals_.pools);
    shift_areas(time, 1);
    totals_.length = time - window_start_;
    if (roots_) {
        totals_.root_area = roots_->cut(time);
    }
    totals_.arrivals = came_[1];
    totals_.returned = came_[2];
    came_ = {};
    Totals ended = std::exchange(totals_, blank());
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        totals_.pools[p].waiting_most = pools_[p].waiting;
    }
    window_start_ = time;
    shift_areas(time, -1);
    return ended;
}

}  // namespace careway::measure
