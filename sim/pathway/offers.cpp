#include <fmt/format.h>

#include "sim/pathway/simulation.hpp"

// How places are taken, freed, and offered to those who wait, up the whole chain.
namespace careway::pathway {

void Simulation::free_place(std::uint32_t number, const Patient& leaver, Records& records) {
    const Pool& pool = program_->pools[number];
    PoolState& state = pools_[number];
    --state.in_use;
    if (pool.turnaround == none) {
        if (state.waiting > 0 || pool.queues.count > 1) {
            freed_.push_back(number);
        }
        return;
    }
    ++state.turning;
    note(records, What::turning, leaver, number);
    const auto bits = draws_.at(leaver.person, pool.name, random::Purpose::turnaround, leaver.episode);
    const auto& variate = settings_.variates[pool.turnaround + leaver.person_class];
    calendar_.push({now_ + random::sample(variate, bits.uniform(), program_->tables),
                    kernel::EventClass::turnaround_end, kernel::tie_of(leaver.person, pool.name), number});
}

/// Whoever starts may free a place elsewhere, which is offered in its turn: a list to work off rather than a recursion,
/// for chains can be as long as the system is deep.
void Simulation::offer_freed(Records& records) {
    for (std::size_t i = 0; i < freed_.size(); ++i) {
        offer(freed_[i], records);
    }
    freed_.clear();
}

void Simulation::offer(std::uint32_t pool, Records& records) {
    while (pools_[pool].free() > 0) {
        const std::uint32_t row = first_who_can_start(pool);
        if (row == none) {
            return;
        }
        const bool had_queued = patients_[row].state == State::queued;
        stop_waiting(row, records);
        move(row, had_queued, records);
    }
}

std::uint32_t Simulation::first_who_can_start(std::uint32_t pool) const {
    std::uint32_t best = none;
    for (const std::uint32_t queue : program_->list(program_->pools[pool].queues)) {
        const std::uint32_t row = first_of_queue(queue);
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
std::uint32_t Simulation::first_of_queue(std::uint32_t pool) const {
    if (pools_[pool].free() <= 0) {
        return none;
    }
    std::uint32_t row = queues_[pool].first();
    if (program_->pools[pool].mixed) {
        while (row != none && !all_free(program_->edges[patients_[row].edge].take)) {
            row = queues_[pool].after(row, patients_);
        }
    }
    return row;
}

void Simulation::stop_waiting(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    const std::uint32_t pool = queue_of(patient);
    queues_[pool].leave(row, patients_);
    --pools_[pool].waiting;
    if (patient.state == State::queued) {
        --outside_[patient.node];
        return;
    }
    note(records, What::place_ended, patient, pool);
    if (program_->edges[patient.edge].may_lock) {
        count_held(patient, -1);
    }
}

void Simulation::count_held(const Patient& patient, std::int32_t change) {
    const std::uint32_t wanted = queue_of(patient);
    for (const std::uint32_t held : program_->list(program_->nodes[patient.node].pools)) {
        held_for_[held * pools_.size() + wanted] += change;
    }
}

/// A ring is closed when some pools are full of people who all wait for places in those same pools: nobody of them can
/// ever move (semantics 20). Starts from all full pools and strikes out those from which somebody may still leave.
void Simulation::stop_if_locked(std::uint32_t pool) const {
    const auto count = static_cast<std::uint32_t>(pools_.size());
    std::vector<bool> locked(count);
    for (std::uint32_t p = 0; p < count; ++p) {
        locked[p] = pools_[p].in_use > 0 && pools_[p].free() <= 0 && !program_->pools[p].changes;
    }
    for (bool struck_out = true; struck_out;) {
        struck_out = false;
        for (std::uint32_t p = 0; p < count; ++p) {
            std::int32_t may_leave = pools_[p].in_use + pools_[p].turning;
            for (std::uint32_t q = 0; q < count; ++q) {
                may_leave -= locked[q] ? held_for_[p * count + q] : 0;
            }
            if (locked[p] && may_leave > 0) {
                locked[p] = false;
                struck_out = true;
            }
        }
    }
    if (!locked[pool]) {
        return;
    }
    std::string ring;
    for (std::uint32_t p = 0; p < count; ++p) {
        if (locked[p]) {
            ring += fmt::format("\n  `{}`: all {} places are held by people who wait for a place in this ring",
                                program_->texts.pools[p].name, pools_[p].in_use);
        }
    }
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        const Patient& patient = patients_[row];
        if (patient.state == State::delayed && locked[queue_of(patient)]) {
            ring += fmt::format("\n  person {:016x} in `{}` waits for `{}`, ready since {}", patient.person,
                                program_->texts.nodes[patient.node].name,
                                program_->texts.nodes[program_->edges[patient.edge].to].name,
                                to_string(program_->first_day(), patient.fit));
        }
    }
    throw ModelError{
        fmt::format("deadlock on {}: nobody in these places can ever leave{}\n"
                    "  = give one of the pools more places, or a destination that needs none of them",
                    to_string(program_->first_day(), now_), ring)};
}

}  // namespace careway::pathway
