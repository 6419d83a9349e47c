// How a value is wrapped: with its source and range, by date, by attribute.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/language/conform.hpp"
#include "sim/language/dates.hpp"
#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

const std::vector<std::string> sourced_keys{"value", "source", "low", "high", "together"};

/// Where the cells of a split stand: in the file itself, or in its table.
Place place_of_cells(const Value& value, const Conformer::Where& where) {
    const Entry* by = value.entry("by");
    if (by == nullptr) {
        return where.place;
    }
    return by->value.place.file == by->place.file ? by->place : by->value.place;
}

}  // namespace

void Conformer::change(Value& value, const Where& where) {
    for (Value& item : value.items) {
        change(item, where);
    }
    together(value);
    if (Value* stated = value.find("source")) {
        source(*stated, where);
    }
}

void Conformer::sourced(Value& value, const Type& type, const Where& where) {
    for (Entry& entry : value.entries) {
        const bool known = std::find(sourced_keys.begin(), sourced_keys.end(), entry.key) != sourced_keys.end();
        if (!known && !is_part_of_reason(value, entry)) {
            value.faulty = true;
            faults_.add(Code::unknown_key, entry.place,
                        fmt::format("unknown key `{}` beside the value of {}", entry.key, where.name),
                        {did_you_mean(entry.key, sourced_keys), "known keys here: " + listed(sourced_keys)});
        }
    }
    if (Value* stated = value.find("source")) {
        source(*stated, where);
    }
    check(*value.find("value"), type, where);
    range(value, type, where);
    together(value);
}

void Conformer::together(const Value& ranged) {
    const Entry* tie = ranged.entry("together");
    if (tie == nullptr) {
        return;
    }
    const std::string bad = tie->value.is_text() ? fault_of_name(tie->value.text) : "write one name";
    if (!bad.empty()) {
        faults_.add(Code::bad_name, tie->value.place, fmt::format("{} cannot be a name", described(tie->value)),
                    {bad, ""});
    }
    if (!ranged.has("low") && !ranged.has("high")) {
        faults_.add(Code::together_without_range, tie->place, "`together` stands beside no range",
                    {"", "it needs a `low` or a `high` beside it: what has no range is not drawn"});
    }
}

void Conformer::range(const Value& value, const Type& type, const Where& where) {
    const Value& likely = *value.find("value");
    const Type* number = number_type(type, likely);
    const auto amount = [&](const Value& of) { return parse_quantity(of.text, number->dimension).value; };
    for (const std::string_view end : {"low", "high"}) {
        const Value* bound = value.find(end);
        if (bound == nullptr) {
            continue;
        }
        if (number == nullptr || !likely.is_text()) {
            faults_.add(Code::bad_range, value.entry(end)->place,
                        fmt::format("{} is not one number, so it cannot have a `{}`", where.name, end),
                        {"", "give the range beside each number"});
            continue;
        }
        Value checked = *bound;
        check(checked, *number, Where{fmt::format("`{}` of {}", end, where.name), value.entry(end)->place});
        if (sound(checked) && sound(likely) &&
            (end == "low" ? amount(checked) > amount(likely) : amount(checked) < amount(likely))) {
            faults_.add(Code::bad_range, bound->place,
                        fmt::format("`{}` of {} is {} its value, `{}`", end, where.name,
                                    end == "low" ? "above" : "below", likely.text));
        }
    }
}

void Conformer::steps(Value& value, const Type& type, const Where& where) {
    std::optional<Date> before;
    for (Entry& entry : value.entries) {
        if (entry.key == "source") {
            source(entry.value, where);
            continue;
        }
        const std::optional<Date> date = parse_date(entry.key);
        if (!date && !entry.key.empty()) {
            value.faulty = true;
            faults_.add(Code::not_a_date, entry.place,
                        fmt::format("`{}` in the dated steps of {} is no date", entry.key, where.name),
                        {advice_on_date(entry.key), ""});
            continue;
        }
        if (date && before && *date <= *before) {
            value.faulty = true;
            faults_.add(Code::dates_out_of_order, entry.place,
                        fmt::format("the dated steps of {} are not in order of date", where.name),
                        {fmt::format("{} stands after {}", entry.key, to_string(*before)), ""});
        }
        before = date ? date : before;
        Where step = where;
        step.place = entry.place;
        step.name += entry.key.empty() ? "" : " from " + entry.key;
        check(entry.value, type, step);
    }
}

void Conformer::split(Value& value, const Type& type, const Where& where) {
    const std::vector<std::string> by = split_by(value, where);
    if (Value* stated = value.find("source")) {
        source(*stated, where);
    }
    if (by.empty()) {
        value.faulty = true;
        return;
    }
    cells(value, *type.of, where, by);
}

std::vector<std::string> Conformer::split_by(Value& value, const Where& where) {
    Value& by = *value.find("by");
    std::vector<Value*> parts;
    if (by.is_list()) {
        for (Value& item : by.items) {
            parts.push_back(&item);
        }
    } else {
        parts.push_back(&by);
    }
    if (parts.empty()) {
        fault(by, Code::wrong_kind, fmt::format("`by` of {} must name at least one attribute", where.name));
    }
    std::vector<std::string> attributes;
    for (Value* part : parts) {
        if (!part->is_text()) {
            fault(*part, Code::wrong_kind,
                  fmt::format("`by` of {} must name attributes, found {}", where.name, described(*part)));
            return {};
        }
        if (part->text == next_attribute && next_.empty()) {
            fault(*part, Code::next_elsewhere, fmt::format("{} cannot be split by `next`", where.name),
                  {"", "only the stay of a node of the pathway knows where its people will go"});
            return {};
        }
        if (part->text != next_attribute && !names_.has(Space::attribute, part->text)) {
            fault(*part, Code::unknown_name, fmt::format("no attribute called `{}`", part->text),
                  {did_you_mean(part->text, names_.in(Space::attribute)),
                   "known here: " + listed(names_.in(Space::attribute))});
            return {};
        }
        if (std::find(attributes.begin(), attributes.end(), part->text) != attributes.end()) {
            fault(*part, Code::name_twice, fmt::format("{} is split by `{}` twice", where.name, part->text));
            return {};
        }
        attributes.push_back(part->text);
    }
    return attributes;
}

const std::vector<std::string>& Conformer::values_of(const std::string& attribute) const {
    return attribute == next_attribute ? next_ : *names_.values_of(attribute);
}

void Conformer::cells(Value& value, const Type& type, const Where& where, std::span<const std::string> by) {
    const std::string& attribute = by.front();
    const std::vector<std::string>& expected_values = values_of(attribute);
    for (Entry* entry : own_entries(value)) {
        Where cell = where;
        cell.place = entry->place;
        cell.name += fmt::format(" for {} `{}`", attribute, entry->key);
        if (std::find(expected_values.begin(), expected_values.end(), entry->key) == expected_values.end()) {
            value.faulty = true;
            faults_.add(Code::cell_unknown, entry->place,
                        fmt::format("`{}` is not a value of attribute `{}`", entry->key, attribute),
                        {did_you_mean(entry->key, expected_values), "its values: " + listed(expected_values)});
        } else if (by.size() == 1) {
            check(entry->value, type, cell);
        } else if (!entry->value.is_map() || is_split(entry->value) || is_dated(entry->value)) {
            fault(entry->value, Code::wrong_kind,
                  fmt::format("{} must be a map by `{}`, found {}", cell.name, by[1], described(entry->value)));
        } else {
            if (Value* stated = entry->value.find("source")) {
                source(*stated, cell);
            }
            cells(entry->value, type, cell, by.subspan(1));
        }
    }
    std::vector<std::string> missing;
    std::copy_if(expected_values.begin(), expected_values.end(), std::back_inserter(missing),
                 [&](const std::string& key) { return !value.has(key); });
    if (!missing.empty()) {
        value.faulty = true;
        faults_.add(Code::cell_missing, place_of_cells(value, where),
                    fmt::format("{} says nothing for {} `{}`", where.name, attribute, fmt::join(missing, "`, `")));
    }
}

void Conformer::source(Value& value, const Where& where) {
    if (value.is_list()) {
        bool cut = false;
        for (Value& item : value.items) {
            if (!cut) {
                source(item, where);
            }
            cut = item.is_text() && (is_cut_assumption(item.text) || (cut && !item.text.ends_with(")")));
        }
    } else if (value.is_text()) {
        source_text(value);
    } else {
        fault(value, Code::malformed_source,
              fmt::format("`source` of {} must be a source or a list of them, found {}", where.name, described(value)));
    }
}

bool Conformer::is_part_of_reason(const Value& map, const Entry& entry) {
    const Value* stated = map.find("source");
    const Value* last =
        stated != nullptr && stated->is_list() && !stated->items.empty() ? &stated->items.back() : stated;
    return entry.value.kind == Value::Kind::nothing && last != nullptr && is_cut_assumption(last->text);
}

void Conformer::source_text(Value& value) {
    if (is_assumption(value.text)) {
        return;
    }
    if (!is_source_id(value.text)) {
        const bool cut = is_cut_assumption(value.text);
        fault(value, Code::malformed_source, fmt::format("{} is no source", described(value)),
              {cut ? "a reason with a comma needs quotes: \"assumption (one, two)\""
                   : "write an id such as `E018`, or `assumption (reason)`",
               ""});
    } else if (sources_.file.empty()) {
        fault(value, Code::unknown_source, fmt::format("no `sources.yaml` that could hold `{}`", value.text),
              {"", "looked for in the model's folder and those above it"});
    } else if (sources_.readable && !sources_.ids.contains(value.text)) {
        fault(value, Code::unknown_source, fmt::format("no source called `{}` in {}", value.text, sources_.file),
              {did_you_mean(value.text, {sources_.ids.begin(), sources_.ids.end()}), ""});
    }
}

}  // namespace careway::language
