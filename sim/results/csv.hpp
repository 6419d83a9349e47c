#pragma once

#include <string>

namespace careway::results {

/// A field of a CSV file, quoted where it must be. Source: RFC 4180, section 2.
[[nodiscard]] std::string csv_field(const std::string& text);

/// A number as short as reads back to the same bits; nothing for one that does not exist (NaN).
[[nodiscard]] std::string csv_number(double value);

}  // namespace careway::results
