#include "sim/run/replica.hpp"

#include <algorithm>
#include <utility>

namespace careway::run {

Replica::Replica(std::shared_ptr<const pathway::Program> program, std::uint32_t seed, std::uint32_t run)
    : program_{std::move(program)},
      simulation_{program_, program_->initial_settings, random::Draws{seed, run}},
      measures_{program_} {}

void Replica::advance(Time until, const Reader& also_read) {
    until = std::min(until, program_->end);
    while (simulation_.now() < until || cuts_ == 0) {
        const Time cut = next_cut();
        const bool arrived = simulation_.advance(std::min(until, cut), records_);
        measures_.read(records_.all());
        if (also_read) {
            also_read(records_.all());
        }
        records_.clear();
        if (arrived && simulation_.now() == cut) {
            measure::Totals totals = measures_.cut(cut);
            if (cuts_++ > 0) {
                years_.push_back(std::move(totals));
            }
        } else if (arrived) {
            return;
        }
    }
}

/// The warm-up ends, then each year of the measured window, then the window itself.
Time Replica::next_cut() const {
    return std::min(program_->measure_from + cuts_ * year, program_->end);
}

std::vector<double> Replica::finish() {
    advance(program_->end);
    return measure::values(*program_, years_);
}

std::vector<double> Replica::values_so_far() const {
    std::vector<measure::Totals> years = years_;
    measure::Measures measures = measures_;
    measure::Totals since_cut = measures.cut(now());
    if (cuts_ == 0 || (years.empty() && since_cut.length == Duration{})) {
        return {};
    }
    if (since_cut.length > Duration{}) {
        years.push_back(std::move(since_cut));
    }
    return measure::values(*program_, years);
}

void Replica::go_on_under(std::shared_ptr<const pathway::Program> program) {
    simulation_.go_on_under(program);
    measures_.go_on_under(program);
    program_ = std::move(program);
}

std::size_t Replica::bytes() const {
    std::size_t sum = sizeof *this + simulation_.bytes() + measures_.bytes();
    for (const measure::Totals& year : years_) {
        sum += year.bytes();
    }
    return sum;
}

measure::Totals Replica::totals() const {
    measure::Totals whole = years_.front();
    std::for_each(years_.begin() + 1, years_.end(), [&](const measure::Totals& year) { whole += year; });
    return whole;
}

std::vector<PoolView> pools_of(const Replica& replica) {
    std::vector<PoolView> seen;
    for (std::uint32_t p = 0; p < replica.program().pools.size(); ++p) {
        const auto& pool = replica.measures().now(p);
        seen.push_back({pool.capacity, pool.in_use, pool.turning, pool.waiting, pool.delayed,
                        replica.simulation().oldest_asking(p)});
    }
    return seen;
}

}  // namespace careway::run
