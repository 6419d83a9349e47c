#include "sim/pathway/simulation.hpp"

// Processes between the end of a stay and the next place that come one after the other, or that need places of their
// own (semantics 5). Each is an edge of the program; a lone one that needs nothing is begin_process's.
namespace careway::pathway {

using kernel::EventClass;
using random::Purpose;

void Simulation::ask_for_step(std::uint32_t row, std::uint32_t number, Records& records) {
    Patient& patient = patients_[row];
    const Edge& step = program_->edges[number];
    patient.edge = number;
    patient.asked = now_;
    patient.priority = program_->priorities[number * program_->classes + patient.person_class];
    if (step.take.count == 0 || (may_start(row) && (freed_.empty() || !just_freed(row)))) {
        begin_step(row, records);
    } else {
        wait_inside(row, records);
    }
}

void Simulation::begin_step(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const Edge& step = program_->edges[patient.edge];
    const Node& node = program_->nodes[patient.node];
    take(step.take);
    for (const Need& need : program_->list(step.take)) {
        note(records, What::place_taken, patient, need.pool, as_time(need.amount), as_stay_starts);
    }
    patient.state = step.holds ? State::in_process : State::process_outside;
    note(records, What::process_waits, patient, step.reason, now_, marks_of_process(patient, step));
    const std::uint32_t name = step.name == 0 ? node.luck : node.luck * 16777619u ^ step.name;
    const auto bits = draws_.at(patient.person, name, Purpose::process, patient.episode, visit_of(row, node));
    const auto& variate = settings_.variates[step.process + patient.person_class];
    schedule(row, EventClass::process_end, random::sample(variate, bits.uniform(), program_->tables), node.name);
}

/// What the process of somebody needed, whether it is over or broken off.
void Simulation::free_step(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    for (const Need& need : program_->list(program_->edges[patient.edge].take)) {
        note(records, What::place_given, patient, need.pool, as_time(need.amount));
        give_back(need, row, records);
    }
}

void Simulation::end_step(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const Edge& step = program_->edges[patient.edge];
    free_step(row, records);
    const Edge& onward = program_->edges[step.then];
    if (onward.then != none) {
        return ask_for_step(row, step.then, records);
    }
    patient.edge = step.then;
    if (!onward.with_ready || wanted(patient).count == 0) {
        return ask(row, step.then, records);
    }
    patient.asked = patient.fit;
    if (!goes_back(row, records)) {
        start_or_wait<true>(row, records);
    }
}

}  // namespace careway::pathway
