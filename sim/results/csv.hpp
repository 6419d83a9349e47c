#pragma once

#include <string>

#include "sim/results/store.hpp"

namespace careway::results {

/// A field of a CSV file, quoted where it must be. Source: RFC 4180, section 2.
[[nodiscard]] std::string csv_field(const std::string& text);

/// A number as short as reads back to the same bits; nothing for one that does not exist (NaN).
[[nodiscard]] std::string csv_number(double value);

/// Tidy CSV, one line a value, each line ended.
inline constexpr const char* measures_header = "scenario,run,measure,split,value,unit\n";
[[nodiscard]] std::string csv_line(const MeasureRow& row);
inline constexpr const char* inputs_header = "scenario,address,value,source,low,high\n";
[[nodiscard]] std::string csv_line(const InputRow& row);
inline constexpr const char* draws_header = "scenario,run,address,name,value,unit\n";
[[nodiscard]] std::string csv_line(const DrawRow& row);

}  // namespace careway::results
