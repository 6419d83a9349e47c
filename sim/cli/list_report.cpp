#include <algorithm>

#include "sim/cli/report.hpp"
#include "sim/cli/table.hpp"
#include "sim/results/csv.hpp"

namespace careway::cli {

namespace {

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        line += (line.empty() ? "" : ",") + results::csv_field(cell);
    }
    return line + "\n";
}

}  // namespace

/// A row is a line where all fit beside one another; else what stands after the name goes below it.
std::string list_text(const Listed& listed) {
    std::size_t widest = 0;
    for (const auto& row : listed.rows) {
        widest = std::max(widest, shown_width(row.front()));
    }
    std::string text;
    for (const auto& row : listed.rows) {
        std::string rest;
        for (std::size_t cell = 1; cell < row.size(); ++cell) {
            if (!row[cell].empty()) {
                const std::string& column = listed.columns[cell];
                rest +=
                    (rest.empty() ? "" : ", ") + (column == "low" || column == "high" ? column + " " : "") + row[cell];
            }
        }
        const std::string beside = row.front() + std::string(widest - shown_width(row.front()) + 2, ' ') + rest;
        text += rest.empty()                        ? row.front() + "\n"
                : shown_width(beside) <= line_width ? beside + "\n"
                                                    : row.front() + "\n    " + paragraph(rest, 4);
    }
    return text;
}

std::string list_csv(const Listed& listed) {
    std::string text = csv_line(listed.columns);
    for (const auto& row : listed.rows) {
        text += csv_line(row);
    }
    return text;
}

}  // namespace careway::cli
