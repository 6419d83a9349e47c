#include "sim/measure/long_stays.hpp"

#include <algorithm>

namespace careway::measure {

void LongStays::begin(std::uint32_t pool, std::uint64_t person, Time now) {
    Stay& stay = rows_[row_of(pool, person)];
    if (stay.holdings++ > 0) {
        return;
    }
    stay.person = person;
    stay.pool = pool;
    stay.since = now;
    if (ended_at_ == now) {
        const auto before =
            std::find_if(ended_.rbegin(), ended_.rend(), [&](const Stay& ended) { return ended.is_of(pool, person); });
        stay.since = before == ended_.rend() ? now : before->since;
    }
    if (++stays_ * 2 > mask_) {
        grow();
    }
}

void LongStays::end(std::uint32_t pool, std::uint64_t person, Time now, PoolTotals& totals) {
    const std::size_t row = row_of(pool, person);
    Stay& stay = rows_[row];
    if (stay.holdings == 0 || --stay.holdings > 0) {
        return;
    }
    if (ended_at_ != now) {
        ended_.clear();
        ended_at_ = now;
    }
    ended_.push_back(stay);
    add(stay.since, now, totals);
    remove(row);
}

void LongStays::cut(Time time, std::vector<PoolTotals>& totals) {
    for (const Stay& stay : rows_) {
        if (stay.holdings > 0) {
            add(stay.since, time, totals[stay.pool]);
        }
    }
    window_start_ = time;
}

std::size_t LongStays::bytes() const {
    return sizeof *this + rows_.size() * sizeof(Stay);
}

void LongStays::grow() {
    std::vector<Stay> before(2 * rows_.size());
    before.swap(rows_);
    mask_ = rows_.size() - 1;
    for (const Stay& stay : before) {
        if (stay.holdings > 0) {
            rows_[row_of(stay.pool, stay.person)] = stay;
        }
    }
}

/// Later stays move up, so that none stands behind a gap that was not there when it came.
void LongStays::remove(std::size_t gap) {
    for (std::size_t row = (gap + 1) & mask_; rows_[row].holdings > 0; row = (row + 1) & mask_) {
        const std::size_t home = home_of(rows_[row].pool, rows_[row].person);
        if (((row - home) & mask_) >= ((row - gap) & mask_)) {
            rows_[gap] = rows_[row];
            gap = row;
        }
    }
    rows_[gap].holdings = 0;
    --stays_;
}

void LongStays::add(Time since, Time until, PoolTotals& totals) const {
    for (std::size_t i = 0; i < long_stays.size() && until - since > long_stays[i]; ++i) {
        const Time from = std::max(since + long_stays[i], window_start_);
        totals.long_stay_area[i] += std::max(until - from, Duration{}).ticks();
    }
}

}  // namespace careway::measure
