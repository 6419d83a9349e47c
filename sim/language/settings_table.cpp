#include "sim/language/settings_table.hpp"

#include <fmt/format.h>

#include "sim/language/csv.hpp"
#include "sim/language/faults.hpp"
#include "sim/language/set.hpp"

namespace careway::language {

namespace {

SettingsTable::Row row_of(const CsvRow& header, const CsvRow& cells, Faults& faults) {
    SettingsTable::Row row;
    row.settings.kind = Value::Kind::map;
    row.settings.place = cells.front().place;
    for (std::size_t column = 0; column < header.size(); ++column) {
        const CsvCell& cell = cells[column];
        row.values.push_back(cell.text);
        if (cell.text.empty()) {
            faults.add(Code::table_row, cell.place, fmt::format("no value for `{}`", header[column].text));
        } else {
            row.settings.entries.push_back(set_of(header[column].text, cell.text, cell.place).entries.front());
        }
    }
    return row;
}

}  // namespace

SettingsTable read_settings(const std::filesystem::path& path) {
    Value named;
    named.kind = Value::Kind::text;
    named.text = path.string();
    Faults faults;
    const std::optional<CsvTable> table = read_csv(named, faults);
    faults.throw_errors();
    SettingsTable settings;
    for (const CsvCell& cell : table->header) {
        settings.addresses.push_back(cell.text);
    }
    if (table->rows.empty()) {
        faults.add(Code::table_columns, table->header.front().place, "the table has no settings",
                   {"", "each row below the addresses is one setting of them all"});
    }
    for (const CsvRow& row : table->rows) {
        settings.rows.push_back(row_of(table->header, row, faults));
    }
    faults.throw_errors();
    return settings;
}

}  // namespace careway::language
