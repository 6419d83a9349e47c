#include "sim/language/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

constexpr double second = 1e3;
constexpr double minute = 60e3;
constexpr double hour = 3600e3;
constexpr double day = 86400e3;

// Years have 365 days and a month is a twelfth of one, here as everywhere in the simulation.
constexpr Unit units[] = {
    {"ms", Dimension::duration},
    {"millisecond", Dimension::duration},
    {"milliseconds", Dimension::duration},
    {"second", Dimension::duration, second},
    {"seconds", Dimension::duration, second},
    {"minute", Dimension::duration, minute},
    {"minutes", Dimension::duration, minute},
    {"hour", Dimension::duration, hour},
    {"hours", Dimension::duration, hour},
    {"day", Dimension::duration, day},
    {"days", Dimension::duration, day},
    {"week", Dimension::duration, 7 * day},
    {"weeks", Dimension::duration, 7 * day},
    {"month", Dimension::duration, 365 * day, 12},
    {"months", Dimension::duration, 365 * day, 12},
    {"year", Dimension::duration, 365 * day},
    {"years", Dimension::duration, 365 * day},
    {"per hour", Dimension::rate},
    {"per day", Dimension::rate, 1, 24},
    {"per week", Dimension::rate, 1, 168},
    {"per month", Dimension::rate, 12, 8760},
    {"per year", Dimension::rate, 1, 8760},
    {"%", Dimension::share, 1, 100},
    {"£ per hour", Dimension::price, 24},
    {"£ per day", Dimension::price},
    {"£ per week", Dimension::price, 1, 7},
    {"£ per month", Dimension::price, 12, 365},
    {"£ per year", Dimension::price, 1, 365},
};

struct Number {
    double value = 0;
    std::string_view rest;
    NumberFault fault = NumberFault::none;
    std::string why;
};

bool digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::size_t digits_from(std::string_view text, std::size_t at) {
    while (at < text.size() && digit(text[at])) {
        ++at;
    }
    return at;
}

/// One past the exponent that starts at `at`, or `at` when an `e` there belongs to something else.
std::size_t past_exponent(std::string_view text, std::size_t at) {
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) {
        return at;
    }
    std::size_t first = at + 1;
    if (first < text.size() && (text[first] == '+' || text[first] == '-')) {
        ++first;
    }
    const std::size_t end = digits_from(text, first);
    return end > first ? end : at;
}

std::string without_separators(std::string_view text) {
    std::string plain;
    std::copy_if(text.begin(), text.end(), std::back_inserter(plain),
                 [](char c) { return digit(c) || c == '-' || c == '.'; });
    return plain;
}

Number parse_number(std::string_view text) {
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const std::size_t whole = digits_from(text, sign);
    if (whole < text.size() && whole > sign && (text[whole] == '_' || text[whole] == ',')) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789_,.", whole), text.size());
        const bool decimal = text[whole] == ',' && end - whole != 4;
        return {
            0,
            {},
            NumberFault::malformed,
            decimal ? "write the decimal sign as a point" : "write `" + without_separators(text.substr(0, end)) + "`"};
    }
    const bool point = whole < text.size() && text[whole] == '.';
    const std::size_t fraction = point ? digits_from(text, whole + 1) : whole;
    if (fraction - sign < (point ? 2u : 1u)) {
        return {0, {}, NumberFault::not_a_number, ""};
    }
    if (whole - sign > 1 && text[sign] == '0') {
        return {0, {}, NumberFault::malformed, "write it without leading zeros"};
    }
    if (text.substr(sign).starts_with("0x") || text.substr(sign).starts_with("0X")) {
        return {0, {}, NumberFault::malformed, "write it as a decimal number"};
    }
    const std::size_t end = past_exponent(text, fraction);
    const std::string_view digits = text.substr(text[0] == '+' ? 1 : 0, end - (text[0] == '+' ? 1 : 0));
    Number number{0, text.substr(end), NumberFault::none, ""};
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    if (result.ec != std::errc{} || !std::isfinite(number.value)) {
        return {0, {}, NumberFault::malformed, "the number is too large or too small to hold"};
    }
    return number;
}

/// Words apart by one space, none at the ends.
std::string tidy(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\n') {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

const Unit* find_unit(std::string_view name, Dimension dimension) {
    const auto found = std::find_if(std::begin(units), std::end(units),
                                    [&](const Unit& unit) { return unit.dimension == dimension && unit.name == name; });
    return found == std::end(units) ? nullptr : found;
}

std::string advice(const std::string& number, Dimension dimension) {
    switch (dimension) {
        case Dimension::duration:
            return number == "1" ? "write `1 day` or `1 hour`" : fmt::format("write `{0} days` or `{0} hours`", number);
        case Dimension::rate:
            return fmt::format("write `{} per day`, hour, week, month or year", number);
        case Dimension::share:
            return fmt::format("write it in per cent, such as `{} %`", number);
        case Dimension::price:
            return fmt::format("write `£{} per day`", number);
        case Dimension::count:
            break;
    }
    return "write the number alone";
}

/// `1 dya` was meant to be `1 day`.
std::string advice_on_unit(const std::string& number, const std::string& unit, Dimension dimension) {
    const std::vector<std::string_view> names = unit_names(dimension);
    const std::string near = nearest(unit, {names.begin(), names.end()});
    const bool money = dimension == Dimension::price;
    if (near.empty()) {
        return advice(number, dimension);
    }
    return money ? fmt::format("write `£{} {}`", number, near.substr(std::string_view{"£ "}.size()))
                 : fmt::format("write `{} {}`", number, near);
}

}  // namespace

Quantity parse_quantity(std::string_view text, Dimension dimension) {
    constexpr std::string_view pound = "£";
    const std::string whole = tidy(text);
    const bool money = whole.starts_with(pound);
    const std::string amount = money ? tidy(std::string_view{whole}.substr(pound.size())) : whole;
    const Number number = parse_number(amount);
    if (number.fault != NumberFault::none) {
        return {0, {}, number.fault, number.why};
    }
    const std::string digits = amount.substr(0, amount.size() - number.rest.size());
    const std::string unit_name = (money ? "£ " : "") + tidy(number.rest);
    if (dimension == Dimension::count) {
        return unit_name.empty() ? Quantity{number.value, {}, NumberFault::none, ""}
                                 : Quantity{0, {}, NumberFault::unknown_unit, fmt::format("write `{}` alone", digits)};
    }
    if (unit_name.empty()) {
        return {number.value, {}, NumberFault::missing_unit, advice(digits, dimension)};
    }
    const Unit* unit = find_unit(unit_name, dimension);
    if (unit == nullptr) {
        return {0, {}, NumberFault::unknown_unit, advice_on_unit(digits, unit_name, dimension)};
    }
    return {number.value * unit->times / unit->over, *unit, NumberFault::none, ""};
}

std::string write_quantity(double value, const Unit& unit) {
    // Twelve digits: enough for any number that people state, and 0.1 + 0.2 reads 0.3.
    const std::string number = fmt::format("{:.12g}", value * unit.over / unit.times);
    if (unit.dimension == Dimension::price) {
        return fmt::format("£{} {}", number, unit.name.substr(std::string_view{"£ "}.size()));
    }
    return unit.name.empty() ? number : fmt::format("{} {}", number, unit.name);
}

std::string_view word_of(Dimension dimension) {
    switch (dimension) {
        case Dimension::duration:
            return "time";
        case Dimension::rate:
            return "rate";
        case Dimension::share:
            return "share";
        case Dimension::price:
            return "price";
        case Dimension::count:
            break;
    }
    return "number";
}

std::vector<std::string_view> unit_names(Dimension dimension) {
    std::vector<std::string_view> names;
    for (const Unit& unit : units) {
        if (unit.dimension == dimension) {
            names.push_back(unit.name);
        }
    }
    return names;
}

std::string example_of(Dimension dimension) {
    switch (dimension) {
        case Dimension::duration:
            return "a time such as `3 days`";
        case Dimension::rate:
            return "a rate such as `12 per day`";
        case Dimension::share:
            return "a share such as `20 %`";
        case Dimension::price:
            return "a price such as `£298 per day`";
        case Dimension::count:
            break;
    }
    return "a number";
}

}  // namespace careway::language
