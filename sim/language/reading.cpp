#include "sim/language/reading.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/language/dates.hpp"

namespace careway::language {

namespace {

/// Whole numbers come back from `times` with errors far below this.
constexpr double whole_tolerance = 1e-6;

bool applies(const Adjustment& adjustment, const std::optional<Date>& at) {
    return !adjustment.from || (at && *adjustment.from <= *at);
}

const Value& active_step(const Value& steps, const std::optional<Date>& at) {
    const Value* active = nullptr;
    for (const Entry* entry : own_entries(steps)) {
        const std::optional<Date> date = parse_date(entry->key);
        if (active == nullptr || !date || (at && *date <= *at)) {
            active = &entry->value;
        }
    }
    return *active;
}

struct Adjusted {
    double value = 0;
    Unit unit;
    const Adjustment* last = nullptr;
    Place stated;  ///< where the number stands that was adjusted
};

Adjusted adjusted(const Value& value, const Type& type, const Frame& enclosing) {
    Frame frame = enclosing;
    const Value& leaf = in_force(value, frame);
    const Quantity base = parse_quantity(leaf.text, type.dimension);
    Adjusted result{base.value, base.unit, nullptr, leaf.place};
    std::stable_sort(frame.adjustments.begin(), frame.adjustments.end(),
                     [](const Adjustment* a, const Adjustment* b) { return a->order < b->order; });
    for (const Adjustment* adjustment : frame.adjustments) {
        const bool times = adjustment->kind == Adjustment::Kind::times;
        const double operand =
            parse_quantity(adjustment->operand.text, times ? Dimension::count : type.dimension).value;
        result.value = times ? result.value * operand : result.value + operand;
        result.last = adjustment;
    }
    return result;
}

std::string on_date(const Frame& frame) {
    return frame.at ? " on " + to_string(*frame.at) : "";
}

}  // namespace

void Frame::take(const Value& value) {
    for (const Adjustment& adjustment : value.adjustments) {
        if (applies(adjustment, at)) {
            adjustments.push_back(&adjustment);
        }
    }
}

const Value& in_force(const Value& value, Frame& frame) {
    const Value* inner = &value;
    while (true) {
        frame.take(*inner);
        if (is_sourced(*inner)) {
            inner = inner->find("value");
        } else if (is_dated(*inner)) {
            inner = &active_step(*inner, frame.at);
        } else {
            return *inner;
        }
    }
}

std::set<Date> dates_in(const Value& value) {
    std::set<Date> dates;
    for (const Adjustment& adjustment : value.adjustments) {
        if (adjustment.from) {
            dates.insert(*adjustment.from);
        }
    }
    for (const Entry& entry : value.entries) {
        if (const std::optional<Date> date = parse_date(entry.key)) {
            dates.insert(*date);
        }
        dates.merge(dates_in(entry.value));
    }
    return dates;
}

double read_number(const Value& value, const Type& type, const Frame& enclosing, Faults& faults) {
    if (!sound(value)) {
        return 0;
    }
    const Adjusted result = adjusted(value, type, enclosing);
    if (result.last != nullptr && !in_range(result.value, type.range)) {
        faults.add(
            Code::change_out_of_range, result.last->place,
            fmt::format("`{}` would become {}{}; it must be {}", result.last->address,
                        write_quantity(result.value, result.unit), on_date(enclosing), range_text(type, result.value)),
            {"", "", OtherPlace{value_changed, result.stated}});
        return std::clamp(std::isfinite(result.value) ? result.value : 0, type.range.least, type.range.most);
    }
    return result.value;
}

int read_whole(const Value& value, const Type& type, const Frame& enclosing, Faults& faults) {
    const double number = read_number(value, type, enclosing, faults);
    const double rounded = std::round(number);
    if (std::abs(number - rounded) > whole_tolerance && sound(value)) {
        const Adjusted result = adjusted(value, type, enclosing);
        faults.add(Code::change_out_of_range, result.last->place,
                   fmt::format("`{}` would become {:.6g}{}; it must be a whole number", result.last->address, number,
                               on_date(enclosing)),
                   {"use `add`, or write the new number", "", OtherPlace{value_changed, result.stated}});
    }
    return static_cast<int>(rounded);
}

bool same(double a, double b) {
    return a == b;
}

bool same(int a, int b) {
    return a == b;
}

bool same(const random::Distribution& a, const random::Distribution& b) {
    return a.shape == b.shape && a.a == b.a && a.b == b.b && a.c == b.c && a.values == b.values &&
           a.weights == b.weights && a.scale == b.scale &&
           std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                      [](const auto& x, const auto& y) { return same(x, y); });
}

std::vector<std::string> split_attributes(const Value& split) {
    const Value& by = *split.find("by");
    std::vector<std::string> names;
    if (by.is_text()) {
        names.push_back(by.text);
    }
    for (const Value& item : by.items) {
        names.push_back(item.text);
    }
    return names;
}

}  // namespace careway::language
