#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/oracle/oracle.hpp"

// People who are there when the run starts, as a census found them (semantics 30, decision 40).
namespace careway::oracle {

using pathway::CensusPerson;
using random::Shape;

namespace {

/// Of the shapes that the models have.
double share_longer(const random::Variate& variate, Duration elapsed) {
    const auto lasts = static_cast<double>(elapsed.ticks());
    return variate.shape == Shape::exponential ? std::exp(-lasts / variate.mean) : variate.mean > lasts ? 1 : 0;
}

}  // namespace

/// What they did before is told first, in order of time.
void Oracle::place_census() {
    for (const CensusPerson& found : program_.census) {
        Person& person = people_.emplace_back();
        person.key = found.person;
        person.person_class = class_drawn(found.person, found.person_class, found.drawn);
        if (found.node == none) {
            place_outside(person, found);
            continue;
        }
        person.node = found.node;
        person.inside = true;
        person.does = Does::stays;
        person.holds = needs(found.node);
        person.entered_for = person.started = found.entered;
        const auto& node = program_.nodes[found.node];
        person.visits[node.luck] = 1;
        person.luck = bits(person, node.luck, Purpose::visit, 0).word[2];
        note_past(found.entered, What::started, person, 0);
        hold_parts_left(person);
        found.ready ? place_ready(person, found) : place_staying(person);
    }
    std::stable_sort(records_.begin(), records_.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
}

void Oracle::hold_parts_left(Person& person) {
    const auto& node = program_.nodes[person.node];
    for (std::uint32_t p = node.first_part; p < node.first_part + node.parts; ++p) {
        if (const Duration lasts = part_lasts(person, program_.parts[p]); lasts > now_ - person.started) {
            hold_part(person, program_.parts[p], lasts - (now_ - person.started));
        }
    }
}

void Oracle::place_staying(Person& person) {
    const auto& node = program_.nodes[person.node];
    const Duration elapsed = now_ - person.started;
    person.edge = node.by_next ? destination_after(person, elapsed) : none;
    const auto slots = node.by_next ? program_.edges[person.edge].stay : node.stay;
    const auto luck = bits(person, node.luck, Purpose::visit, 0);
    const Duration left = left_of(slots, person, elapsed, luck);
    if (node.membership) {
        return begin_membership(person, left, elapsed);
    }
    plan(&person, EventClass::stay_end, left, node.name);
}

/// Of those who are still there after so long, a way has the share of its stays that last longer.
std::uint32_t Oracle::destination_after(const Person& person, Duration elapsed) const {
    const auto still = [&](std::uint32_t edge) {
        return share_longer(settings_.variates[program_.edges[edge].stay + person.person_class], elapsed);
    };
    const auto& node = program_.nodes[person.node];
    bool any = false;
    for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges; ++e) {
        any |= still(e) > 0 && settings_.shares[e * program_.classes + person.person_class] > 0;
    }
    return any ? destination(person, still) : destination(person);
}

void Oracle::place_ready(Person& person, const CensusPerson& found) {
    const auto& node = program_.nodes[person.node];
    person.fit = *found.ready;
    person.edge = found.edge != none ? found.edge : destination(person);
    go_on_risking_death(person, node.dies_delayed, person.node, Purpose::death_delayed, person.fit);
    const auto& edge = program_.edges[person.edge];
    if (!found.asked && edge.process != none) {
        return place_in_process(person);
    }
    person.asked = edge.with_ready ? person.fit : found.asked.value_or(person.fit);
    const bool at_door = !found.asked && shut(node.leaves);
    if (wanted(person).empty() || edge.choosy || at_door) {
        person.does = Does::has_process;
        waits_for_nothing_.push_back(&person);
    } else {
        place_waiting(person, What::place_waits);
    }
}

/// The first of the processes is running; who needs places for it has waited for them.
void Oracle::place_in_process(Person& person) {
    if (const auto& edge = program_.edges[person.edge]; edge.steps != none) {
        person.edge = edge.steps;
    }
    const auto& edge = program_.edges[person.edge];
    if (edge.then != none && !wanted(person).empty()) {
        person.asked = person.fit;
        return place_waiting(person, What::place_waits);
    }
    person.does = Does::has_process;
    note_past(person.fit, What::process_waits, person, edge.reason, clock(person));
    const auto& node = program_.nodes[person.node];
    const auto luck = bits(person, node.luck, Purpose::process, 0);
    plan(&person, EventClass::process_end, left_of(edge.process, person, now_ - person.fit, luck), node.name);
}

void Oracle::place_outside(Person& person, const CensusPerson& found) {
    person.edge = found.edge;
    person.node = program_.edges[found.edge].to;
    person.asked = *found.asked;
    if (wanted(person).empty()) {
        person.does = Does::is_away;
        waits_for_nothing_.push_back(&person);
        return;
    }
    place_waiting(person, What::queued);
    const auto& node = program_.nodes[person.node];
    go_on_risking_death(person, node.dies_waiting, person.node, Purpose::death_waiting, person.asked);
    if (node.patience != none) {
        const auto luck = bits(person, node.luck, Purpose::patience, 0);
        plan(&person, EventClass::give_up, left_of(node.patience, person, now_ - person.asked, luck), node.name);
    }
}

/// In a queue since they asked, with the priority that they have by now.
void Oracle::place_waiting(Person& person, What what) {
    const auto& edge = program_.edges[person.edge];
    person.does = Does::waits;
    note_past(person.asked, what, person, wanted(person).front().pool,
              what == What::place_waits ? marks_of_wait(person) : 0);
    person.priority = program_.priorities[person.edge * program_.classes + person.person_class];
    for (const auto& rise : program_.rises) {
        const auto number = static_cast<std::uint32_t>(&rise - program_.rises.data());
        if (edge.to != none && number - program_.nodes[edge.to].first_rise < program_.nodes[edge.to].rises &&
            person.asked + rise.after <= now_) {
            person.priority = std::min<int>(person.priority, rise.to);
        }
    }
    plan_rises(person);
}

/// @param since  when that time began, which the person has outlived
void Oracle::go_on_risking_death(Person& person, std::uint32_t slot, std::uint32_t number, Purpose purpose,
                                 Time since) {
    const auto& node = program_.nodes[number];
    if (slot != none) {
        plan(&person, EventClass::death, left_of(slot, person, now_ - since, bits(person, node.luck, purpose, 0)),
             node.name);
    }
}

Duration Oracle::left_of(std::uint32_t slots, const Person& person, Duration elapsed, random::Bits luck) const {
    return random::residual_after(settings_.variates[slots + person.person_class], elapsed, luck.uniform(),
                                  program_.tables);
}

void Oracle::note_past(Time at, What what, const Person& person, std::uint32_t other, int marks) {
    note(what, person, other, at, marks);
    records_.back().time = at;
}

/// Before anything else happens, people in their order take what is free, then those who have nothing to wait for go.
void Oracle::go_on_from_census() {
    of_census_ = true;
    for (std::uint32_t pool = 0; pool < capacity_.size(); ++pool) {
        close_places(pool);
    }
    std::vector<Person*> waiting;
    for (Person& person : people_) {
        if (person.waits()) {
            waiting.push_back(&person);
        }
    }
    std::sort(waiting.begin(), waiting.end(), [](auto a, auto b) { return goes_before(*a, *b); });
    for (Person* person : waiting) {
        if (person->waits() && may_start(*person)) {
            begin(*person);
            offer();
        }
    }
    settle();
    sort_by_way(waits_for_nothing_);
    for (Person* person : std::exchange(waits_for_nothing_, {})) {
        if (program_.edges[person->edge].to == none) {
            ask(*person, person->edge);
        } else if (!person->inside || !stops_at(*person, program_.nodes[person->node].leaves, true)) {
            ask_in_turn(*person, person->asked);
        }
    }
    settle();
    of_census_ = false;
    stop_if_kept_for_ever();
    settle_locks();
    settle();
}

}  // namespace careway::oracle
