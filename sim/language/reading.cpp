#include "sim/language/reading.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/language/dates.hpp"

namespace careway::language {

namespace {

/// Whole numbers come back from `times` with errors far below this.
constexpr double whole_tolerance = 1e-6;

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
    bool rounds = false;  ///< may be no whole number: on one of the days of a ramp, or made of a number that was drawn
    Place stated;         ///< where the number stands that was adjusted
};

Adjusted adjusted(const Value& value, const Type& type, const Frame& enclosing) {
    Frame frame = enclosing;
    const Value& leaf = in_force(value, frame);
    const Quantity base = parse_quantity(leaf.text, type.dimension);
    Adjusted result{base.value, base.unit, nullptr, leaf.drawn, leaf.place};
    std::stable_sort(frame.adjustments.begin(), frame.adjustments.end(),
                     [](const Adjustment* a, const Adjustment* b) { return a->order < b->order; });
    for (const Adjustment* adjustment : frame.adjustments) {
        const bool times = adjustment->kind == Adjustment::Kind::times;
        const double operand =
            parse_quantity(adjustment->operand.text, times ? Dimension::count : type.dimension).value;
        const double part = part_in_force(*adjustment, frame.at);
        result.value = adjusted_by(*adjustment, result.value, operand, part);
        result.rounds = result.rounds || part < 1 || adjustment->operand.drawn;
        result.last = adjustment;
    }
    return result;
}

std::string on_date(const Frame& frame) {
    return frame.at ? " on " + to_string(*frame.at) : "";
}

}  // namespace

double part_in_force(const Adjustment& adjustment, const std::optional<Date>& at) {
    if (!adjustment.from) {
        return 1;
    }
    if (!at || *at < *adjustment.from) {
        return 0;
    }
    const auto days = (*at - *adjustment.from).count();
    return days >= adjustment.ramp_days ? 1 : static_cast<double>(days) / adjustment.ramp_days;
}

std::vector<Date> days_of(const Adjustment& adjustment) {
    std::vector<Date> days;
    if (adjustment.from && adjustment.ramp_days == 0) {
        days.push_back(*adjustment.from);
    }
    for (int passed = 1; adjustment.from && passed <= adjustment.ramp_days; ++passed) {
        days.push_back(*adjustment.from + std::chrono::days{passed});
    }
    return days;
}

double adjusted_by(const Adjustment& adjustment, double value, double operand, double part) {
    switch (adjustment.kind) {
        case Adjustment::Kind::to:
            return part < 1 ? value + part * (operand - value) : operand;
        case Adjustment::Kind::times:
            return value * (part < 1 ? 1 + part * (operand - 1) : operand);
        case Adjustment::Kind::add:
            break;
    }
    return value + part * operand;
}

void Frame::take(const Value& value) {
    for (const Adjustment& adjustment : value.adjustments) {
        if (part_in_force(adjustment, at) > 0) {
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
        const std::vector<Date> days = days_of(adjustment);
        dates.insert(days.begin(), days.end());
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
        faults.add_first(
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
    if (std::abs(number - rounded) <= whole_tolerance || !sound(value)) {
        return static_cast<int>(rounded);
    }
    if (const Adjusted result = adjusted(value, type, enclosing); !result.rounds) {
        faults.add_first(Code::change_out_of_range, result.last->place,
                         fmt::format("`{}` would become {:.6g}{}; it must be a whole number", result.last->address,
                                     number, on_date(enclosing)),
                         {"use `add`, or write the new number", "", OtherPlace{value_changed, result.stated}});
    }
    return static_cast<int>(rounded);
}

int read_hundredths(const Value& value, const Frame& enclosing, Faults& faults) {
    return static_cast<int>(std::round(100 * read_number(value, weekly_hours_type, enclosing, faults)));
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
