#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "sim/fit/request.hpp"
#include "sim/fit/sample.hpp"
#include "sim/language/faults.hpp"

namespace careway::fit {

inline constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

/// One stay of one person. What is not known, or is not yet, is empty.
struct Spell {
    std::optional<Moment> arrived;
    std::optional<Moment> admitted;
    std::optional<Moment> ready;  ///< the active stay ended
    std::optional<Moment> left;
    std::uint32_t group = 0;
    std::uint32_t destination = unknown;
    std::uint32_t reason = unknown;

    /// @pre one of the two is known
    [[nodiscard]] Moment began() const { return arrived ? *arrived : *admitted; }
};

/// A value of a column, as the file has it and as a name of the language.
struct Value {
    std::string text;
    std::string name;
};

/// Spells that are not used, and why.
struct LeftOut {
    std::int64_t before = 0;          ///< over before the data begins
    std::int64_t after = 0;           ///< begun after it ends
    std::int64_t of_no_group = 0;     ///< no age, or one of no band
    std::int64_t never_admitted = 0;  ///< left without having been admitted
};

/// The spells of a file that overlap the time that the data covers, cut to it: what came to pass after its end is
/// empty.
struct Spells {
    std::vector<Spell> all;
    std::string attribute;            ///< what groups are groups of; empty where there is one for all
    std::vector<Value> groups;        ///< at least one
    std::vector<Value> destinations;  ///< by name
    std::vector<Value> reasons;       ///< of delays, by name
    Moment from;
    Moment to;
    std::int64_t rows = 0;
    LeftOut left_out;
    bool whole_days = false;  ///< dates without times of day
    bool has_ready = false;   ///< else a stay ends as they leave
    bool has_reasons = false;

    [[nodiscard]] double days() const { return days_between(from, to); }
    /// Whether what ended then had ended before the data began.
    [[nodiscard]] bool over_before(Moment moment) const;
    /// A time that began at `began` and ended at `ended` or goes on, as far as the data say. Nothing where it was over
    /// before the data began.
    [[nodiscard]] std::optional<Observation> observed(Moment began, std::optional<Moment> ended) const;
};

/// Throws InputError with every fault of the file.
[[nodiscard]] Spells read_spells(const Request& request);

}  // namespace careway::fit
