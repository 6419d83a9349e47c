#include <fmt/format.h>

#include <algorithm>

#include "sim/pathway/simulation.hpp"

// Rings of people who hold what the others want (semantics 20).
namespace careway::pathway {

bool Simulation::wants_any_of(const Edge& edge, const std::vector<bool>& locked) const {
    const auto take = program_->list(edge.take);
    return std::any_of(take.begin(), take.end(), [&](const Need& need) { return locked[need.pool]; });
}

/// The node, or the pool that a process needs.
const std::string& Simulation::name_of_wanted(const Patient& patient) const {
    const std::uint32_t to = program_->edges[patient.edge].to;
    return to == none ? program_->texts.pools[queue_of(patient)].name : program_->texts.nodes[to].name;
}

/// By pool: how many of its places are held by people who wait for a place of a locked one.
std::vector<std::int32_t> Simulation::holders_who_wait_for(const std::vector<bool>& locked) const {
    std::vector<std::int32_t> holders(pools_.size());
    for (std::size_t e = 0; e < delayed_on_.size(); ++e) {
        const Edge& edge = program_->edges[e];
        if (delayed_on_[e] > 0 && wants_any_of(edge, locked)) {
            for (const Need& held : program_->list(program_->nodes[edge.from].needs)) {
                holders[held.pool] += held.amount * delayed_on_[e];
            }
        }
    }
    return holders;
}

/// By pool: the smallest number of its places that anybody waits for who holds others.
std::vector<std::int32_t> Simulation::fewest_wanted() const {
    std::vector<std::int32_t> fewest(pools_.size(), Settings::unlimited);
    for (std::size_t e = 0; e < delayed_on_.size(); ++e) {
        for (const Need& need : program_->list(program_->edges[e].take)) {
            if (delayed_on_[e] > 0) {
                fewest[need.pool] = std::min(fewest[need.pool], need.amount);
            }
        }
    }
    return fewest;
}

/// A ring is closed when some pools are full of people who all wait for places in those same pools: nobody of them can
/// ever move. Starts from all full pools and strikes out those that can still come to have a place free, which one
/// that has fallen below what is held only can when enough leave. Returns how many places are locked in each pool.
/// @param for_good  counts capacity that is still to open
std::vector<std::int32_t> Simulation::locked_places(bool for_good) const {
    const auto fewest = fewest_wanted();
    std::vector<std::int32_t> capacity;
    std::vector<bool> locked;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        capacity.push_back(std::max(pools_[p].capacity, 1));
        locked.push_back(pools_[p].in_use > 0 && pools_[p].free() < fewest[p]);
    }
    for (std::size_t c = changes_made_; c < program_->changes.size() && for_good; ++c) {
        const Change& change = program_->changes[c];
        if (change.setting == Setting::capacity) {
            capacity[change.index] = std::max(capacity[change.index], static_cast<std::int32_t>(change.value));
        }
    }
    std::vector<std::int32_t> holders;
    for (bool struck_out = true; struck_out;) {
        struck_out = false;
        holders = holders_who_wait_for(locked);
        for (std::size_t p = 0; p < pools_.size(); ++p) {
            if (locked[p] && capacity[p] - holders[p] >= fewest[p]) {
                locked[p] = false;
                struck_out = true;
            }
        }
    }
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        holders[p] = locked[p] ? holders[p] : 0;
    }
    return holders;
}

void Simulation::stop_if_locked() const {
    const auto any = [](const std::vector<std::int32_t>& places) {
        return std::any_of(places.begin(), places.end(), [](std::int32_t held) { return held > 0; });
    };
    if (!any(locked_places(false))) {
        return;
    }
    const auto places = locked_places(true);
    if (!any(places)) {
        return;
    }
    std::string ring;
    std::vector<bool> locked;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        locked.push_back(places[p] > 0);
        if (locked[p]) {
            const bool all = places[p] == pools_[p].in_use;
            ring += fmt::format("\n  `{}`: {} {} places are held by people who wait for a place in this ring",
                                program_->texts.pools[p].name, all ? "all" : fmt::format("{} of", places[p]),
                                pools_[p].in_use);
        }
    }
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        const Patient& patient = patients_[row];
        if (patient.state == State::delayed && wants_any_of(program_->edges[patient.edge], locked)) {
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
