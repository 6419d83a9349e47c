#include <fmt/format.h>

#include <algorithm>

#include "sim/pathway/simulation.hpp"

// Rings of people who hold what the others want (semantics 20).
namespace careway::pathway {

/// The node, or the pool that a process needs.
const std::string& Simulation::name_of_wanted(const Patient& patient) const {
    const std::uint32_t to = program_->edges[patient.edge].to;
    return to == none ? program_->texts.pools[queue_of(patient)].name : program_->texts.nodes[to].name;
}

std::size_t Simulation::lock_of(const Patient& patient) const {
    return patient.edge + (patient.marks & elsewhere ? program_->edges.size() : 0);
}

/// By pool: how many of its places are held by people who wait to go one of these ways.
std::vector<std::int32_t> Simulation::held_by(const std::vector<bool>& ways) const {
    std::vector<std::int32_t> held(pools_.size());
    for (std::size_t e = 0; e < delayed_on_.size(); ++e) {
        if (ways[e]) {
            const std::uint32_t node = program_->edges[e % program_->edges.size()].from;
            const bool in_overflow = e >= program_->edges.size();
            for (const Need& need :
                 program_->list(in_overflow ? program_->instead[node] : program_->nodes[node].needs)) {
                held[need.pool] += need.amount * delayed_on_[e];
            }
        }
    }
    return held;
}

/// What people take who go a way: by edge, then by edge of those in overflow.
/// @param into_overflow  where their own place stands in another pool, if the way has such
NeedList Simulation::way_taken(std::size_t way, bool into_overflow) const {
    const std::size_t edges = program_->edges.size();
    return program_->moves.empty() ? program_->edges[way].take
                                   : program_->moves[way % edges * 4 + way / edges * 2 + (into_overflow ? 1 : 0)].take;
}

/// A ring is closed when people hold places and all wait for places that they themselves hold: nobody of them can ever
/// move, even if everybody else left. Returns the ways that such people wait to go. Who waits for more places than
/// there are is no ring, nor who waits for such a one.
/// @param for_good  counts capacity that is still to open
std::vector<bool> Simulation::locked_ways(bool for_good) const {
    std::vector<std::int32_t> most;
    if (for_good) {
        most = places_to_come();
    } else {
        std::transform(pools_.begin(), pools_.end(), std::back_inserter(most),
                       [](const PoolState& pool) { return pool.capacity; });
    }
    std::vector<bool> ways;
    for (const std::int32_t people : delayed_on_) {
        ways.push_back(people > 0);
    }
    for (bool struck_out = true; struck_out;) {
        struck_out = false;
        const auto held = held_by(ways);
        for (std::size_t e = 0; e < ways.size(); ++e) {
            const auto take = program_->list(way_taken(e, false));
            const auto instead = program_->list(way_taken(e, true));
            const auto can_go = [&](const Need& need) { return most[need.pool] - held[need.pool] >= need.amount; };
            const auto waits_for_ring = [&](const Need& need) { return held[need.pool] > 0; };
            if (ways[e] &&
                (std::all_of(take.begin(), take.end(), can_go) || std::all_of(instead.begin(), instead.end(), can_go) ||
                 (std::none_of(take.begin(), take.end(), waits_for_ring) &&
                  std::none_of(instead.begin(), instead.end(), waits_for_ring)))) {
                ways[e] = false;
                struck_out = true;
            }
        }
    }
    return ways;
}

namespace {

bool any(const std::vector<bool>& ways) {
    return std::find(ways.begin(), ways.end(), true) != ways.end();
}

}  // namespace

/// A ring that has formed swaps its places where the model lets it; one that never can stops the run.
void Simulation::settle_locks(Records& records) {
    if (program_->exchange) {
        while (swap_places(records)) {
        }
        if (may_swap_later()) {
            return;
        }
    }
    stop_if_locked();
}

void Simulation::stop_if_locked() const {
    if (!any(locked_ways(false))) {
        return;
    }
    const auto ways = locked_ways(true);
    if (!any(ways)) {
        return;
    }
    std::string ring;
    const auto places = held_by(ways);
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        if (places[p] > 0) {
            const bool all = places[p] == pools_[p].in_use;
            ring += fmt::format("\n  `{}`: {} {} places are held by people who wait for a place in this ring",
                                program_->texts.pools[p].name, all ? "all" : fmt::format("{} of", places[p]),
                                pools_[p].in_use);
        }
    }
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        const Patient& patient = patients_[row];
        if (patient.state == State::delayed && ways[lock_of(patient)]) {
            ring += fmt::format("\n  person {:016x} in `{}` waits for `{}`, ready since {}", patient.person,
                                program_->texts.nodes[patient.node].name, name_of_wanted(patient),
                                to_string(program_->first_day(), patient.fit));
        }
    }
    throw ModelError{
        fmt::format("deadlock on {}: nobody in these places can ever leave{}\n"
                    "  = give one of the pools more places, or a destination that needs none of them",
                    to_string(program_->first_day(), now_), ring)};
}

}  // namespace careway::pathway
