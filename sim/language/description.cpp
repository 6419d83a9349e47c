#include "sim/language/description.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace careway::language {

namespace {

std::string bound(double value, const Type& type) {
    switch (type.dimension) {
        case Dimension::duration:
            return value == 0 ? "0" : fmt::format("{:g} years", value / (365 * 86400e3));
        case Dimension::share:
            return fmt::format("{:g} %", value * 100);
        case Dimension::growth:
            return fmt::format("{:g} % per year", value * 100);
        case Dimension::rate:
            return value == 0 ? "0" : fmt::format("{:.0f} per hour", value);
        case Dimension::price:
            return value == 0 ? "0" : fmt::format("£{:.0f} per day", value);
        case Dimension::money:
            return value == 0 ? "0" : fmt::format("£{:.0f}", value);
        case Dimension::work:
            return value == 0 ? "0" : fmt::format("{:.0f} hours per week", value);
        case Dimension::count:
            break;
    }
    return fmt::format("{:.0f}", value);
}

std::string expected_of_choice(const Type& type) {
    std::vector<std::string> parts;
    for (const Type* alternative : type.alternatives) {
        const std::string part = expected(*alternative);
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) {
            parts.push_back(part);
        }
    }
    return fmt::format("{}", fmt::join(parts, ", or "));
}

std::string expected_reference(Space space) {
    return fmt::format("the name of {} {}", article_of(word_of(space)), word_of(space));
}

}  // namespace

std::string_view article_of(std::string_view word) {
    return std::string_view{"aeo"}.find(word.front()) == std::string_view::npos ? "a" : "an";
}

std::string name_of_item(const Value& item, const Type& type) {
    const Value* name = type.called.empty() ? nullptr : bare(item).find(type.called);
    return name == nullptr ? "" : bare(*name).text;
}

const Field* field_of(const Type& record, std::string_view key) {
    const auto found =
        std::find_if(record.fields.begin(), record.fields.end(), [&](const Field& field) { return field.name == key; });
    return found == record.fields.end() ? nullptr : &*found;
}

const Type* number_type(const Type& type, const Value& likely) {
    switch (type.form) {
        case Form::quantity:
        case Form::whole:
            return &type;
        case Form::split:
        case Form::dated:
            return number_type(*type.of, likely);
        case Form::choice:
            for (const Type* alternative : type.alternatives) {
                const Type* number = number_type(*alternative, likely);
                if (number != nullptr && fits(*number, likely)) {
                    return number;
                }
            }
            return nullptr;
        default:
            return nullptr;
    }
}

std::string expected(const Type& type) {
    switch (type.form) {
        case Form::text:
            return "a text";
        case Form::file:
            return "the path of a CSV table";
        case Form::source:
            return "a source such as `E018` or `assumption (reason)`";
        case Form::version:
            return "the version of the format, `1`";
        case Form::name:
            return "a name";
        case Form::reference:
            return expected_reference(type.space);
        case Form::word:
            return fmt::format("`{}`", fmt::join(type.words, "`, `"));
        case Form::flag:
            return "`yes` or `no`";
        case Form::date:
            return "a date such as `2016-04-01`";
        case Form::instant:
            return "a date, or date and time, such as `2016-04-01 14:30`";
        case Form::quantity:
            return example_of(type.dimension);
        case Form::whole:
            return "a whole number";
        case Form::measure:
            return "the address of a measure such as `acute_beds.occupancy`";
        case Form::list:
            return "a list";
        case Form::map:
        case Form::record:
        case Form::tagged:
            return type.name.empty() || type.form == Form::map || type.holds_sections
                       ? "a map"
                       : fmt::format("a map (a {})", type.name);
        case Form::choice:
            return expected_of_choice(type);
        case Form::split:
        case Form::dated:
            return expected(*type.of);
        case Form::change:
            return "a new value, or a map with `to`, `add` or `times`";
    }
    return "a value";
}

std::string range_text(const Type& type, double value) {
    const Range& range = type.range;
    const bool two_sided = type.dimension == Dimension::share || (type.form == Form::whole && range.most < 1e3);
    if (two_sided) {
        return fmt::format("between {} and {}", bound(range.least, type), bound(range.most, type));
    }
    if (value > range.most) {
        return "at most " + bound(range.most, type);
    }
    return (range.above_least ? "above " : "at least ") + bound(range.least, type);
}

std::string limits_text(const Type& type) {
    const Range& range = type.range;
    const bool below = std::isfinite(range.least);
    const bool above = std::isfinite(range.most);
    if (type.form != Form::quantity && type.form != Form::whole) {
        return "";
    }
    if (below && above && !range.above_least) {
        return fmt::format("{} to {}", bound(range.least, type), bound(range.most, type));
    }
    const std::string least = !below ? "" : (range.above_least ? "above " : "at least ") + bound(range.least, type);
    const std::string most = !above ? "" : "at most " + bound(range.most, type);
    return least + (below && above ? ", " : "") + most;
}

bool in_range(double value, const Range& range) {
    return std::isfinite(value) && (range.above_least ? value > range.least : value >= range.least) &&
           value <= range.most;
}

bool fits(const Type& type, const Value& value) {
    const bool plain_map = value.is_map() && !is_split(value) && !is_dated(value);
    switch (type.form) {
        case Form::list:
            return value.is_list();
        case Form::map:
        case Form::record:
        case Form::tagged:
            return plain_map;
        case Form::word:
            return value.is_text() && std::find(type.words.begin(), type.words.end(), value.text) != type.words.end();
        case Form::change:
            return true;
        case Form::quantity:  // beside a number of places, hours are known by their unit
            return value.is_text() &&
                   (type.dimension != Dimension::work || value.text.find("hour") != std::string::npos) &&
                   value.text.find(type.known_by) != std::string::npos;
        case Form::choice:
            return std::any_of(type.alternatives.begin(), type.alternatives.end(),
                               [&](const Type* alternative) { return fits(*alternative, value); });
        case Form::split:
            return is_split(value) || fits(*type.of, value);
        case Form::dated:
            return is_dated(value) || fits(*type.of, value);
        default:
            return value.is_text();
    }
}

const Type& alternative_for(const Type& choice, const Value& value) {
    for (const Type* alternative : choice.alternatives) {
        if (fits(*alternative, value)) {
            return *alternative;
        }
    }
    return *choice.alternatives.back();
}

}  // namespace careway::language
