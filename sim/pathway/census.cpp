#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/pathway/simulation.hpp"

// People who are there when the run starts (semantics 30). What they did before is told in records of that time, which
// end with the warm-up of no length.
namespace careway::pathway {

using kernel::EventClass;
using random::Purpose;

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

/// Puts each person of a census where they are, before anything happens.
class CensusPlacing {
public:
    explicit CensusPlacing(Simulation& system) : system_{system}, program_{*system.program_} {}

    void place_all(Records& records) {
        for (const CensusPerson& found : program_.census) {
            place(found);
        }
        std::vector<Record> past{told_.all().begin(), told_.all().end()};
        std::stable_sort(past.begin(), past.end(), [](const Record& a, const Record& b) { return a.time < b.time; });
        for (const Record& record : past) {
            records.add() = record;
        }
    }

private:
    Simulation& system_;
    const Program& program_;
    Records told_;

    Patient& patient(std::uint32_t row) { return system_.patients_[row]; }
    const Node& node(std::uint32_t row) { return program_.nodes[patient(row).node]; }
    const Edge& edge(std::uint32_t row) { return program_.edges[patient(row).edge]; }
    [[nodiscard]] Duration since(Time time) const { return system_.now_ - time; }

    void note(Time time, What what, std::uint32_t row, std::uint32_t other, std::uint8_t marks = 0) {
        const Time present = std::exchange(system_.now_, time);
        system_.note(told_, what, patient(row), other, time, marks);
        system_.now_ = present;
    }

    random::Bits draw(std::uint32_t row, Purpose purpose, std::uint32_t visit = 0) {
        return system_.draws_.at(patient(row).person, node(row).luck, purpose, 0, visit);
    }

    /// What is left of a time of which so much has passed. @param slot  variate slot of the first class
    Duration left_of(std::uint32_t row, std::uint32_t slot, Duration elapsed, const random::Bits& bits) {
        const auto& variate = system_.settings_.variates[slot + patient(row).person_class];
        return random::residual_after(variate, elapsed, bits.uniform(), program_.tables);
    }

    void place(const CensusPerson& found);
    void place_outside(std::uint32_t row, const CensusPerson& found);
    void place_staying(std::uint32_t row, Duration elapsed);
    void place_ready(std::uint32_t row, const CensusPerson& found);
    void place_in_process(std::uint32_t row);
    void place_waiting_inside(std::uint32_t row);
    void place_in_queue(std::uint32_t row);
    void hold_parts_left(std::uint32_t row, Duration elapsed);
    bool goes_on_at_once(std::uint32_t row, bool has_asked);
    [[nodiscard]] std::uint32_t class_of(const CensusPerson& found) const;
    std::uint32_t route_of_staying(std::uint32_t row, Duration elapsed);
};

void CensusPlacing::place(const CensusPerson& found) {
    const std::uint32_t row = system_.patients_.add();
    Patient& person = patient(row);
    person.person = found.person;
    person.person_class = static_cast<std::uint16_t>(class_of(found));
    if (found.node == none) {
        return place_outside(row, found);
    }
    person.node = static_cast<std::uint16_t>(found.node);
    person.state = State::staying;
    person.entered_for = found.entered;
    const std::uint32_t counter = node(row).visit_counter;
    person.route = draw(row, Purpose::visit, counter == none ? 0 : system_.patients_.count_visit(row, counter)).word[2];
    system_.take(node(row).needs);
    note(found.entered, What::started, row, 0);
    if (program_.special) {
        system_.patients_.extra(row).started = found.entered;
        hold_parts_left(row, since(found.entered));
    }
    if (found.ready) {
        place_ready(row, found);
    } else {
        place_staying(row, since(found.entered));
    }
}

std::uint32_t CensusPlacing::class_of(const CensusPerson& found) const {
    std::uint32_t person_class = found.person_class;
    for (const std::uint32_t number : found.drawn) {
        person_class += system_.draw_attribute(found.person, program_.drawn[number], person_class);
    }
    return person_class;
}

/// What parts of the stay still hold, had they begun with it.
void CensusPlacing::hold_parts_left(std::uint32_t row, Duration elapsed) {
    for (std::uint32_t p = node(row).first_part; p < node(row).first_part + node(row).parts; ++p) {
        const Part& part = program_.parts[p];
        const Duration lasts = system_.part_lasts(row, part);
        if (lasts > elapsed) {
            system_.pools_[part.need.pool].in_use += part.need.amount;
            system_.hold_part(row, part.need, lasts - elapsed, told_);
        }
    }
}

void CensusPlacing::place_staying(std::uint32_t row, Duration elapsed) {
    patient(row).edge = route_of_staying(row, elapsed);
    const auto bits = draw(row, Purpose::visit, system_.visit_of(row, node(row)));
    const Duration left = left_of(row, node(row).by_next ? edge(row).stay : node(row).stay, elapsed, bits);
    if (program_.special && node(row).membership) {
        system_.begin_membership(row, left, elapsed);
    } else {
        system_.schedule(row, EventClass::stay_end, left, node(row).name);
    }
}

/// Where somebody will go who has been in a node for so long. Where stays depend on it, whoever is still there goes the
/// more likely where stays are long.
std::uint32_t CensusPlacing::route_of_staying(std::uint32_t row, Duration elapsed) {
    const Patient& person = patient(row);
    const Node& present = node(row);
    bool some_stay_is_so_long = false;
    const auto inverse_share = [&](std::uint32_t e) {
        const auto& variate = system_.settings_.variates[program_.edges[e].stay + person.person_class];
        const double inverse = system_.settings_.inverse_shares[e * program_.classes + person.person_class] /
                               share_longer(variate, elapsed, program_.tables);
        some_stay_is_so_long = some_stay_is_so_long || std::isfinite(inverse);
        return inverse;
    };
    const std::uint32_t way = present.by_next ? program_.first_way(present, person.route, inverse_share) : none;
    return some_stay_is_so_long ? way : system_.route(person);
}

void CensusPlacing::place_ready(std::uint32_t row, const CensusPerson& found) {
    Patient& person = patient(row);
    person.fit = *found.ready;
    person.edge = found.edge != none ? found.edge : system_.route(person);
    if (program_.special) {
        system_.begin_hazard(row, node(row).dies_delayed, node(row), Purpose::death_delayed, since(person.fit));
    }
    if (!found.asked && edge(row).process != none) {
        return place_in_process(row);
    }
    person.asked = edge(row).with_ready ? person.fit : found.asked.value_or(person.fit);
    if (goes_on_at_once(row, found.asked.has_value())) {
        person.state = State::in_process;  // until the first instant
        system_.without_wait_.push_back(row);
    } else {
        place_waiting_inside(row);
    }
}

/// Whether somebody has nothing to wait for, or stands at the door rather than in a queue.
bool CensusPlacing::goes_on_at_once(std::uint32_t row, bool has_asked) {
    const std::uint32_t door = node(row).leaves;
    const bool shut = !has_asked && door != none && system_.gates_now_[door] != Gate::Now::open;
    return edge(row).to == none || edge(row).take.count == 0 || edge(row).choosy || shut;
}

/// In the first of the processes before the next place; whoever needs places for it waits for them.
void CensusPlacing::place_in_process(std::uint32_t row) {
    Patient& person = patient(row);
    if (edge(row).steps != none) {
        person.edge = edge(row).steps;
    }
    if (edge(row).then != none && edge(row).take.count > 0) {
        person.asked = person.fit;
        return place_waiting_inside(row);
    }
    person.state = State::in_process;
    note(person.fit, What::process_waits, row, edge(row).reason, Simulation::marks_of_process(person, edge(row)));
    const auto bits = draw(row, Purpose::process, system_.visit_of(row, node(row)));
    system_.schedule(row, EventClass::process_end, left_of(row, edge(row).process, since(person.fit), bits),
                     node(row).name);
}

void CensusPlacing::place_waiting_inside(std::uint32_t row) {
    Patient& person = patient(row);
    person.state = State::delayed;
    note(person.asked, What::place_waits, row, system_.queue_of(person), Simulation::marks_of_wait(person, edge(row)));
    place_in_queue(row);
    if (edge(row).may_lock) {
        ++system_.delayed_on_[system_.lock_of(person)];
    }
}

void CensusPlacing::place_outside(std::uint32_t row, const CensusPerson& found) {
    Patient& person = patient(row);
    person.edge = found.edge;
    person.node = static_cast<std::uint16_t>(edge(row).to);
    person.asked = found.asked.value_or(system_.now_);
    if (edge(row).take.count == 0) {
        person.state = State::away;
        system_.without_wait_.push_back(row);
        return;
    }
    person.state = State::queued;
    note(person.asked, What::queued, row, system_.queue_of(person));
    ++system_.outside_[person.node];
    place_in_queue(row);
    if (program_.special) {
        system_.begin_hazard(row, node(row).dies_waiting, node(row), Purpose::death_waiting, since(person.asked));
    }
    if (node(row).patience != none) {
        const Duration left = left_of(row, node(row).patience, since(person.asked), draw(row, Purpose::patience));
        system_.schedule(row, EventClass::give_up, left, node(row).name);
    }
}

void CensusPlacing::place_in_queue(std::uint32_t row) {
    patient(row).priority = program_.priorities[patient(row).edge * program_.classes + patient(row).person_class];
    patient(row).priority = system_.risen_priority(patient(row));
    const std::uint32_t pool = system_.queue_of(patient(row));
    system_.queues_[pool].join(row, system_.patients_);
    ++system_.pools_[pool].waiting;
    if (program_.special) {
        system_.plan_rises(row);
        if (edge(row).to != none && program_.nodes[edge(row).to].reserves) {
            system_.reserving_.push_back(row);
        }
    }
}

void Simulation::place_census(Records& records) {
    CensusPlacing{*this}.place_all(records);
    of_census_ = true;
}

/// The first thing that happens: a census may find people waiting beside free places. Pools have no order among
/// themselves, so that people take their turns, not pools.
template <bool special>
void Simulation::go_on_from_census(Records& records) {
    for (std::uint32_t pool = 0; pool < pools_.size() && special; ++pool) {
        if (program_->pools[pool].closing != Closing::finish) {
            close_places(pool, records);
        }
    }
    const auto waits = [this](std::uint32_t row) {
        return patients_[row].state == State::queued || patients_[row].state == State::delayed;
    };
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        if (waits(row)) {
            waiting.push_back(row);
        }
    }
    for (const std::uint32_t row : in_order_of_queues(std::move(waiting))) {
        if (waits(row) && may_start<special>(row)) {
            take_turn<special>(row, records);
            offer_freed<special>(records);
        }
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
    of_census_ = false;
    stop_if_kept_for_ever();
    settle_locks(records);
    settle<special>(records);
    assert_conservation();
}

template void Simulation::go_on_from_census<false>(Records&);
template void Simulation::go_on_from_census<true>(Records&);

}  // namespace careway::pathway
