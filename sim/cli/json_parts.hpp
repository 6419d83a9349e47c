#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "sim/results/rows.hpp"

/// What all JSON of this program has in common.
namespace careway::cli {

using Json = nlohmann::ordered_json;

/// As CSV writes it; what does not exist is null.
[[nodiscard]] Json json_number(double value);
/// Format, program and verb.
[[nodiscard]] Json json_head(const std::string& verb);
[[nodiscard]] Json json_interval(const stats::Interval& interval);
[[nodiscard]] Json json_entry(const measure::Entry& entry);
[[nodiscard]] Json json_row(const results::SummaryRow& row);
[[nodiscard]] std::string written_json(const Json& json);

}  // namespace careway::cli
