#include <algorithm>
#include <cmath>

#include "sim/pathway/simulation.hpp"

// What decides how many places are open beside dates and rotas: closures at random, rules, staff; and sessions.
namespace careway::pathway {

using kernel::Event;
using kernel::EventClass;
using kernel::tie_of;

void Simulation::begin_openings(Records& records) {
    open_.closures.resize(program_->closures.size());
    open_.rules.resize(program_->rules.size());
    open_.in_session.assign(pools_.size(), false);
    for (std::uint32_t c = 0; c < program_->closures.size(); ++c) {
        plan_closure(c);
    }
    for (std::uint32_t s = 0; s < program_->sessions.size(); ++s) {
        plan_session(s, Time{program_->sessions[s].first});
    }
    fill_posts();
    reckon_capacities(records);
}

/// Draws the gap before the next closure, which runs from the end of the last.
void Simulation::plan_closure(std::uint32_t number) {
    const Closure& closure = program_->closures[number];
    const Pool& pool = program_->pools[closure.pool];
    const auto bits = draws_.at(open_.closures[number].made, pool.luck, random::Purpose::closure);
    const bool closed = open_.closures[number].closed;
    const auto& variate = settings_.variates[closed ? closure.lasts : closure.every];
    const Duration takes = random::sample(variate, closed ? bits.second_uniform() : bits.uniform(), program_->tables);
    const Duration least = Duration::milliseconds(1);  // or two closures of no length would fill an instant
    calendar_.push({std::min(now_ + std::max(takes, least), never), EventClass::closure, tie_of(0, pool.name), number});
}

void Simulation::close_or_return(std::uint32_t number, Records& records) {
    auto& state = open_.closures[number];
    state.made += state.closed ? 1 : 0;
    state.closed = !state.closed;
    plan_closure(number);
    reckon_capacities(records);
}

void Simulation::plan_session(std::uint32_t number, Time at) {
    const std::uint32_t name = program_->pools[program_->sessions[number].pool].name;
    const auto slot = static_cast<std::uint32_t>(program_->rules.size()) + number;
    calendar_.push({std::min(at, never), EventClass::rule, tie_of(0, name), slot});
}

bool Simulation::is_in_session(std::uint32_t pool) const {
    return !program_->pools[pool].in_sessions || open_.in_session[pool];
}

/// Everybody who fits starts, in order, when enough people wait.
void Simulation::hold_session(std::uint32_t number, Records& records) {
    const Sessions& sessions = program_->sessions[number];
    plan_session(number, now_ + sessions.every);
    if (people_waiting_for(sessions.pool) < sessions.quorum) {
        return;
    }
    open_.in_session[sessions.pool] = true;
    freed_.push_back(sessions.pool);
    offer_freed(records);
    swap_when_possible(records);
    open_.in_session[sessions.pool] = false;
}

std::int32_t Simulation::people_waiting_for(std::uint32_t pool) const {
    std::int32_t people = 0;
    for (const std::uint32_t queue : program_->list(program_->pools[pool].queues)) {
        for (std::uint32_t row = queues_[queue].first(); row != none; row = queues_[queue].after(row, patients_)) {
            const auto list = program_->list(wanted(patients_[row]));
            people += std::any_of(list.begin(), list.end(), [&](const Need& need) { return need.pool == pool; });
        }
    }
    return people;
}

/// Looks at every rule after an event: a condition that begins to hold will open or close the pool once it has held
/// long enough, and one that holds no longer will not.
void Simulation::watch_rules() {
    for (std::uint32_t r = 0; r < program_->rules.size(); ++r) {
        const OpeningRule& rule = program_->rules[r];
        auto& state = open_.rules[r];
        const PoolState& watched = pools_[rule.of];
        const double full = watched.capacity * (state.open ? rule.below : rule.above);
        const bool holds = watched.in_use > 0 ? (watched.in_use >= full - 1e-9) != state.open : state.open;
        if (!holds) {
            state.due = never;
        } else if (state.due == never) {
            state.due =
                state.open ? std::max(now_ + rule.closes_for, state.since + rule.at_least) : now_ + rule.opens_for;
            calendar_.push(
                {std::min(state.due, never), EventClass::rule, tie_of(0, program_->pools[rule.pool].name), r});
        }
    }
}

void Simulation::follow_rule(Event event, Records& records) {
    const std::uint32_t number = event.slot();
    if (number >= program_->rules.size()) {
        hold_session(number - static_cast<std::uint32_t>(program_->rules.size()), records);
        return;
    }
    auto& state = open_.rules[number];
    if (state.due != event.time()) {
        return;
    }
    state.open = !state.open;
    state.since = now_;
    state.due = never;
    if (state.open) {
        note(records, What::opened, Patient{}, program_->rules[number].pool);
    }
    reckon_capacities(records);
}

/// Works out every capacity that does not follow from dates and rotas alone.
void Simulation::reckon_capacities(Records& records) {
    std::vector<std::int32_t> places = settings_.capacity;
    for (std::size_t s = 0; s < program_->staffs.size(); ++s) {
        places[program_->staffs[s].pool] = open_.filled[s];
    }
    for (std::size_t c = 0; c < program_->closures.size(); ++c) {
        std::int32_t& left = places[program_->closures[c].pool];
        left = std::max(left - (open_.closures[c].closed ? program_->closures[c].places : 0), 0);
    }
    for (std::size_t r = 0; r < program_->rules.size(); ++r) {
        places[program_->rules[r].pool] = open_.rules[r].open ? places[program_->rules[r].pool] : 0;
    }
    staff_places(places);
    for (std::uint32_t p = 0; p < pools_.size(); ++p) {
        if (program_->pools[p].layered && places[p] != pools_[p].capacity) {
            pools_[p].capacity = places[p];
            freed_.push_back(p);
            note(records, What::capacity, Patient{}, p, as_time(places[p]));
        }
    }
}

}  // namespace careway::pathway
