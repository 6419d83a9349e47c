#include "sim/language/conform.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>
#include <vector>

#include "sim/language/characters.hpp"
#include "sim/language/dates.hpp"
#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

std::vector<std::string> known_keys(const Type& type) {
    std::vector<std::string> keys;
    for (const Field& field : type.fields) {
        keys.emplace_back(field.name);
    }
    if (type.form == Form::record) {
        keys.emplace_back("source");
    }
    return keys;
}

/// Where the people of a node may go, as far as that can be read.
std::vector<std::string> destinations_of(const Value& node) {
    const Value* onward = node.find("ready");
    onward = onward == nullptr ? node.find("next") : onward;
    if (onward == nullptr || bare(*onward).is_text()) {
        return onward == nullptr ? std::vector<std::string>{} : std::vector<std::string>{bare(*onward).text};
    }
    std::vector<std::string> found;
    for (const Entry* entry : own_entries(bare(*onward))) {
        found.push_back(entry->key);
    }
    return found;
}

Conformer::Where inside(const Conformer::Where& where, const Type& type, std::string_view key, const Place& place) {
    Conformer::Where inner{fmt::format("`{}`", key), place};
    inner.section = type.holds_sections;
    inner.dated = where.dated;
    if (!where.root && !inner.section) {
        inner.name += " of " + where.name;
    }
    return inner;
}

/// Words that YAML 1.1 reads as yes or no.
bool is_yes_or_no(std::string_view word) {
    constexpr std::string_view words[] = {"yes", "no", "on", "off", "true", "false"};
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view one) {
        return std::equal(one.begin(), one.end(), word.begin(), word.end(),
                          [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
    });
}

bool starts_with_digits(std::string_view text, std::size_t count) {
    return text.size() >= count && std::all_of(text.begin(), text.begin() + static_cast<long>(count),
                                               [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

/// The entry whose value a comma has cut off before this one: `{capacity: 1,000}` has a key `000` of no value.
const Entry* cut_by_comma(const Value& map, const Entry& entry) {
    if (entry.value.kind != Value::Kind::nothing || &entry == &map.entries.front()) {
        return nullptr;
    }
    const Entry& before = *(&entry - 1);
    return before.value.is_text() && before.value.place.line == entry.place.line ? &before : nullptr;
}

/// "`mu`, `sigma` and `unit`" for "mu sigma unit".
std::string keys_of_set(std::string_view set) {
    std::string keys = "`";
    for (std::size_t at = 0; at < set.size(); ++at) {
        const bool last = set.find(' ', at + 1) == std::string_view::npos;
        keys += set[at] != ' ' ? std::string{set[at]} : last ? "` and `" : "`, `";
    }
    return keys + "`";
}

/// What a list would hold that a choice allows, where one item stands without the list: `{takes: 1 day, reason: x}`.
const Type* item_without_its_list(const Type& choice, const Value& value) {
    for (const Type* alternative : choice.alternatives) {
        const Type* item = alternative->form == Form::list ? alternative->of : nullptr;
        if (item != nullptr && item->form == Form::record && value.is_map() &&
            std::any_of(value.entries.begin(), value.entries.end(),
                        [&](const Entry& entry) { return field_of(*item, entry.key) != nullptr; })) {
            return item;
        }
    }
    return nullptr;
}

/// An entry of a map: "pool `acute_beds`" where things are declared, "`home` of `ready` of node `triage`" elsewhere.
Conformer::Where element(const Conformer::Where& where, const Type& of, const Entry& entry) {
    Conformer::Where inner = inside(where, of, entry.key, entry.place);
    inner.section = false;
    if (where.section && !of.name.empty()) {
        inner.name = fmt::format("{} `{}`", of.name, entry.key);
    }
    return inner;
}

/// One of a list: "lever `Two more wards`" where it has a name.
Conformer::Where item_of(const Conformer::Where& where, const Type& of, const Value& item) {
    const Value* name = of.form == Form::record && field_of(of, "name") != nullptr ? item.find("name") : nullptr;
    if (name == nullptr || !bare(*name).is_text()) {
        return where;
    }
    Conformer::Where inner{fmt::format("{} {}", of.name, described(bare(*name))), item.place};
    inner.dated = where.dated;
    return inner;
}

}  // namespace

void Conformer::check_file(Value& root, const Type& type) {
    Where where{std::string{type.name}, Place{root.place.file, 1, 1, 1}};
    where.root = true;
    if (root.kind == Value::Kind::nothing) {
        faults_.add(Code::wrong_kind, Place{root.place.file}, "the file is empty",
                    {"", fmt::format("{} begins with `careway: 1`", type.name)});
        return;
    }
    if (!root.is_map()) {
        return fault(root, Code::wrong_kind,
                     fmt::format("{} must consist of lines `key: value`, found {}", type.name, described(root)));
    }
    check(root, type, where);
}

void Conformer::check(Value& value, const Type& type, const Where& where) {
    if (value.faulty) {
        return;
    }
    if (type.form == Form::change) {
        return change(value, where);
    }
    if (is_sourced(value) && type.form != Form::record && type.form != Form::map) {
        return sourced(value, type, where);
    }
    if (where.dated && is_dated(value)) {
        return steps(value, type, where);
    }
    switch (type.form) {
        case Form::dated: {
            Where dated = where;
            dated.dated = true;
            return check(value, *type.of, dated);
        }
        case Form::split:
            return is_split(value) ? split(value, type, where) : check(value, *type.of, where);
        case Form::choice:
            return choice(value, type, where);
        default:
            break;
    }
    // Keys that look like dates make a map dated only where a choice asks what it is.
    const bool whole_map = (type.form == Form::record || type.form == Form::map) && value.is_map();
    if (!whole_map && !fits(type, value) && !(type.form == Form::word && value.is_text())) {
        return wrong_kind(value, type, where);
    }
    switch (type.form) {
        case Form::record:
            return record(value, type, where);
        case Form::tagged:
            return tagged(value, type, where);
        case Form::map:
            return map(value, type, where);
        case Form::list:
            return list(value, type, where);
        default:
            return scalar(value, type, where);
    }
}

void Conformer::choice(Value& value, const Type& type, const Where& where) {
    if (!fits(type, value)) {
        return wrong_kind(value, type, where);
    }
    if (const Type* item = item_without_its_list(type, value)) {
        return fault(value, Code::wrong_kind, fmt::format("{} needs a list, found one {}", where.name, item->name),
                     {fmt::format("write brackets around it: `[{{{}: …}}]`", value.entries.front().key), ""});
    }
    check(value, alternative_for(type, value), where);
}

void Conformer::record(Value& value, const Type& type, const Where& where) {
    for (const Entry& entry : value.entries) {
        const Entry* half = field_of(type, entry.key) == nullptr ? cut_by_comma(value, entry) : nullptr;
        if (half != nullptr && half->key != "source") {
            value.find(half->key)->faulty = true;  // nothing is to be said of one half of a value
        }
    }
    for (Entry& entry : value.entries) {
        if (entry.key == "source") {
            source(entry.value, where);
        } else if (const Field* field = field_of(type, entry.key)) {
            if (type.name == "node") {
                next_ = entry.key == "stay" ? destinations_of(value) : std::vector<std::string>{};
            }
            check(entry.value, *field->type, inside(where, type, entry.key, entry.place));
        } else if (!entry.value.faulty && !is_part_of_reason(value, entry)) {
            unknown_key(value, entry, type, where);
        }
    }
    required_fields(value, type, where);
    if (!type.exactly_one.empty()) {
        exactly_one(value, type, where);
    }
    if (!type.one_set_of.empty()) {
        one_set_of(value, type, where);
    }
}

void Conformer::unknown_key(const Value& map, Entry& entry, const Type& type, const Where& where) {
    entry.value.faulty = true;
    if (const Entry* before = cut_by_comma(map, entry)) {
        const std::string& half = before->value.text;
        const bool number = starts_with_digits(half, half.size()) && starts_with_digits(entry.key, 3);
        faults_.add(Code::unknown_key, entry.place,
                    fmt::format("a comma cuts `{}` of {} in two", before->key, where.name),
                    {number ? fmt::format("write `{}{}`", half, entry.key)
                            : fmt::format("write \"{}, {}\" with quotes", half, entry.key),
                     ""});
        return;
    }
    const std::string near = did_you_mean(entry.key, known_keys(type));
    faults_.add(
        Code::unknown_key, entry.place, fmt::format("unknown key `{}` in {}", entry.key, where.name),
        {near.empty() ? advice_on_characters(entry.key) : near, "known keys here: " + listed(known_keys(type))});
}

/// Whether a key that means nothing here is likely to be `name`, wrongly spelt: that is one fault, not two.
bool Conformer::is_misspelt(const Value& value, const Type& type, std::string_view name) {
    return std::any_of(value.entries.begin(), value.entries.end(), [&](const Entry& entry) {
        return field_of(type, entry.key) == nullptr && nearest(entry.key, known_keys(type)) == name;
    });
}

void Conformer::required_fields(Value& value, const Type& type, const Where& where) {
    for (const Field& field : type.fields) {
        if (field.required && !value.has(field.name) && !is_misspelt(value, type, field.name)) {
            faults_.add(
                Code::missing_key, where.place, fmt::format("{} needs `{}`", where.name, field.name),
                {"", fmt::format("{}: {}; for example `{}: {}`", field.name, field.help, field.name, field.example)});
            value.faulty = true;
        }
        if (!field.needs.empty() && value.has(field.name) && !value.has(field.needs)) {
            faults_.add(Code::needs_another_key, value.entry(field.name)->place,
                        fmt::format("`{}` of {} means nothing without `{}`", field.name, where.name, field.needs));
        }
    }
}

void Conformer::exactly_one(Value& value, const Type& type, const Where& where) {
    const auto keys = type.exactly_one;
    const auto given = std::count_if(keys.begin(), keys.end(), [&](std::string_view key) { return value.has(key); });
    value.faulty = value.faulty || given != 1;
    const bool misspelt =
        std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return is_misspelt(value, type, key); });
    if (given > 1 || (given == 0 && !misspelt)) {
        faults_.add(Code::not_exactly_one, where.place,
                    fmt::format("{} needs exactly one of `{}`, found {}", where.name, fmt::join(keys, "`, `"),
                                given == 0 ? "none" : std::to_string(given)));
    }
}

void Conformer::one_set_of(Value& value, const Type& type, const Where& where) {
    std::string given;
    for (const Field& field : type.fields) {
        given += value.has(field.name) ? (given.empty() ? "" : " ") + std::string{field.name} : "";
    }
    const auto& sets = type.one_set_of;
    if (std::find(sets.begin(), sets.end(), given) != sets.end()) {
        return;
    }
    value.faulty = true;
    std::vector<std::string> allowed;
    std::transform(sets.begin(), sets.end(), std::back_inserter(allowed), keys_of_set);
    faults_.add(Code::no_such_set, where.place,
                fmt::format("{} needs {}, found {}", where.name, fmt::join(allowed, ", or "),
                            given.empty() ? "none of them" : keys_of_set(given)));
}

void Conformer::tagged(Value& value, const Type& type, const Where& where) {
    for (Entry* entry : own_entries(value)) {
        if (const Field* field = field_of(type, entry->key)) {
            check(entry->value, *field->type, inside(where, type, entry->key, entry->place));
        } else {
            value.faulty = true;
            faults_.add(Code::unknown_key, entry->place,
                        fmt::format("unknown {} `{}` in {}", type.name, entry->key, where.name),
                        {did_you_mean(entry->key, known_keys(type)), "known here: " + listed(known_keys(type))});
        }
    }
    if (Value* stated = value.find("source")) {
        source(*stated, where);
    }
    if (own_entries(value).size() != 1) {
        value.faulty = true;
        faults_.add(Code::not_exactly_one, where.place,
                    fmt::format("{} needs exactly one {}, found {}", where.name, type.name, own_entries(value).size()),
                    {"", "known here: " + listed(known_keys(type))});
    }
}

void Conformer::map(Value& value, const Type& type, const Where& where) {
    for (Entry& entry : value.entries) {
        if (entry.key == "source" && type.keys != Keys::addresses) {
            source(entry.value, where);
        } else if (!is_part_of_reason(value, entry)) {
            check(entry.value, *type.of, element(where, *type.of, entry));
            key(entry, type, where);
        }
    }
    if (own_entries(value).size() < type.least_items) {
        fault(value, Code::wrong_kind, fmt::format("{} is empty", where.name));
    }
}

void Conformer::key(Entry& entry, const Type& type, const Where& where) {
    const std::string bad = type.keys == Keys::names ? fault_of_name(entry.key) : "";
    if (!bad.empty()) {
        Value shown;
        shown.kind = Value::Kind::text;
        shown.text = entry.key;
        faults_.add(Code::bad_name, entry.place, fmt::format("{} cannot be a name", described(shown)), {bad, ""});
    } else if (type.keys == Keys::names && where.section && !entry.quoted && is_yes_or_no(entry.key)) {
        faults_.add(Code::bad_name, entry.place, fmt::format("the name `{}` needs quotes", entry.key),
                    {fmt::format("write \"{}\": without quotes, YAML means yes or no by it", entry.key), ""});
    }
    if (type.keys == Keys::references && !names_.has(type.space, entry.key)) {
        entry.value.faulty = true;
        faults_.add(Code::unknown_name, entry.place, fmt::format("no {} called `{}`", word_of(type.space), entry.key),
                    {did_you_mean(entry.key, names_.in(type.space)), "known here: " + listed(names_.in(type.space))});
    }
    if (type.keys == Keys::months && months_called(entry.key).empty()) {
        entry.value.faulty = true;
        faults_.add(Code::bad_months, entry.place, fmt::format("`{}` of {} is no month", entry.key, where.name),
                    {"",
                     "known here: jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec, winter, spring, "
                     "summer, autumn"});
    }
    const Quantity size = parse_quantity(entry.key, Dimension::count);
    if (type.keys == Keys::sizes &&
        (size.fault != NumberFault::none || size.value != std::floor(size.value) || !in_range(size.value, {1, 1000}))) {
        entry.value.faulty = true;
        faults_.add(Code::bad_batch, entry.place,
                    fmt::format("`{}` of {} is no size of a batch", entry.key, where.name),
                    {"write a whole number from 1 to 1000", ""});
    }
    if (type.keys == Keys::hours && !parse_hours(entry.key)) {
        entry.value.faulty = true;
        faults_.add(Code::bad_hours, entry.place, fmt::format("`{}` of {} are no opening hours", entry.key, where.name),
                    {"write them as `mon-fri 08:00-18:00` or `sat 09:00-12:30`", ""});
    }
}

void Conformer::list(Value& value, const Type& type, const Where& where) {
    for (Value& item : value.items) {
        check(item, *type.of, item_of(where, *type.of, item));
    }
    if (value.items.size() < type.least_items) {
        fault(value, Code::wrong_kind, fmt::format("{} is empty", where.name));
    }
    if (type.most_items > 0 && value.items.size() > type.most_items) {
        faults_.add(
            Code::too_many_items, value.items[type.most_items].place,
            fmt::format("{} must have at most {} items, found {}", where.name, type.most_items, value.items.size()),
            {"this one is too many", ""});
    }
}

}  // namespace careway::language
