#include <algorithm>
#include <limits>
#include <utility>

#include "sim/pathway/simulation.hpp"

// People who are there when the run starts (semantics 30). What they did before is told in records of that time, which
// end with the warm-up of no length.
namespace careway::pathway {

using kernel::EventClass;
using random::Purpose;

void Simulation::place_census(Records& records) {
    Records told;
    for (const CensusPerson& found : program_->census) {
        place(found, told);
    }
    std::vector<Record> past{told.all().begin(), told.all().end()};
    std::stable_sort(past.begin(), past.end(), [](const Record& a, const Record& b) { return a.time < b.time; });
    for (const Record& record : past) {
        records.add() = record;
    }
    of_census_ = true;
}

void Simulation::place(const CensusPerson& found, Records& told) {
    const std::uint32_t row = patients_.add();
    Patient& patient = patients_[row];
    patient.person = found.person;
    patient.person_class = static_cast<std::uint16_t>(class_in_census(found));
    if (found.node == none) {
        return place_outside(row, found, told);
    }
    const Node& node = program_->nodes[found.node];
    const Duration elapsed = now_ - found.entered;
    take(node.needs);
    patient.node = static_cast<std::uint16_t>(found.node);
    patient.state = State::staying;
    patient.entered_for = found.entered;
    const auto visit = node.visit_counter == none ? 0 : patients_.count_visit(row, node.visit_counter);
    patient.route = draws_.at(patient.person, node.luck, Purpose::visit, 0, visit).word[2];
    note_of_past(found.entered, told, What::started, patient, 0);
    if (program_->special) {
        patients_.extra(row).started = found.entered;
        hold_parts_left(row, elapsed, told);
    }
    if (found.ready) {
        place_ready(row, found, told);
    } else {
        place_staying(row, elapsed);
    }
}

void Simulation::note_of_past(Time time, Records& told, What what, const Patient& patient, std::uint32_t other,
                              std::uint8_t marks) {
    const Time present = std::exchange(now_, time);
    note(told, what, patient, other, time, marks);
    now_ = present;
}

std::uint32_t Simulation::class_in_census(const CensusPerson& found) const {
    std::uint32_t person_class = found.person_class;
    for (const std::uint32_t number : found.drawn) {
        const DrawnAttribute& attribute = program_->drawn[number];
        const std::uint32_t seed = draws_.at(found.person, attribute.name, Purpose::attribute).word[0];
        const auto count = static_cast<std::uint32_t>(attribute.values.size());
        std::uint32_t best = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::uint32_t value = 0; value < count; ++value) {
            const double inverse = attribute.inverse_shares[person_class * count + value];
            const double time = random::race(seed, attribute.values[value], inverse);
            if (time < least) {
                least = time;
                best = value;
            }
        }
        person_class += best * attribute.stride;
    }
    return person_class;
}

/// What parts of the stay still hold, had they begun with it.
void Simulation::hold_parts_left(std::uint32_t row, Duration elapsed, Records& told) {
    const Node& node = program_->nodes[patients_[row].node];
    for (std::uint32_t p = node.first_part; p < node.first_part + node.parts; ++p) {
        const Part& part = program_->parts[p];
        const Duration lasts = part_lasts(row, part);
        if (lasts > elapsed) {
            pools_[part.need.pool].in_use += part.need.amount;
            hold_part(row, part.need, lasts - elapsed, told);
        }
    }
}

void Simulation::place_staying(std::uint32_t row, Duration elapsed) {
    Patient& patient = patients_[row];
    const Node& node = program_->nodes[patient.node];
    patient.edge = route_of_staying(patient, elapsed);
    const auto bits = draws_.at(patient.person, node.luck, Purpose::visit, 0, visit_of(row, node));
    const std::uint32_t stay = node.by_next ? program_->edges[patient.edge].stay : node.stay;
    const auto& variate = settings_.variates[stay + patient.person_class];
    const Duration left = random::residual_after(variate, elapsed, bits.uniform(), program_->tables);
    if (program_->special && node.membership) {
        begin_membership(row, left, elapsed);
    } else {
        schedule(row, EventClass::stay_end, left, node.name);
    }
}

namespace {

/// The share of stays that are longer than `elapsed`, by halving: quantiles are all that is known of them.
double share_longer(const random::Variate& variate, Duration elapsed,
                    const std::vector<random::QuantileTable>& tables) {
    double shorter = 0;
    double longer = 1;
    for (int halving = 0; halving < 50; ++halving) {
        const double middle = (shorter + longer) / 2;
        (random::sample(variate, middle, tables) > elapsed ? longer : shorter) = middle;
    }
    return 1 - longer;
}

}  // namespace

/// Where somebody will go who has been in a node for so long. Where stays depend on it, whoever is still there goes the
/// more likely where stays are long.
std::uint32_t Simulation::route_of_staying(const Patient& patient, Duration elapsed) const {
    const Node& node = program_->nodes[patient.node];
    std::uint32_t best = node.by_next ? none : route(patient);
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges && node.by_next; ++e) {
        const auto& variate = settings_.variates[program_->edges[e].stay + patient.person_class];
        const double inverse = settings_.inverse_shares[e * program_->classes + patient.person_class] /
                               share_longer(variate, elapsed, program_->tables);
        const double time = random::race(patient.route, program_->edges[e].name, inverse);
        if (time < least) {
            least = time;
            best = e;
        }
    }
    return best == none ? route(patient) : best;  // longer than any stay
}

void Simulation::place_ready(std::uint32_t row, const CensusPerson& found, Records& told) {
    Patient& patient = patients_[row];
    const Node& node = program_->nodes[patient.node];
    patient.fit = *found.ready;
    patient.edge = found.edge != none ? found.edge : route(patient);
    if (program_->special) {
        begin_hazard(row, node.dies_delayed, node, Purpose::death_delayed, now_ - patient.fit);
    }
    const Edge& edge = program_->edges[patient.edge];
    if (!found.asked && edge.process != none) {
        return place_in_process(row, told);
    }
    patient.asked = edge.with_ready ? patient.fit : found.asked.value_or(patient.fit);
    if (goes_on_at_once(patient, found.asked.has_value())) {
        patient.state = State::in_process;  // until the first instant is over
        without_wait_.push_back(row);
    } else {
        place_waiting_inside(row, told);
    }
}

/// Whether somebody has nothing to wait for, or stands at the door rather than in a queue.
bool Simulation::goes_on_at_once(const Patient& patient, bool has_asked) const {
    const Edge& edge = program_->edges[patient.edge];
    const std::uint32_t door = program_->nodes[edge.from].leaves;
    const bool shut = !has_asked && door != none && gates_now_[door] != Gate::Now::open;
    return edge.to == none || edge.take.count == 0 || edge.choosy || shut;
}

/// In the first of the processes before the next place; whoever needs places for it waits for them.
void Simulation::place_in_process(std::uint32_t row, Records& told) {
    Patient& patient = patients_[row];
    if (program_->edges[patient.edge].steps != none) {
        patient.edge = program_->edges[patient.edge].steps;
    }
    const Edge& edge = program_->edges[patient.edge];
    if (edge.then != none && edge.take.count > 0) {
        patient.asked = patient.fit;
        return place_waiting_inside(row, told);
    }
    patient.state = State::in_process;
    note_of_past(patient.fit, told, What::process_waits, patient, edge.reason, marks_of_process(patient, edge));
    const Node& node = program_->nodes[patient.node];
    const auto bits = draws_.at(patient.person, node.luck, Purpose::process, 0, visit_of(row, node));
    const auto& variate = settings_.variates[edge.process + patient.person_class];
    schedule(row, EventClass::process_end,
             random::residual_after(variate, now_ - patient.fit, bits.uniform(), program_->tables), node.name);
}

void Simulation::place_waiting_inside(std::uint32_t row, Records& told) {
    Patient& patient = patients_[row];
    patient.state = State::delayed;
    const Edge& edge = program_->edges[patient.edge];
    note_of_past(patient.asked, told, What::place_waits, patient, queue_of(patient), marks_of_wait(patient, edge));
    place_in_queue(row);
    if (edge.may_lock) {
        ++delayed_on_[lock_of(patient)];
    }
}

void Simulation::place_outside(std::uint32_t row, const CensusPerson& found, Records& told) {
    Patient& patient = patients_[row];
    patient.edge = found.edge;
    patient.node = static_cast<std::uint16_t>(program_->edges[patient.edge].to);
    patient.asked = found.asked.value_or(now_);
    if (program_->edges[patient.edge].take.count == 0) {
        patient.state = State::away;
        without_wait_.push_back(row);
        return;
    }
    const Node& node = program_->nodes[patient.node];
    const Duration waited_so_far = now_ - patient.asked;
    patient.state = State::queued;
    note_of_past(patient.asked, told, What::queued, patient, queue_of(patient));
    ++outside_[patient.node];
    place_in_queue(row);
    if (program_->special) {
        begin_hazard(row, node.dies_waiting, node, Purpose::death_waiting, waited_so_far);
    }
    if (node.patience != none) {
        const auto bits = draws_.at(patient.person, node.luck, Purpose::patience);
        const auto& variate = settings_.variates[node.patience + patient.person_class];
        schedule(row, EventClass::give_up,
                 random::residual_after(variate, waited_so_far, bits.uniform(), program_->tables), node.name);
    }
}

void Simulation::place_in_queue(std::uint32_t row) {
    Patient& patient = patients_[row];
    patient.priority = risen_priority(patient);
    const std::uint32_t pool = queue_of(patient);
    queues_[pool].join(row, patients_);
    ++pools_[pool].waiting;
    if (program_->special) {
        plan_rises(row);
        begin_reserving(row);
    }
}

/// The first thing that happens: a census may find people waiting beside free places.
template <bool special>
void Simulation::go_on_from_census(Records& records) {
    of_census_ = false;
    for (std::uint32_t pool = 0; pool < pools_.size(); ++pool) {
        if (special && program_->pools[pool].closing != Closing::finish) {
            close_places(pool, records);
        }
        freed_.push_back(pool);
    }
    settle<special>(records);
    for (const std::uint32_t row : in_order_of_queues(std::exchange(without_wait_, {}))) {
        const Edge& edge = program_->edges[patients_[row].edge];
        if (edge.to == none) {
            ask<special>(row, patients_[row].edge, records);
        } else if (!special || !edge.holds || !stops_at_door(row, records)) {
            start_or_wait<special>(row, records);
        }
    }
    settle<special>(records);
    settle_locks(records);
    settle<special>(records);
    assert_conservation();
}

}  // namespace careway::pathway
