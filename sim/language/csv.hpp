#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

struct CsvCell {
    std::string text;  ///< without surrounding spaces and quotes
    Place place;
};

using CsvRow = std::vector<CsvCell>;

/// A comma-separated table; the first row holds the names of columns, every other row is as long as the first.
/// Empty lines and lines that begin with `#` are passed over.
struct CsvTable {
    CsvRow header;
    std::vector<CsvRow> rows;

    /// Position of a column, or nothing.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads a table row by row, so that none of a million need be held.
class CsvRows {
public:
    /// @param text  outlives this
    CsvRows(std::string_view text, std::string file) : rest_{text}, file_{std::move(file)} {}

    /// The next row that is in order, the header first; nothing at the end. Rows passed over are told. A table with
    /// `enough_faults` is not read further.
    std::optional<CsvRow> next(Faults& faults);

    static constexpr std::size_t enough_faults = 1000;

private:
    [[nodiscard]] bool in_order(const CsvRow& row, Faults& faults);

    std::string_view rest_;
    std::string file_;
    std::size_t line_ = 0;
    std::size_t columns_ = 0;  ///< 0 before the header
    std::size_t faulty_ = 0;
};

/// The table in a file beside the one that names it. Nothing after a fault.
std::optional<CsvTable> read_csv(const Value& named, Faults& faults);

/// Puts the cells of every `{by: table.csv}`, and of a census, in the tree in its place, so that nobody further on
/// needs to know where they were written. The cells keep their places in the table.
void expand_tables(Value& tree, Faults& faults);

/// Puts the rows of a table of people in the place of its name.
void expand_census(Value& census, Faults& faults);

}  // namespace careway::language
