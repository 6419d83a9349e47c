#include "sim/base/error.hpp"
#include "sim/pathway/simulation.hpp"

namespace careway::pathway {

#ifdef NDEBUG
void Simulation::assert_conservation() const {}
#else
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
        if (in_process && program_->edges[patient.edge].then != none) {
            for (const Need& need : program_->list(program_->edges[patient.edge].take)) {
                in_use[need.pool] += need.amount;
            }
        }
        if (inside) {
            for (const Need& need : program_->list(program_->nodes[patient.node].needs)) {
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
    SIM_ASSERT(queued == outside_, "everybody who waits outside is counted once");
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        SIM_ASSERT(in_use[p] == pools_[p].in_use, "places in use equal the people who hold them");
        SIM_ASSERT(waiting[p] == pools_[p].waiting, "people waiting equal the queue");
        SIM_ASSERT(pools_[p].free() >= 0 || program_->pools[p].changes, "more in use than there is only after a fall");
        SIM_ASSERT(pools_[p].free() <= 0 || first_of_queue(static_cast<std::uint32_t>(p)) == none,
                   "no place is free for somebody who waits for it");
    }
}
#endif

}  // namespace careway::pathway
