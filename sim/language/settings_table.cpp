#include "sim/language/settings_table.hpp"

#include <fmt/format.h>

#include <utility>

#include "sim/language/csv.hpp"
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
            try {
                row.settings.entries.push_back(set_of(header[column].text, cell.text, cell.place).entries.front());
            } catch (const InputError& error) {
                for (const Fault& fault : error.faults()) {
                    faults.add(fault.code, fault.place, fault.message, {fault.hint, fault.known});
                }
            }
        }
    }
    return row;
}

}  // namespace

std::optional<SettingsTable> read_settings(const Value& named, Faults& faults) {
    const std::optional<CsvTable> table = read_csv(named, faults);
    if (!table) {
        return {};
    }
    const std::size_t before = faults.errors().size();
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
    return faults.errors().size() == before ? std::optional{settings} : std::nullopt;
}

SettingsTable read_settings(const std::filesystem::path& path) {
    Faults faults;
    std::optional<SettingsTable> settings = read_settings(text_value(path.string(), {}), faults);
    faults.throw_errors();
    return std::move(*settings);
}

}  // namespace careway::language
