#include <algorithm>
#include <utility>

#include "tests/oracle/oracle.hpp"

// What people do until they have started.
namespace careway::oracle {

using pathway::Edge;
using pathway::Exit;
using pathway::Node;

void Oracle::come_back(Person& person) {
    if (person.does == Does::stays) {
        return admit(person);
    }
    person.coming = program_.edges[person.edge].booking == none ? pathway::returned : 0;
    ask(person, person.edge);
}

void Oracle::end_stay(Person& person) {
    const Node& node = program_.nodes[person.node];
    person.fit = now_;
    if (!node.by_next) {
        person.edge = destination(person);
    }
    risk_death(person, node.dies_delayed, person.node, Purpose::death_delayed, person.present(node.luck));
    if (!stops_at(person, node.rounds, false)) {
        become_ready(person);
    }
}

void Oracle::become_ready(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    if (!keeps(person.edge)) {
        if (stops_at(person, program_.nodes[person.node].leaves, true)) {
            return;
        }
        leave(person, {}, edge.exit, edge.to == none && edge.process == none);
    }
    if (edge.process == none) {
        return ask(person, person.edge);
    }
    if (!person.inside && edge.to != none) {
        const Node& to = program_.nodes[edge.to];
        risk_death(person, to.dies_waiting, edge.to, Purpose::death_waiting, person.begun(to.luck));
    }
    return edge.steps == none ? begin_process(person) : ask_for_process(person, edge.steps);
}

/// A process that needs places of its own begins when they are there (semantics 5).
void Oracle::ask_for_process(Person& person, std::uint32_t step) {
    person.edge = step;
    person.asked = now_;
    person.priority = 0;
    return goes_at_once(person) ? begin_process(person) : wait(person);
}

void Oracle::begin_process(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    const Node& node = program_.nodes[person.node];
    person.team = edge.then == none ? Needs{} : wanted(person);
    if (!person.team.empty()) {
        seen_.insert("process needs a pool");
    }
    person.does = Does::has_process;
    for (const Need& need : person.team) {
        note(What::place_taken, person, need.pool, pathway::as_time(need.amount), pathway::as_stay_starts);
    }
    note(What::process_waits, person, edge.reason, now_, person.where() | clock(person));
    const auto name = edge.then == none || edge.name == 0 ? node.luck : both(node.luck, edge.name);
    const auto luck = bits(person, name, Purpose::process, person.present(node.luck));
    plan(&person, EventClass::process_end, sample(edge.process, person, luck.uniform()), node.name);
}

/// What a process needed, whether it is over or broken off.
void Oracle::free_team(Person& person) {
    for (const Need& need : std::exchange(person.team, {})) {
        note(What::place_given, person, need.pool, pathway::as_time(need.amount));
        give_back(person, need);
    }
}

void Oracle::end_process(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    note(What::process_ended, person, edge.reason, person.fit, person.where() | clock(person));
    if (edge.then == none) {
        return ask(person, person.edge);
    }
    free_team(person);
    const Edge& onward = program_.edges[edge.then];
    if (onward.then != none) {
        seen_.insert("processes in series");
        return ask_for_process(person, edge.then);
    }
    person.edge = edge.then;
    if (onward.with_ready && !wanted(person).empty()) {
        if (person.fit < now_) {
            seen_.insert("with: ready");
        }
        return ask_in_turn(person, person.fit);  // has stood in line since then, so no door holds the asking
    }
    ask(person, edge.then);
}

void Oracle::ask(Person& person, std::uint32_t edge) {
    person.edge = edge;
    if (!person.inside || !stops_at(person, program_.nodes[person.node].leaves, true)) {
        ask_in_turn(person, now_);
    }
}

/// @param turn  the instant of asking that orders queues
void Oracle::ask_in_turn(Person& person, Time turn) {
    person.asked = turn;
    if (goes_back(person)) {
        return;
    }
    if (program_.edges[person.edge].to == none) {
        return end_episode(person);
    }
    person.priority = program_.priorities[person.edge * program_.classes + person.person_class];
    return goes_at_once(person) ? start(person, false, !may_go(person, wanted(person))) : find_no_place(person);
}

/// People who were booked go home, others go elsewhere (semantics 4 and 16), or wait.
void Oracle::find_no_place(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    if (edge.booking != none && person.cancelled < program_.bookings[edge.booking].at_most) {
        const auto& booking = program_.bookings[edge.booking];
        person.node = edge.to;
        person.does = Does::is_away;
        const int last = person.cancelled + 1 == booking.at_most ? pathway::last_time : 0;
        note(What::cancelled, person, 0, pathway::as_time(static_cast<std::int32_t>(edge.booking)),
             std::exchange(person.coming, std::uint8_t{0}) | last);
        const auto luck = bits(person, booking.name, Purpose::rebooking, person.cancelled++);
        return plan(&person, EventClass::arrival, sample(booking.rebooked_after, person, luck.uniform()), edge.name);
    }
    if (edge.instead == none) {
        return wait(person);
    }
    seen_.insert("if_free: else");
    if (!person.inside) {
        drop(person, EventClass::death);  // of waiting for a place there
    }
    ask(person, edge.instead);
}

void Oracle::wait(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    if (!person.inside && edge.then == none) {
        return wait_outside(person);
    }
    person.does = Does::waits;
    note(What::place_waits, person, wanted(person).front().pool, {}, marks_of_wait(person));
    plan_rises(person);
    stop_if_kept_for_ever();
    if (!of_census_) {
        settle_locks();
    }
}

void Oracle::wait_outside(Person& person) {
    person.node = program_.edges[person.edge].to;
    const Node& node = program_.nodes[person.node];
    const auto ahead = std::count_if(people_.begin(), people_.end(), [&](const Person& other) {
        return other.waits() && !other.inside && other.node == person.node && program_.edges[other.edge].then == none;
    });
    const auto marks = std::exchange(person.coming, std::uint8_t{0});
    if (node.queue_limit >= 0 && ahead >= node.queue_limit) {
        note(What::turned_away, person, 0, {}, marks);
        drop(person, EventClass::death);
        person.member_of = person.member_of == person.node ? none : person.member_of;  // nothing to go back to
        return ask(person, node.otherwise);
    }
    note(What::queued, person, wanted(person).front().pool, {}, marks);
    line_up(person);
}

void Oracle::line_up(Person& person) {
    const Node& node = program_.nodes[person.node];
    person.does = Does::waits;
    plan_rises(person);
    stop_if_kept_for_ever();
    const auto visit = person.begun(node.luck);
    if (std::none_of(plans_.begin(), plans_.end(),
                     [&](const Planned& p) { return p.person == &person && p.when.kind() == EventClass::death; })) {
        risk_death(person, node.dies_waiting, person.node, Purpose::death_waiting, visit);
    }
    if (node.patience != none) {
        const auto luck = bits(person, node.luck, node.patience_of_stay ? Purpose::visit : Purpose::patience, visit);
        plan(&person, EventClass::give_up, sample(node.patience, person, luck.uniform()), node.name);
    }
}

void Oracle::plan_rises(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    if (edge.to == none) {
        return;
    }
    const Node& node = program_.nodes[edge.to];
    for (std::uint32_t r = node.first_rise; r < node.first_rise + node.rises; ++r) {
        plan(&person, EventClass::rise, std::max(person.asked + program_.rises[r].after, now_) - now_, node.name, r);
    }
}

void Oracle::give_up(Person& person) {
    note(What::gave_up, person, wanted(person).front().pool, person.asked);
    stop_waiting(person);
    drop(person, EventClass::death);
    person.member_of = person.member_of == person.node ? none : person.member_of;
    ask(person, program_.nodes[person.node].gives_up);
}

void Oracle::stop_waiting(Person& person) {
    charge(person, none);
    const auto take = wanted(person);
    if (reserves(person)) {
        std::transform(take.begin(), take.end(), std::back_inserter(freed_), [](const Need& n) { return n.pool; });
    }
    drop(person, EventClass::rise);
    drop(person, EventClass::give_up);
    person.newcomer = false;
    person.does = Does::is_away;
    const Edge& edge = program_.edges[person.edge];
    if (person.inside || edge.then != none) {
        note(What::place_ended, person, take.front().pool, {}, marks_of_wait(person));
    }
}

/// Whoever has waited has what they waited for.
void Oracle::begin(Person& person) {
    const bool queued = !person.inside && program_.edges[person.edge].then == none;
    stop_waiting(person);
    if (program_.edges[person.edge].then != none) {
        begin_process(person);
    } else {
        start(person, queued, !may_go(person, wanted(person)));
    }
}

/// Takes all the places of the node wanted and begins the stay there.
void Oracle::start(Person& person, bool had_queued, bool into_overflow) {
    const std::uint32_t to = program_.edges[person.edge].to;
    const Node& node = program_.nodes[to];
    const std::uint32_t queue = had_queued ? wanted(person).front().pool : 0;
    if (person.inside) {
        leave(person, wishes(to, into_overflow), Exit::home, false);
    }
    drop(person, EventClass::death);
    person.node = to;
    person.inside = true;
    person.does = Does::stays;
    person.holds = needs(to, into_overflow);
    person.newcomer = false;
    person.over = false;
    person.entered_for = person.asked;
    person.started = now_;
    person.fit = never;
    const int marks = std::exchange(person.coming, std::uint8_t{0}) | (had_queued ? pathway::waited : 0);
    note(What::started, person, queue, person.asked, marks);
    const std::uint32_t visit = person.visits[node.luck]++;
    const auto luck = bits(person, node.luck, Purpose::visit, visit);
    person.luck = luck.word[2];
    if (node.membership && person.member_of == to) {
        person.entered_for = person.member_since;
        be_at_home(person);
    } else if (node.membership) {
        release_kept(person);
        begin_membership(person, sample(node.stay, person, luck.uniform()), Duration{});
    } else {
        person.edge = node.by_next ? destination(person) : none;
        const auto slots = node.by_next ? program_.edges[person.edge].stay : node.stay;
        plan(&person, EventClass::stay_end, sample(slots, person, luck.uniform()), node.name);
    }
    if (into_overflow) {
        note_stand_in(person, true, pathway::as_stay_starts);
    }
    for (std::uint32_t p = node.first_part; p < node.first_part + node.parts; ++p) {
        hold_part(person, program_.parts[p], part_lasts(person, program_.parts[p]));
    }
}

void Oracle::hold_part(Person& person, const pathway::Part& part, Duration lasts) {
    const std::uint32_t pool = part.need.pool;
    person.parts.push_back(part.need);
    note(What::place_taken, person, pool, pathway::as_time(part.need.amount), pathway::as_stay_starts);
    plan(&person, EventClass::part_end, lasts, program_.pools[pool].name, pool);
}

Duration Oracle::part_lasts(const Person& person, const pathway::Part& part) const {
    const std::uint32_t node = program_.nodes[person.node].luck;
    const auto luck = both(program_.pools[part.need.pool].luck, node);
    return sample(part.lasts, person, bits(person, luck, Purpose::part, person.present(node)).uniform());
}

/// The first process signs people off, unless its days are counted under a letter (semantics 6).
int Oracle::clock(const Person& person) const {
    const Edge& edge = program_.edges[person.edge];
    const auto& letters = program_.texts.letters;
    const bool first = edge.process != none && (edge.then == none || edge.name == 0);
    const bool lettered = first && !letters.empty() && letters[program_.pools.size() + edge.reason] != 0;
    return first && !lettered ? pathway::before_sign_off : 0;
}

int Oracle::marks_of_wait(const Person& person) const {
    const Edge& edge = program_.edges[person.edge];
    return person.where() | (edge.then != none ? clock(person) : edge.restarts ? pathway::again : 0);
}

/// Who stands at a door to begin a process outside has not been signed off by it.
int Oracle::marks_at_gate(const Person& person) const {
    const bool rounds = program_.gates[person.gate].kind == Gate::Kind::rounds;
    return person.where() | (rounds ? pathway::before_sign_off : keeps(person.edge) ? 0 : clock(person));
}

/// From now on, while the person waits, is ready to leave, or is a member at home (semantics 18).
void Oracle::risk_death(Person& person, std::uint32_t slot, std::uint32_t node, Purpose purpose, std::uint32_t visit) {
    if (slot != none) {
        const auto luck = bits(person, program_.nodes[node].luck, purpose, visit);
        plan(&person, EventClass::death, sample(slot, person, luck.uniform()), program_.nodes[node].name);
    }
}

}  // namespace careway::oracle
