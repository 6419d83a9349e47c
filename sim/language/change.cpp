#include "sim/language/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "sim/language/dates.hpp"
#include "sim/language/operation.hpp"
#include "sim/language/quantity.hpp"

namespace careway::language {

namespace {

const std::vector<std::string> operations{"to", "add", "times"};

/// Puts source and range beside the operand, as a model would state them.
Value with_source(const Value& operand, const Value& change) {
    Value stated;
    stated.kind = Value::Kind::map;
    stated.place = operand.place;
    stated.entries.push_back({"value", operand.place, operand});
    for (const char* key : {"source", "low", "high", "together"}) {
        if (const Entry* entry = change.entry(key)) {
            stated.entries.push_back(*entry);
        }
    }
    return stated.entries.size() > 1 ? stated : operand;
}

Code code_of(NumberFault fault) {
    switch (fault) {
        case NumberFault::missing_unit:
            return Code::missing_unit;
        case NumberFault::unknown_unit:
            return Code::unknown_unit;
        case NumberFault::malformed:
            return Code::malformed_number;
        default:
            return Code::wrong_kind;
    }
}

/// Whole days from 1 to the longest ramp, or a fault.
std::optional<int> read_ramp(const Value& over, Faults& faults) {
    constexpr double day_ticks = 86400e3;
    const Quantity read = over.is_text() ? parse_quantity(over.text, Dimension::duration)
                                         : Quantity{0, {}, NumberFault::not_a_number, ""};
    const double days = read.value / day_ticks;
    if (read.fault != NumberFault::none) {
        faults.add(code_of(read.fault), over.place,
                   fmt::format("`over` must be a time such as `90 days`, found {}", described(over)), {read.why, ""});
    } else if (days != std::floor(days)) {
        faults.add(Code::not_whole_days, over.place,
                   fmt::format("`over` must be a whole number of days, found {}", described(over)),
                   {"a ramp takes one step a day; write days or weeks", ""});
    } else if (days < 1 || days > longest_ramp_days) {
        faults.add(
            Code::out_of_range, over.place,
            fmt::format("`over` must be between 1 day and {} days, found {}", longest_ramp_days, described(over)),
            {days < 1 ? "leave it out to change at once" : "", ""});
    } else {
        return static_cast<int>(days);
    }
    return {};
}

/// When a change begins and how long it takes. @return whether that could be read
bool read_times(const Value& value, Change& change, Faults& faults) {
    const Value* from = value.find("from");
    if (from != nullptr) {
        change.from = from->is_text() ? parse_date(from->text) : std::nullopt;
        if (!change.from) {
            faults.add(Code::not_a_date, from->place, fmt::format("`from` must be a date, found {}", described(*from)),
                       {advice_on_date(from->text), ""});
        }
    }
    const Entry* over = value.entry("over");
    if (over == nullptr) {
        return from == nullptr || change.from;
    }
    const std::optional<int> days = read_ramp(over->value, faults);
    change.ramp_days = days.value_or(0);
    if (from == nullptr) {
        faults.add(Code::needs_another_key, over->place,
                   fmt::format("`over` in the change of `{}` means nothing without `from`", change.address),
                   {"write the day on which it begins, as `from: 2016-10-01`", ""});
    }
    return change.from && days;
}

/// @return what the faults leave of it: its address at least
Change read_operation(const Entry& line, const Value& value, Faults& faults) {
    const auto given =
        std::count_if(operations.begin(), operations.end(), [&](const std::string& key) { return value.has(key); });
    const bool misspelt = given == 0 && std::any_of(value.entries.begin(), value.entries.end(),
                                                    [](const Entry& entry) { return means_to_change(entry.key); });
    if (given != 1 && !misspelt) {
        faults.add(Code::not_exactly_one, line.place,
                   fmt::format("the change of `{}` needs exactly one of `{}`, found {}", line.key, "to`, `add`, `times",
                               given == 0 ? "none" : std::to_string(given)));
    }
    Change change;
    change.address = line.key;
    change.place = line.place;
    change.source = source_text(value.find("source"));
    change.sound = operation_keys_allowed(value, faults) && given == 1 && read_times(value, change, faults);
    if (!change.sound) {
        return change;
    }
    const Value* to = value.find("to");
    if (to != nullptr && change.ramp_days == 0) {
        change.operand = with_source(*to, value);
        return change;
    }
    change.kind = to != nullptr ? Change::Kind::to : value.has("add") ? Change::Kind::add : Change::Kind::times;
    change.operand = to != nullptr ? *to : *value.find(value.has("add") ? "add" : "times");
    const auto end = [&](const char* key) { return value.has(key) ? *value.find(key) : Value{}; };
    change.low = end("low");
    change.high = end("high");
    change.together = end("together");
    return change;
}

void read_line(const Entry& line, const Takes& takes, std::vector<Change>& changes, Faults& faults) {
    const Value& value = line.value;
    const bool several = value.is_list() && !value.items.empty() &&
                         std::all_of(value.items.begin(), value.items.end(),
                                     [&](const Value& item) { return is_operation(item, takes); });
    if (several) {
        for (const Value& item : value.items) {
            changes.push_back(read_operation(line, item, faults));
        }
    } else if (is_operation(value, takes)) {
        changes.push_back(read_operation(line, value, faults));
    } else {
        Change change;
        change.address = line.key;
        change.place = line.place;
        change.operand = value;
        changes.push_back(std::move(change));
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

std::vector<Change> read_changes(const Value& set, const TakesAt& takes, Faults& faults) {
    std::vector<Change> changes;
    for (const Entry& line : set.entries) {
        const auto first = static_cast<long>(changes.size());
        const auto takes_here = [&](std::string_view key) { return takes(line.key, key); };
        read_line(line, takes_here, changes, faults);
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
