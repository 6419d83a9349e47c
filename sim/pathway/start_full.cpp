#include "sim/demand/identity.hpp"
#include "sim/pathway/simulation.hpp"

namespace careway::pathway {

namespace {

std::uint16_t class_of(const Program& program, const InitialGroup& group, std::uint32_t seed) {
    return static_cast<std::uint16_t>(random::first_of(
        program.classes, seed, [&](std::uint32_t c) { return program.class_names[c]; },
        [&](std::uint32_t c) { return group.inverse_shares[c]; }));
}

}  // namespace

/// Where somebody will go who is found in a node. Those whose stays depend on it are found the more often the longer
/// they stay.
std::uint32_t Simulation::route_of_resident(const Patient& patient) const {
    const Node& node = program_->nodes[patient.node];
    if (!node.by_next) {
        return route(patient);
    }
    return program_->first_way(node, patient.route, [&](std::uint32_t e) {
        return settings_.inverse_shares[e * program_->classes + patient.person_class] /
               settings_.variates[program_->edges[e].stay + patient.person_class].mean;
    });
}

/// Fills the system as it might be found on any day: people in the middle of their stays (semantics 30).
void Simulation::place_initial(Records& records) {
    for (const InitialGroup& group : program_->initial) {
        const Node& node = program_->nodes[group.node];
        for (std::uint32_t i = 0; i < group.count; ++i) {
            const std::uint32_t row = patients_.add();
            Patient& patient = patients_[row];
            patient.person = demand::initial_person(node.name, i);
            const auto start = draws_.at(patient.person, node.luck, random::Purpose::start);
            patient.person_class = class_of(*program_, group, start.word[0]);
            take(node.needs);
            patient.node = static_cast<std::uint16_t>(group.node);
            patient.state = State::staying;
            const auto visit = node.visit_counter == none ? 0 : patients_.count_visit(row, node.visit_counter);
            const auto bits = draws_.at(patient.person, node.luck, random::Purpose::visit, 0, visit);
            patient.route = start.word[2];
            note(records, What::started, patient, 0);
            patient.edge = route_of_resident(patient);
            const std::uint32_t stay = node.by_next ? program_->edges[patient.edge].stay : node.stay;
            const auto& variate = settings_.variates[stay + patient.person_class];
            const Duration left = random::residual(variate, bits, program_->tables);
            if (program_->special && node.membership) {
                begin_membership(row, left, std::nullopt);
            } else {
                schedule(row, kernel::EventClass::stay_end, left, node.name);
            }
        }
    }
}

}  // namespace careway::pathway
