#include "sim/pathway/simulation.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sim/pathway/past.hpp"

namespace careway::pathway {

using kernel::Event;
using kernel::EventClass;

Simulation::Simulation(std::shared_ptr<const Program> program, Settings settings, random::Draws draws)
    : program_{std::move(program)},
      settings_{std::move(settings)},
      draws_{draws},
      field_{program_->streams, draws_},
      renewals_{program_->streams, program_->tables, draws_},
      patients_{program_->visit_counters, program_->special},
      pools_(program_->pools.size()),
      queues_(program_->pools.size()),
      outside_(program_->nodes.size()),
      delayed_on_(program_->edges.size() * (program_->moves.empty() ? 1 : 2)) {
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        pools_[p].capacity = settings_.capacity[p];
    }
    for (const Gate& gate : program_->gates) {
        gates_now_.push_back(gate.at_start);
    }
    at_gate_.resize(gates_now_.size());
    look_up_demand();
    look_up_change();
}

bool Simulation::advance(Time until, Records& records) {
    if (!std::exchange(started_, true)) {
        if (!program_->census.empty()) {
            place_census(records);  // first, for it tells of the past
        }
        if (program_->special) {
            begin_openings(records);
        }
        place_initial(records);
    }
    return program_->special ? advance_to<true>(until, records) : advance_to<false>(until, records);
}

template <bool special>
bool Simulation::advance_to(Time until, Records& records) {
    if (of_census_ && until > now_) {
        go_on_from_census<special>(records);
    }
    const Event horizon{until, EventClass::turnaround_end, 0, 0};  // before everything that happens at `until`
    while (!records.full()) {
        if (!fire_before<special>(std::min(std::min(next_demand_, next_change_), horizon), records)) {
            return false;
        }
        const bool demand_first = next_demand_ < next_change_;
        const Event from_outside = demand_first ? next_demand_ : next_change_;
        if (!(from_outside < horizon)) {
            now_ = until;
            return true;
        }
        now_ = from_outside.time();
        if (demand_first) {
            take_demand<special>(records);
        } else {
            make<special>(program_->changes[changes_made_++], records);
            look_up_change();
        }
        settle<special>(records);
        assert_conservation();
    }
    return false;
}

/// Lets everything fire that is due before `limit`; returns false when `records` is full before that.
template <bool special>
bool Simulation::fire_before(Event limit, Records& records) {
    for (Event event = calendar_.next(); event < limit; event = calendar_.next()) {
        if (records.full()) {
            return false;
        }
        calendar_.take();
        now_ = event.time();
        fire<special>(event, records);
        settle<special>(records);
        if constexpr (special) {
            limit = std::min(limit, next_demand_);  // whoever has started may have sent the next of a saturated source
        }
        assert_conservation();
    }
    return true;
}

template <bool special>
void Simulation::fire(Event event, Records& records) {
    switch (event.kind()) {
        case EventClass::stay_end:
            if (!special || !has_lapsed(event)) {
                end_stay<special>(event.slot(), records);
            }
            break;
        case EventClass::process_end:
            if (!special || !has_lapsed(event)) {
                end_process<special>(event.slot(), records);
            }
            break;
        case EventClass::turnaround_end:
            end_turnaround(event.slot(), records);
            break;
        case EventClass::rise:
            rise(event);
            break;
        case EventClass::arrival:
            if (!special || !has_lapsed(event)) {
                come_back<special>(event.slot(), records);
            }
            break;
        case EventClass::part_end:
            end_part(event, records);
            break;
        case EventClass::closure:
            close_or_return(event.slot(), records);
            break;
        case EventClass::rule:
            follow_rule(event, records);
            break;
        case EventClass::post:
            fill_or_leave(event.slot(), records);
            break;
        case EventClass::give_up: {
            const Patient& patient = patients_[event.slot()];
            if (patient.state == State::queued && is_due(event, patient, program_->nodes[patient.node].name)) {
                give_up<special>(event.slot(), records);
            }
            break;
        }
        case EventClass::death:
            if (is_fatal(event)) {
                die(event.slot(), records);
            }
            break;
        case EventClass::keep_end:
            end_keep(event, records);
            break;
        default:
            SIM_ASSERT(false, "other events do not stand in the calendar");
            break;
    }
}

/// Only in special models can something come between a patient and the end of a stay, a process or a time at home.
bool Simulation::has_lapsed(Event event) const {
    const Patient& patient = patients_[event.slot()];
    const bool comes_back = event.kind() == EventClass::arrival;
    return patient.state == State::unused ||
           (event.kind() == EventClass::stay_end && patient.state != State::staying) ||
           !is_due(event, patient,
                   comes_back ? program_->edges[patient.edge].name : program_->nodes[patient.node].name);
}

template <bool special>
void Simulation::take_demand(Records& records) {
    if (!renewals_.none() && numbered_event() == next_demand_) {
        take_numbered<special>(records);
        return look_up_demand();
    }
    if (!field_.empty()) {
        arrive<special>(field_.front(), records);
        field_.pop();
    }
    if (field_.empty()) {
        field_.fill(program_->streams, settings_.rates);
    }
    look_up_demand();
}

/// Numbers run on while a stream is switched off; its people do not come.
template <bool special>
void Simulation::take_numbered(Records& records) {
    const demand::Arrival next = renewals_.front();
    const bool on = settings_.rates[next.source] > 0;
    renewals_.pop(on, program_->streams, program_->tables);
    if (on) {
        arrive<special>(next, records);
    }
}

void Simulation::look_up_demand() {
    next_demand_ = field_.empty() ? Event{field_.filled_until(), EventClass::arrival, 0, 0}
                                  : Event{field_.front().time, EventClass::arrival, field_.front().tie(), 0};
    if (!renewals_.none()) {
        next_demand_ = std::min(next_demand_, numbered_event());
    }
}

kernel::Event Simulation::numbered_event() const {
    // Slot 1 tells it from an event of the field, which has slot 0.
    return {renewals_.front().time, EventClass::arrival, renewals_.front().tie(), 1};
}

void Simulation::change_demand(std::uint32_t source) {
    if (source < program_->streams.sources.size()) {
        field_.redraw_after(now_, program_->streams, settings_.rates);
    } else if (settings_.rates[source] > 0) {
        renewals_.switch_on(source, now_, program_->streams);
    }
    look_up_demand();
}

void Simulation::look_up_change() {
    next_change_ = changes_made_ < program_->changes.size()
                       ? Event{program_->changes[changes_made_].at, EventClass::capacity_change, 0, 0}
                       : Event{};
}

void Simulation::change(const Change& change, Records& records) {
    program_->special ? make<true>(change, records) : make<false>(change, records);
}

template <bool special>
void Simulation::make(const Change& change, Records& records) {
    settings_.apply(*program_, change);
    if (change.setting == Setting::capacity) {
        change_capacity(change.index, records);
    } else if (change.setting == Setting::rate) {
        change_demand(change.index);
    } else if (change.setting == Setting::share) {
        route_anew(program_->edges[change.index / program_->classes].from, change.index % program_->classes);
    } else if (change.setting == Setting::gate) {
        turn_gate(change.index, static_cast<Gate::Now>(change.value), records);
    }
    settle<special>(records);  // at once, even when nothing else happens in this instant
    if (change.setting == Setting::capacity || (change.setting == Setting::gate && program_->exchange)) {
        settle_locks(records);
    }
}

void Simulation::change_capacity(std::uint32_t pool, Records& records) {
    if (program_->pools[pool].layered) {
        reckon_capacities(records);
    } else {
        pools_[pool].capacity = settings_.capacity[pool];
        freed_.push_back(pool);
        note(records, What::capacity, Patient{}, pool, as_time(settings_.capacity[pool]));
    }
    if (program_->pools[pool].closing != Closing::finish) {
        close_places(pool, records);
    }
}

/// The shares in force at the end of a stay decide, not those at its start (semantics 4).
void Simulation::route_anew(std::uint32_t node, std::uint32_t person_class) {
    if (program_->nodes[node].by_next) {
        return;  // their stay has been that of the destination
    }
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        Patient& patient = patients_[row];
        if (patient.state == State::staying && patient.node == node && patient.person_class == person_class) {
            patient.edge = route(patient);
        }
    }
}

void Simulation::end_turnaround(std::uint32_t pool, Records& records) {
    --pools_[pool].turning;
    freed_.push_back(pool);
    note(records, What::place_back, Patient{}, pool);
}

void Simulation::go_on_under(std::shared_ptr<const Program> program) {
    if (!same_until(*program_, *program, now_)) {
        throw std::invalid_argument{"a run cannot go on under a program that has another past"};
    }
    program_ = std::move(program);
    settings_ = program_->initial_settings;
    for (std::size_t c = 0; c < changes_made_; ++c) {
        settings_.apply(*program_, program_->changes[c]);
    }
    look_up_change();
}

std::size_t Simulation::bytes() const {
    const auto sum = [](const auto&... vectors) { return (... + (vectors.size() * sizeof(vectors.front()))); };
    std::size_t at_gates = 0;
    for (const auto& people : at_gate_) {
        at_gates += sum(people);
    }
    return sizeof *this + patients_.bytes() + calendar_.bytes() + field_.bytes() + at_gates +
           sum(settings_.capacity, settings_.rates, settings_.shares, settings_.inverse_shares, settings_.variates) +
           sum(pools_, queues_, outside_, freed_, delayed_on_, gates_now_, at_gate_, charged_, without_wait_) +
           sum(parts_, reserving_, elsewhere_, interrupted_, open_.closures, open_.rules, open_.filled, open_.posts);
}

Frame Simulation::frame() const {
    Frame frame{now_, {}, std::vector<Frame::NodeCounts>(program_->nodes.size()), 0, 0};
    for (const PoolState& pool : pools_) {
        frame.pools.push_back({pool.capacity, pool.in_use, pool.turning, pool.waiting});
    }
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        const Patient& patient = patients_[row];
        auto& node = frame.nodes[patient.node];
        switch (patient.state) {
            case State::unused:
                break;
            case State::staying:
                ++node.staying;
                break;
            case State::at_gate:
            case State::in_process:
                ++node.in_process;
                break;
            case State::delayed:
                ++(program_->edges[patient.edge].holds ? node.delayed : frame.between_places);
                break;
            case State::queued:
                ++node.queued;
                break;
            case State::process_outside:
                ++frame.between_places;
                break;
            case State::away:
                ++frame.away;
                break;
        }
    }
    return frame;
}

}  // namespace careway::pathway
