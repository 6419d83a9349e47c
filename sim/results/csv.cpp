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

std::string csv_line(const MeasureRow& row) {
    return fmt::format("{},{},{},{},{},{}\n", csv_field(row.scenario), row.run, csv_field(row.measure),
                       csv_field(row.split), csv_number(row.value), csv_field(row.unit));
}

std::string csv_line(const DrawRow& row) {
    return fmt::format("{},{},{},{},{},{}\n", csv_field(row.scenario), row.run, csv_field(row.address),
                       csv_field(row.name), csv_number(row.value), csv_field(row.unit));
}

std::string csv_line(const InputRow& row) {
    return fmt::format("{},{},{},{},{},{}\n", csv_field(row.scenario), csv_field(row.address), csv_field(row.value),
                       csv_field(row.source), csv_field(row.low), csv_field(row.high));
}

}  // namespace careway::results
