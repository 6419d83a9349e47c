#include <algorithm>
#include <utility>

#include "sim/demand/identity.hpp"
#include "sim/pathway/simulation.hpp"

// What one person does: arrives, asks, waits, starts, ends a stay, leaves.
namespace careway::pathway {

using kernel::EventClass;
using random::Purpose;

/// A batch is one arrival: its members ask one after the other.
template <bool special>
void Simulation::arrive(const demand::Arrival& arrival, Records& records) {
    const StreamEntry& entry = program_->entries[arrival.source];
    const std::uint32_t size = entry.batch == none ? 1
                                                   : demand::batch_size(program_->streams.batches[entry.batch], draws_,
                                                                        arrival.person, entry.name);
    for (std::uint32_t member = 0; member < size; ++member) {
        const std::uint32_t row = patients_.add();
        Patient& patient = patients_[row];
        patient.person = demand::batch_person(arrival.person, member);
        patient.person_class = static_cast<std::uint16_t>(draw_class(patient.person, entry.person_class));
        patient.marks = arrived;
        ask<special>(row, entry.edge, records);
    }
}

std::uint32_t Simulation::draw_class(std::uint64_t person, std::uint32_t person_class) const {
    for (const DrawnAttribute& attribute : program_->drawn) {
        person_class += draw_attribute(person, attribute, person_class);
    }
    return person_class;
}

/// @return what its value adds to the class
std::uint32_t Simulation::draw_attribute(std::uint64_t person, const DrawnAttribute& attribute,
                                         std::uint32_t person_class) const {
    const std::uint32_t seed = draws_.at(person, attribute.name, Purpose::attribute).word[0];
    const auto count = static_cast<std::uint32_t>(attribute.values.size());
    const double* inverse = &attribute.inverse_shares[person_class * count];
    return attribute.stride * random::first_of(
                                  count, seed, [&](std::uint32_t value) { return attribute.values[value]; },
                                  [&](std::uint32_t value) { return inverse[value]; });
}

template <bool special>
void Simulation::come_back(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    if (patient.state == State::staying) {
        admit(row, records);
        return;
    }
    const bool rebooked = program_->edges[patient.edge].booking != none;
    patient.marks = rebooked ? 0 : returned;
    ask<special>(row, patient.edge, records);
}

template <bool special>
void Simulation::ask(std::uint32_t row, std::uint32_t edge_number, Records& records) {
    Patient& patient = patients_[row];
    patient.edge = edge_number;
    patient.asked = now_;
    const bool holds = program_->edges[edge_number].holds;
    if (special && ((holds && stops_at_door(row, records)) || goes_back(row, records))) {
        return;
    }
    if (program_->edges[patient.edge].to == none) {
        exit<special>(row, records);
    } else {
        start_or_wait<special>(row, records);
    }
}

template <bool special>
void Simulation::start_or_wait(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    patient.priority = program_->priorities[patient.edge * program_->classes + patient.person_class];
    if (may_start<special>(row) && (freed_.empty() || !just_freed(row))) {
        move<special>(row, false, records);
    } else if (special && edge.choosy) {
        find_no_place(row, records);
    } else if (edge.holds) {
        wait_inside<special>(row, records);
    } else {
        wait_outside<special>(row, records);
    }
}

template <bool special>
void Simulation::wait_inside(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    patient.state = State::delayed;
    const std::uint32_t pool = queue_of<special>(patient);
    queues_[pool].join(row, patients_);
    ++pools_[pool].waiting;
    const Edge& edge = program_->edges[patient.edge];
    note(records, What::place_waits, patient, pool, {}, marks_of_wait(patient, edge));
    if constexpr (special) {
        plan_rises(row);
        begin_reserving(row);
        if (edge.then == none && patient.fit == now_) {
            begin_delay(row);
        }
    }
    if (edge.may_lock) {
        ++delayed_on_[lock_of(patient)];
        if (!of_census_) {  // else once all of them have gone on
            settle_locks(records);
        }
    }
}

template <bool special>
void Simulation::wait_outside(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const std::uint32_t wanted = program_->edges[patient.edge].to;
    const Node& node = program_->nodes[wanted];
    patient.node = static_cast<std::uint16_t>(wanted);
    if (node.queue_limit >= 0 && outside_[wanted] >= node.queue_limit) {
        note(records, What::turned_away, patient, 0, {}, std::exchange(patient.marks, std::uint8_t{0}));
        if constexpr (special) {
            forgo_membership(row);
        }
        ask<special>(row, node.otherwise, records);
        return;
    }
    patient.state = State::queued;
    note(records, What::queued, patient, queue_of<special>(patient), {}, std::exchange(patient.marks, std::uint8_t{0}));
    line_up<special>(row);
}

/// Outside, in the queue of the first pool that is wanted.
template <bool special>
void Simulation::line_up(std::uint32_t row) {
    const Patient& patient = patients_[row];
    const Node& node = program_->nodes[patient.node];
    const std::uint32_t pool = queue_of<special>(patient);
    ++outside_[patient.node];
    queues_[pool].join(row, patients_);
    ++pools_[pool].waiting;
    if constexpr (special) {
        plan_rises(row);
        begin_reserving(row);
        begin_waiting(row, node);
    }
    if (node.patience != none) {
        const auto visit = node.visit_counter == none ? 0 : patients_.visits(row, node.visit_counter);
        const auto purpose = node.patience_of_stay ? Purpose::visit : Purpose::patience;
        const auto bits = draws_.at(patient.person, node.luck, purpose, patient.episode, visit);
        const auto& variate = settings_.variates[node.patience + patient.person_class];
        schedule(row, EventClass::give_up, random::sample(variate, bits.uniform(), program_->tables), node.name);
    }
}

template <bool special>
void Simulation::give_up(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    note(records, What::gave_up, patient, queue_of<special>(patient), patient.asked);
    stop_waiting<special>(row, records);
    if constexpr (special) {
        forgo_membership(row);
    }
    ask<special>(row, program_->nodes[patient.node].gives_up, records);
}

template <bool special>
void Simulation::move(std::uint32_t row, bool had_queued, Records& records) {
    if constexpr (special) {
        move_specially(row, had_queued, records);
        return;
    }
    const Edge& edge = program_->edges[patients_[row].edge];
    take(wanted<special>(patients_[row]));
    if (edge.holds) {
        leave_node<special>(row, records);
    }
    start<special>(row, had_queued, records);
}

template <bool special>
void Simulation::start(std::uint32_t row, bool had_queued, Records& records) {
    Patient& patient = patients_[row];
    const std::uint32_t number = program_->edges[patient.edge].to;
    const Node& node = program_->nodes[number];
    const auto visit = node.visit_counter == none ? 0 : patients_.count_visit(row, node.visit_counter);
    const auto bits = draws_.at(patient.person, node.luck, Purpose::visit, patient.episode, visit);
    patient.node = static_cast<std::uint16_t>(number);
    patient.state = State::staying;
    patient.entered_for = patient.asked;
    patient.route = bits.word[2];
    const auto marks = static_cast<std::uint8_t>(patient.marks | (had_queued ? waited : 0));
    patient.marks = 0;
    note(records, What::started, patient, had_queued ? queue_of<special>(patient) : 0, patient.asked, marks);
    if (!special || !start_special(row, bits.uniform(), records)) {
        const std::uint32_t stay = node.by_next ? stay_by_next(patient) : node.stay;
        const auto& variate = settings_.variates[stay + patient.person_class];
        schedule(row, EventClass::stay_end, random::sample(variate, bits.uniform(), program_->tables), node.name);
        patient.edge = route(patient);
    }
}

std::uint32_t Simulation::stay_by_next(const Patient& patient) const {
    return program_->edges[route(patient)].stay;
}

std::uint32_t Simulation::visit_of(std::uint32_t row, const Node& node) const {
    const auto begun = node.visit_counter == none ? 0 : patients_.visits(row, node.visit_counter);
    return begun == 0 ? 0 : begun - 1;  // a place kept from an earlier episode has no visit in this one
}

template <bool special>
void Simulation::end_stay(std::uint32_t row, Records& records) {
    patients_[row].fit = now_;
    if (special && stops_at_rounds(row, records)) {
        return;
    }
    become_ready<special>(row, records);
}

template <bool special>
void Simulation::become_ready(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    if (!edge.holds) {
        if (special && stops_at_door(row, records)) {
            return;
        }
        leave_node<special>(row, records);
    }
    if (edge.process != none) {
        begin_process<special>(row, records);
    } else {
        ask<special>(row, patient.edge, records);
    }
}

/// Asked at the start of a stay, long before anybody needs to know, so that the processor never waits for the answer.
std::uint32_t Simulation::route(const Patient& patient) const {
    const Node& node = program_->nodes[patient.node];
    return node.edges == 1 ? node.first_edge : program_->first_way(node, patient.route, [&](std::uint32_t e) {
        return settings_.inverse_shares[e * program_->classes + patient.person_class];
    });
}

template <bool special>
void Simulation::begin_process(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    if constexpr (special) {
        begin_delay(row);
    }
    if (special && edge.steps != none) {
        ask_for_step(row, edge.steps, records);
        return;
    }
    const Node& node = program_->nodes[patient.node];
    patient.state = edge.holds ? State::in_process : State::process_outside;
    note(records, What::process_waits, patient, edge.reason, now_, marks_of_process(patient, edge));
    const auto bits = draws_.at(patient.person, node.luck, Purpose::process, patient.episode, visit_of(row, node));
    const auto& variate = settings_.variates[edge.process + patient.person_class];
    schedule(row, EventClass::process_end, random::sample(variate, bits.uniform(), program_->tables), node.name);
}

template <bool special>
void Simulation::end_process(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    note(records, What::process_ended, patient, edge.reason, patient.fit, marks_of_process(patient, edge));
    if (special && edge.then != none) {
        end_step(row, records);
        return;
    }
    ask<special>(row, patient.edge, records);
}

template <bool special>
void Simulation::leave_node(std::uint32_t row, Records& records, bool into_overflow) {
    const Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    if (patient.fit < now_) {
        note(records, What::delay_ended, patient, 0, patient.fit);
    }
    const NeedList freed = given<special>(patient, into_overflow);
    if constexpr (special) {
        end_special_stay(row, records);
    }
    const bool ends = edge.to == none && (edge.holds || edge.process == none);
    note(records, What::left, patient, static_cast<std::uint32_t>(edge.exit), patient.entered_for, ends ? exiting : 0);
    for (const Need& need : program_->list(freed)) {
        give_back(need, row, records);
    }
}

template <bool special>
void Simulation::exit(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    if (edge.holds) {
        leave_node<special>(row, records);
    } else if (edge.from == none || edge.process != none || edge.detour) {
        note(records, What::exited, patient, static_cast<std::uint32_t>(edge.exit));
    }
    if constexpr (special) {
        release_kept(row, records);
        patients_.extra(row).membership = none;
        patients_.extra(row).death_name = 0;
    }
    if (edge.readmission_share != none) {
        const auto& node = program_->nodes[edge.from];
        const auto bits = draws_.at(patient.person, node.luck, Purpose::readmission, patient.episode);
        if (bits.uniform() < settings_.shares[edge.readmission_share + patient.person_class]) {
            const auto& variate = settings_.variates[edge.readmission_after + patient.person_class];
            patient.state = State::away;
            begin_episode(row);
            patient.edge = edge.readmission_enters;
            schedule(row, EventClass::arrival, random::sample(variate, bits.second_uniform(), program_->tables),
                     program_->edges[patient.edge].name);
            return;
        }
    }
    patients_.remove(row);
}

void Simulation::begin_episode(std::uint32_t row) {
    Patient& patient = patients_[row];
    if (++patient.episode == 0) {
        patient.person = random::scramble(patient.person);  // a key holds 8 bits of it: no luck may come again
    }
    patients_.forget_visits(row);
}

void Simulation::schedule(std::uint32_t row, EventClass kind, Duration after, std::uint32_t name) {
    Patient& patient = patients_[row];
    patient.due = std::min(now_ + after, never);
    calendar_.push({patient.due, kind, kernel::tie_of(patient.person, name), row});
}

// What other files call.
template void Simulation::arrive<false>(const demand::Arrival&, Records&);
template void Simulation::arrive<true>(const demand::Arrival&, Records&);
template void Simulation::come_back<false>(std::uint32_t, Records&);
template void Simulation::come_back<true>(std::uint32_t, Records&);
template void Simulation::end_stay<false>(std::uint32_t, Records&);
template void Simulation::end_stay<true>(std::uint32_t, Records&);
template void Simulation::end_process<false>(std::uint32_t, Records&);
template void Simulation::end_process<true>(std::uint32_t, Records&);
template void Simulation::give_up<false>(std::uint32_t, Records&);
template void Simulation::give_up<true>(std::uint32_t, Records&);
template void Simulation::move<false>(std::uint32_t, bool, Records&);
template void Simulation::move<true>(std::uint32_t, bool, Records&);
template void Simulation::ask<false>(std::uint32_t, std::uint32_t, Records&);
template void Simulation::start_or_wait<false>(std::uint32_t, Records&);
template void Simulation::ask<true>(std::uint32_t, std::uint32_t, Records&);
template void Simulation::start_or_wait<true>(std::uint32_t, Records&);
template void Simulation::wait_outside<true>(std::uint32_t, Records&);
template void Simulation::line_up<true>(std::uint32_t);
template void Simulation::wait_inside<true>(std::uint32_t, Records&);
template void Simulation::start<true>(std::uint32_t, bool, Records&);
template void Simulation::leave_node<true>(std::uint32_t, Records&, bool);
template void Simulation::become_ready<true>(std::uint32_t, Records&);

}  // namespace careway::pathway
