#include "sim/language/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "sim/language/characters.hpp"
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
    {"% per year", Dimension::growth, 1, 100},
    {"£ per hour", Dimension::price, 24},
    {"£ per day", Dimension::price},
    {"£ per week", Dimension::price, 1, 7},
    {"£ per month", Dimension::price, 12, 365},
    {"£ per year", Dimension::price, 1, 365},
    {"£ ", Dimension::money},
    {"hours per week", Dimension::work},
    {"hour per week", Dimension::work},
    {"hours per day", Dimension::work, 7},
    {"hour per day", Dimension::work, 7},
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

std::size_t past_number(std::string_view text, std::size_t at) {
    const std::size_t whole = digits_from(text, at);
    return whole < text.size() && text[whole] == '.' ? digits_from(text, whole + 1) : whole;
}

std::string without_separators(std::string_view text) {
    std::string plain;
    std::copy_if(text.begin(), text.end(), std::back_inserter(plain),
                 [](char c) { return digit(c) || c == '-' || c == '.'; });
    return plain;
}

/// Whether what follows the first digits is groups of three: ",000", ",298.00".
bool in_thousands(std::string_view rest) {
    std::size_t at = 0;
    while (at < rest.size() && rest[at] == ',') {
        if (digits_from(rest, at + 1) != at + 4) {
            return false;
        }
        at += 4;
    }
    return at > 0 && (at == rest.size() || rest[at] == '.');
}

Number parse_number(std::string_view text) {
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const std::size_t whole = digits_from(text, sign);
    if (whole < text.size() && whole > sign && (text[whole] == '_' || text[whole] == ',')) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789_,.", whole), text.size());
        const bool decimal = text[whole] == ',' && !in_thousands(text.substr(whole, end - whole));
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

/// A share below 1 was most likely meant as a fraction.
std::string advice_on_share(const std::string& number) {
    const Number read = parse_number(number);
    const bool fraction = read.fault == NumberFault::none && read.value > 0 && read.value < 1;
    return fmt::format("write `{} %`", fraction ? fmt::format("{:.6g}", read.value * 100) : number);
}

/// `3-5 days`, with the dash of the keyboard or of a word processor.
std::string advice_on_range(std::string text) {
    constexpr std::string_view dash_of_text = "–";
    if (const std::size_t at = text.find(dash_of_text); at != std::string::npos) {
        text.replace(at, dash_of_text.size(), "-");
    }
    const std::size_t low = past_number(text, 0);
    const std::size_t dash = text.find_first_not_of(' ', low);
    const std::size_t after = dash == std::string::npos ? dash : text.find_first_not_of(" -", dash);
    const bool range = low > 0 && after != std::string::npos && text[dash] == '-' && digit(text[after]);
    return range ? "write a range as `{value: 4 days, low: 3 days, high: 5 days}`" : "";
}

std::string advice(const std::string& number, Dimension dimension) {
    switch (dimension) {
        case Dimension::duration:
            return number == "1" ? "write `1 day` or `1 hour`" : fmt::format("write `{0} days` or `{0} hours`", number);
        case Dimension::rate:
            return fmt::format("write `{} per day`, hour, week, month or year", number);
        case Dimension::share:
            return advice_on_share(number);
        case Dimension::growth:
            return fmt::format("write `{} % per year`", number);
        case Dimension::price:
            return fmt::format("write `£{} per day`", number);
        case Dimension::money:
            return fmt::format("write `£{}`", number);
        case Dimension::work:
            return fmt::format("write `{} hours per week`", number);
        case Dimension::count:
            break;
    }
    return "write the number alone";
}

struct Abbreviation {
    std::string_view written;
    std::string_view unit;
};

constexpr Abbreviation abbreviations[] = {
    {"s", "seconds"}, {"sec", "seconds"}, {"secs", "seconds"}, {"min", "minutes"}, {"mins", "minutes"},
    {"h", "hours"},   {"hr", "hours"},    {"hrs", "hours"},    {"d", "days"},      {"w", "weeks"},
    {"wk", "weeks"},  {"wks", "weeks"},   {"mth", "months"},   {"mths", "months"}, {"y", "years"},
    {"yr", "years"},  {"yrs", "years"},
};

/// "hrs" is "hours"; of a rate, "/day", "a day", "each day" and "daily" are "per day". "" when it is nothing known.
std::string unit_meant(std::string unit, Dimension dimension) {
    std::transform(unit.begin(), unit.end(), unit.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (dimension == Dimension::duration) {
        const auto found = std::find_if(std::begin(abbreviations), std::end(abbreviations),
                                        [&](const Abbreviation& one) { return one.written == unit; });
        return found == std::end(abbreviations) ? "" : std::string{found->unit};
    }
    if (dimension != Dimension::rate) {
        return "";
    }
    const std::string last = unit.substr(unit.find_last_of(" /") + 1);
    for (const char* period : {"hour", "day", "week", "month", "year"}) {
        const std::string name = period;
        if (last == name || last == name + "s" || last == name + "ly" || (name == "day" && last == "daily")) {
            return "per " + name;
        }
    }
    return "";
}

/// `1 dya` was meant to be `1 day`, `5 hrs` to be `5 hours`.
std::string advice_on_unit(const std::string& number, const std::string& unit, Dimension dimension) {
    if (const std::string meant = unit_meant(unit, dimension); !meant.empty()) {
        return fmt::format("write `{} {}`", number,
                           number == "1" && meant.ends_with('s') ? meant.substr(0, meant.size() - 1) : meant);
    }
    const std::vector<std::string_view> names = unit_names(dimension);
    const std::string near = unit == "£ " ? "" : nearest(unit, {names.begin(), names.end()});
    const bool money = dimension == Dimension::price;
    if (near.empty()) {
        return advice(number, dimension);
    }
    return money ? fmt::format("write `£{} {}`", number, near.substr(std::string_view{"£ "}.size()))
                 : fmt::format("write `{} {}`", number, near);
}

/// What to write where a bare number belongs: `1 000` is 1000, `3 beds` is 3, `3 – 5` is neither.
std::string advice_on_count(const std::string& digits, const std::string& rest) {
    if (const std::string odd = advice_on_characters(rest); !odd.empty()) {
        return odd;
    }
    const bool split = rest.size() == 3 && std::all_of(rest.begin(), rest.end(), digit);
    return fmt::format("write `{}` alone", split ? digits + rest : digits);
}

}  // namespace

Quantity parse_quantity(std::string_view text, Dimension dimension) {
    constexpr std::string_view pound = "£";
    const std::string whole = tidy(text);
    const bool money = whole.starts_with(pound);
    const std::string amount = money ? tidy(std::string_view{whole}.substr(pound.size())) : whole;
    const Number number = parse_number(amount);
    if (number.fault != NumberFault::none) {
        return {0, {}, number.fault, number.why.empty() ? advice_on_characters(whole) : number.why};
    }
    const std::string digits = amount.substr(0, amount.size() - number.rest.size());
    const std::string unit_name = (money ? "£ " : "") + tidy(number.rest);
    if (dimension == Dimension::count) {
        return unit_name.empty()
                   ? Quantity{number.value, {}, NumberFault::none, ""}
                   : Quantity{0, {}, NumberFault::unknown_unit, advice_on_count(digits, tidy(number.rest))};
    }
    if (unit_name.empty()) {
        return {number.value, {}, NumberFault::missing_unit, advice(digits, dimension)};
    }
    const Unit* unit = find_unit(unit_name, dimension);
    if (unit == nullptr) {
        std::string why = advice_on_range(amount);
        why = why.empty() ? advice_on_characters(whole) : why;
        return {0, {}, NumberFault::unknown_unit, why.empty() ? advice_on_unit(digits, unit_name, dimension) : why};
    }
    return {number.value * unit->times / unit->over, *unit, NumberFault::none, ""};
}

std::string write_quantity(double value, const Unit& unit) {
    // Twelve digits: enough for any number that people state, and 0.1 + 0.2 reads 0.3.
    const std::string number = fmt::format("{:.12g}", value * unit.over / unit.times);
    if (unit.dimension == Dimension::money) {
        return "£" + number;
    }
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
        case Dimension::growth:
            return "growth";
        case Dimension::price:
            return "price";
        case Dimension::money:
            return "amount of money";
        case Dimension::work:
            return "hours a week";
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
        case Dimension::growth:
            return "growth such as `2 % per year`";
        case Dimension::price:
            return "a price such as `£298 per day`";
        case Dimension::money:
            return "an amount such as `£40`";
        case Dimension::work:
            return "hours such as `12.5 hours per week`";
        case Dimension::count:
            break;
    }
    return "a number";
}

}  // namespace careway::language
