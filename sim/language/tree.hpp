#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/time.hpp"

/// A model file as a tree in which every value knows where it stands. Scenarios change this tree, not the specs, so
/// that a message about a changed value can point at the scenario.
namespace careway::language {

struct Entry;
struct Adjustment;

struct Value {
    enum class Kind : std::uint8_t { nothing, text, list, map };

    Kind kind = Kind::nothing;
    std::string text;
    Place place;
    std::vector<Value> items;             ///< of a list
    std::vector<Entry> entries;           ///< of a map, in file order, each key once
    std::vector<Adjustment> adjustments;  ///< of scenarios, in the order in which they apply
    bool from_scenario = false;           ///< put here by a scenario: a source above it does not cover it
    bool quoted = false;                  ///< a text that stands in quotes
    bool faulty = false;                  ///< a fault has been reported; readers pass over it in silence
    bool drawn = false;                   ///< a number drawn from its range, in the place of the likeliest

    [[nodiscard]] bool is_text() const { return kind == Kind::text; }
    [[nodiscard]] bool is_text(std::string_view word) const { return is_text() && text == word; }
    [[nodiscard]] bool is_list() const { return kind == Kind::list; }
    [[nodiscard]] bool is_map() const { return kind == Kind::map; }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] const Value* find(std::string_view key) const;
    [[nodiscard]] Value* find(std::string_view key);
    [[nodiscard]] const Entry* entry(std::string_view key) const;
};

struct Entry {
    std::string key;
    Place place;
    Value value;
    bool quoted = false;  ///< the key stands in quotes
};

/// A change that keeps what it changes: `{add: 84, from: 2016-10-01, over: 90 days}`, `{times: 0.9}`. It stands at the
/// value that the scenario addressed and reaches every number below it.
struct Adjustment {
    enum class Kind : std::uint8_t { to, add, times };  ///< `to` only as a ramp; else it replaces the value

    Kind kind = Kind::add;
    Value operand;
    std::optional<Date> from;
    int ramp_days = 0;      ///< from `from` on, so long until it holds in full; 0: at once
    std::size_t order = 0;  ///< adjustments of one number apply in this order, wherever in the tree they stand
    std::string address;
    Place place;
    std::string source;  ///< as written; empty when it names none
    Value low;           ///< range of the operand; of kind nothing when none is given
    Value high;
    Value together;  ///< with what the operand is high or low; likewise
};

/// A map that states a value with what is known of it: `{value: 2 hours, low: 1 hour, high: 4 hours, source: E018}`.
bool is_sourced(const Value& value);
/// A map with `by:`, whose entries are the cells.
bool is_split(const Value& value);
/// A map from dates to values. The key "" stands for the time before the first date (only scenarios write it).
bool is_dated(const Value& value);

/// The value inside its source wrapper.
const Value& bare(const Value& value);
Value& bare(Value& value);

/// Whether the text begins like a date: four digits and a dash.
bool looks_like_date(std::string_view text);

/// The entries of a map that are not the `source:` (or, of a split, the `by:`) that may stand beside them.
std::vector<const Entry*> own_entries(const Value& map);
std::vector<Entry*> own_entries(Value& map);

/// No fault has been reported on the value or anything in it.
bool sound(const Value& value);

/// "a map", "a list", "`3 days`", for messages.
std::string described(const Value& value);

}  // namespace careway::language
