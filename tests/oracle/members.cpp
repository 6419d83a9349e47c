#include "tests/oracle/oracle.hpp"

// People who belong to a membership and fall ill (semantics 1).
namespace careway::oracle {

using pathway::Exit;

/// @param stay     what is left of it
/// @param elapsed  of it; nothing where somebody is found in it who knows when
void Oracle::begin_membership(Person& person, Duration stay, std::optional<Duration> elapsed) {
    const auto& node = program_.nodes[person.node];
    person.member_of = node.admission == none ? none : person.node;
    person.member_since = person.entered_for;
    person.stay_left = stay;
    if (node.dies != none) {
        const auto luck = bits(person, node.luck, Purpose::death_member, 0);
        const auto& variate = settings_.variates[node.dies + person.person_class];
        person.life_left = elapsed ? random::residual_after(variate, *elapsed, luck.uniform(), program_.tables)
                                   : random::residual(variate, luck, program_.tables);
    }
    be_at_home(person);
}

/// What is left of the membership and of the time to death runs on, until the next admission if that comes first.
void Oracle::be_at_home(Person& person) {
    const auto& node = program_.nodes[person.node];
    person.edge = node.first_edge;
    person.entered_for = person.member_since;
    person.fit = never;
    if (node.dies != none) {
        plan(&person, EventClass::death, person.life_left, node.name);
    }
    if (node.admission != none) {
        const auto luck = bits(person, node.luck, Purpose::admission, 0);
        const Duration well = sample(program_.admissions[node.admission].after, person, luck.uniform());
        if (well < person.stay_left) {
            person.stay_left = person.stay_left - well;
            return plan(&person, EventClass::arrival, well, program_.edges[person.edge].name);
        }
    }
    plan(&person, EventClass::stay_end, person.stay_left, node.name);
}

void Oracle::admit(Person& person) {
    const auto& node = program_.nodes[person.node];
    for (const Planned& planned : plans_) {
        if (planned.person == &person && planned.when.kind() == EventClass::death) {
            person.life_left = planned.when.time() - now_;
        }
    }
    drop(person, EventClass::death);
    person.kept = true;
    end_parts(person);
    person.inside = false;
    person.holds.clear();
    const auto luck = bits(person, node.luck, Purpose::keep, 0);
    const auto& admission = program_.admissions[node.admission];
    plan(&person, EventClass::keep_end, sample(admission.keep, person, luck.uniform()), node.name);
    note(What::admitted, person, 0);
    begin_episode(person);
    person.coming = pathway::returned;
    ask(person, admission.enters);
}

/// A person at the end of an episode that leads home, or to their own membership. Those whose place was kept are back
/// there; the others are shown the way to ask for it again.
bool Oracle::goes_back(Person& person) {
    const auto& edge = program_.edges[person.edge];
    const bool home = edge.to == none && edge.exit == Exit::home;
    if (person.member_of == none || !(home || edge.to == person.member_of)) {
        return false;
    }
    if (!person.kept) {
        if (home || (person.inside && !edge.restarts)) {
            person.edge = program_.way_back(person.edge, person.member_of);
            person.over = false;
        }
        return false;
    }
    if (person.inside) {
        leave(person, {}, Exit::home, home);
    } else if (home && !person.over) {
        note(What::exited, person, 0);
    }
    drop(person, EventClass::keep_end);
    drop(person, EventClass::death);
    person.kept = false;
    person.inside = true;
    person.does = Does::stays;
    person.node = person.member_of;
    person.holds = needs(person.node);
    note(What::resumed, person, 0);
    be_at_home(person);
    return true;
}

/// Gives up the place that was kept, if there is one.
void Oracle::release_kept(Person& person) {
    if (!person.kept) {
        return;
    }
    drop(person, EventClass::keep_end);
    person.kept = false;
    const std::uint32_t present = person.node;
    person.node = person.member_of;
    note(What::released, person, 0);
    for (const Need& need : needs(person.node)) {
        give_back(person, need);
    }
    person.node = present;
}

}  // namespace careway::oracle
