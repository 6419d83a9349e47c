#include <algorithm>
#include <utility>

#include "sim/pathway/simulation.hpp"

// People who belong to a membership and fall ill (semantics 1): admitted to hospital as a new episode, their place kept
// for a time, back to what was left of the membership.
namespace careway::pathway {

using kernel::EventClass;
using random::Purpose;

/// What a start means beyond the stay. Returns whether the node was a membership, whose time has then been seen to.
bool Simulation::start_special(std::uint32_t row, double luck, Records& records) {
    Patient& patient = patients_[row];
    Extra& extra = patients_.extra(row);
    const Node& node = program_->nodes[patient.node];
    send_next(patient.person);
    extra.death_name = 0;
    if (!node.membership) {
        return false;
    }
    if (extra.membership == patient.node) {
        patient.entered_for = extra.member_since;
        be_at_home(row);
        return true;
    }
    release_kept(row, records);
    const auto& variate = settings_.variates[node.stay + patient.person_class];
    begin_membership(row, random::sample(variate, luck, program_->tables), Duration{});
    return true;
}

/// @param stay     what is left of it
/// @param elapsed  of it, where somebody is found in it when the run starts; nothing: unknown
void Simulation::begin_membership(std::uint32_t row, Duration stay, std::optional<Duration> elapsed) {
    const Patient& patient = patients_[row];
    Extra& extra = patients_.extra(row);
    const Node& node = program_->nodes[patient.node];
    extra.membership = node.admission == none ? none : patient.node;
    extra.member_since = patient.entered_for;
    extra.stay_left = stay;
    extra.life_left = never.since_start();
    if (node.dies != none) {
        const auto bits = draws_.at(patient.person, node.luck, Purpose::death_member, patient.episode);
        const auto& variate = settings_.variates[node.dies + patient.person_class];
        extra.life_left = elapsed ? random::residual_after(variate, *elapsed, bits.uniform(), program_->tables)
                                  : random::residual(variate, bits, program_->tables);
    }
    be_at_home(row);
}

/// Lets the clocks of a membership run: its end, death, and the next admission, of which only the first may come.
void Simulation::be_at_home(std::uint32_t row) {
    Patient& patient = patients_[row];
    Extra& extra = patients_.extra(row);
    const Node& node = program_->nodes[patient.node];
    patient.state = State::staying;
    patient.edge = node.first_edge;
    if (node.dies != none) {
        schedule_death(row, extra.life_left, node.name);
    }
    if (node.admission != none) {
        const auto bits = draws_.at(patient.person, node.luck, Purpose::admission, patient.episode);
        const auto& variate = settings_.variates[program_->admissions[node.admission].after + patient.person_class];
        const Duration well = random::sample(variate, bits.uniform(), program_->tables);
        if (well < extra.stay_left) {
            extra.stay_left = extra.stay_left - well;
            schedule(row, EventClass::arrival, well, program_->edges[patient.edge].name);
            return;
        }
    }
    schedule(row, EventClass::stay_end, extra.stay_left, node.name);
}

void Simulation::admit(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    Extra& extra = patients_.extra(row);
    const Node& node = program_->nodes[patient.node];
    const Admission& admission = program_->admissions[node.admission];
    if (node.dies != none) {
        extra.life_left = extra.death - now_;
    }
    extra.death_name = 0;
    extra.kept = true;
    end_parts(row, records);  // what is kept is the place; who comes to see them there is free for others
    const auto bits = draws_.at(patient.person, node.luck, Purpose::keep, patient.episode);
    const auto& variate = settings_.variates[admission.keep + patient.person_class];
    extra.keep_until = std::min(now_ + random::sample(variate, bits.uniform(), program_->tables), never);
    calendar_.push({extra.keep_until, EventClass::keep_end, kernel::tie_of(patient.person, node.name), row});
    note(records, What::admitted, patient, 0);
    begin_episode(row);
    patient.marks = returned;
    ask(row, admission.enters, records);
}

/// A person at the end of an episode that leads home, or to their own membership. Returns whether they have gone
/// back there; those who must ask again for a place are shown the way to it.
bool Simulation::goes_back(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const Extra& extra = patients_.extra(row);
    const Edge& edge = program_->edges[patient.edge];
    if (extra.membership == none || edge.exit == Exit::membership_ended) {
        return false;
    }
    const bool goes_home = edge.to == none && edge.exit == Exit::home;
    if (!extra.kept) {
        if (goes_home || (edge.to == extra.membership && edge.holds && !edge.restarts)) {
            patient.edge = program_->way_back(patient.edge, extra.membership);
        }
        return false;
    }
    if (!goes_home && edge.to != extra.membership) {
        return false;
    }
    if (edge.holds) {
        leave_for_good(row, Exit::home, goes_home ? exiting : 0, records);
    } else if (goes_home && (edge.from == none || edge.process != none || edge.detour)) {
        note(records, What::exited, patient, static_cast<std::uint32_t>(Exit::home));
    }
    go_back(row, records);
    return true;
}

void Simulation::go_back(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    Extra& extra = patients_.extra(row);
    extra.kept = false;
    extra.death_name = 0;
    patient.node = static_cast<std::uint16_t>(extra.membership);
    patient.entered_for = extra.member_since;
    note(records, What::resumed, patient, 0);
    be_at_home(row);
}

/// Who is turned away from their own membership, or gives up waiting for it, has nothing to go back to any more.
void Simulation::forgo_membership(std::uint32_t row) {
    std::uint32_t& membership = patients_.extra(row).membership;
    membership = membership == patients_[row].node ? none : membership;
}

void Simulation::end_keep(kernel::Event event, Records& records) {
    const std::uint32_t row = event.slot();
    if (patients_[row].state != State::unused && patients_.extra(row).keep_until == event.time()) {
        release_kept(row, records);
    }
}

/// Gives up the place that was kept, if there is one.
void Simulation::release_kept(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    Extra& extra = patients_.extra(row);
    if (!std::exchange(extra.kept, false)) {
        return;
    }
    const std::uint16_t present = std::exchange(patient.node, static_cast<std::uint16_t>(extra.membership));
    note(records, What::released, patient, 0);
    for (const Need& need : program_->list(program_->nodes[patient.node].needs)) {
        give_back(need, row, records);
    }
    patient.node = present;
}

}  // namespace careway::pathway
