#pragma once

#include <string>

#include "sim/fit/estimate.hpp"
#include "sim/fit/likelihood.hpp"

/// Findings as the language writes values.
namespace careway::fit {

/// Four digits that count, never as a power of ten: "5.234", "0.0312", "12340".
[[nodiscard]] std::string plain(double number);

/// A number with its unit behind it, and its range.
struct Stated {
    std::string value;
    std::string low;
    std::string high;

    /// "{value: 5 days, low: 4 days, high: 6 days}", with a source where there is one.
    [[nodiscard]] std::string map(const std::string& source = "") const;
};
[[nodiscard]] Stated per_day(const Estimate& rate);
[[nodiscard]] Stated percent(const Estimate& share);
[[nodiscard]] Stated mean_days(const Fit& fit);

/// "{lognormal: {mean: {value: …}, sd: 4 days}}"
[[nodiscard]] std::string distribution(const Fit& fit, const std::string& source = "");

/// A text in double quotes, as YAML reads it.
[[nodiscard]] std::string quoted(const std::string& text);
/// A field of a CSV table, quoted where it must be.
[[nodiscard]] std::string field(const std::string& text);

/// "assumption (fitted to spells.csv, 120 stays)".
[[nodiscard]] std::string assumption(const std::string& table, const std::string& what);

}  // namespace careway::fit
