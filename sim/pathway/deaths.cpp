#include <algorithm>

#include "sim/pathway/simulation.hpp"

// Deaths outside the stay (semantics 18): while people wait, are ready to leave, or belong to a membership.
namespace careway::pathway {

using kernel::EventClass;
using random::Purpose;

void Simulation::schedule_death(std::uint32_t row, Duration after, std::uint32_t name) {
    Extra& extra = patients_.extra(row);
    extra.death = std::min(now_ + after, never);
    extra.death_name = name;
    calendar_.push({extra.death, EventClass::death, kernel::tie_of(patients_[row].person, name), row});
}

/// @param slot     variate slot of the time to death, or none
/// @param elapsed  of that time, which the person has outlived
void Simulation::begin_hazard(std::uint32_t row, std::uint32_t slot, const Node& node, Purpose purpose,
                              Duration elapsed) {
    if (slot == none) {
        return;
    }
    const Patient& patient = patients_[row];
    const auto begun = node.visit_counter == none ? 0 : patients_.visits(row, node.visit_counter);
    const auto visit = purpose == Purpose::death_delayed ? visit_of(row, node) : begun;  // in it, or before it
    const auto bits = draws_.at(patient.person, node.luck, purpose, patient.episode, visit);
    const auto& variate = settings_.variates[slot + patient.person_class];
    schedule_death(row, random::residual_after(variate, elapsed, bits.uniform(), program_->tables), node.name);
}

/// Somebody has begun to wait outside for `node`, and may have done so in a process outside before.
void Simulation::begin_waiting(std::uint32_t row, const Node& node) {
    if (patients_.extra(row).death_name != node.name) {
        begin_hazard(row, node.dies_waiting, node, Purpose::death_waiting);
    }
}

/// Somebody's stay has ended, and the place is still held. The time runs from the first such moment.
void Simulation::begin_to_lie_ready(std::uint32_t row) {
    const Node& node = program_->nodes[patients_[row].node];
    if (patients_.extra(row).death_name != node.name) {
        begin_hazard(row, node.dies_delayed, node, Purpose::death_delayed);
    }
}

/// Somebody is ready to leave and cannot yet: holds the place, or waits outside where the node has let go of it.
void Simulation::begin_delay(std::uint32_t row) {
    const Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    if (edge.holds) {
        begin_to_lie_ready(row);
    } else if (edge.to != none) {
        begin_waiting(row, program_->nodes[edge.to]);
    }
}

/// The node for which a person stands outside, waiting or in a process; none for those who hold a place.
std::uint32_t Simulation::waits_outside_for(const Patient& patient) const {
    if (patient.state == State::queued) {
        return patient.node;
    }
    std::uint32_t edge = patient.edge;
    if ((patient.state != State::process_outside && patient.state != State::delayed) || program_->edges[edge].holds) {
        return none;
    }
    while (program_->edges[edge].then != none) {
        edge = program_->edges[edge].then;
    }
    return program_->edges[edge].to;
}

/// Whether the person is still where the time to this death began to run.
bool Simulation::is_fatal(kernel::Event event) const {
    const Patient& patient = patients_[event.slot()];
    const Extra& extra = patients_.extra(event.slot());
    if (patient.state == State::unused || patient.state == State::away || extra.death != event.time() ||
        kernel::tie_of(patient.person, extra.death_name) != event.tie()) {
        return false;
    }
    const std::uint32_t outside_for = waits_outside_for(patient);
    const Node& node = program_->nodes[outside_for == none ? patient.node : outside_for];
    const bool may_die = patient.state != State::staying || node.membership;
    return may_die && node.name == extra.death_name;
}

void Simulation::die(std::uint32_t row, Records& records) {
    const State state = patients_[row].state;
    const std::uint32_t outside_for = waits_outside_for(patients_[row]);
    const std::uint32_t pool = state == State::queued ? queue_of(patients_[row]) : 0;
    if (state == State::queued || state == State::delayed) {
        stop_waiting(row, records);
    } else if (state != State::staying) {
        stop_process(row, records);
    }
    Patient& patient = patients_[row];
    if (outside_for != none) {
        patient.node = static_cast<std::uint16_t>(outside_for);
        note(records, What::died, patient, pool, {}, state == State::queued ? outside | waited : outside);
        note(records, What::exited, patient, static_cast<std::uint32_t>(Exit::died));
    } else {
        if (state != State::staying) {
            note(records, What::died, patient, 0);
        }
        leave_for_good(row, Exit::died, exiting, records);
    }
    release_kept(row, records);
    patients_.remove(row);
}

void Simulation::stop_process(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    if (patient.state == State::at_gate) {
        const std::uint32_t gate = patients_.extra(row).gate;
        std::erase(at_gate_[gate], row);
        note(records, What::process_ended, patient, reason_of(gates_now_[gate]), patient.fit,
             marks_at_gate(patient, gate));
        return;
    }
    note(records, What::process_ended, patient, edge.reason, patient.fit, marks_of_process(patient, edge));
    if (edge.then != none) {
        free_step(row, records);
    }
}

/// Leaves a node, and keeps none of its places whatever the way leads to.
void Simulation::leave_for_good(std::uint32_t row, Exit exit, std::uint8_t marks, Records& records) {
    const Patient& patient = patients_[row];
    if (patient.state != State::staying && patient.fit < now_) {
        note(records, What::delay_ended, patient, 0, patient.fit);
    }
    const NeedList all = held(patient);
    end_special_stay(row, records);
    note(records, What::left, patient, static_cast<std::uint32_t>(exit), patient.entered_for, marks);
    for (const Need& need : program_->list(all)) {
        give_back(need, row, records);
    }
}

}  // namespace careway::pathway
