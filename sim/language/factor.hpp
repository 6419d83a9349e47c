#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/language/tree.hpp"

/// What a study varies.
namespace careway::language {

/// What a factor does at one point of a study.
struct Level {
    std::string name;              ///< "three", "80", "12 per day"
    std::optional<double> number;  ///< 80, 12; nothing where the name is all there is
    Value set;                     ///< as it stands at `set:` of a scenario
};

/// Numbers of one unit from one end to the other, both included.
struct Span {
    double from = 0;
    double to = 0;
    std::optional<double> step;
    Value written;  ///< the last of them, for its unit and its place
};

struct Factor {
    std::string name;
    Place place;
    std::string address;  ///< "" where its levels are named
    Place address_place;
    std::string change;         ///< `to`, `add` or `times`: what numbers do to the value there
    Entry source;               ///< covers changes that name none
    std::vector<Level> levels;  ///< those of a range too, where it has steps
    std::optional<Span> span;
};

/// The text at a key of a map; "" where it is missing or faulty.
std::string text_at(const Value& map, std::string_view key);
/// A map of these entries.
Value map_of(const Place& place, std::vector<Entry> entries);

/// A number with its unit: "£298 per day" is "£", 298 and " per day".
struct Written {
    std::string before;
    double value = 0;
    std::string after;
};

/// Nothing where the text is not one number.
std::optional<Written> number_in(const std::string& text);

/// The change with that source, where it is one number or says what happens to the old value, and names none of its
/// own; anything else holds its sources inside it.
Value with_source(const Value& change, const Entry& source);

/// The level that a text makes of a factor with an address, and that a number makes of one with a span.
Level level_of(const Factor& factor, const Value& text);
Level level_at(const Factor& factor, double number);

}  // namespace careway::language
