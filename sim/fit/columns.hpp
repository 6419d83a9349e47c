#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/fit/request.hpp"
#include "sim/language/csv.hpp"

namespace careway::fit {

/// In the order of known_columns().
enum class Column : std::uint8_t { arrived, admitted, ready, left, age, destination, reason };

/// As statistical programs and databases write what they do not know.
[[nodiscard]] bool is_empty(const language::CsvCell& cell);

/// Where the columns of a table of spells stand.
class Columns {
public:
    /// Tells of those that are needed, or named by the request, and not there.
    Columns(const language::CsvRow& header, const Request& request, language::Faults& faults);

    [[nodiscard]] bool has(Column column) const { return at(column).has_value(); }
    /// The cell of a row, or null where the table has no such column or the cell is empty.
    [[nodiscard]] const language::CsvCell* cell(const language::CsvRow& row, Column column) const {
        return at(column) && !is_empty(row[*at(column)]) ? &row[*at(column)] : nullptr;
    }
    /// The column by which the request splits.
    [[nodiscard]] std::optional<std::size_t> split() const { return split_; }

private:
    [[nodiscard]] const std::optional<std::size_t>& at(Column column) const {
        return at_[static_cast<std::size_t>(column)];
    }
    std::optional<std::size_t> find(const std::string& known) const;
    void require(const std::string& known, const std::string& wanted, language::Faults& faults) const;

    const Request& request_;
    Place header_;
    std::vector<std::string> names_;
    std::array<std::optional<std::size_t>, 7> at_;
    std::optional<std::size_t> split_;
};

}  // namespace careway::fit
