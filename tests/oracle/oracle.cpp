#include "tests/oracle/oracle.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "sim/demand/identity.hpp"

// What happens next.
namespace careway::oracle {

using kernel::Event;

namespace {

/// The runner with the least time of a race (semantics 25).
template <class Name, class InverseShare>
std::uint32_t winner(std::uint32_t seed, std::uint32_t runners, Name name, InverseShare inverse_share) {
    std::uint32_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t i = 0; i < runners; ++i) {
        const double time = random::race(seed, name(i), inverse_share(i));
        if (time < least) {
            least = time;
            best = i;
        }
    }
    return best;
}

}  // namespace

Oracle::Oracle(const pathway::Program& program, random::Draws draws)
    : program_{program},
      settings_{program.initial_settings},
      draws_{draws},
      field_{program.streams, draws},
      capacity_(settings_.capacity.begin(), settings_.capacity.end()),
      closed_(program.closures.size()),
      rules_(program.rules.size()),
      at_gate_(program.gates.size()) {
    for (std::size_t line = 0; line < program_.streams.numbered.size(); ++line) {
        lines_.push_back({0, Time{} + gap(line, 0)});
    }
    for (const Gate& gate : program_.gates) {
        gates_.push_back(gate.at_start);
    }
    place_census();
    begin_openings();
    place_initial();
    watch_rules();
}

/// People in the middle of their stays (semantics 30).
void Oracle::place_initial() {
    for (const auto& group : program_.initial) {
        const auto& node = program_.nodes[group.node];
        for (std::uint32_t i = 0; i < group.count; ++i) {
            Person& person = people_.emplace_back();
            person.key = demand::initial_person(node.name, i);
            const auto start = draws_.at(person.key, node.luck, Purpose::start);
            person.person_class = winner(
                start.word[0], program_.classes, [&](auto c) { return program_.class_names[c]; },
                [&](auto c) { return group.inverse_shares[c]; });
            person.luck = start.word[2];
            person.does = Does::stays;
            person.inside = true;
            person.node = group.node;
            person.holds = needs(group.node);
            person.priority = program_.priorities[group.node * program_.classes + person.person_class];
            note(What::started, person, 0);
            const auto longer = [&](std::uint32_t edge) {
                return settings_.variates[program_.edges[edge].stay + person.person_class].mean;
            };
            person.edge = node.by_next ? destination(person, longer) : none;
            const auto slots = node.by_next ? program_.edges[person.edge].stay : node.stay;
            const auto left = random::residual(settings_.variates[slots + person.person_class],
                                               bits(person, node.luck, Purpose::visit, 0), program_.tables);
            person.visits[node.luck] = 1;
            if (node.membership) {
                begin_membership(person, left, std::nullopt);
            } else {
                plan(&person, EventClass::stay_end, left, node.name);
            }
        }
    }
}

void Oracle::run(Time until) {
    try {
        if (!std::exchange(started_, true) && !program_.census.empty()) {
            go_on_from_census();
        }
        while (!locked_ && step(until)) {
        }
    } catch (const Deadlock&) {
        locked_ = true;
    }
}

/// Lets the first happen of all that is to come (semantics 29), if it comes before `until`.
bool Oracle::step(Time until) {
    while (field_.empty() && field_.filled_until() < until) {
        field_.fill_next_hour(program_.streams, settings_.rates);
    }
    const auto first = std::min_element(plans_.begin(), plans_.end(),
                                        [](const Planned& a, const Planned& b) { return a.when < b.when; });
    const bool changes = changes_made_ < program_.changes.size();
    const Event change_next =
        changes ? Event{program_.changes[changes_made_].at, EventClass::capacity_change, 0, 0} : Event{};
    const Event arrival =
        field_.empty() ? Event{} : Event{field_.front().time, EventClass::arrival, field_.front().tie(), 0};
    Event next = std::min({first == plans_.end() ? Event{} : first->when, change_next, arrival});
    std::size_t line_next = lines_.size();
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        const auto tie = kernel::tie_of(numbered(line, lines_[line].number), program_.streams.numbered[line].enters);
        if (const Event comes{due(line), EventClass::arrival, tie, 0}; comes < next) {
            next = comes;
            line_next = line;
        }
    }
    if (!(next < Event{until, EventClass::turnaround_end, 0, 0})) {
        return false;
    }
    now_ = next.time();
    if (line_next < lines_.size()) {
        arrive_by_number(line_next);
    } else if (next == change_next) {
        change();
    } else if (next == arrival) {
        const auto who = field_.front();
        field_.pop();
        arrive(who.person, who.source);
    } else {
        const Planned planned = *first;
        plans_.erase(first);
        happen(planned);
    }
    settle();
    people_.remove_if([](const Person& person) { return person.does == Does::is_gone; });
    return true;
}

/// What follows from an event, before the next.
void Oracle::settle() {
    offer();
    swap_when_possible();
    charge_gates();
    watch_rules();
}

void Oracle::happen(const Planned& planned) {
    const std::uint32_t number = planned.number;
    switch (planned.when.kind()) {
        case EventClass::turnaround_end:
            turning_.erase(std::find(turning_.begin(), turning_.end(), number));
            note(What::place_back, Person{}, number);
            return freed_.push_back(number);
        case EventClass::part_end:
            return end_part(*planned.person, number);
        case EventClass::keep_end:
            return release_kept(*planned.person);
        case EventClass::stay_end:
            return end_stay(*planned.person);
        case EventClass::process_end:
            return end_process(*planned.person);
        case EventClass::closure:
            ++closed_[number];
            seen_.insert("closure at random");
            plan_closure(number);
            return reckon_capacities();
        case EventClass::post:
            posts_[number].filled = !posts_[number].filled;
            posts_[number].spell += posts_[number].filled ? 1 : 0;
            plan_post(number, false);
            seen_.insert("staff leave or come");
            return reckon_capacities();
        case EventClass::rule:
            return number < rules_.size() ? follow_rule(number)
                                          : hold_session(number - static_cast<std::uint32_t>(rules_.size()));
        case EventClass::rise:
            if (program_.rises[number].to < planned.person->priority) {
                seen_.insert("rising priority");
            }
            planned.person->priority = std::min<int>(planned.person->priority, program_.rises[number].to);
            return freed_.push_back(wanted(*planned.person).front().pool);
        case EventClass::death:
            return die(*planned.person);
        case EventClass::give_up:
            return give_up(*planned.person);
        default:
            return come_back(*planned.person);
    }
}

void Oracle::change() {
    const pathway::Change& change = program_.changes[changes_made_++];
    settings_.apply(program_, change);
    switch (change.setting) {
        case pathway::Setting::rate:
            return field_.redraw_after(now_, program_.streams, settings_.rates);
        case pathway::Setting::capacity:
            if (!program_.pools[change.index].layered) {
                capacity_[change.index] = settings_.capacity[change.index];
                note(What::capacity, Person{}, change.index, pathway::as_time(capacity_[change.index]));
                freed_.push_back(change.index);
            }
            reckon_capacities();
            if (free(change.index) < 0) {
                seen_.insert(program_.pools[change.index].rota ? "rota: finish" : "falling capacity");
            }
            close_places(change.index);
            break;
        case pathway::Setting::gate:
            turn_gate(change.index, static_cast<Gate::Now>(change.value));
            break;
        default:
            return;
    }
    settle();
    settle_locks();
}

/// One person, or all of a batch, one after the other.
void Oracle::arrive(std::uint64_t first, std::uint32_t source) {
    const auto& entry = program_.entries[source];
    const std::uint32_t size =
        entry.batch == none ? 1 : demand::batch_size(program_.streams.batches[entry.batch], draws_, first, entry.name);
    std::vector<std::uint32_t> drawn(program_.drawn.size());
    std::iota(drawn.begin(), drawn.end(), 0u);
    for (std::uint32_t i = 0; i < size; ++i) {
        Person& person = people_.emplace_back();
        person.key = demand::batch_person(first, i);
        person.person_class = class_drawn(person.key, entry.person_class, drawn);
        person.coming = pathway::arrived;
        person.newcomer = true;
        ask(person, entry.edge);
    }
}

/// Numbers run on while the stream is switched off, but nobody comes; one that never runs dry waits with its number.
void Oracle::arrive_by_number(std::size_t line) {
    const auto source = static_cast<std::uint32_t>(program_.streams.sources.size() + line);
    const std::uint32_t number = lines_[line].number++;
    lines_[line].due = lines_[line].due + gap(line, lines_[line].number);
    if (settings_.rates[source] > 0) {
        arrive(numbered(line, number), source);
    }
}

std::uint64_t Oracle::numbered(std::size_t line, std::uint32_t number) const {
    return demand::numbered_person(program_.streams.numbered[line].name, number);
}

/// When the next one comes. From a source that never runs dry: now, unless the one before has yet to start.
Time Oracle::due(std::size_t line) const {
    if (!program_.streams.numbered[line].saturated) {
        return lines_[line].due;
    }
    const bool waits =
        lines_[line].number > 0 && std::any_of(people_.begin(), people_.end(), [&](const Person& person) {
            return person.newcomer && person.key == numbered(line, lines_[line].number - 1);
        });
    return waits || settings_.rates[program_.streams.sources.size() + line] <= 0 ? never : now_;
}

Duration Oracle::gap(std::size_t line, std::uint32_t number) const {
    const auto& source = program_.streams.numbered[line];
    const auto luck = draws_.at(numbered(line, number), source.name, Purpose::gap);
    return source.saturated ? Duration{} : random::sample(source.gap, luck.uniform(), program_.tables);
}

/// @param drawn  attributes that are not known
std::uint32_t Oracle::class_drawn(std::uint64_t key, std::uint32_t person_class,
                                  const std::vector<std::uint32_t>& drawn) const {
    for (const std::uint32_t number : drawn) {
        const auto& attribute = program_.drawn[number];
        const auto values = static_cast<std::uint32_t>(attribute.values.size());
        const auto value = winner(
            draws_.at(key, attribute.name, Purpose::attribute).word[0], values,
            [&](auto v) { return attribute.values[v]; },
            [&](auto v) { return attribute.inverse_shares[person_class * values + v]; });
        person_class += value * attribute.stride;
    }
    return person_class;
}

/// Where the routing draw leads under the shares in force (semantics 4).
std::uint32_t Oracle::destination(const Person& person) const {
    return destination(person, [](std::uint32_t) { return 1; });
}

/// @param weight  of a way: in the middle of a stay that depends on it, the longer it is the more (30)
std::uint32_t Oracle::destination(const Person& person, const std::function<double(std::uint32_t)>& weight) const {
    const auto& node = program_.nodes[person.node];
    return node.first_edge +
           winner(
               person.luck, node.edges, [&](auto i) { return program_.edges[node.first_edge + i].name; },
               [&](auto i) {
                   const std::uint32_t edge = node.first_edge + i;
                   return settings_.inverse_shares[edge * program_.classes + person.person_class] / weight(edge);
               });
}

random::Bits Oracle::bits(const Person& person, std::uint32_t name, Purpose purpose, std::uint32_t visit) const {
    return draws_.at(person.key, name, purpose, person.episode, visit);
}

Duration Oracle::sample(std::uint32_t slots, const Person& person, double uniform) const {
    return random::sample(settings_.variates[slots + person.person_class], uniform, program_.tables);
}

void Oracle::plan(Person* person, EventClass kind, Duration after, std::uint32_t name, std::uint32_t number) {
    const auto tie = kernel::tie_of(person == nullptr ? 0 : person->key, name);
    plans_.push_back({{std::min(now_ + after, never), kind, tie, number}, person, number});  // rules before sessions
}

/// What was to happen to the person will not.
void Oracle::drop(const Person& person, EventClass kind) {
    std::erase_if(plans_, [&](const Planned& p) { return p.person == &person && p.when.kind() == kind; });
}

void Oracle::note(What what, const Person& person, std::uint32_t other, Time since, int marks) {
    pathway::Record record;
    record.time = now_;
    record.person = person.key;
    record.since = since;
    record.node = static_cast<std::uint16_t>(person.node);
    record.other = static_cast<std::uint16_t>(other);
    record.person_class = static_cast<std::uint16_t>(person.person_class);
    record.what = what;
    record.marks = static_cast<std::uint8_t>(marks);
    records_.push_back(record);
}

pathway::Frame Oracle::frame() const {
    pathway::Frame frame;
    frame.time = now_;
    frame.nodes.resize(program_.nodes.size());
    for (std::uint32_t p = 0; p < program_.pools.size(); ++p) {
        const auto waiting = std::count_if(people_.begin(), people_.end(), [&](const Person& person) {
            return person.waits() && wanted(person).front().pool == p;
        });
        frame.pools.push_back({capacity_[p], in_use(p),
                               static_cast<int>(std::count(turning_.begin(), turning_.end(), p)),
                               static_cast<int>(waiting)});
    }
    for (const Person& person : people_) {
        auto& node = frame.nodes[person.node];
        const bool has_process = person.does == Does::has_process || person.does == Does::stands_at_gate;
        const bool queued = person.waits() && !person.inside && program_.edges[person.edge].then == none;
        node.staying += person.does == Does::stays ? 1 : 0;
        node.in_process += person.inside && has_process ? 1 : 0;
        node.delayed += person.inside && person.waits() ? 1 : 0;
        node.queued += queued ? 1 : 0;
        frame.between_places += !person.inside && (has_process || (person.waits() && !queued)) ? 1 : 0;
        frame.away += person.does == Does::is_away ? 1 : 0;
    }
    return frame;
}

}  // namespace careway::oracle
