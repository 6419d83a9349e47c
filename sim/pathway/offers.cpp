#include <algorithm>

#include "sim/pathway/simulation.hpp"

// How places are taken, freed, and offered to those who wait, up the whole chain.
namespace careway::pathway {

void Simulation::give_back(Need need, std::uint32_t row, Records& records) {
    const std::uint32_t number = need.pool;
    const Pool& pool = program_->pools[number];
    PoolState& state = pools_[number];
    state.in_use -= need.amount;
    if (pool.turnaround == none) {
        if (state.waiting > 0 || pool.attends || (pool.queues.count > 1 && somebody_in_line(pool))) {
            freed_.push_back(number);
        }
        return;
    }
    state.turning += need.amount;
    const Patient& leaver = patients_[row];
    const Node& node = program_->nodes[leaver.node];
    const std::uint32_t name = pool.luck * 16777619u ^ node.luck;  // a node may leave places of two pools behind
    const auto bits = draws_.at(leaver.person, name, random::Purpose::turnaround, leaver.episode, visit_of(row, node));
    const auto& variate = settings_.variates[pool.turnaround + leaver.person_class];
    const Time over = std::min(now_ + random::sample(variate, bits.uniform(), program_->tables), never);
    for (std::int32_t place = 0; place < need.amount; ++place) {
        note(records, What::turning, leaver, number);
        calendar_.push({over, kernel::EventClass::turnaround_end, kernel::tie_of(leaver.person, pool.name), number});
    }
}

/// Whether somebody stands in one of the queues where people may need a place of the pool.
bool Simulation::somebody_in_line(const Pool& pool) const {
    const auto queues = program_->list(pool.queues);
    return std::any_of(queues.begin(), queues.end(), [&](std::uint32_t queue) { return pools_[queue].waiting > 0; });
}

/// Whether somebody in front may want one of the places that `row` wants and that were given up in this very event, to
/// be offered at its end.
bool Simulation::just_freed(std::uint32_t row) const {
    const Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    const bool spills = edge.to != none && program_->nodes[edge.to].overflow != none;
    const bool into = spills && !may_take(row, wanted(patient));
    return any_just_freed(program_->list(into ? move_of(patient, true).take : wanted(patient)));
}

bool Simulation::any_just_freed(std::span<const Need> list) const {
    return std::any_of(list.begin(), list.end(), [this](const Need& need) {
        return std::find(freed_.begin(), freed_.end(), need.pool) != freed_.end() &&
               somebody_in_line(program_->pools[need.pool]);
    });
}

/// Whoever starts may free a place elsewhere, which is offered in its turn: a list to work off rather than a recursion,
/// for chains can be as long as the system is deep.
template <bool special>
void Simulation::offer_freed(Records& records) {
    for (std::size_t i = 0; i < freed_.size(); ++i) {
        offer<special>(freed_[i], records);
        if (special && i + 1 == freed_.size() && !program_->moves.empty()) {
            spill_over(records);
        }
    }
    freed_.clear();
}

template <bool special>
void Simulation::offer(std::uint32_t pool, Records& records) {
    if (special && program_->pools[pool].closing == Closing::pause) {
        go_on(pool);
    }
    while (pools_[pool].free() > 0) {
        const std::uint32_t row = first_who_can_start<special>(pool);
        if (row == none) {
            if (special && program_->pools[pool].spills) {
                bring_back(pool, records);
            }
            return;
        }
        take_turn<special>(row, records);
    }
}

/// Somebody who waits goes where they want to. @pre may_start
template <bool special>
void Simulation::take_turn(std::uint32_t row, Records& records) {
    const bool had_queued = patients_[row].state == State::queued;
    stop_waiting<special>(row, records);
    if (special && program_->edges[patients_[row].edge].then != none) {
        begin_step(row, records);
    } else {
        move<special>(row, had_queued, records);
    }
}

template <bool special>
std::uint32_t Simulation::first_who_can_start(std::uint32_t pool) const {
    std::uint32_t best = none;
    for (const std::uint32_t queue : program_->list(program_->pools[pool].queues)) {
        const std::uint32_t row = first_of_queue<special>(queue);
        if (row == none) {
            continue;
        }
        if (best == none || patients_[row].priority < patients_[best].priority ||
            (patients_[row].priority == patients_[best].priority &&
             Queue::goes_before(patients_[row], patients_[best]))) {
            best = row;
        }
    }
    return best;
}

/// The first in the queue of `pool` for whom everything is free; others are passed over (semantics 8).
template <bool special>
std::uint32_t Simulation::first_of_queue(std::uint32_t pool) const {
    if (pools_[pool].free() <= 0 && !(special && program_->pools[pool].spills)) {
        return none;
    }
    std::uint32_t row = queues_[pool].first();
    if (program_->pools[pool].mixed) {
        while (row != none && !may_start<special>(row)) {
            row = queues_[pool].after(row, patients_);
        }
    }
    return row;
}

template <bool special>
void Simulation::stop_waiting(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    if constexpr (special) {
        charge(row, none, records);
        end_reserving(row);
        send_next(patient.person);
    }
    const std::uint32_t pool = queue_of<special>(patient);
    queues_[pool].leave(row, patients_);
    --pools_[pool].waiting;
    if (patient.state == State::queued) {
        --outside_[patient.node];
        return;
    }
    const Edge& edge = program_->edges[patient.edge];
    note(records, What::place_ended, patient, pool, {}, marks_of_wait(patient, edge));
    if (edge.may_lock) {
        --delayed_on_[lock_of(patient)];
    }
}

// What other files call.
template void Simulation::offer_freed<false>(Records&);
template void Simulation::offer_freed<true>(Records&);
template void Simulation::take_turn<false>(std::uint32_t, Records&);
template void Simulation::stop_waiting<false>(std::uint32_t, Records&);
template void Simulation::take_turn<true>(std::uint32_t, Records&);
template void Simulation::stop_waiting<true>(std::uint32_t, Records&);
template std::uint32_t Simulation::first_who_can_start<false>(std::uint32_t) const;
template std::uint32_t Simulation::first_who_can_start<true>(std::uint32_t) const;

}  // namespace careway::pathway
