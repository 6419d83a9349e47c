#include <algorithm>

#include "sim/pathway/simulation.hpp"

// Rings of people who each hold what another wants, and who move all at once (semantics 20).
namespace careway::pathway {

/// Lets the first ring move, in the order of the queues; false when none can.
bool Simulation::swap_places(Records& records) {
    std::vector<std::uint32_t> rows = who_could_swap();
    std::erase_if(rows, [&](std::uint32_t row) {
        const auto needs = program_->list(wanted(patients_[row]));
        return shut_gate(patients_[row]) != none ||
               !std::all_of(needs.begin(), needs.end(), [&](const Need& need) { return is_in_session(need.pool); });
    });
    for (const std::uint32_t first : rows) {
        std::vector<std::uint32_t> ring{first};
        std::vector<bool> tried(pools_.size());
        if (!close_ring(ring, rows, tried)) {
            continue;
        }
        for (const std::uint32_t row : ring) {
            stop_waiting(row, records);
        }
        for (const std::uint32_t row : ring) {
            take(wanted(patients_[row]));
            leave_node(row, records);
        }
        for (const std::uint32_t row : ring) {
            start(row, false, records);
            begin_special_stay(row, records);
        }
        return true;
    }
    return false;
}

/// Everybody who waits inside a locked place for one, in the order of the queues.
std::vector<std::uint32_t> Simulation::who_could_swap() const {
    const std::vector<bool> locked = locked_ways(false);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        const Patient& patient = patients_[row];
        if (patient.state == State::delayed && program_->edges[patient.edge].to != none && locked[lock_of(patient)]) {
            rows.push_back(row);
        }
    }
    return in_order_of_queues(std::move(rows));
}

/// Goes on from the last of the ring to the first of those who want what it would leave, until what is left is what the
/// first of the ring wants. A place that is turned around first is not left to anybody.
/// @param tried  pools from which no way has led back
bool Simulation::close_ring(std::vector<std::uint32_t>& ring, const std::vector<std::uint32_t>& others,
                            std::vector<bool>& tried) const {
    for (const Need& left : program_->list(given(patients_[ring.back()]))) {
        if (program_->pools[left.pool].turnaround != none || tried[left.pool]) {
            continue;
        }
        if (wants(ring.front(), left.pool) && fits(ring)) {
            return true;
        }
        tried[left.pool] = true;
        for (const std::uint32_t row : others) {
            if (wants(row, left.pool) && std::find(ring.begin(), ring.end(), row) == ring.end()) {
                ring.push_back(row);
                if (close_ring(ring, others, tried)) {
                    return true;
                }
                ring.pop_back();
            }
        }
    }
    return false;
}

bool Simulation::wants(std::uint32_t row, std::uint32_t pool) const {
    const auto needs = program_->list(wanted(patients_[row]));
    return std::any_of(needs.begin(), needs.end(), [&](const Need& need) { return need.pool == pool; });
}

/// Whether there are places for all of a ring once all of it has left.
bool Simulation::fits(const std::vector<std::uint32_t>& ring) const {
    std::vector<std::int32_t> left;
    for (const PoolState& pool : pools_) {
        left.push_back(pool.free());
    }
    for (const std::uint32_t row : ring) {
        for (const Need& need : program_->list(given(patients_[row]))) {
            left[need.pool] += program_->pools[need.pool].turnaround == none ? need.amount : 0;
        }
    }
    for (const std::uint32_t row : ring) {
        for (const Need& need : program_->list(wanted(patients_[row]))) {
            left[need.pool] -= need.amount;
        }
    }
    return std::all_of(ring.begin(), ring.end(), [&](std::uint32_t row) {
        const auto needs = program_->list(wanted(patients_[row]));
        return std::all_of(needs.begin(), needs.end(), [&](const Need& need) { return left[need.pool] >= 0; });
    });
}

}  // namespace careway::pathway
