#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace careway::language {

/// What a number measures, and so which units it may carry. The unit in which the program holds it is in brackets.
enum class Dimension : std::uint8_t {
    count,     ///< a bare number
    duration,  ///< milliseconds
    rate,      ///< people per hour
    share,     ///< 0 to 1, written in per cent
    price,     ///< pounds per day
    growth,    ///< of a rate in a year: 0.02, written `2 % per year`
    money,     ///< pounds
    work,      ///< hours a week of somebody's time
};

inline constexpr Dimension all_dimensions[] = {Dimension::duration, Dimension::rate,   Dimension::share,
                                               Dimension::price,    Dimension::growth, Dimension::money,
                                               Dimension::work,     Dimension::count};

/// A unit as the file writes it: a number in it, times `times`, over `over`, is the program's number. Two factors
/// because 1/24 has no exact double and 24 has.
struct Unit {
    std::string_view name;
    Dimension dimension = Dimension::count;
    double times = 1;
    double over = 1;
};

enum class NumberFault : std::uint8_t { none, not_a_number, malformed, missing_unit, unknown_unit };

struct Quantity {
    double value = 0;  ///< in the program's unit
    Unit unit;
    NumberFault fault = NumberFault::none;
    std::string why;  ///< "write `1000`"; what is wrong, or how to write it
};

/// "9.4 days", "128 per day", "14 %", "£298 per day", "0.9". The unit may touch the number.
Quantity parse_quantity(std::string_view text, Dimension dimension);

/// The number in its unit again, as parse_quantity reads it.
std::string write_quantity(double value, const Unit& unit);

/// "time", "rate", "share".
std::string_view word_of(Dimension dimension);

/// Every unit of a dimension, as files write it: "£ per day".
std::vector<std::string_view> unit_names(Dimension dimension);

/// "a time such as `3 days`".
std::string example_of(Dimension dimension);

}  // namespace careway::language
