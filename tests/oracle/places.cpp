#include "tests/oracle/oracle.hpp"

#include <algorithm>
#include <tuple>

// Who is offered what, in which order.
namespace careway::oracle {

using pathway::Edge;
using pathway::Node;

/// Places of a pool among `needs`.
int amount_of(std::span<const Need> needs, std::uint32_t pool) {
    int sum = 0;
    for (const Need& need : needs) {
        sum += need.pool == pool ? need.amount : 0;
    }
    return sum;
}

/// What `all` has beyond `some`.
std::vector<Need> beyond(std::span<const Need> all, std::span<const Need> some) {
    std::vector<Need> more;
    for (const Need& need : all) {
        if (const int left = need.amount - amount_of(some, need.pool); left > 0) {
            more.push_back({need.pool, left});
        }
    }
    return more;
}

/// Offers what has come free, pool by pool as it was given back, whole chain included (semantics 29): the first in
/// order starts for whom all that they want is free, of all who stand in a queue where somebody may want a place of the
/// pool.
void Oracle::offer() {
    for (std::size_t i = 0; i < freed_.size(); ++i) {
        for (Person* first = nullptr;
             !locked_ && free(freed_[i]) > 0 && (first = first_who_may_start(freed_[i])) != nullptr;) {
            stop_waiting(*first);
        }
    }
    freed_.clear();
}

Person* Oracle::first_who_may_start(std::uint32_t pool) {
    Person* first = nullptr;
    for (Person& person : people_) {
        if (in_line(person, pool) && may_start(person) && (first == nullptr || goes_before(person, *first))) {
            first = &person;
        }
    }
    return first;
}

/// Whether the person stands in a queue where somebody may want a place of the pool.
bool Oracle::in_line(const Person& person, std::uint32_t pool) const {
    const auto queues = program_.list(program_.pools[pool].queues);
    return person.waits() && std::find(queues.begin(), queues.end(), wanted(person).front().pool) != queues.end();
}

/// Priority, then the instant of asking, then the person (semantics 10).
bool Oracle::goes_before(const Person& a, const Person& b) const {
    return std::tuple{priority(a), a.asked, a.key} < std::tuple{priority(b), b.asked, b.key};
}

std::uint32_t Oracle::priority(const Person& person) const {
    std::uint32_t best = program_.priorities[person.edge * program_.classes + person.person_class];
    for (std::uint32_t r = 0; r < person.risen; ++r) {
        const Node& node = program_.nodes[program_.edges[person.edge].to];
        best = std::min<std::uint32_t>(best, program_.rises[node.first_rise + r].to);
    }
    return best;
}

/// A ring of holders (semantics 20): people who wait inside, for a place that one of them holds, and can never move
/// even if everybody else left and all places opened that will ever open. Who waits for more places than there will
/// ever be is no ring, nor who waits for such a one.
void Oracle::stop_if_locked() {
    std::vector<const Person*> stuck;
    for (const Person& person : people_) {
        if (person.phase == Phase::waits_inside) {
            stuck.push_back(&person);
        }
    }
    std::vector<int> most(settings_.capacity.begin(), settings_.capacity.end());
    for (std::size_t c = changes_made_; c < program_.changes.size(); ++c) {
        if (const auto& change = program_.changes[c]; change.setting == pathway::Setting::capacity) {
            most[change.index] = std::max(most[change.index], static_cast<int>(change.value));
        }
    }
    const auto held = [&](std::uint32_t pool) {
        int places = 0;
        for (const Person* person : stuck) {
            places += amount_of(person->holds, pool);
        }
        return places;
    };
    const auto not_stuck = [&](const Person* person) {
        const auto take = wanted(*person);
        return std::none_of(take.begin(), take.end(), [&](const Need& need) { return held(need.pool) > 0; }) ||
               std::all_of(take.begin(), take.end(),
                           [&](const Need& need) { return most[need.pool] - held(need.pool) >= need.amount; });
    };
    for (std::size_t i = 0; i < stuck.size();) {
        if (not_stuck(stuck[i])) {
            stuck.erase(stuck.begin() + static_cast<std::ptrdiff_t>(i));
            i = 0;
        } else {
            ++i;
        }
    }
    locked_ = locked_ || !stuck.empty();
}

std::span<const Need> Oracle::needs(std::uint32_t node) const {
    return program_.list(program_.nodes[node].needs);
}

/// Whether the places are kept until the next stay starts: as the node says (semantics 9), and in any case when the
/// next node needs nothing but what is held already (11).
bool Oracle::keeps(std::uint32_t number) const {
    const Edge& edge = program_.edges[number];
    if (edge.then != none) {
        return keeps(edge.then);
    }
    const bool stays_put =
        edge.to != none && !needs(edge.to).empty() && beyond(needs(edge.to), needs(edge.from)).empty();
    return program_.nodes[edge.from].hold || stays_put;
}

/// Places that a person waits for beyond those held; for a process, what it needs.
std::vector<Need> Oracle::wanted(const Person& person) const {
    const Edge& edge = program_.edges[person.edge];
    if (edge.then != none) {
        return {program_.list(edge.take).begin(), program_.list(edge.take).end()};
    }
    return edge.to == none ? std::vector<Need>{} : beyond(needs(edge.to), person.holds);
}

int Oracle::in_use(std::uint32_t pool) const {
    int places = 0;
    for (const Person& person : people_) {
        places += amount_of(person.holds, pool);
    }
    return places;
}

int Oracle::free(std::uint32_t pool) const {
    const auto turning =
        std::count_if(turning_.begin(), turning_.end(), [&](const Turning& place) { return place.pool == pool; });
    return settings_.capacity[pool] - in_use(pool) - static_cast<int>(turning);
}

bool Oracle::may_start(const Person& person) const {
    const auto take = wanted(person);
    return std::all_of(take.begin(), take.end(), [&](const Need& need) { return free(need.pool) >= need.amount; });
}

bool Oracle::forgot_somebody() const {
    return std::any_of(people_.begin(), people_.end(),
                       [&](const Person& person) { return person.waits() && may_start(person); });
}

}  // namespace careway::oracle
