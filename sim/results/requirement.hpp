#pragma once

#include <span>
#include <string>

#include "sim/measure/catalogue.hpp"
#include "sim/run/runner.hpp"

namespace careway::results {

/// What is taken of a measure's values across runs.
enum class Statistic { mean, p10, p50, p90 };
enum class Relation { below, at_most, at_least, above };

/// A target that a scenario must meet: "p90(acute_beds.occupancy) <= 92 %".
struct Requirement {
    Statistic statistic = Statistic::mean;
    std::string address;
    Relation relation = Relation::at_most;
    std::string limit;               ///< as it was written: "92 %", "4 hours", "345 beds"
    std::string flag = "--require";  ///< by which it came, for messages
    /// "p90(acute_beds.occupancy) <= 92 %".
    [[nodiscard]] std::string text() const;
};

/// Reads one. Throws UsageError that says what is allowed.
[[nodiscard]] Requirement parse_requirement(const std::string& text);
/// Reads what each run is to keep by itself: a requirement without a statistic. Likewise.
[[nodiscard]] Requirement parse_limit(const std::string& text);

/// A requirement of one scenario's measure.
struct Target {
    Requirement requirement;
    measure::Entry entry;
    std::size_t position = 0;  ///< of the entry
    double limit = 0;          ///< in the entry's unit
};

/// Finds the measure, for one split. Throws UsageError when there is none of that address (naming the nearest) or
/// when the limit's unit is not the measure's.
[[nodiscard]] Target find_target(const Requirement& requirement, std::span<const measure::Entry> entries,
                                 const std::string& split);

struct Verdict {
    bool met = false;
    double actual = 0;     ///< in the measure's unit; NaN when it exists in no run, which meets nothing
    double limit = 0;      ///< likewise
    std::string sentence;  ///< "beds.waiting < 5: missed, the mean is 6.1 people, 1.1 people above"
};

[[nodiscard]] Verdict judge(const Target& target, std::span<const run::Values> runs);

/// In how many runs the limit of a measure is broken, of those in which the measure exists.
struct Breaches {
    std::size_t broken = 0;
    std::size_t runs = 0;
    friend bool operator==(const Breaches&, const Breaches&) = default;
};
[[nodiscard]] Breaches breaches_of(const Target& target, std::span<const run::Values> runs);

}  // namespace careway::results
