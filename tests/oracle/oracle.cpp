#include "tests/oracle/oracle.hpp"

#include <algorithm>
#include <limits>

// What happens next.
namespace careway::oracle {

using kernel::EventClass;
using pathway::Node;
using pathway::What;
using random::Purpose;

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
    : program_{program}, settings_{program.initial_settings}, draws_{draws}, field_{program.streams, draws} {
    for (std::size_t line = 0; line < program_.streams.numbered.size(); ++line) {
        lines_.push_back({0, Time{} + gap(line, 0)});
    }
    place_initial();
}

/// People in the middle of their stays (semantics 30).
void Oracle::place_initial() {
    for (const auto& group : program_.initial) {
        const Node& node = program_.nodes[group.node];
        for (std::uint32_t i = 0; i < group.count; ++i) {
            Person person;
            person.key = demand::initial_person(node.name, i);
            const auto bits = draws_.at(person.key, node.luck, Purpose::start);
            person.person_class = winner(
                bits.word[0], program_.classes, [&](auto c) { return program_.class_names[c]; },
                [&](auto c) { return group.inverse_shares[c]; });
            person.luck = bits.word[2];
            person.phase = Phase::staying;
            person.node = group.node;
            person.holds.assign(needs(group.node).begin(), needs(group.node).end());
            note(What::started, person, 0);
            const auto& stay = settings_.variates[node.stay + person.person_class];
            const auto left = random::residual(stay, draws_.at(person.key, node.luck, Purpose::visit), program_.tables);
            schedule(person, EventClass::stay_end, left, node.name);
            person.visits[node.luck] = 1;
            people_.push_back(person);
        }
    }
}

void Oracle::run(Time until) {
    while (!locked_ && step(until)) {
    }
}

/// Lets the first happen of all that is to come (semantics 29), if it comes before `until`.
bool Oracle::step(Time until) {
    while (field_.empty() && field_.filled_until() < until) {
        field_.fill_next_hour(program_.streams, settings_.rates);
    }
    enum class Source { nothing, turnaround, person, rise, change, arrival, line };
    Source source = Source::nothing;
    kernel::Event first{until, EventClass::turnaround_end, 0, 0};
    std::size_t which = 0;
    const auto consider = [&](kernel::Event event, Source from, std::size_t number) {
        if (event < first) {
            first = event;
            source = from;
            which = number;
        }
    };
    for (std::size_t t = 0; t < turning_.size(); ++t) {
        consider(turning_[t].over, Source::turnaround, t);
    }
    for (std::size_t p = 0; p < people_.size(); ++p) {
        if (people_[p].pending) {
            consider(*people_[p].pending, Source::person, p);
        }
        for (const kernel::Event rise : people_[p].rises) {
            consider(rise, Source::rise, p);
        }
    }
    if (changes_made_ < program_.changes.size()) {
        consider({program_.changes[changes_made_].at, EventClass::capacity_change, 0, 0}, Source::change, 0);
    }
    if (!field_.empty()) {
        consider({field_.front().time, EventClass::arrival, field_.front().tie(), 0}, Source::arrival, 0);
    }
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        const auto tie = kernel::tie_of(numbered(line, lines_[line].number), program_.streams.numbered[line].enters);
        consider({due(line), EventClass::arrival, tie, 0}, Source::line, line);
    }
    if (source == Source::nothing) {
        return false;
    }
    now_ = first.time();
    switch (source) {
        case Source::turnaround:
            end_turnaround(which);
            break;
        case Source::person:
            happen(people_[which], first.kind());
            break;
        case Source::rise:
            std::erase(people_[which].rises, first);
            ++people_[which].risen;
            break;
        case Source::change:
            change();
            break;
        case Source::line:
            arrive_by_number(which);
            break;
        default: {
            const auto arrival = field_.front();
            field_.pop();
            arrive(arrival.person, arrival.source);
        }
    }
    offer();
    if (source == Source::change) {
        stop_if_locked();
    }
    std::erase_if(people_, [](const Person& person) { return person.phase == Phase::gone; });
    return true;
}

void Oracle::happen(Person& person, EventClass kind) {
    person.pending.reset();
    switch (kind) {
        case EventClass::stay_end:
            return end_stay(person);
        case EventClass::process_end:
            return end_process(person);
        case EventClass::give_up:
            return give_up(person);
        default:
            person.coming = pathway::returned;
            return ask(person, person.edge, now_);
    }
}

void Oracle::end_turnaround(std::size_t which) {
    const std::uint32_t pool = turning_[which].pool;
    turning_.erase(turning_.begin() + static_cast<std::ptrdiff_t>(which));
    note(What::place_back, Person{}, pool);
    freed_.push_back(pool);
}

void Oracle::change() {
    const pathway::Change& change = program_.changes[changes_made_++];
    settings_.apply(program_, change);
    if (change.setting == pathway::Setting::rate) {
        field_.redraw_after(now_, program_.streams, settings_.rates);
    } else if (change.setting == pathway::Setting::capacity) {
        const auto places = settings_.capacity[change.index];
        note(What::capacity, Person{}, change.index, Time{Duration::milliseconds(places)});
        freed_.push_back(change.index);
    }
}

/// One person, or all of a batch, one after the other.
void Oracle::arrive(std::uint64_t first, std::uint32_t source) {
    const auto& entry = program_.entries[source];
    const std::uint32_t size =
        entry.batch == none ? 1 : demand::batch_size(program_.streams.batches[entry.batch], draws_, first, entry.name);
    for (std::uint32_t i = 0; i < size; ++i) {
        Person person;
        person.key = demand::batch_person(first, i);
        person.person_class = class_drawn(person.key, entry.person_class);
        person.coming = pathway::arrived;
        person.newcomer = true;
        people_.push_back(person);
        ask(people_.back(), entry.edge, now_);
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

/// When the next one comes. From a source that never runs dry: now, unless the one before still waits.
Time Oracle::due(std::size_t line) const {
    if (!program_.streams.numbered[line].saturated) {
        return lines_[line].due;
    }
    const bool waits =
        lines_[line].number > 0 && std::any_of(people_.begin(), people_.end(), [&](const Person& person) {
            return person.newcomer && person.phase == Phase::waits_outside &&
                   person.key == numbered(line, lines_[line].number - 1);
        });
    return waits || settings_.rates[program_.streams.sources.size() + line] <= 0 ? never : now_;
}

Duration Oracle::gap(std::size_t line, std::uint32_t number) const {
    const auto& source = program_.streams.numbered[line];
    if (source.saturated) {
        return {};
    }
    const auto bits = draws_.at(numbered(line, number), source.name, Purpose::gap);
    return random::sample(source.gap, bits.uniform(), program_.tables);
}

std::uint32_t Oracle::class_drawn(std::uint64_t key, std::uint32_t person_class) const {
    for (const auto& attribute : program_.drawn) {
        const auto values = static_cast<std::uint32_t>(attribute.values.size());
        const auto value = winner(
            draws_.at(key, attribute.name, Purpose::attribute).word[0], values,
            [&](auto v) { return attribute.values[v]; },
            [&](auto v) { return attribute.inverse_shares[person_class * values + v]; });
        person_class += value * attribute.stride;
    }
    return person_class;
}

/// The routing draw becomes a destination at the end of the stay, under the shares then in force (semantics 4).
std::uint32_t Oracle::destination(const Person& person) const {
    const Node& node = program_.nodes[person.node];
    return node.first_edge +
           winner(
               person.luck, node.edges, [&](auto i) { return program_.edges[node.first_edge + i].name; },
               [&](auto i) {
                   return settings_.inverse_shares[(node.first_edge + i) * program_.classes + person.person_class];
               });
}

/// Number of the present visit to the node.
std::uint32_t Oracle::visit(const Person& person) const {
    return person.visits.at(program_.nodes[person.node].luck) - 1;
}

Duration Oracle::sample(std::uint32_t slots, const Person& person, double uniform) const {
    return random::sample(settings_.variates[slots + person.person_class], uniform, program_.tables);
}

void Oracle::schedule(Person& person, EventClass kind, Duration after, std::uint32_t name) {
    person.pending = {std::min(now_ + after, never), kind, kernel::tie_of(person.key, name), 0};
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
        const int used = in_use(p);
        const auto waiting = std::count_if(people_.begin(), people_.end(), [&](const Person& person) {
            return person.waits() && wanted(person).front().pool == p;
        });
        frame.pools.push_back(
            {settings_.capacity[p], used, settings_.capacity[p] - used - free(p), static_cast<int>(waiting)});
    }
    for (const Person& person : people_) {
        auto& node = frame.nodes[person.node];
        node.staying += person.phase == Phase::staying ? 1 : 0;
        node.in_process += person.phase == Phase::in_process ? 1 : 0;
        node.delayed += person.phase == Phase::waits_inside ? 1 : 0;
        node.queued += person.phase == Phase::waits_outside ? 1 : 0;
        frame.between_places +=
            person.phase == Phase::in_process_outside || person.phase == Phase::waits_for_process_outside ? 1 : 0;
        frame.away += person.phase == Phase::at_home ? 1 : 0;
    }
    return frame;
}

}  // namespace careway::oracle
