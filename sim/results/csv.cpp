#include "sim/results/csv.hpp"

#include <fmt/format.h>

#include <cmath>

namespace careway::results {

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted{'"'};
    for (const char letter : text) {
        quoted += letter;
        if (letter == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

std::string csv_number(double value) {
    return std::isnan(value) ? "" : fmt::format("{}", value);
}

}  // namespace careway::results
