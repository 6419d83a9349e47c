#include "sim/measure/occupants.hpp"

namespace careway::measure {

using pathway::Record;

Occupants::Occupants(const pathway::Program& program) {
    for (const pathway::PoolText& text : program.texts.pools) {
        const bool split = !text.split.attribute.empty();
        pools_.push_back({text.kind == static_cast<int>(pathway::PoolKind::beds), split ? text.split.stride : 0,
                          std::vector<Now>(text.split.values.size())});
    }
}

void Occupants::use(const Record& record, std::uint32_t number, std::int32_t places, PoolTotals& totals) {
    Pool& pool = pools_[number];
    if (pool.stride > 0) {
        const std::size_t value = pool.value_of(record);
        step_area(totals.by_value[value].in_use_area, pool.now[value].in_use, places, record.time);
    }
}

void Occupants::delay(const Record& record, std::uint32_t number, std::int32_t change, PoolTotals& totals) {
    Pool& pool = pools_[number];
    if (pool.stride > 0) {
        const std::size_t value = pool.value_of(record);
        step_area(totals.by_value[value].delayed_area, pool.now[value].delayed, change, record.time);
    }
}

void Occupants::prepare(std::vector<PoolTotals>& totals) const {
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        totals[p].by_value.resize(pools_[p].now.size());
    }
}

void Occupants::shift(Time time, std::int64_t sign, std::vector<PoolTotals>& totals) const {
    const std::int64_t ticks = sign * time.ticks();
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        for (std::size_t value = 0; value < pools_[p].now.size(); ++value) {
            totals[p].by_value[value].in_use_area += pools_[p].now[value].in_use * ticks;
            totals[p].by_value[value].delayed_area += pools_[p].now[value].delayed * ticks;
        }
    }
}

std::size_t Occupants::bytes() const {
    std::size_t sum = stays_.bytes();
    for (const Pool& pool : pools_) {
        sum += sizeof pool + pool.now.size() * sizeof(Now);
    }
    return sum;
}

}  // namespace careway::measure
