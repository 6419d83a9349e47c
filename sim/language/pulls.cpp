#include "sim/language/pulls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "sim/language/address.hpp"
#include "sim/language/lever_set.hpp"
#include "sim/language/set.hpp"

namespace careway::language {

namespace {

std::string opposite(const std::string& number) {
    return number.starts_with('-') ? number.substr(1) : "-" + number.substr(number.starts_with('+') ? 1 : 0);
}

/// What takes a change back: an `add` of the opposite, `times` the inverse. It has no range of its own, for it undoes
/// whatever the change was.
Value taken_back(const Value& change) {
    Value back = change;
    std::erase_if(back.entries, [](const Entry& entry) { return entry.key == "low" || entry.key == "high"; });
    if (Value* add = back.find("add")) {
        add->text = opposite(add->text);
    } else {
        Value& times = *back.find("times");
        times.text = fmt::format("{}", 1 / factor_of(change));
    }
    return back;
}

/// A change of a lever as a scenario would write it, from a day on.
Value from_day(const Value& change, Date from, const Entry* source) {
    Value dated = change;
    if (!states_operation(change)) {
        dated = Value{};
        dated.kind = Value::Kind::map;
        dated.place = change.place;
        dated.entries.push_back({"to", change.place, change});
    }
    const Value* to = dated.find("to");
    if (source != nullptr && !dated.has("source") && (to == nullptr || !to->has("source"))) {
        dated.entries.push_back(*source);
    }
    dated.entries.push_back({"from", change.place, text_value(to_string(from), change.place)});
    return dated;
}

/// Whether changes of two addresses reach a number in the order of their days. Of addresses of different depth the
/// outer applies first whatever its day, so what takes it back follows it at once.
bool reach_in_turn(Value& model, const Names& names, const std::string& one, const std::string& other) {
    if (one == other || std::ranges::count(one, '.') != std::ranges::count(other, '.')) {
        return one == other;
    }
    const std::vector<Target> targets = find_address(model, model_type, one, names).targets;
    return std::ranges::any_of(find_address(model, model_type, other, names).targets, [&](const Target& target) {
        return target.value != nullptr && std::ranges::count(targets, target.value, &Target::value) > 0;
    });
}

bool all_have(const Value& line, std::string_view operation) {
    return std::ranges::all_of(changes_of(line), [&](const Value* change) { return change->has(operation); });
}

/// Sums may be undone in any order, and so may products.
bool of_one_kind(const Value& line, const Value& other) {
    return (all_have(line, "add") && all_have(other, "add")) || (all_have(line, "times") && all_have(other, "times"));
}

/// An address of a lever that could not be taken back after another lever has changed the same; "" when there is none.
std::string crossed(Value& model, const Value& lever, const Value& other) {
    const Names names = names_of(model);
    for (const Entry& line : lever.find("set")->entries) {
        for (const Entry& after : other.find("set")->entries) {
            if (reach_in_turn(model, names, line.key, after.key) && !of_one_kind(line.value, after.value)) {
                return line.key;
            }
        }
    }
    return "";
}

/// Refuses to release a lever while one stands that was pulled after it and changed the same in another way: 40 beds,
/// 10 more, a fifth more and 10 fewer are 50, not 48.
void refuse_crossed(Value model, const std::vector<Lever>& levers, std::vector<Pull> pulls) {
    std::ranges::stable_sort(pulls, {}, &Pull::from);
    for (auto release = pulls.begin(); release != pulls.end(); ++release) {
        if (!release->release) {
            continue;
        }
        for (auto pull = std::prev(release); pull->lever != release->lever; --pull) {
            const bool stands = std::none_of(
                pull, release, [&](const Pull& later) { return later.lever == pull->lever && later.release; });
            const std::string address =
                !stands ? "" : crossed(model, stated_levers(model)[release->lever], stated_levers(model)[pull->lever]);
            if (!address.empty()) {
                throw PullRefused{
                    fmt::format("`{}` cannot be released on {}: since {} `{}` changes `{}` in another way",
                                levers[release->lever].name, to_string(release->from), to_string(pull->from),
                                levers[pull->lever].name, address)};
            }
        }
    }
}

/// Refuses what nobody can do with a lever to which this was done so far, the last at the end.
void refuse_impossible(const Lever& lever, const std::vector<Pull>& done, const Pull& pull) {
    const bool pulled = !done.empty() && !done.back().release;
    if (pulled != pull.release) {
        throw PullRefused{fmt::format("`{}` {}", lever.name, pulled ? "has been pulled already" : "is not pulled")};
    }
    const auto last_release = std::find_if(done.rbegin(), done.rend(), [](const Pull& other) { return other.release; });
    if (last_release != done.rend() && pull.from < last_release->from) {
        throw PullRefused{fmt::format("`{}` was {} later, on {}: choose that day or a later one", lever.name,
                                      pulled ? "pulled again" : "released", to_string(done.back().from))};
    }
    if (pulled && pull.from > done.back().from && !lever.can_release) {
        throw PullRefused{fmt::format("`{}` cannot be taken back once it is in force", lever.name)};
    }
}

}  // namespace

std::vector<Pull> in_force(const std::vector<Lever>& levers, std::span<const Pull> pulls) {
    std::vector<Pull> kept;
    for (const Pull& pull : pulls) {
        if (pull.lever >= levers.size()) {
            throw PullRefused{"the model has no such lever"};
        }
        const auto of_lever = [&](const Pull& other) { return other.lever == pull.lever; };
        std::vector<Pull> done;
        std::ranges::copy_if(kept, std::back_inserter(done), of_lever);
        refuse_impossible(levers[pull.lever], done, pull);
        if (pull.release && pull.from <= done.back().from) {
            kept.erase(std::next(std::find_if(kept.rbegin(), kept.rend(), of_lever)).base());
        } else {
            kept.push_back(pull);
        }
    }
    return kept;
}

std::vector<Entry> changes_by(const Value& model, const Value& lever, Date from, bool release) {
    const Entry* source = lever.entry("source");
    source = source == nullptr && !lever.from_scenario ? model.entry("source") : source;
    std::vector<Entry> lines;
    for (const Entry& line : lever.find("set")->entries) {
        for (const Value* change : changes_of(line.value)) {
            lines.push_back({line.key, line.place, from_day(release ? taken_back(*change) : *change, from, source)});
        }
    }
    if (release) {
        // What was done last is undone first.
        std::ranges::reverse(lines);
    }
    return lines;
}

Value changes_by(const Value& model, const std::vector<Lever>& levers, std::span<const Pull> pulls) {
    const std::vector<Pull> kept = in_force(levers, pulls);
    refuse_crossed(model, levers, kept);
    Value set;
    set.kind = Value::Kind::map;
    for (const Pull& pull : kept) {
        std::vector<Entry> lines = changes_by(model, stated_levers(model)[pull.lever], pull.from, pull.release);
        std::ranges::move(lines, std::back_inserter(set.entries));
    }
    return set;
}

}  // namespace careway::language
