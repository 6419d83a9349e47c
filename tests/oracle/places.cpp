#include <algorithm>
#include <tuple>

#include "tests/oracle/oracle.hpp"

// Who holds, wants and is offered what, in which order.
namespace careway::oracle {

int amount_of(std::span<const Need> needs, std::uint32_t pool) {
    int sum = 0;
    for (const Need& need : needs) {
        sum += need.pool == pool ? need.amount : 0;
    }
    return sum;
}

Needs beyond(std::span<const Need> all, std::span<const Need> some) {
    Needs rest;
    for (const Need& need : all) {
        if (const int more = need.amount - amount_of(some, need.pool); more > 0) {
            rest.push_back({need.pool, more});
        }
    }
    return rest;
}

/// Places that must be there for a stay to begin. What a way in takes says in which order the model names them.
Needs Oracle::wishes(std::uint32_t node, bool into_overflow) const {
    const auto list = program_.list(program_.edges[node].take);
    Needs all{list.begin(), list.end()};
    for (Need& need : all) {
        if (into_overflow && need.pool == needs(node).front().pool) {
            need.pool = program_.nodes[node].overflow;
        }
    }
    return all;
}

/// Places held during the whole stay.
Needs Oracle::needs(std::uint32_t node, bool elsewhere) const {
    const auto list = program_.list(program_.nodes[node].needs);
    Needs all{list.begin(), list.end()};
    if (elsewhere) {
        all.front().pool = program_.nodes[node].overflow;
    }
    return all;
}

/// Whether the places are kept until the next stay starts: as the node says (semantics 9), and in any case when the
/// next node needs nothing but what is held already (11).
bool Oracle::keeps(std::uint32_t number) const {
    const auto& edge = program_.edges[number];
    if (edge.then != none) {
        return keeps(edge.then);
    }
    const auto next = edge.to == none ? Needs{} : wishes(edge.to);
    return program_.nodes[edge.from].hold || (!next.empty() && beyond(next, needs(edge.from)).empty());
}

/// Places that a person waits for beyond those held; for a process, what it needs.
Needs Oracle::wanted(const Person& person, bool into_overflow) const {
    const auto& edge = program_.edges[person.edge];
    if (edge.then != none) {
        return {program_.list(edge.take).begin(), program_.list(edge.take).end()};
    }
    return edge.to == none ? Needs{} : beyond(wishes(edge.to, into_overflow), person.holds);
}

/// Places of a pool that a stay holds.
int Oracle::held(const Person& person, std::uint32_t pool) {
    return amount_of(person.holds, pool) + amount_of(person.parts, pool);
}

int Oracle::in_use(std::uint32_t pool) const {
    int places = 0;
    for (const Person& person : people_) {
        const Needs kept = person.kept ? needs(person.member_of) : Needs{};
        places += held(person, pool) + amount_of(person.team, pool) + amount_of(kept, pool);
    }
    return places;
}

int Oracle::free(std::uint32_t pool) const {
    const auto turning = std::count(turning_.begin(), turning_.end(), pool);
    return capacity_[pool] - in_use(pool) - static_cast<int>(turning);
}

bool Oracle::reserves(const Person& person) const {
    const std::uint32_t to = program_.edges[person.edge].to;
    return to != none && program_.nodes[to].reserves;
}

/// Places that are kept for those in front who need several (semantics 8).
int Oracle::kept_from(const Person& person, std::uint32_t pool) const {
    int places = 0;
    for (const Person& other : people_) {
        if (other.waits() && reserves(other) && &other != &person && goes_before(other, person)) {
            places += amount_of(wanted(other), pool);
        }
    }
    return places;
}

bool Oracle::fits(const Person& person, const Needs& needs) const {
    return std::all_of(needs.begin(), needs.end(), [&](const Need& need) {
        if (free(need.pool) >= need.amount && kept_from(person, need.pool) > free(need.pool) - need.amount) {
            seen_.insert("reserve");
        }
        return free(need.pool) - kept_from(person, need.pool) >= need.amount &&
               (!program_.pools[need.pool].in_sessions || in_session_ == need.pool) &&
               !shut(program_.pools[need.pool].starts);
    });
}

/// What somebody may take: their own places, or others that stand in for them (semantics 15).
std::vector<Needs> Oracle::alternatives(const Person& person) const {
    const std::uint32_t to = program_.edges[person.edge].to;
    std::vector<Needs> found{wanted(person)};
    if (to != none && program_.nodes[to].overflow != none) {
        found.push_back(wanted(person, true));
    }
    return found;
}

bool Oracle::may_go(const Person& person, const Needs& take) const {
    return shut_gate(person, take) == none && fits(person, take);
}

bool Oracle::may_start(const Person& person) const {
    const auto ways = alternatives(person);
    return std::any_of(ways.begin(), ways.end(), [&](const Needs& take) { return may_go(person, take); });
}

bool Oracle::forgot_somebody() const {
    return std::any_of(people_.begin(), people_.end(),
                       [&](const Person& person) { return person.waits() && may_start(person); });
}

/// All is free, and nobody stands in line for what has just come free.
bool Oracle::goes_at_once(const Person& person) const {
    if (!may_start(person)) {
        return false;
    }
    const Needs take = wanted(person, !may_go(person, wanted(person)));
    return std::none_of(take.begin(), take.end(), [&](const Need& need) {
        return std::find(freed_.begin(), freed_.end(), need.pool) != freed_.end() &&
               std::any_of(people_.begin(), people_.end(), [&](const Person& p) { return in_line(p, need.pool); });
    });
}

/// Whether the person stands in a queue where somebody may want a place of the pool.
bool Oracle::in_line(const Person& person, std::uint32_t pool) const {
    const auto queues = program_.list(program_.pools[pool].queues);
    return person.waits() && std::find(queues.begin(), queues.end(), wanted(person).front().pool) != queues.end();
}

/// Priority, then the instant of asking, then the person (semantics 10).
bool Oracle::goes_before(const Person& a, const Person& b) {
    return std::tie(a.priority, a.asked, a.key) < std::tie(b.priority, b.asked, b.key);
}

bool Oracle::started_before(const Person& a, const Person& b) {
    return std::tie(a.started, a.key) < std::tie(b.started, b.key);
}

/// At the end of an event, what has come free goes to those who wait, and what that frees in its turn (semantics 29).
/// Last come those who stood in line for a place that others have had, where another may stand in for it.
void Oracle::offer() {
    for (std::size_t i = 0; i < freed_.size(); ++i) {
        const std::uint32_t pool = freed_[i];
        go_on(pool);
        const auto stands_there = [&](const Person& person) { return in_line(person, pool); };
        while (free(pool) > 0 && start_first(stands_there)) {
        }
        bring_back(pool);
        const auto anywhere = [](const Person&) { return true; };
        while (i + 1 == freed_.size() && start_first(anywhere)) {
        }
    }
    freed_.clear();
}

/// Lets the first start of those who can; returns whether there was one.
bool Oracle::start_first(const std::function<bool(const Person&)>& of_these) {
    Person* first = nullptr;
    for (Person& person : people_) {
        if (person.waits() && of_these(person) && may_start(person) &&
            (first == nullptr || goes_before(person, *first))) {
            first = &person;
        }
    }
    if (first != nullptr) {
        begin(*first);
    }
    return first != nullptr;
}

/// People in overflow go back to places that nobody waits for, who started first going first; those who wait to leave
/// stay where they are.
void Oracle::bring_back(std::uint32_t pool) {
    for (Person* first = nullptr;; first = nullptr) {
        for (Person& person : people_) {
            const auto& node = program_.nodes[person.node];
            const bool may = person.elsewhere && node.comes_back && !person.interrupted &&
                             (person.does == Does::stays || person.does == Does::has_process) &&
                             needs(person.node).front().pool == pool && fits(person, {needs(person.node).front()});
            if (may && (first == nullptr || started_before(person, *first))) {
                first = &person;
            }
        }
        if (first == nullptr) {
            return;
        }
        seen_.insert("overflow: return");
        const Need left = first->holds.front();
        first->holds = needs(first->node);
        const bool fit = first->does == Does::has_process;
        const int signing_off = fit && clock(*first) != 0 ? pathway::in_sign_off : 0;
        note_stand_in(*first, false, (fit ? pathway::fit_to_leave : 0) | signing_off);
        give_back(*first, left);
    }
}

}  // namespace careway::oracle
