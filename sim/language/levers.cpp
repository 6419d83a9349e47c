#include "sim/language/levers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/language/model_reader.hpp"
#include "sim/language/operation.hpp"
#include "sim/language/quantity.hpp"

namespace careway::language {

namespace {

constexpr double day_ticks = 86400e3;
constexpr int last_key = 9;

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

/// Pulling says when, so nothing else may. @return whether nothing does
bool without_dates(const Value& set, const std::string& lever, Faults& faults) {
    bool without = true;
    for (const Entry& line : set.entries) {
        for (const Value* change : changes_of(line.value)) {
            const Entry* from = change->entry("from");
            if (from != nullptr || is_dated(*change)) {
                faults.add(Code::lever_with_date, from == nullptr ? change->place : from->place,
                           fmt::format("`{}` of lever `{}` has a date of its own", line.key, lever),
                           {"leave it out: a lever begins when it is pulled", ""});
                without = false;
            }
        }
    }
    return without;
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
        without_dates(set->value, lever.name, faults);
    }
    return lever;
}

/// Tells of a second lever with the same key or name.
void check_pairs(const std::vector<Value>& stated, const std::vector<Lever>& levers, Faults& faults) {
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

/// What takes a change back: an `add` of the opposite, `times` the inverse. It has no range of its own, for it undoes
/// whatever the change was.
Value taken_back(const Value& change) {
    Value back = change;
    std::erase_if(back.entries, [](const Entry& entry) { return entry.key == "low" || entry.key == "high"; });
    if (Value* add = back.find("add")) {
        const bool negative = add->text.starts_with('-');
        const bool signed_ = negative || add->text.starts_with('+');
        add->text = (negative ? "" : "-") + add->text.substr(signed_ ? 1 : 0);
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

const Value* lever_at(const Value& model, std::size_t position) {
    return &model.find("levers")->items[position];
}

}  // namespace

std::vector<Lever> read_levers(const Value& model, Faults& faults) {
    std::vector<Lever> levers;
    const Value* list = model.find("levers");
    if (list == nullptr || !list->is_list()) {
        return levers;
    }
    for (const Value& stated : list->items) {
        levers.push_back(read_lever(stated, faults));
    }
    check_pairs(list->items, levers, faults);
    count_keys(levers);
    return levers;
}

void try_levers(const LaidOver& laid, Date first_day, Faults& faults) {
    const bool sound_without = !faults.any_error();
    Faults ignored;
    const std::vector<Lever> levers = read_levers(laid.tree, ignored);
    for (std::size_t i = 0; i < levers.size(); ++i) {
        const Value& stated = *lever_at(laid.tree, i);
        const Value* set = stated.find("set");
        if (set == nullptr || !sound(stated) || !without_dates(*set, levers[i].name, ignored)) {
            continue;
        }
        const std::size_t known = faults.errors().size();
        const Pull pull{i, first_day};
        LaidOver trial = laid;
        change(trial, changes_by(trial.tree, levers, {&pull, 1}), faults);
        if (sound_without && faults.errors().size() == known) {
            const Names names = names_of(trial.tree);
            ModelReader{trial.tree, names, faults}.read();
        }
    }
}

std::vector<Pull> in_force(const std::vector<Lever>& levers, std::span<const Pull> pulls) {
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

Value changes_by(const Value& model, const std::vector<Lever>& levers, std::span<const Pull> pulls) {
    Value set;
    set.kind = Value::Kind::map;
    for (const Pull& pull : in_force(levers, pulls)) {
        const Value& lever = *lever_at(model, pull.lever);
        for (const Entry& line : lever.find("set")->entries) {
            for (const Value* change : changes_of(line.value)) {
                set.entries.push_back(
                    {line.key, line.place,
                     from_day(pull.release ? taken_back(*change) : *change, pull.from, lever.entry("source"))});
            }
        }
    }
    return set;
}

}  // namespace careway::language
