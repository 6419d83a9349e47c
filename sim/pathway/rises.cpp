#include <algorithm>

#include "sim/pathway/simulation.hpp"

// People who have waited long enough go before others (semantics 10).
namespace careway::pathway {

/// Whoever begins to wait will be looked at again at each instant at which the priority may rise.
void Simulation::plan_rises(std::uint32_t row) {
    const Patient& patient = patients_[row];
    if (program_->edges[patient.edge].to == none) {
        return;  // a process waits
    }
    const Node& node = program_->nodes[program_->edges[patient.edge].to];
    for (std::uint32_t r = node.first_rise; r < node.first_rise + node.rises; ++r) {
        const Time due = std::max(std::min(patient.asked + program_->rises[r].after, never), now_);
        calendar_.push({due, kernel::EventClass::rise, kernel::tie_of(patient.person, node.name), row});
    }
}

/// Does nothing when the person waits no longer, or for something else: what counts is how long they have waited now.
void Simulation::rise(kernel::Event event) {
    Patient& patient = patients_[event.slot()];
    const bool waits = patient.state == State::queued || patient.state == State::delayed;
    if (!waits || program_->edges[patient.edge].to == none) {
        return;
    }
    const Node& node = program_->nodes[program_->edges[patient.edge].to];
    if (kernel::tie_of(patient.person, node.name) != event.tie()) {
        return;
    }
    const std::uint8_t best = risen_priority(patient);
    if (best < patient.priority) {
        const std::uint32_t pool = queue_of(patient);
        queues_[pool].leave(event.slot(), patients_);
        patient.priority = best;
        queues_[pool].join(event.slot(), patients_);
        freed_.push_back(pool);
    }
}

/// What the priority of somebody who waits has become.
std::uint8_t Simulation::risen_priority(const Patient& patient) const {
    std::uint8_t best = patient.priority;  // that of the way they came, also of those whom closing places sent back
    if (program_->edges[patient.edge].to == none) {
        return best;  // a process waits
    }
    const Node& node = program_->nodes[program_->edges[patient.edge].to];
    for (std::uint32_t r = node.first_rise; r < node.first_rise + node.rises; ++r) {
        if (patient.asked + program_->rises[r].after <= now_) {
            best = std::min(best, program_->rises[r].to);
        }
    }
    return best;
}

}  // namespace careway::pathway
