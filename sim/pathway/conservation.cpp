#include "sim/base/error.hpp"
#include "sim/pathway/simulation.hpp"

namespace careway::pathway {

#ifdef NDEBUG
void Simulation::assert_conservation() const {}
#else
/// Adds what is held for parts of stays. Everybody who is interrupted, in overflow or keeps places is where such people
/// are.
void Simulation::assert_of_parts(std::vector<std::int32_t>& in_use) const {
    for (const HeldPart& part : parts_) {
        if (part.row != none) {
            in_use[part.need.pool] += part.need.amount;
            SIM_ASSERT(patients_[part.row].person == part.person, "a part of a stay belongs to who stays");
        }
    }
    for (const std::uint32_t row : interrupted_) {
        SIM_ASSERT(patients_[row].state == State::staying, "only people in their stay are interrupted");
    }
    for (const std::uint32_t row : elsewhere_) {
        SIM_ASSERT(patients_[row].marks & elsewhere, "those in overflow are listed");
    }
    for (const std::uint32_t row : reserving_) {
        const State state = patients_[row].state;
        SIM_ASSERT(state == State::queued || state == State::delayed, "only those who wait keep places for themselves");
    }
}

void Simulation::assert_conservation() const {
    // Counting everybody after each event is quadratic: large systems are counted now and then.
    if (patients_.rows() > 64 && now_.ticks() % 251 != 0) {
        return;
    }
    std::vector<std::int32_t> in_use(pools_.size());
    std::vector<std::int32_t> waiting(pools_.size());
    std::vector<std::int32_t> queued(outside_.size());
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        const Patient& patient = patients_[row];
        const bool in_process = patient.state == State::in_process || patient.state == State::process_outside;
        const bool inside = patient.state == State::staying || patient.state == State::at_gate ||
                            patient.state == State::in_process ||
                            (patient.state == State::delayed && program_->edges[patient.edge].holds);
        if (program_->special && patient.state != State::unused && patients_.extra(row).kept) {
            for (const Need& need : program_->list(program_->nodes[patients_.extra(row).membership].needs)) {
                in_use[need.pool] += need.amount;
            }
        }
        if (in_process && program_->edges[patient.edge].then != none) {
            for (const Need& need : program_->list(program_->edges[patient.edge].take)) {
                in_use[need.pool] += need.amount;
            }
        }
        if (inside) {
            for (const Need& need : program_->list(held(patient))) {
                in_use[need.pool] += need.amount;
            }
        }
        if (patient.state == State::queued || patient.state == State::delayed) {
            ++waiting[queue_of(patient)];
        }
        if (patient.state == State::queued) {
            ++queued[patient.node];
        }
    }
    assert_of_parts(in_use);
    SIM_ASSERT(queued == outside_, "everybody who waits outside is counted once");
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        SIM_ASSERT(in_use[p] == pools_[p].in_use, "places in use equal the people who hold them");
        SIM_ASSERT(waiting[p] == pools_[p].waiting, "people waiting equal the queue");
        SIM_ASSERT(pools_[p].free() >= 0 || program_->pools[p].changes || !program_->census.empty(),
                   "more in use than there is only after a fall, or where a census says so");
        const auto pool = static_cast<std::uint32_t>(p);
        SIM_ASSERT(pools_[p].free() <= 0 ||
                       (program_->special ? first_who_can_start<true>(pool) : first_who_can_start<false>(pool)) == none,
                   "no place is free for somebody who waits for it");
    }
}
#endif

}  // namespace careway::pathway
