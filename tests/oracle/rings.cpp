#include <algorithm>
#include <functional>

#include "tests/oracle/oracle.hpp"

// Rings of people who hold what the others want (semantics 20).
namespace careway::oracle {

namespace {

/// Until nobody is left, or nobody else can be. @param could_go  looks at who is left
template <class CouldGo>
void strike_out(std::vector<Person*>& people, CouldGo could_go) {
    for (bool struck_out = true; struck_out;) {
        std::vector<Person*> left;
        std::copy_if(people.begin(), people.end(), std::back_inserter(left), std::not_fn(could_go));
        struck_out = left.size() < people.size();
        people = std::move(left);
    }
}

}  // namespace

/// The most places that each pool will ever have.
std::vector<int> Oracle::most_places() const {
    std::vector<int> most = capacity_;
    const auto at_least = [&](std::uint32_t pool, int places) { most[pool] = std::max(most[pool], places); };
    for (std::uint32_t p = 0; p < most.size(); ++p) {
        at_least(p, settings_.capacity[p]);
    }
    for (const auto& staff : program_.staffs) {
        if (staff.recruited_after != none) {
            at_least(staff.pool, staff.posts);
        }
    }
    for (std::size_t c = changes_made_; c < program_.changes.size(); ++c) {
        if (const auto& change = program_.changes[c]; change.setting == pathway::Setting::capacity) {
            at_least(change.index, static_cast<int>(change.value));
        }
    }
    return most;
}

/// People who wait inside, for a place that one of them holds, and could not move even if everybody else left. Who
/// waits for more places than there are is no ring, nor who waits for such a one.
std::vector<Person*> Oracle::stuck(const std::vector<int>& places) {
    std::vector<Person*> ring;
    for (Person& person : people_) {
        if (person.waits() && person.inside) {
            ring.push_back(&person);
        }
    }
    const auto held = [&](std::uint32_t pool) {
        int sum = 0;
        for (const Person* person : ring) {
            sum += amount_of(person->holds, pool);
        }
        return sum;
    };
    const auto could_go = [&](const Needs& take) {
        return std::all_of(take.begin(), take.end(),
                           [&](const Need& need) { return places[need.pool] - held(need.pool) >= need.amount; });
    };
    const auto waits_for_others = [&](const Needs& take) {
        return std::none_of(take.begin(), take.end(), [&](const Need& need) { return held(need.pool) > 0; });
    };
    const auto is_none = [&](Person* person) {
        const auto ways = alternatives(*person);
        return std::all_of(ways.begin(), ways.end(), waits_for_others) ||
               std::any_of(ways.begin(), ways.end(), could_go);
    };
    strike_out(ring, is_none);
    return ring;
}

/// Rings swap their places where the model lets them; one that never can stops the run.
void Oracle::settle_locks() {
    if (program_.exchange) {
        while (swap_places()) {
        }
        if (!first_ring(false).empty()) {
            return;  // it may move when a gate opens, in a session, or when others have gone
        }
    }
    if (!stuck(most_places()).empty()) {
        throw Deadlock{};
    }
}

/// Lets the first ring move; false when none can. All leave before any starts.
bool Oracle::swap_places() {
    const auto ring = first_ring(true);
    for (const auto& [person, into, parts] : ring) {
        seen_.insert("exchange");
        stop_waiting(*person);
    }
    for (const auto& [person, into, parts] : ring) {
        leave(*person, wishes(program_.edges[person->edge].to, into), pathway::Exit::home, false);
    }
    for (const auto& [person, into, parts] : ring) {
        start(*person, false, into);
    }
    return !ring.empty();
}

/// At the end of an event, for rings that could not move when they formed.
void Oracle::swap_when_possible() {
    while (program_.exchange && swap_places()) {
        offer();
    }
}

/// Of those who are stuck under the capacity of the moment, in the order of the queues, each to their own place before
/// another. @param now  as things stand; else whatever gates and sessions say, and with everybody else gone
std::vector<Oracle::Mover> Oracle::first_ring(bool now) {
    auto people = stuck(capacity_);
    auto room = most_places();
    for (std::uint32_t p = 0; p < capacity_.size(); ++p) {
        for (const Person* person : people) {
            room[p] -= amount_of(person->holds, p);
        }
        room[p] = now ? free(p) : room[p];
    }
    std::sort(people.begin(), people.end(), [](auto a, auto b) { return goes_before(*a, *b); });
    std::vector<Mover> movers;
    for (Person* person : people) {
        const auto ways = alternatives(*person);
        for (std::size_t w = 0; w < ways.size() && program_.edges[person->edge].to != none; ++w) {
            const bool held_up = std::any_of(ways[w].begin(), ways[w].end(), [&](const Need& need) {
                return program_.pools[need.pool].in_sessions && in_session_ != need.pool;
            });
            if (!now || (!held_up && shut_gate(*person, ways[w]) == none)) {
                movers.push_back({person, w == 1, now ? person->parts : Needs{}});
            }
        }
    }
    for (const Mover& first : movers) {
        std::vector<Mover> ring{first};
        std::vector<bool> tried(room.size());
        if (close_ring(ring, movers, room, tried)) {
            return ring;
        }
    }
    return {};
}

/// Goes on from the last of the ring to the first who wants what it would leave, until what is left is what the first
/// of the ring wants and there is room for all. Places that are turned around first are left to nobody.
bool Oracle::close_ring(std::vector<Mover>& ring, const std::vector<Mover>& others, const std::vector<int>& room,
                        std::vector<bool>& tried) {
    const auto gives = [&](const Mover& mover) {
        return beyond(mover.person->holds, wishes(program_.edges[mover.person->edge].to, mover.into_overflow));
    };
    const auto wants = [&](const Mover& mover, std::uint32_t pool) {
        return amount_of(wanted(*mover.person, mover.into_overflow), pool);
    };
    const auto all_fit = [&] {
        for (std::uint32_t pool = 0; pool < room.size(); ++pool) {
            int places = room[pool];
            int taken = 0;
            for (const Mover& mover : ring) {
                const int left = amount_of(gives(mover), pool) + amount_of(mover.parts, pool);
                places += program_.pools[pool].turnaround == none ? left : 0;
                taken += wants(mover, pool);
            }
            if (taken > 0 && taken > places) {
                return false;
            }
        }
        return true;
    };
    for (const Need& left : gives(ring.back())) {
        if (program_.pools[left.pool].turnaround != none || tried[left.pool]) {
            continue;
        }
        if (wants(ring.front(), left.pool) > 0 && all_fit()) {
            return true;
        }
        tried[left.pool] = true;
        for (const Mover& next : others) {
            const bool new_here =
                std::none_of(ring.begin(), ring.end(), [&](const Mover& mover) { return mover.person == next.person; });
            if (new_here && wants(next, left.pool) > 0) {
                ring.push_back(next);
                if (close_ring(ring, others, room, tried)) {
                    return true;
                }
                ring.pop_back();
            }
        }
    }
    return false;
}

/// Somebody may keep places for themselves that others wait for who hold what the first still lacks (decision 26):
/// strikes out who could start once everybody else had gone, until nobody is left or nobody else can be struck out.
void Oracle::stop_if_kept_for_ever() {
    std::vector<Person*> stuck;
    for (Person& person : people_) {
        if (person.waits() && (person.inside || program_.edges[person.edge].then != none || reserves(person))) {
            stuck.push_back(&person);
        }
    }
    const auto keeps_some = [&](const Person* person) { return reserves(*person); };
    if (std::none_of(stuck.begin(), stuck.end(), keeps_some)) {
        return;
    }
    const auto most = most_places();
    const auto could_start = [&](const Person* person, const Needs& take) {
        return std::all_of(take.begin(), take.end(), [&](const Need& need) {
            int places = most[need.pool];
            for (const Person* other : stuck) {
                places -= amount_of(other->holds, need.pool);
                if (other != person && reserves(*other) && goes_before(*other, *person)) {
                    places -= amount_of(wanted(*other), need.pool);
                }
            }
            return places >= need.amount;
        });
    };
    const auto could = [&](Person* person) {
        const auto ways = alternatives(*person);
        return std::any_of(ways.begin(), ways.end(), [&](const Needs& take) { return could_start(person, take); });
    };
    strike_out(stuck, could);
    if (std::any_of(stuck.begin(), stuck.end(), keeps_some) &&
        std::any_of(stuck.begin(), stuck.end(), [](const Person* person) { return person->inside; })) {
        throw Deadlock{};
    }
}

}  // namespace careway::oracle
