#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// A ramp lasts at most so long: each of its days is a step of the program.
inline constexpr int longest_ramp_days = 3650;

/// One line of a scenario's `set:`, read but not yet applied.
struct Change {
    enum class Kind : std::uint8_t { to, add, times };

    std::string address;
    Place place;  ///< of the address
    Kind kind = Kind::to;
    bool sound = true;  ///< false: only the address could be read
    Value operand;      ///< with its own source and range, if the scenario gives them
    std::optional<Date> from;
    int ramp_days = 0;   ///< 0: at once
    std::string source;  ///< as text, for adjustments
    Value low;           ///< range of the operand of an adjustment; of kind nothing when none is given
    Value high;
    Value together;
    Place end;  ///< of the last thing that the line says
};

/// Why a change with a date is refused.
inline constexpr const char* not_on_dates =
    "only capacity without a rota, rates, shares and stays can change on a date";

/// Whether the value at an address may itself have a key.
using TakesAt = std::function<bool(const std::string& address, std::string_view key)>;

/// The changes of a `set:`, in the order in which they apply: outer addresses before inner ones, at once before later.
/// A permuted file gives the same list.
std::vector<Change> read_changes(const Value& set, const TakesAt& takes, Faults& faults);

/// The sources that a value of `source:` names, as one text: "E018, C124".
std::string source_text(const Value* source);

}  // namespace careway::language
