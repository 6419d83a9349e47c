#include <algorithm>
#include <utility>

#include "tests/oracle/oracle.hpp"

// How people leave, what they give back, and how their episodes end.
namespace careway::oracle {

using pathway::Edge;
using pathway::Exit;

/// Goes out of the node; what is not kept turns around, or is free.
void Oracle::leave(Person& person, const Needs& keeping, Exit exit, bool over) {
    if (person.fit < now_) {
        note(What::delay_ended, person, 0, person.fit);
    }
    const Needs given = beyond(person.holds, keeping);
    end_parts(person);
    if (person.elsewhere) {
        note_stand_in(person, false, 0);
    }
    note(What::left, person, static_cast<std::uint32_t>(exit), person.entered_for, over ? pathway::exiting : 0);
    for (const Need& need : given) {
        give_back(person, need);
    }
    drop(person, EventClass::death);
    drop(person, EventClass::stay_end);
    drop(person, EventClass::arrival);
    person.holds.clear();
    person.paused.clear();
    person.interrupted = person.inside = false;
    person.does = Does::is_away;
    person.over = over;
}

void Oracle::give_back(const Person& person, Need need) {
    const auto& pool = program_.pools[need.pool];
    if (pool.turnaround == none) {
        const auto waits = [&](const Person& other) { return in_line(other, need.pool); };
        if (pool.attends || std::any_of(people_.begin(), people_.end(), waits)) {
            freed_.push_back(need.pool);  // else it is free for whoever asks next, and offered to nobody
        }
        return;
    }
    const std::uint32_t node = program_.nodes[person.node].luck;
    const auto luck = bits(person, both(pool.luck, node), Purpose::turnaround, person.present(node));
    const Duration lasts = sample(pool.turnaround, person, luck.uniform());
    for (int i = 0; i < need.amount; ++i) {
        note(What::turning, person, need.pool);
        turning_.push_back(need.pool);
        const auto tie = kernel::tie_of(person.key, pool.name);
        plans_.push_back({{std::min(now_ + lasts, never), EventClass::turnaround_end, tie, 0}, nullptr, need.pool});
    }
}

/// The last taken is the first given back.
void Oracle::end_parts(Person& person) {
    while (!person.parts.empty()) {
        end_part(person, person.parts.back().pool);
    }
}

void Oracle::end_part(Person& person, std::uint32_t pool) {
    const auto part = std::find_if(person.parts.begin(), person.parts.end(), [&](Need n) { return n.pool == pool; });
    const Need need = *part;
    person.parts.erase(part);
    std::erase_if(plans_, [&](const Planned& p) {
        return p.person == &person && p.when.kind() == EventClass::part_end && p.number == pool;
    });
    note(What::place_given, person, pool, pathway::as_time(need.amount));
    give_back(person, need);
}

/// Says that the stay holds a place of the pool that stands in, or holds one of it no longer.
void Oracle::note_stand_in(Person& person, bool elsewhere, int marks) {
    const Need own = needs(person.node).front();
    const std::uint32_t other = program_.nodes[person.node].overflow;
    note(What::place_given, person, elsewhere ? own.pool : other, pathway::as_time(own.amount), marks);
    note(What::place_taken, person, elsewhere ? other : own.pool, pathway::as_time(own.amount), marks);
    person.elsewhere = elsewhere;
}

void Oracle::end_episode(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    if (person.inside) {
        leave(person, {}, edge.exit, true);
    } else if (!person.over) {
        note(What::exited, person, static_cast<std::uint32_t>(edge.exit));
    }
    release_kept(person);
    person.member_of = none;
    drop(person, EventClass::death);
    person.does = Does::is_gone;
    if (edge.readmission_share == none) {
        return;
    }
    const auto luck = bits(person, program_.nodes[edge.from].luck, Purpose::readmission, 0);
    if (luck.uniform() < settings_.shares[edge.readmission_share + person.person_class]) {
        person.does = Does::is_away;
        begin_episode(person);
        person.edge = edge.readmission_enters;
        const Duration after = sample(edge.readmission_after, person, luck.second_uniform());
        plan(&person, EventClass::arrival, after, program_.edges[person.edge].name);
    }
}

void Oracle::begin_episode(Person& person) {
    person.over = false;
    person.visits.clear();
    if (++person.episode % 256 == 0) {
        person.key = random::scramble(person.key);
    }
}

void Oracle::die(Person& person) {
    const Edge& edge = program_.edges[person.edge];
    const bool queued = person.waits() && !person.inside && edge.then == none;
    const std::uint32_t pool = queued ? wanted(person).front().pool : 0;
    const Does did = person.does;
    if (did == Does::waits) {
        stop_waiting(person);
    } else if (did == Does::stands_at_gate) {
        std::erase(at_gate_[person.gate], &person);
        note(What::process_ended, person, reason_of(gates_[person.gate]), person.fit, marks_at_gate(person));
    } else if (did == Does::has_process) {
        drop(person, EventClass::process_end);
        note(What::process_ended, person, edge.reason, person.fit, person.where() | clock(person));
        free_team(person);
    }
    if (person.inside) {
        if (did != Does::stays) {
            note(What::died, person, 0);
        }
        leave(person, {}, Exit::died, true);
    } else {
        for (auto e = person.edge; !queued; e = program_.edges[e].then) {
            if (program_.edges[e].then == none) {
                person.node = program_.edges[e].to;  // which they waited for
                break;
            }
        }
        note(What::died, person, pool, {}, queued ? pathway::outside | pathway::waited : pathway::outside);
        note(What::exited, person, static_cast<std::uint32_t>(Exit::died));
    }
    release_kept(person);
    person.does = Does::is_gone;
}

/// Out of a place that has closed: waits outside, with the old turn and the same luck (semantics 13).
void Oracle::send_back(Person& person) {
    const Needs given = person.holds;
    end_parts(person);
    if (person.elsewhere) {
        note_stand_in(person, false, 0);
    }
    drop(person, EventClass::stay_end);
    drop(person, EventClass::death);  // of a member, who is at home no longer
    person.holds.clear();
    person.inside = false;
    person.edge = person.node;  // the way in has the node's number
    person.asked = person.entered_for;
    --person.visits[program_.nodes[person.node].luck];
    note(What::sent_back, person, wanted(person).front().pool);
    for (const Need& need : given) {
        give_back(person, need);
    }
    line_up(person);
    const auto ways = alternatives(person);
    for (const Need& need : ways.back()) {
        freed_.push_back(need.pool);  // places that stand in may be free
    }
}

}  // namespace careway::oracle
