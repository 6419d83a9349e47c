#include "sim/language/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "sim/language/dates.hpp"
#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

const std::vector<std::string> operations{"to", "add", "times"};
const std::vector<std::string> beside{"from", "source", "low", "high"};

bool is_operation(const Value& value) {
    return std::any_of(operations.begin(), operations.end(), [&](const std::string& key) { return value.has(key); }) ||
           value.has("from");
}

/// Puts source and range beside the operand, as a model would state them.
Value with_source(const Value& operand, const Value& change) {
    Value stated;
    stated.kind = Value::Kind::map;
    stated.place = operand.place;
    stated.entries.push_back({"value", operand.place, operand});
    for (const char* key : {"source", "low", "high"}) {
        if (const Entry* entry = change.entry(key)) {
            stated.entries.push_back(*entry);
        }
    }
    return stated.entries.size() > 1 ? stated : operand;
}

bool keys_allowed(const Value& value, Faults& faults) {
    bool allowed = true;
    for (const Entry& entry : value.entries) {
        std::vector<std::string> known = operations;
        known.insert(known.end(), beside.begin(), beside.end());
        if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
            faults.add(Code::unknown_key, entry.place, fmt::format("unknown key `{}` in a change", entry.key),
                       {did_you_mean(entry.key, known), "known keys here: " + listed(known)});
            allowed = false;
        }
    }
    return allowed;
}

std::optional<Change> read_operation(const Entry& line, const Value& value, Faults& faults) {
    const auto given =
        std::count_if(operations.begin(), operations.end(), [&](const std::string& key) { return value.has(key); });
    if (given != 1) {
        faults.add(Code::not_exactly_one, line.place,
                   fmt::format("the change of `{}` needs exactly one of `{}`, found {}", line.key, "to`, `add`, `times",
                               given == 0 ? "none" : std::to_string(given)));
    }
    if (!keys_allowed(value, faults) || given != 1) {
        return {};
    }
    Change change{line.key, line.place, Change::Kind::to, {}, {}, source_text(value.find("source")), {}, {}, {}};
    if (const Value* from = value.find("from")) {
        change.from = from->is_text() ? parse_date(from->text) : std::nullopt;
        if (!change.from) {
            faults.add(Code::not_a_date, from->place, fmt::format("`from` must be a date, found {}", described(*from)),
                       {"write a day that exists, as `2016-04-01`", ""});
            return {};
        }
    }
    if (const Value* to = value.find("to")) {
        change.operand = with_source(*to, value);
        return change;
    }
    change.kind = value.has("add") ? Change::Kind::add : Change::Kind::times;
    change.operand = *value.find(value.has("add") ? "add" : "times");
    const auto end = [&](const char* key) { return value.has(key) ? *value.find(key) : Value{}; };
    change.low = end("low");
    change.high = end("high");
    return change;
}

void read_line(const Entry& line, std::vector<Change>& changes, Faults& faults) {
    const Value& value = line.value;
    const bool several =
        value.is_list() && !value.items.empty() && std::all_of(value.items.begin(), value.items.end(), is_operation);
    if (several) {
        for (const Value& item : value.items) {
            if (std::optional<Change> change = read_operation(line, item, faults)) {
                changes.push_back(std::move(*change));
            }
        }
    } else if (is_operation(value)) {
        if (std::optional<Change> change = read_operation(line, value, faults)) {
            changes.push_back(std::move(*change));
        }
    } else {
        changes.push_back({line.key, line.place, Change::Kind::to, value, {}, "", {}, {}, {}});
    }
}

Place last_place(const Value& value) {
    Place last = value.place;
    const auto take = [&last](const Place& place) {
        last = std::pair{last.line, last.column} < std::pair{place.line, place.column} ? place : last;
    };
    for (const Value& item : value.items) {
        take(last_place(item));
    }
    for (const Entry& entry : value.entries) {
        take(last_place(entry.value));
    }
    return last;
}

}  // namespace

std::string source_text(const Value* source) {
    if (source == nullptr) {
        return "";
    }
    if (source->is_text()) {
        return source->text;
    }
    std::string text;
    for (const Value& item : source->items) {
        text += (text.empty() ? "" : ", ") + item.text;
    }
    return text;
}

std::vector<Change> read_changes(const Value& set, Faults& faults) {
    std::vector<Change> changes;
    for (const Entry& line : set.entries) {
        const auto first = static_cast<long>(changes.size());
        read_line(line, changes, faults);
        std::for_each(changes.begin() + first, changes.end(),
                      [&line](Change& change) { change.end = last_place(line.value); });
    }
    const auto rank = [](const Change& change) {
        const auto depth = std::count(change.address.begin(), change.address.end(), '.');
        return std::tuple{depth, change.from.has_value(), change.from.value_or(Date{}), change.address};
    };
    std::stable_sort(changes.begin(), changes.end(),
                     [&](const Change& a, const Change& b) { return rank(a) < rank(b); });
    return changes;
}

}  // namespace careway::language
