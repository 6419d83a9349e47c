#include "tests/oracle/oracle.hpp"

#include <algorithm>
#include <utility>

// What one person does.
namespace careway::oracle {

using kernel::EventClass;
using pathway::Edge;
using pathway::Node;
using pathway::What;
using random::Purpose;

void Oracle::end_stay(Person& person) {
    person.fit = now_;
    person.edge = destination(person);
    const Edge& edge = program_.edges[person.edge];
    if (!keeps(person.edge)) {
        leave(person, {});
    }
    if (edge.process == none) {
        return ask(person, person.edge, now_);
    }
    return edge.steps == none ? begin_process(person) : ask_for_process(person, edge.steps);
}

/// A process that needs places of its own begins when they are there (semantics 5).
void Oracle::ask_for_process(Person& person, std::uint32_t step) {
    person.edge = step;
    person.asked = now_;
    person.risen = 0;
    if (goes_at_once(person)) {
        return begin_process(person);
    }
    note(What::place_waits, person, wanted(person).front().pool, {}, marks_of_process(person));
    person.phase = person.inside() ? Phase::waits_inside : Phase::waits_for_process_outside;
    stop_if_locked();
}

void Oracle::begin_process(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    const Node& node = program_.nodes[person.node];
    const auto take = wanted(person);
    if (edge.then != none) {
        person.holds.insert(person.holds.end(), take.begin(), take.end());
        for (const Need& need : take) {
            note(What::place_taken, person, need.pool, pathway::as_time(need.amount), pathway::as_stay_starts);
        }
    }
    person.phase = keeps(person.edge) ? Phase::in_process : Phase::in_process_outside;
    note(What::process_waits, person, edge.reason, now_, marks_of_process(person));
    const auto name = edge.then == none || edge.name == 0 ? node.luck : node.luck * 16777619u ^ edge.name;
    const auto bits = draws_.at(person.key, name, Purpose::process, person.episode, visit(person));
    schedule(person, EventClass::process_end, sample(edge.process, person, bits.uniform()), node.name);
}

void Oracle::end_process(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    note(What::process_ended, person, edge.reason, person.fit, marks_of_process(person));
    if (edge.then == none) {
        return ask(person, person.edge, now_);
    }
    person.holds.resize(person.holds.size() - edge.take.count);
    for (const Need& need : program_.list(edge.take)) {
        note(What::place_given, person, need.pool, pathway::as_time(need.amount));
        give_back(person, need);
    }
    const Edge& onward = program_.edges[edge.then];
    if (onward.then != none) {
        return ask_for_process(person, edge.then);
    }
    person.edge = edge.then;
    ask(person, edge.then, onward.with_ready && !wanted(person).empty() ? person.fit : now_);
}

/// The first process signs people off, unless its days are counted under a letter (semantics 6).
int Oracle::marks_of_process(const Person& person) const {
    const Edge& edge = program_.edges[person.edge];
    const bool first = edge.then == none || edge.name == 0;
    const auto& letters = program_.texts.letters;
    const bool lettered = !letters.empty() && letters[program_.pools.size() + edge.reason] != 0;
    return (keeps(person.edge) ? 0 : pathway::outside) | (first && !lettered ? pathway::before_sign_off : 0);
}

void Oracle::give_up(Person& person) {
    note(What::gave_up, person, wanted(person).front().pool, person.asked);
    person.newcomer = false;
    person.rises.clear();
    person.phase = Phase::at_home;
    ask(person, program_.nodes[person.node].gives_up, now_);
}

/// @param turn  the instant of asking that orders queues
void Oracle::ask(Person& person, std::uint32_t edge, Time turn) {
    person.edge = edge;
    person.asked = turn;
    if (program_.edges[edge].to == none) {
        end_episode(person);
    } else if (goes_at_once(person)) {
        start(person, false);
    } else {
        wait(person);
    }
}

/// All is free, and nobody stands in line for what has just come free.
bool Oracle::goes_at_once(const Person& person) const {
    const auto take = wanted(person);
    return may_start(person) && std::none_of(take.begin(), take.end(), [&](const Need& need) {
               return std::find(freed_.begin(), freed_.end(), need.pool) != freed_.end() &&
                      std::any_of(people_.begin(), people_.end(),
                                  [&](const Person& p) { return in_line(p, need.pool); });
           });
}

void Oracle::wait(Person& person) {
    if (!person.inside()) {
        return wait_outside(person);
    }
    person.phase = Phase::waits_inside;
    note(What::place_waits, person, wanted(person).front().pool);
    plan_rises(person);
    stop_if_locked();
}

void Oracle::wait_outside(Person& person) {
    person.node = program_.edges[person.edge].to;
    const Node& node = program_.nodes[person.node];
    const auto ahead = std::count_if(people_.begin(), people_.end(), [&](const Person& other) {
        return other.phase == Phase::waits_outside && other.node == person.node;
    });
    const auto marks = std::exchange(person.coming, std::uint8_t{0});
    if (node.queue_limit >= 0 && ahead >= node.queue_limit) {
        note(What::turned_away, person, 0, {}, marks);
        return ask(person, node.otherwise, now_);
    }
    person.phase = Phase::waits_outside;
    note(What::queued, person, wanted(person).front().pool, {}, marks);
    plan_rises(person);
    if (node.patience != none) {
        const auto purpose = node.patience_of_stay ? Purpose::visit : Purpose::patience;
        const auto bits = draws_.at(person.key, node.luck, purpose, person.episode, person.visits[node.luck]);
        schedule(person, EventClass::give_up, sample(node.patience, person, bits.uniform()), node.name);
    }
}

void Oracle::plan_rises(Person& person) {
    const Node& node = program_.nodes[program_.edges[person.edge].to];
    person.risen = 0;
    for (std::uint32_t r = node.first_rise; r < node.first_rise + node.rises; ++r) {
        const Time at = std::max(now_, std::min(person.asked + program_.rises[r].after, never));
        person.rises.emplace_back(at, EventClass::rise, kernel::tie_of(person.key, node.name), r);
    }
}

/// Whoever has waited has what they waited for.
void Oracle::stop_waiting(Person& person) {
    const bool queued = person.phase == Phase::waits_outside;
    const bool for_process = program_.edges[person.edge].then != none;
    if (!queued) {
        note(What::place_ended, person, wanted(person).front().pool, {}, for_process ? marks_of_process(person) : 0);
    }
    if (for_process) {
        begin_process(person);
    } else {
        start(person, queued);
    }
}

/// Takes all the places of the node wanted and begins the stay there.
void Oracle::start(Person& person, bool had_queued) {
    const std::uint32_t to = program_.edges[person.edge].to;
    const auto take = wanted(person);
    if (person.inside()) {
        leave(person, needs(to));
    }
    person.holds.assign(needs(to).begin(), needs(to).end());
    person.rises.clear();
    person.newcomer = false;
    person.node = to;
    person.phase = Phase::staying;
    person.entered_for = person.asked;
    const int marks = std::exchange(person.coming, std::uint8_t{0}) | (had_queued ? pathway::waited : 0);
    note(What::started, person, had_queued ? take.front().pool : 0, person.asked, marks);
    const Node& node = program_.nodes[to];
    const auto bits = draws_.at(person.key, node.luck, Purpose::visit, person.episode, person.visits[node.luck]++);
    person.luck = bits.word[2];
    schedule(person, EventClass::stay_end, sample(node.stay, person, bits.uniform()), node.name);
}

/// Goes out of the node; what is not kept turns around, or is free.
void Oracle::leave(Person& person, std::span<const Need> keeping) {
    const Edge& edge = program_.edges[person.edge];
    if (person.fit < now_) {
        note(What::delay_ended, person, 0, person.fit);
    }
    const bool over = edge.to == none && (keeps(person.edge) || edge.process == none);
    note(What::left, person, static_cast<std::uint32_t>(edge.exit), person.entered_for, over ? pathway::exiting : 0);
    for (const Need& need : beyond(person.holds, keeping)) {
        give_back(person, need);
    }
    person.holds.clear();
    person.phase = Phase::at_home;
}

void Oracle::give_back(const Person& person, Need need) {
    const auto& pool = program_.pools[need.pool];
    if (pool.turnaround == none) {
        freed_.push_back(need.pool);
        return;
    }
    const auto name = pool.luck * 16777619u ^ program_.nodes[person.node].luck;
    const auto bits = draws_.at(person.key, name, Purpose::turnaround, person.episode, visit(person));
    const Time over = std::min(now_ + sample(pool.turnaround, person, bits.uniform()), never);
    for (int i = 0; i < need.amount; ++i) {
        note(What::turning, person, need.pool);
        turning_.push_back(
            {{over, EventClass::turnaround_end, kernel::tie_of(person.key, pool.name), need.pool}, need.pool});
    }
}

void Oracle::end_episode(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    if (person.inside()) {
        leave(person, {});
    } else if (edge.from == none || edge.process != none) {
        note(What::exited, person, static_cast<std::uint32_t>(edge.exit));
    }
    person.phase = Phase::gone;
    if (edge.readmission_share == none) {
        return;
    }
    const auto bits = draws_.at(person.key, program_.nodes[edge.from].luck, Purpose::readmission, person.episode);
    if (bits.uniform() < settings_.shares[edge.readmission_share + person.person_class]) {
        person.phase = Phase::at_home;
        person.visits.clear();
        person.edge = edge.readmission_enters;
        if (++person.episode % 256 == 0) {
            person.key = random::scramble(person.key);
        }
        schedule(person, EventClass::arrival, sample(edge.readmission_after, person, bits.second_uniform()),
                 program_.edges[person.edge].name);
    }
}

}  // namespace careway::oracle
