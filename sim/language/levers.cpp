#include "sim/language/levers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/language/address.hpp"
#include "sim/language/change.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/operation.hpp"
#include "sim/language/quantity.hpp"

namespace careway::language {

namespace {

constexpr double day_ticks = 86400e3;
constexpr int last_key = 9;

/// What a model's file says of its levers.
std::span<const Value> stated_levers(const Value& model) {
    const Value* list = model.find("levers");
    return list == nullptr ? std::span<const Value>{} : bare(*list).items;
}

/// Whether a value of a lever's `set:` says what happens to the old one. What can change on dates has no key that could
/// be taken for `to`, `add` or `times`, so the model need not be asked.
bool is_operation(const Value& value) {
    return is_operation(value, [](std::string_view) { return false; });
}

/// The changes that one line of a `set:` makes.
std::vector<const Value*> changes_of(const Value& line) {
    const bool several =
        line.is_list() && !line.items.empty() &&
        std::all_of(line.items.begin(), line.items.end(), [](const Value& item) { return is_operation(item); });
    std::vector<const Value*> changes;
    if (!several) {
        return {&line};
    }
    for (const Value& item : line.items) {
        changes.push_back(&item);
    }
    return changes;
}

double factor_of(const Value& change) {
    const Value* times = change.find("times");
    return times == nullptr ? 0 : parse_quantity(times->text, Dimension::count).value;
}

bool can_take_back(const Value& set) {
    return std::all_of(set.entries.begin(), set.entries.end(), [](const Entry& line) {
        const std::vector<const Value*> changes = changes_of(line.value);
        return std::all_of(changes.begin(), changes.end(),
                           [](const Value* change) { return change->has("add") || factor_of(*change) != 0; });
    });
}

/// The addresses whose changes have a date of their own, and where that stands. Pulling says when, so nothing else may.
std::vector<std::pair<std::string, Place>> own_dates(const Value& set) {
    std::vector<std::pair<std::string, Place>> dates;
    for (const Entry& line : set.entries) {
        for (const Value* change : changes_of(line.value)) {
            const Entry* from = change->entry("from");
            const bool begins = from != nullptr && from->value.is_text();
            if (begins || is_dated(*change)) {
                dates.emplace_back(line.key, begins ? from->place : change->place);
            }
        }
    }
    return dates;
}

double number_at(const Value& lever, const char* key, const Type& type, Faults& faults) {
    const Value* value = lever.find(key);
    return value == nullptr || !sound(*value) ? 0 : read_number(*value, type, Frame{}, faults);
}

int lead_days(const Value& stated, const Lever& lever, Faults& faults) {
    const double days = number_at(stated, "takes_effect", duration_type, faults) / day_ticks;
    if (days != std::floor(days)) {
        faults.add(Code::not_whole_days, stated.find("takes_effect")->place,
                   fmt::format("`takes_effect` of lever `{}` must be a whole number of days, found {:.6g} days",
                               lever.name, days),
                   {"write days or weeks", ""});
    }
    return static_cast<int>(days);
}

Lever read_lever(const Value& stated, Faults& faults) {
    Lever lever;
    if (const Value* name = stated.find("name")) {
        lever.name = bare(*name).text;
    }
    if (const Value* key = stated.find("key"); key != nullptr && sound(*key)) {
        lever.key = static_cast<int>(parse_quantity(bare(*key).text, Dimension::count).value);
    }
    lever.takes_effect_days = lead_days(stated, lever, faults);
    lever.cost_per_day = number_at(stated, "cost", price_type, faults);
    lever.staff = number_at(stated, "staff", extra_staff_type, faults);
    if (const Entry* set = stated.entry("set")) {
        lever.place = set->place;
        lever.can_release = can_take_back(set->value);
        for (const auto& [address, place] : own_dates(set->value)) {
            faults.add(Code::lever_with_date, place,
                       fmt::format("`{}` of lever `{}` has a date of its own", address, lever.name),
                       {"leave it out: a lever begins when it is pulled", ""});
        }
    }
    return lever;
}

/// Tells of a second lever with the same key or name.
void check_pairs(std::span<const Value> stated, const std::vector<Lever>& levers, Faults& faults) {
    for (std::size_t i = 0; i < levers.size(); ++i) {
        for (std::size_t before = 0; before < i; ++before) {
            if (levers[i].key != 0 && levers[i].key == levers[before].key) {
                faults.add(Code::key_of_two_levers, stated[i].find("key")->place,
                           fmt::format("key {} pulls two levers", levers[i].key),
                           {"leave it out to get one that is free", "",
                            OtherPlace{"the other lever", stated[before].find("key")->place}});
            }
            if (!levers[i].name.empty() && levers[i].name == levers[before].name) {
                faults.add(Code::name_twice, stated[i].find("name")->place,
                           fmt::format("`{}` is the name of another lever", levers[i].name));
            }
        }
    }
}

void count_keys(std::vector<Lever>& levers) {
    int free = 1;
    const auto taken = [&](int key) {
        return std::any_of(levers.begin(), levers.end(), [&](const Lever& lever) { return lever.key == key; });
    };
    for (Lever& lever : levers) {
        while (lever.key == 0 && free <= last_key && taken(free)) {
            ++free;
        }
        lever.key = lever.key == 0 && free <= last_key ? free : lever.key;
    }
}

Value text_value(std::string text, const Place& place) {
    Value value;
    value.kind = Value::Kind::text;
    value.text = std::move(text);
    value.place = place;
    return value;
}

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
    if (!is_operation(change)) {
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

/// Whether no change is of something with keys of its own, such as all destinations of a node: there a date would be
/// taken for one of them.
bool leads_to_values(Value& model, const Value& set, Faults& faults) {
    bool leads = true;
    const Names names = names_of(model);
    for (const Entry& line : set.entries) {
        if (takes_key(model, model_type, line.key, "from", names) ||
            takes_key(model, model_type, line.key, "to", names)) {
            faults.add(Code::change_not_possible, line.place,
                       fmt::format("`{}` cannot change like this: {}", line.key, not_on_dates));
            leads = false;
        }
    }
    return leads;
}

/// What has been asked for and is or comes into force: a lever released before it takes effect is never pulled.
std::vector<Pull> effective(const std::vector<Lever>& levers, std::span<const Pull> pulls) {
    std::vector<Pull> kept;
    for (const Pull& pull : pulls) {
        if (pull.lever >= levers.size()) {
            throw PullRefused{"the model has no such lever"};
        }
        const Lever& lever = levers[pull.lever];
        const auto last =
            std::find_if(kept.rbegin(), kept.rend(), [&](const Pull& other) { return other.lever == pull.lever; });
        const bool pulled = last != kept.rend() && !last->release;
        if (pulled != pull.release) {
            throw PullRefused{fmt::format("`{}` {}", lever.name, pulled ? "has been pulled already" : "is not pulled")};
        }
        if (pulled && pull.from <= last->from) {
            kept.erase(std::next(last).base());
            continue;
        }
        if (pulled && !lever.can_release) {
            throw PullRefused{fmt::format("`{}` cannot be taken back once it is in force", lever.name)};
        }
        kept.push_back(pull);
    }
    return kept;
}

}  // namespace

std::vector<Lever> read_levers(const Value& model, Faults& faults) {
    std::vector<Lever> levers;
    const std::span<const Value> list = stated_levers(model);
    for (const Value& stated : list) {
        levers.push_back(read_lever(stated, faults));
    }
    check_pairs(list, levers, faults);
    count_keys(levers);
    return levers;
}

void try_levers(const LaidOver& laid, const std::vector<Lever>& levers, Date first_day, Faults& faults) {
    const bool sound_without = !faults.any_error();
    for (std::size_t i = 0; i < levers.size(); ++i) {
        const Value& stated = stated_levers(laid.tree)[i];
        const Value* set = stated.find("set");
        if (set == nullptr || !sound(stated) || !own_dates(*set).empty()) {
            continue;
        }
        LaidOver trial = laid;
        if (!leads_to_values(trial.tree, *set, faults)) {
            continue;
        }
        const std::size_t known = faults.errors().size();
        const Pull pull{i, first_day};
        change(trial, changes_by(trial.tree, levers, {&pull, 1}), faults);
        if (sound_without && faults.errors().size() == known) {
            const Names names = names_of(trial.tree);
            ModelReader{trial.tree, names, faults}.read();
        }
    }
}

Value changes_by(const Value& model, const std::vector<Lever>& levers, std::span<const Pull> pulls) {
    Value set;
    set.kind = Value::Kind::map;
    for (const Pull& pull : effective(levers, pulls)) {
        const Value& lever = stated_levers(model)[pull.lever];
        const Entry* source = lever.entry("source");
        source = source == nullptr && !lever.from_scenario ? model.entry("source") : source;
        for (const Entry& line : lever.find("set")->entries) {
            for (const Value* change : changes_of(line.value)) {
                set.entries.push_back(
                    {line.key, line.place, from_day(pull.release ? taken_back(*change) : *change, pull.from, source)});
            }
        }
    }
    return set;
}

}  // namespace careway::language
