#include <algorithm>
#include <cmath>

#include "tests/oracle/oracle.hpp"

// What decides how many places are open, and what becomes of people whose places close.
namespace careway::oracle {

using pathway::Closing;

void Oracle::begin_openings() {
    for (std::uint32_t c = 0; c < closed_.size(); ++c) {
        plan_closure(c);
    }
    for (std::uint32_t s = 0; s < program_.sessions.size(); ++s) {
        const auto& sessions = program_.sessions[s];
        plan(nullptr, EventClass::rule, sessions.first, program_.pools[sessions.pool].name,
             static_cast<std::uint32_t>(rules_.size()) + s);
    }
    for (std::uint32_t s = 0; s < program_.staffs.size(); ++s) {
        const auto& staff = program_.staffs[s];
        for (std::int32_t n = 0; n < staff.posts; ++n) {
            posts_.push_back({s, static_cast<std::uint32_t>(n), 0, n < staff.posts - staff.vacant});
            plan_post(static_cast<std::uint32_t>(posts_.size() - 1), true);
        }
    }
    reckon_capacities();
}

/// The gap runs from the end of the closure before.
void Oracle::plan_closure(std::uint32_t number) {
    const auto& closure = program_.closures[number];
    const auto& pool = program_.pools[closure.pool];
    const bool on = closed_[number] % 2 == 1;
    const auto luck = draws_.at(closed_[number] / 2, pool.luck, Purpose::closure);
    const auto& variate = settings_.variates[on ? closure.lasts : closure.every];
    const Duration after = random::sample(variate, on ? luck.second_uniform() : luck.uniform(), program_.tables);
    plan(nullptr, EventClass::closure, std::max(after, Duration::milliseconds(1)), pool.name, number);
}

/// Until it is left, or filled. @param residual  what is left of a time that began before the run
void Oracle::plan_post(std::uint32_t number, bool residual) {
    const Post& post = posts_[number];
    const auto& staff = program_.staffs[post.staff];
    const auto& pool = program_.pools[staff.pool];
    const std::uint32_t slot = post.filled ? staff.leaves_after : staff.recruited_after;
    if (slot == none) {
        return;
    }
    const auto luck = draws_.at(post.number, pool.luck, Purpose::post, post.filled ? 0 : 1, post.spell);
    const auto& variate = settings_.variates[slot];
    const Duration after = residual ? random::residual(variate, luck, program_.tables)
                                    : random::sample(variate, luck.uniform(), program_.tables);
    const Time at = std::min(now_ + std::max(after, Duration::milliseconds(1)), never);
    plans_.push_back({{at, EventClass::post, kernel::tie_of(post.number, pool.name), 0}, nullptr, number});
}

/// Dates and rotas, less what is closed at random, of what a rule has opened, as far as there are staff (decision 27).
void Oracle::reckon_capacities() {
    std::vector<int> places(settings_.capacity.begin(), settings_.capacity.end());
    std::vector<double> hours;
    for (std::uint32_t s = 0; s < program_.staffs.size(); ++s) {
        int& filled = places[program_.staffs[s].pool];
        filled = static_cast<int>(std::count_if(posts_.begin(), posts_.end(),
                                                [&](const Post& post) { return post.staff == s && post.filled; }));
    }
    for (std::size_t c = 0; c < closed_.size(); ++c) {
        int& left = places[program_.closures[c].pool];
        left = closed_[c] % 2 == 1 ? std::max(left - program_.closures[c].places, 0) : left;
    }
    for (std::size_t r = 0; r < rules_.size(); ++r) {
        int& open = places[program_.rules[r].pool];
        open = rules_[r].open ? open : 0;
    }
    for (const auto& staff : program_.staffs) {
        hours.push_back(places[staff.pool] * staff.hours);
    }
    std::vector<int> staffed = places;
    for (const auto& need : program_.staffing) {
        const double most = std::floor(hours[need.staff] / need.hours + 1e-9);
        const int open = most < places[need.pool] ? static_cast<int>(most) : places[need.pool];
        hours[need.staff] -= open * need.hours;
        staffed[need.pool] = std::min(staffed[need.pool], open);
    }
    for (std::uint32_t p = 0; p < staffed.size(); ++p) {
        if (program_.pools[p].layered && staffed[p] != capacity_[p]) {
            capacity_[p] = staffed[p];
            freed_.push_back(p);
            note(What::capacity, Person{}, p, pathway::as_time(staffed[p]));
        }
    }
}

/// Everybody who fits starts, when enough people wait for the pool.
void Oracle::hold_session(std::uint32_t number) {
    const auto& sessions = program_.sessions[number];
    plan(nullptr, EventClass::rule, sessions.every, program_.pools[sessions.pool].name,
         static_cast<std::uint32_t>(rules_.size()) + number);
    const auto waiting = std::count_if(people_.begin(), people_.end(), [&](const Person& person) {
        return person.waits() && amount_of(wanted(person), sessions.pool) > 0;
    });
    if (waiting >= sessions.quorum) {
        seen_.insert("session with quorum");
        in_session_ = sessions.pool;
        freed_.push_back(sessions.pool);
        offer();
        swap_when_possible();
        in_session_ = none;
    }
}

/// A pool opens, or closes, when its condition has held long enough without a break.
void Oracle::watch_rules() {
    for (std::uint32_t r = 0; r < rules_.size(); ++r) {
        const auto& rule = program_.rules[r];
        Rule& state = rules_[r];
        const int used = in_use(rule.of);
        const bool full = used > 0 && used >= capacity_[rule.of] * (state.open ? rule.below : rule.above) - 1e-9;
        const bool holds = full != state.open;
        if (holds && state.due == never) {
            state.due =
                state.open ? std::max(now_ + rule.closes_for, state.since + rule.at_least) : now_ + rule.opens_for;
            plan(nullptr, EventClass::rule, state.due - now_, program_.pools[rule.pool].name, r);
        } else if (!holds) {
            state.due = never;
            std::erase_if(plans_, [&](const Planned& p) {
                return p.when.kind() == EventClass::rule && p.person == nullptr && p.number == r;
            });
        }
    }
}

void Oracle::follow_rule(std::uint32_t number) {
    rules_[number] = {!rules_[number].open, now_, never};
    if (rules_[number].open) {
        note(What::opened, Person{}, program_.rules[number].pool);
    }
    reckon_capacities();
}

/// Places in use by people who are not interrupted.
int Oracle::at_work(std::uint32_t pool) const {
    int places = in_use(pool);
    for (const Person& person : people_) {
        places -= person.interrupted ? held(person, pool) : 0;
    }
    return places;
}

/// The latest to have started pause, or are sent back, until no more are at work than there are places.
void Oracle::close_places(std::uint32_t pool) {
    const Closing closing = program_.pools[pool].closing;
    while (closing != Closing::finish && at_work(pool) > capacity_[pool]) {
        Person* latest = nullptr;
        for (Person& person : people_) {
            if (person.does == Does::stays && !person.interrupted && held(person, pool) > 0 &&
                (latest == nullptr || started_before(*latest, person))) {
                latest = &person;
            }
        }
        if (latest == nullptr) {
            return;
        }
        if (closing == Closing::send_back) {
            send_back(*latest);
            continue;
        }
        latest->interrupted = true;
        seen_.insert(program_.nodes[latest->node].membership ? "member paused" : "rota: pause");
        std::erase_if(plans_, [&](const Planned& p) {
            const auto kind = p.when.kind();
            const bool its = p.person == latest && (kind == EventClass::stay_end || kind == EventClass::part_end);
            if (its) {
                latest->paused.emplace_back(p, p.when.time() - now_);
            }
            return its;
        });
    }
}

/// The earliest to have started go on first, as soon as all that they hold is open.
void Oracle::go_on(std::uint32_t pool) {
    const auto may = [&](const Person& person) {
        for (std::uint32_t p = 0; p < capacity_.size(); ++p) {
            const int places = program_.pools[p].closing == Closing::pause ? held(person, p) : 0;
            const auto turning = static_cast<int>(std::count(turning_.begin(), turning_.end(), p));
            if (places > 0 && at_work(p) + turning + places > capacity_[p]) {
                return false;
            }
        }
        return person.interrupted && program_.pools[pool].closing == Closing::pause && held(person, pool) > 0;
    };
    for (Person* earliest = nullptr;; earliest = nullptr) {
        for (Person& person : people_) {
            if (may(person) && (earliest == nullptr || started_before(person, *earliest))) {
                earliest = &person;
            }
        }
        if (earliest == nullptr) {
            return;
        }
        earliest->interrupted = false;
        for (const auto& [planned, left] : std::exchange(earliest->paused, {})) {
            const kernel::Event when{std::min(now_ + left, never), planned.when.kind(), planned.when.tie(), 0};
            plans_.push_back({when, planned.person, planned.number});
        }
    }
}

}  // namespace careway::oracle
