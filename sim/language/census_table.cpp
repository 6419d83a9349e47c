// A census from a CSV table.
#include <algorithm>

#include "sim/language/csv.hpp"
#include "sim/language/description.hpp"
#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

Value value_of(const CsvCell& cell, Value::Kind kind) {
    Value value;
    value.kind = kind;
    value.text = kind == Value::Kind::text ? cell.text : "";
    value.place = cell.place;
    return value;
}

/// Keys of a person, and columns that are likely to be one of them wrongly spelt; the others are attributes.
bool is_key(const std::string& column) {
    std::vector<std::string> keys{"source"};
    for (const Field& field : census_person_type.fields) {
        keys.emplace_back(field.name);
    }
    return !nearest(column, keys).empty();
}

Value person_of(const CsvTable& table, const CsvRow& row) {
    Value person = value_of(row.front(), Value::Kind::map);
    Value attributes = person;
    for (std::size_t column = 0; column < row.size(); ++column) {
        const CsvCell& header = table.header[column];
        if (row[column].text.empty()) {
            continue;
        }
        const bool known = header.text == "source" || field_of(census_person_type, header.text) != nullptr;
        Value& to = is_key(header.text) ? person : attributes;
        // What is wrong with a column stands in its header, and is told once.
        to.entries.push_back(
            {header.text, known ? row[column].place : header.place, value_of(row[column], Value::Kind::text)});
    }
    if (!attributes.entries.empty()) {
        person.entries.push_back({"attributes", attributes.place, std::move(attributes)});
    }
    return person;
}

}  // namespace

void expand_census(Value& census, Faults& faults) {
    Value* named = &census;
    while (is_sourced(*named)) {
        named = named->find("value");
    }
    const std::optional<CsvTable> table = read_csv(*named, faults);
    Value list = value_of({"", named->place}, Value::Kind::list);
    list.faulty = !table.has_value();
    if (table) {
        std::transform(table->rows.begin(), table->rows.end(), std::back_inserter(list.items),
                       [&](const CsvRow& row) { return person_of(*table, row); });
    }
    *named = std::move(list);
}

}  // namespace careway::language
