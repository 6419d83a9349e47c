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

using Matrix = std::vector<std::vector<double>>;

/// Solves y (1 - shares) = direct by elimination; no pivots are looked for, because no column of 1 - shares has more
/// beside its diagonal than on it. Empty when some pools only pass on to one another.
std::vector<double> solve(Matrix shares, std::vector<double> direct) {
    constexpr double nothing = 1e-9;
    const std::size_t size = direct.size();
    for (std::size_t i = 0; i < size; ++i) {
        if (1 - shares[i][i] < nothing) {
            return {};
        }
        for (std::size_t j = i + 1; j < size; ++j) {
            const double passed = shares[i][j] / (1 - shares[i][i]);
            direct[j] += direct[i] * passed;
            for (std::size_t k = i + 1; k < size; ++k) {
                shares[k][j] += shares[k][i] * passed;
            }
        }
    }
    for (std::size_t i = size; i-- > 0;) {
        for (std::size_t k = i + 1; k < size; ++k) {
            direct[i] += direct[k] * shares[k][i];
        }
        direct[i] /= 1 - shares[i][i];
    }
    return direct;
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

void RootReasons::read(const Record& record) {
    pass(record.time);
    const bool inside = (record.marks & pathway::outside) == 0;
    const bool at_gate = record.what == What::gate_holds || record.what == What::gate_lets_go;
    const auto reason = pools_ + static_cast<std::size_t>(at_gate ? record.since.ticks() : record.other);
    const auto place = record.marks & pathway::again ? pools_ + program_->restart_reason : std::size_t{record.other};
    switch (record.what) {
        case What::process_waits:
        case What::process_ended:
            delay(record.node, reason, !inside ? 0 : record.what == What::process_waits ? 1 : -1);
            break;
        case What::place_waits:
        case What::place_ended:
            delay(record.node, place, !inside ? 0 : record.what == What::place_waits ? 1 : -1);
            break;
        case What::gate_holds:
        case What::gate_lets_go:
            delay(record.node, place, record.what == What::gate_holds ? -1 : 1);
            delay(record.node, reason, record.what == What::gate_holds ? 1 : -1);
            break;
        case What::started:
        case What::released:
        case What::left:
            for (const Need& need : program_->list(program_->nodes[record.node].needs)) {
                use(need.pool, record.what == What::started ? need.amount : -need.amount);
            }
            break;
        case What::turning:
        case What::place_back:
            use(record.other, record.what == What::turning ? 1 : -1);
            break;
        case What::capacity:
            capacity_[record.other] = static_cast<std::int32_t>(record.since.ticks());
            stale_ = stale_ || direct_[record.other] > 0;
            break;
        default:
            break;
    }
}

std::vector<double> RootReasons::cut(Time time) {
    pass(time);
    return std::exchange(area_, std::vector<double>(causes_));
}

/// Rates are worked out only when time passes under them.
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

void RootReasons::delay(std::uint32_t node, std::size_t cause, std::int32_t change) {
    direct_[cause] += change;
    for (const Need& need : program_->list(program_->nodes[node].needs)) {
        held_[need.pool * causes_ + cause] += change * need.amount;
    }
    stale_ = true;
}

/// How many places are in use matters only where there are more of them than there should be.
void RootReasons::use(std::uint32_t pool, std::int32_t change) {
    in_use_[pool] += change;
    stale_ = stale_ || (direct_[pool] > 0 && std::max(in_use_[pool], in_use_[pool] - change) > capacity_[pool]);
}

double RootReasons::share_held(std::uint32_t pool, std::size_t cause) const {
    return static_cast<double>(held_[pool * causes_ + cause]) / std::max({capacity_[pool], in_use_[pool], 1});
}

void RootReasons::work_out() {
    std::vector<std::uint32_t> waited_for;
    std::copy_if(by_name_.begin(), by_name_.end(), std::back_inserter(waited_for),
                 [&](std::uint32_t pool) { return direct_[pool] > 0; });
    Matrix shares;
    std::vector<double> direct;
    for (const std::uint32_t pool : waited_for) {
        direct.push_back(direct_[pool]);
        shares.emplace_back();
        for (const std::uint32_t other : waited_for) {
            shares.back().push_back(share_held(pool, other));
        }
    }
    std::vector<double> passing = solve(shares, direct);
    if (passing.size() < direct.size()) {
        constexpr double kept = 1e-6;  // by pools that would pass all they have round for ever
        for (auto& row : shares) {
            std::transform(row.begin(), row.end(), row.begin(), [](double share) { return share * (1 - kept); });
        }
        passing = solve(shares, direct);
    }
    std::fill(rate_.begin(), rate_.end(), 0.0);
    for (std::size_t cause = pools_; cause < causes_; ++cause) {
        rate_[cause] = direct_[cause];
    }
    for (std::size_t i = 0; i < waited_for.size(); ++i) {
        double left = 1 - std::accumulate(shares[i].begin(), shares[i].end(), 0.0);
        for (std::size_t cause = pools_; cause < causes_; ++cause) {
            const double share = share_held(waited_for[i], cause);
            rate_[cause] += passing[i] * share;
            left -= share;
        }
        rate_[waited_for[i]] += passing[i] * left;
    }
}

}  // namespace careway::measure
