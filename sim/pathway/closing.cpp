#include <algorithm>

#include "sim/pathway/simulation.hpp"

// What happens to people in the middle of their stay when places close on a date or by a rota (semantics 13).
namespace careway::pathway {

using kernel::EventClass;

/// Places of `pool` that somebody holds.
std::int32_t Simulation::places_held(std::uint32_t row, std::uint32_t pool) const {
    std::int32_t places = 0;
    for (const Need& need : program_->list(held(patients_[row]))) {
        places += need.pool == pool ? need.amount : 0;
    }
    for (std::uint32_t part = patients_.extra(row).first_part; part != none; part = parts_[part].next) {
        places += parts_[part].need.pool == pool ? parts_[part].need.amount : 0;
    }
    return places;
}

/// Places in use by people who are not interrupted.
std::int32_t Simulation::places_at_work(std::uint32_t pool) const {
    std::int32_t places = pools_[pool].in_use;
    for (const std::uint32_t row : interrupted_) {
        places -= places_held(row, pool);
    }
    return places;
}

/// The latest to have started are interrupted first. Those ready to leave are not: they only wait.
void Simulation::close_places(std::uint32_t pool, Records& records) {
    while (places_at_work(pool) > pools_[pool].capacity) {
        std::uint32_t latest = none;
        for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
            const bool stays = patients_[row].state == State::staying && !patients_.extra(row).interrupted;
            if (stays && places_held(row, pool) > 0 && (latest == none || started_before(latest, row))) {
                latest = row;
            }
        }
        if (latest == none) {
            return;
        }
        if (program_->pools[pool].closing == Closing::pause) {
            interrupt(latest);
        } else {
            send_back(latest, records);
        }
    }
}

void Simulation::interrupt(std::uint32_t row) {
    Patient& patient = patients_[row];
    Extra& extra = patients_.extra(row);
    extra.interrupted = true;
    extra.was_due = patient.due;
    extra.left = patient.due - now_;
    patient.due = never;
    interrupted_.push_back(row);
    for (std::uint32_t part = extra.first_part; part != none; part = parts_[part].next) {
        parts_[part].left = parts_[part].until - now_;
        parts_[part].until = never;
    }
}

/// The earliest to have started go on first, as soon as all that they hold is open.
void Simulation::go_on(std::uint32_t pool) {
    while (true) {
        std::uint32_t earliest = none;
        for (const std::uint32_t row : interrupted_) {
            if (places_held(row, pool) > 0 && may_go_on(row) && (earliest == none || started_before(row, earliest))) {
                earliest = row;
            }
        }
        if (earliest == none) {
            return;
        }
        resume(earliest);
    }
}

bool Simulation::may_go_on(std::uint32_t row) const {
    for (std::uint32_t p = 0; p < pools_.size(); ++p) {
        const std::int32_t places = program_->pools[p].closing == Closing::pause ? places_held(row, p) : 0;
        if (places > 0 && places_at_work(p) + pools_[p].turning + places > pools_[p].capacity) {
            return false;
        }
    }
    return true;
}

void Simulation::resume(std::uint32_t row) {
    Patient& patient = patients_[row];
    Extra& extra = patients_.extra(row);
    extra.interrupted = false;
    interrupted_.erase(std::find(interrupted_.begin(), interrupted_.end(), row));
    if (now_ + extra.left == extra.was_due && extra.left > Duration{}) {
        patient.due = extra.was_due;  // no time has passed: the event still stands in the calendar
    } else {
        schedule(row, EventClass::stay_end, extra.left, program_->nodes[patient.node].name);
    }
    for (std::uint32_t part = extra.first_part; part != none; part = parts_[part].next) {
        parts_[part].until = std::min(now_ + parts_[part].left, never);
        plan_end_of_part(part);
    }
}

/// Back to the queue outside, with the old instant of asking. The stay begins anew with the same luck.
void Simulation::send_back(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const Node& node = program_->nodes[patient.node];
    const NeedList places = held(patient);
    end_parts(row, records);
    end_overflow(row, records);
    patient.edge = patient.node;  // the way in from outside has the node's number
    patient.asked = patient.entered_for;
    patient.state = State::queued;
    patient.due = never;
    patients_.extra(row).death_name = 0;  // of a member at home
    if (node.visit_counter != none) {
        patients_.forget_visit(row, node.visit_counter);
    }
    const std::uint32_t pool = queue_of(patient);
    note(records, What::sent_back, patient, pool);
    for (const Need& need : program_->list(places)) {
        give_back(need, row, records);
    }
    line_up(row);
    if (has_overflow(patient)) {
        for (const Need& need : program_->list(taken(patient, true))) {
            freed_.push_back(need.pool);  // there may have been places all along that stand in for the closed ones
        }
    }
}

}  // namespace careway::pathway
