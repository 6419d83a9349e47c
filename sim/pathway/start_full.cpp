#include <limits>

#include "sim/pathway/simulation.hpp"

namespace careway::pathway {

namespace {

std::uint16_t class_of(const Program& program, const InitialGroup& group, std::uint32_t seed) {
    std::uint16_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint16_t c = 0; c < program.classes; ++c) {
        const double time = random::race(seed, program.class_names[c], group.inverse_shares[c]);
        if (time < least) {
            least = time;
            best = c;
        }
    }
    return best;
}

}  // namespace

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
            const auto& variate = settings_.variates[node.stay + patient.person_class];
            schedule(row, kernel::EventClass::stay_end, random::residual(variate, bits, program_->tables), node.name);
            patient.edge = route(patient);
        }
    }
}

}  // namespace careway::pathway
