#include <algorithm>

#include "sim/pathway/simulation.hpp"

// People who are looked after in places of another pool while their own is full (semantics 15).
namespace careway::pathway {

/// Where the patient wants to go, places of another pool may stand in for the first.
bool Simulation::has_overflow(const Patient& patient) const {
    const std::uint32_t to = program_->edges[patient.edge].to;
    return to != none && program_->nodes[to].overflow != none;
}

NeedList Simulation::taken(const Patient& patient, bool into_overflow) const {
    return into_overflow ? move_of(patient, true).take : wanted(patient);
}

/// Whether a patient may start in the places that stand in for those where they should be.
bool Simulation::may_overflow(std::uint32_t row) const {
    return has_overflow(patients_[row]) && may_go(row, taken(patients_[row], true));
}

bool Simulation::may_take(std::uint32_t row, NeedList needs) const {
    const auto list = program_->list(needs);
    return std::all_of(list.begin(), list.end(), [&](const Need& need) {
        return pools_[need.pool].free() >= need.amount && is_in_session(need.pool) &&
               is_open(program_->pools[need.pool].starts) && !is_kept_from(row, need);
    });
}

bool Simulation::may_go(std::uint32_t row, NeedList needs) const {
    return may_leave_for(patients_[row], needs) && may_take(row, needs);
}

NeedList Simulation::held(const Patient& patient) const {
    return patient.marks & elsewhere ? program_->instead[patient.node] : program_->nodes[patient.node].needs;
}

bool Simulation::may_start_specially(std::uint32_t row) const {
    return may_go(row, wanted(patients_[row])) || may_overflow(row);
}

void Simulation::move_specially(std::uint32_t row, bool had_queued, Records& records) {
    const Patient& patient = patients_[row];
    const bool into = !may_go(row, wanted(patient));
    take(taken(patient, into));
    if (program_->edges[patient.edge].holds) {
        leave_node(row, records, into);
    }
    start_where(row, had_queued, into, records);
}

void Simulation::start_where(std::uint32_t row, bool had_queued, bool into_overflow, Records& records) {
    start(row, had_queued, records);
    if (into_overflow) {
        patients_[row].marks |= elsewhere;
        elsewhere_.push_back(row);
        note_stand_in(row, as_stay_starts, records);
    }
    begin_special_stay(row, records);
}

void Simulation::begin_special_stay(std::uint32_t row, Records& records) {
    patients_.extra(row).started = now_;
    begin_parts(row, records);
}

/// Before somebody leaves a node.
void Simulation::end_special_stay(std::uint32_t row, Records& records) {
    end_parts(row, records);
    end_overflow(row, records);
    Extra& extra = patients_.extra(row);
    extra.death_name = 0;  // nobody dies of a delay that is over
    if (extra.interrupted) {
        std::erase(interrupted_, row);
    }
}

/// Says that the stay holds a place of the pool that stands in, or holds one of it no longer.
void Simulation::note_stand_in(std::uint32_t row, std::uint8_t marks, Records& records) const {
    const Patient& patient = patients_[row];
    const Node& node = program_->nodes[patient.node];
    const Need own = program_->list(node.needs).front();
    const bool into = patient.marks & elsewhere;
    note(records, What::place_given, patient, into ? own.pool : node.overflow, as_time(own.amount), marks);
    note(records, What::place_taken, patient, into ? node.overflow : own.pool, as_time(own.amount), marks);
}

/// Before somebody leaves: everything is as if they had been where they should be.
void Simulation::end_overflow(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    if (patient.marks & elsewhere) {
        patient.marks &= static_cast<std::uint8_t>(~elsewhere);
        elsewhere_.erase(std::find(elsewhere_.begin(), elsewhere_.end(), row));
        note_stand_in(row, 0, records);
    }
}

/// Places of `pool` that nobody waits for go to those who belong there and are elsewhere, who has been there longest
/// first. Those who wait to leave stay where they are.
void Simulation::bring_back(std::uint32_t pool, Records& records) {
    while (true) {
        std::uint32_t first = none;
        for (const std::uint32_t row : elsewhere_) {
            const Patient& patient = patients_[row];
            const Node& node = program_->nodes[patient.node];
            const Need own = program_->list(node.needs).front();
            const bool may = own.pool == pool && node.comes_back &&
                             (patient.state == State::staying || patient.state == State::in_process) &&
                             !patients_.extra(row).interrupted && may_take(row, {node.needs.first, 1});
            if (may && (first == none || started_before(row, first))) {
                first = row;
            }
        }
        if (first == none) {
            return;
        }
        come_back_to(pool, first, records);
    }
}

void Simulation::come_back_to(std::uint32_t pool, std::uint32_t row, Records& records) {
    const Node& node = program_->nodes[patients_[row].node];
    const std::int32_t amount = program_->list(node.needs).front().amount;
    pools_[pool].in_use += amount;
    const bool waits = patients_[row].state == State::in_process;
    const bool signed_off = (program_->edges[patients_[row].edge].process_marks & before_sign_off) == 0;
    patients_[row].marks &= static_cast<std::uint8_t>(~elsewhere);
    elsewhere_.erase(std::find(elsewhere_.begin(), elsewhere_.end(), row));
    const auto marks = static_cast<std::uint8_t>(fit_to_leave | (signed_off ? 0 : in_sign_off));
    note_stand_in(row, waits ? marks : 0, records);
    give_back({node.overflow, amount}, row, records);
}

/// Others have had the places for which people stood in line, but there are some that stand in for them. Before people
/// of a census have gone on, somebody may wait beside a free place whose turn has not come.
void Simulation::spill_over(Records& records) {
    for (std::uint32_t first = 0; first != none;) {
        first = none;
        const auto look_at = [&](std::uint32_t pool) {
            const std::uint32_t row = first_who_can_start(pool);
            first = row != none && (first == none || goes_first(row, first)) ? row : first;
        };
        for (std::uint32_t pool = 0; pool < pools_.size() && of_census_; ++pool) {
            look_at(pool);
        }
        for (std::size_t i = 0; i < freed_.size() && !of_census_; ++i) {
            if (program_->pools[freed_[i]].spills) {
                look_at(freed_[i]);
            }
        }
        if (first != none) {
            take_turn<true>(first, records);
        }
    }
}

/// Order among people in the middle of their stays: who began first, then the person's key.
bool Simulation::started_before(std::uint32_t a, std::uint32_t b) const {
    const Time since = patients_.extra(a).started;
    const Time other = patients_.extra(b).started;
    return since != other ? since < other : patients_[a].person < patients_[b].person;
}

}  // namespace careway::pathway
