#include "sim/measure/root_reasons.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace careway::measure {

using pathway::Edge;
using pathway::Need;
using pathway::Record;
using pathway::What;

namespace {

/// Solves y (1 - shares) = direct by elimination, in place: `direct` becomes y, `shares` (row after row) is used up. No
/// pivots are looked for, because no column of 1 - shares has more beside its diagonal than on it. False when some
/// pools only pass on to one another.
bool solve(std::vector<double>& shares, std::vector<double>& direct) {
    constexpr double nothing = 1e-9;
    const std::size_t size = direct.size();
    const auto at = [&](std::size_t row, std::size_t column) -> double& { return shares[row * size + column]; };
    for (std::size_t i = 0; i < size; ++i) {
        if (1 - at(i, i) < nothing) {
            return false;
        }
        for (std::size_t j = i + 1; j < size; ++j) {
            const double passed = at(i, j) / (1 - at(i, i));
            direct[j] += direct[i] * passed;
            for (std::size_t k = i + 1; k < size; ++k) {
                at(k, j) += at(k, i) * passed;
            }
        }
    }
    for (std::size_t i = size; i-- > 0;) {
        for (std::size_t k = i + 1; k < size; ++k) {
            direct[i] += direct[k] * at(k, i);
        }
        direct[i] /= 1 - at(i, i);
    }
    return true;
}

}  // namespace

bool RootReasons::can_differ(const pathway::Program& program) {
    std::vector<bool> waited_for(program.pools.size());
    std::vector<bool> delays(program.nodes.size());
    for (const Edge& edge : program.edges) {
        if (edge.from == pathway::none || !edge.holds) {
            continue;
        }
        const auto take = program.list(edge.take);
        if (!take.empty()) {
            waited_for[take.front().pool] = true;
        }
        delays[edge.from] = delays[edge.from] || !take.empty() || edge.process != pathway::none;
    }
    for (std::size_t n = 0; n < program.nodes.size(); ++n) {
        const pathway::Node& node = program.nodes[n];
        const auto needs = program.list(node.needs);
        if ((delays[n] || node.rounds != pathway::none || node.leaves != pathway::none) &&
            std::any_of(needs.begin(), needs.end(), [&](const Need& need) { return waited_for[need.pool]; })) {
            return true;
        }
    }
    return false;
}

RootReasons::RootReasons(std::shared_ptr<const pathway::Program> program)
    : program_{std::move(program)},
      pools_{program_->pools.size()},
      causes_{pools_ + program_->texts.reasons.size()},
      by_name_(pools_),
      direct_(causes_),
      held_(pools_ * causes_),
      capacity_{program_->initial_settings.capacity},
      in_use_(pools_),
      rate_(causes_),
      area_(causes_) {
    const auto& texts = program_->texts.pools;
    std::iota(by_name_.begin(), by_name_.end(), 0u);
    std::sort(by_name_.begin(), by_name_.end(), [&](auto a, auto b) { return texts[a].name < texts[b].name; });
}

std::size_t RootReasons::bytes() const {
    return (direct_.size() + held_.size() + 2 * pools_) * sizeof(std::int32_t) + 2 * causes_ * sizeof(double);
}

void RootReasons::read(const Record& record) {
    const bool inside = (record.marks & pathway::outside) == 0;
    switch (record.what) {
        case What::process_waits:
        case What::process_ended:
            delay(record, pools_ + record.other, !inside ? 0 : record.what == What::process_waits ? 1 : -1);
            break;
        case What::place_waits:
        case What::place_ended:
            delay(record, place_of(record), !inside ? 0 : record.what == What::place_waits ? 1 : -1);
            break;
        case What::gate_holds:
        case What::gate_lets_go: {
            const std::int32_t held = record.what == What::gate_holds ? 1 : -1;
            delay(record, place_of(record), -held);
            delay(record, pools_ + static_cast<std::size_t>(record.since.ticks()), held);
            break;
        }
        case What::started:
        case What::released:
        case What::left:
        case What::sent_back:
            for (const Need& need : program_->list(program_->nodes[record.node].needs)) {
                use(need.pool, record.what == What::started ? need.amount : -need.amount, record.time);
            }
            break;
        case What::turning:
        case What::place_back:
            use(record.other, record.what == What::turning ? 1 : -1, record.time);
            break;
        case What::capacity:
            if (direct_[record.other] > 0) {
                pass(record.time);
                stale_ = true;
            }
            capacity_[record.other] = static_cast<std::int32_t>(record.since.ticks());
            break;
        default:
            break;
    }
}

/// The cause of a wait inside for a place.
std::size_t RootReasons::place_of(const Record& record) const {
    return record.marks & pathway::again ? pools_ + program_->restart_reason : record.other;
}

std::vector<double> RootReasons::cut(Time time) {
    pass(time);
    return std::exchange(area_, std::vector<double>(causes_));
}

/// Brings the totals up to `time`. Rates are worked out only when time has passed under them.
void RootReasons::pass(Time time) {
    if (time == since_) {
        return;
    }
    if (std::exchange(stale_, false)) {
        work_out();
    }
    const auto ticks = static_cast<double>((time - since_).ticks());
    for (std::size_t cause = 0; cause < causes_; ++cause) {
        area_[cause] += rate_[cause] * ticks;
    }
    since_ = time;
}

void RootReasons::delay(const Record& record, std::size_t cause, std::int32_t change) {
    if (change == 0) {
        return;
    }
    pass(record.time);
    direct_[cause] += change;
    for (const Need& need : program_->list(program_->nodes[record.node].needs)) {
        held_[need.pool * causes_ + cause] += change * need.amount;
    }
    stale_ = true;
}

/// How many places are in use matters only where there are more of them than there should be.
void RootReasons::use(std::uint32_t pool, std::int32_t change, Time time) {
    if (direct_[pool] > 0 && std::max(in_use_[pool], in_use_[pool] + change) > capacity_[pool]) {
        pass(time);
        stale_ = true;
    }
    in_use_[pool] += change;
}

double RootReasons::share_held(std::uint32_t pool, std::size_t cause) const {
    return static_cast<double>(held_[pool * causes_ + cause]) / std::max({capacity_[pool], in_use_[pool], 1});
}

void RootReasons::work_out() {
    waited_for_.clear();
    std::copy_if(by_name_.begin(), by_name_.end(), std::back_inserter(waited_for_),
                 [&](std::uint32_t pool) { return direct_[pool] > 0; });
    constexpr double all = 1;
    constexpr double nearly_all = 1 - 1e-6;  // of pools that would pass all they have round for ever
    note_shares(all);
    if (!solve(shares_, passing_)) {
        note_shares(nearly_all);
        solve(shares_, passing_);
    }
    std::fill(rate_.begin(), rate_.end(), 0.0);
    for (std::size_t cause = pools_; cause < causes_; ++cause) {
        rate_[cause] = direct_[cause];
    }
    for (std::size_t i = 0; i < waited_for_.size(); ++i) {
        double left = left_[i];
        for (std::size_t cause = pools_; cause < causes_; ++cause) {
            const double share = share_held(waited_for_[i], cause);
            rate_[cause] += passing_[i] * share;
            left -= share;
        }
        rate_[waited_for_[i]] += passing_[i] * left;
    }
}

/// Writes down what each pool that is waited for passes on to each, of which `kept` counts, and what it does not.
void RootReasons::note_shares(double kept) {
    passing_.clear();
    left_.clear();
    shares_.clear();
    for (const std::uint32_t pool : waited_for_) {
        passing_.push_back(direct_[pool]);
        double passed_on = 0;
        for (const std::uint32_t other : waited_for_) {
            shares_.push_back(share_held(pool, other) * kept);
            passed_on += shares_.back();
        }
        left_.push_back(1 - passed_on);
    }
}

}  // namespace careway::measure
