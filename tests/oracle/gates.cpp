#include <algorithm>
#include <tuple>

#include "tests/oracle/oracle.hpp"

// Doors that the week opens and shuts (semantics 14).
namespace careway::oracle {

/// No door holds the dead.
bool Oracle::stops_at(Person& person, std::uint32_t gate, bool only_if_shut) {
    const auto& edge = program_.edges[person.edge];
    const bool dies = edge.to == none && edge.exit == pathway::Exit::died;
    if (gate == none || dies || (only_if_shut && !shut(gate))) {
        return false;
    }
    seen_.insert(only_if_shut ? "gate: leaves" : "gate: rounds");
    person.does = Does::stands_at_gate;
    person.gate = gate;
    at_gate_[gate].push_back(&person);
    note(What::process_waits, person, reason_of(gates_[gate]), now_, marks_at_gate(person));
    return true;
}

void Oracle::turn_gate(std::uint32_t number, Gate::Now now) {
    const std::uint32_t lacked = reason_of(gates_[number]);
    const bool passes = now == Gate::Now::round || now == Gate::Now::open;
    if (now != Gate::Now::round) {
        gates_[number] = now;
    }
    if (now == Gate::Now::open) {
        const auto offers = program_.list(program_.gates[number].offers);
        freed_.insert(freed_.end(), offers.begin(), offers.end());
    }
    auto people = at_gate_[number];
    if (passes) {
        at_gate_[number].clear();
        sort_by_way(people);
    }
    for (Person* person : people) {
        const int mark = marks_at_gate(*person);
        note(What::process_ended, *person, lacked, person->fit, mark);
        if (!passes) {
            note(What::process_waits, *person, reason_of(now), now_, mark);
        } else if (program_.gates[number].kind == Gate::Kind::rounds || !keeps(person->edge)) {
            become_ready(*person);
        } else {
            ask(*person, person->edge);
        }
    }
}

/// Those who go on in one instant, in the order that queues would have.
void Oracle::sort_by_way(std::vector<Person*>& people) const {
    const auto rank = [&](const Person* p) {
        return std::pair{program_.priorities[p->edge * program_.classes + p->person_class], p->key};
    };
    std::sort(people.begin(), people.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
}

/// The door that keeps somebody from going to these places, or none.
std::uint32_t Oracle::shut_gate(const Person& person, const Needs& take) const {
    const auto& edge = program_.edges[person.edge];
    const std::uint32_t door = program_.nodes[person.node].leaves;
    if (person.inside && edge.to != none && !take.empty() && shut(door)) {
        return door;
    }
    for (const Need& need : take) {
        if (shut(program_.pools[need.pool].starts)) {
            seen_.insert("gate: starts");
            return program_.pools[need.pool].starts;
        }
    }
    return none;
}

/// Free places behind shut gates are dealt out in the order of the queues: who inside would have one lacks the gate.
void Oracle::charge_gates() {
    if (gates_.empty()) {
        return;
    }
    std::vector<Person*> waiting;
    for (Person& person : people_) {
        if (person.waits()) {
            waiting.push_back(&person);
        }
    }
    std::sort(waiting.begin(), waiting.end(), [](auto a, auto b) { return goes_before(*a, *b); });
    std::vector<int> left;
    for (std::uint32_t p = 0; p < capacity_.size(); ++p) {
        left.push_back(free(p));
    }
    const auto before = std::exchange(charged_, {});
    for (Person* person : waiting) {
        for (const Needs& take : alternatives(*person)) {
            const std::uint32_t gate = shut_gate(*person, take);
            if (gate == none ||
                std::any_of(take.begin(), take.end(), [&](const Need& n) { return left[n.pool] < n.amount; })) {
                continue;
            }
            for (const Need& need : take) {
                left[need.pool] -= need.amount;
            }
            if (person->inside) {
                charge(*person, reason_of(gates_[gate]));
                charged_.push_back(person);
            }
            break;
        }
    }
    for (Person* person : before) {
        if (std::find(charged_.begin(), charged_.end(), person) == charged_.end()) {
            charge(*person, none);
        }
    }
}

/// @param reason  none: the pool lacks again, or nothing
void Oracle::charge(Person& person, std::uint32_t reason) {
    if (person.charged == reason) {
        return;
    }
    const std::uint32_t pool = wanted(person).front().pool;
    const int marks = marks_of_wait(person);
    const auto number = [](std::uint32_t r) { return Time{Duration::milliseconds(r)}; };
    if (person.charged != none) {
        note(What::gate_lets_go, person, pool, number(person.charged), marks);
    }
    if (reason != none) {
        note(What::gate_holds, person, pool, number(reason), marks);
    }
    person.charged = reason;
}

}  // namespace careway::oracle
