// Split values from CSV tables.
#include <fmt/format.h>

#include <algorithm>

#include "sim/language/csv.hpp"
#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

constexpr std::string_view parameters[] = {"mean",  "sd",    "median", "low",    "high",   "mu",
                                           "sigma", "scale", "shape",  "stages", "likely", "unit"};
constexpr std::string_view about_the_value[] = {"value",     "distribution", "source",
                                                "low_range", "high_range",   "together"};

bool is_attribute_column(const std::string& name, bool of_distributions) {
    const bool parameter = std::find(std::begin(parameters), std::end(parameters), name) != std::end(parameters);
    return !(parameter && of_distributions) &&
           std::find(std::begin(about_the_value), std::end(about_the_value), name) == std::end(about_the_value);
}

Value text_of(const CsvCell& cell) {
    Value value;
    value.kind = Value::Kind::text;
    value.text = cell.text;
    value.place = cell.place;
    return value;
}

Value empty_map(const Place& place) {
    Value map;
    map.kind = Value::Kind::map;
    map.place = place;
    return map;
}

Value source_of(const CsvCell& cell) {
    if (cell.text.find(';') == std::string::npos) {
        return text_of(cell);
    }
    Value list;
    list.kind = Value::Kind::list;
    list.place = cell.place;
    for (std::size_t at = 0; at <= cell.text.size();) {
        const std::size_t end = std::min(cell.text.find(';', at), cell.text.size());
        const std::size_t first = std::min(cell.text.find_first_not_of(' ', at), end);
        const std::size_t last = std::max(first, cell.text.find_last_not_of(' ', end == 0 ? 0 : end - 1) + 1);
        list.items.push_back(text_of({cell.text.substr(first, last - first), cell.place}));
        at = end + 1;
    }
    return list;
}

/// Builds the tree that the same split would have if it were written in place.
class Expansion {
public:
    Expansion(const CsvTable& table, Faults& faults) : table_{table}, faults_{faults} {
        const bool of_distributions = table.column("distribution").has_value();
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            if (is_attribute_column(table.header[i].text, of_distributions)) {
                attributes_.push_back(i);
            }
        }
    }

    /// Whether the columns make sense.
    bool check_columns() {
        const bool of_values = table_.column("value").has_value();
        const bool of_distributions = table_.column("distribution").has_value();
        const CsvCell& first = table_.header.front();
        if (of_values == of_distributions) {
            std::vector<std::string> names;
            std::transform(table_.header.begin(), table_.header.end(), std::back_inserter(names),
                           [](const CsvCell& c) { return c.text; });
            faults_.add(Code::table_columns, first.place,
                        "a table of a split value needs a column `value` or a column `distribution`",
                        {"", fmt::format("found the columns {}", listed(names))});
            return false;
        }
        if (attributes_.empty()) {
            faults_.add(Code::table_columns, first.place, "a table of a split value needs a column for each attribute");
        }
        return !attributes_.empty();
    }

    Value attributes() const {
        Value by;
        by.kind = Value::Kind::list;
        by.place = table_.header.front().place;
        for (const std::size_t column : attributes_) {
            by.items.push_back(text_of(table_.header[column]));
        }
        return by;
    }

    /// Adds the cells of all rows to `split`. False when a row is given twice.
    bool fill(Value& split) {
        bool once = true;
        for (const CsvRow& row : table_.rows) {
            once = add(row, split) && once;
        }
        return once;
    }

private:
    bool add(const CsvRow& row, Value& split) {
        Value* map = &split;
        for (const std::size_t column : attributes_) {
            const CsvCell& cell = row[column];
            const bool last = column == attributes_.back();
            if (const Entry* first = map->entry(cell.text); first != nullptr && last) {
                faults_.add(Code::table_row_twice, cell.place, "a row for the same people stands in the table already",
                            {fmt::format("first given in line {}", first->place.line), ""});
                return false;
            } else if (first == nullptr) {
                map->entries.push_back({cell.text, cell.place, last ? value_of(row) : empty_map(cell.place)});
            }
            map = map->find(cell.text);
        }
        return true;
    }

    [[nodiscard]] const CsvCell* cell(const CsvRow& row, std::string_view column) const {
        const std::optional<std::size_t> at = table_.column(column);
        return at && !row[*at].text.empty() ? &row[*at] : nullptr;
    }

    [[nodiscard]] Value value_of(const CsvRow& row) const {
        const std::optional<std::size_t> column = table_.column("value");
        Value value = column ? with_range(text_of(row[*column]), row) : distribution_of(row);
        const CsvCell* source = cell(row, "source");
        if (source == nullptr) {
            return value;
        }
        Value stated = empty_map(value.place);
        stated.entries.push_back({"value", value.place, std::move(value)});
        stated.entries.push_back({"source", source->place, source_of(*source)});
        return stated;
    }

    [[nodiscard]] Value with_range(Value value, const CsvRow& row) const {
        const CsvCell* low = cell(row, "low_range");
        const CsvCell* high = cell(row, "high_range");
        if (low == nullptr && high == nullptr) {
            return value;
        }
        Value ranged = empty_map(value.place);
        ranged.entries.push_back({"value", value.place, std::move(value)});
        if (low != nullptr) {
            ranged.entries.push_back({"low", low->place, text_of(*low)});
        }
        if (high != nullptr) {
            ranged.entries.push_back({"high", high->place, text_of(*high)});
        }
        if (const CsvCell* together = cell(row, "together")) {
            ranged.entries.push_back({"together", together->place, text_of(*together)});
        }
        return ranged;
    }

    /// The optional range is that of the mean.
    [[nodiscard]] Value distribution_of(const CsvRow& row) const {
        const CsvCell& shape = row[*table_.column("distribution")];
        Value stated = empty_map(shape.place);
        Value inner = empty_map(shape.place);
        for (const std::string_view name : parameters) {
            if (const CsvCell* given = cell(row, name)) {
                Value number = name == "mean" ? with_range(text_of(*given), row) : text_of(*given);
                inner.entries.push_back({std::string{name}, given->place, std::move(number)});
            }
        }
        const Value* mean = inner.find("mean");
        const bool fixed = shape.text == "deterministic" && mean != nullptr && inner.entries.size() == 1;
        stated.entries.push_back({shape.text, shape.place, fixed ? Value{*mean} : std::move(inner)});
        return stated;
    }

    const CsvTable& table_;
    Faults& faults_;
    std::vector<std::size_t> attributes_;
};

void expand(Value& value, Faults& faults) {
    if (own_entries(value).size() > 0) {
        faults.add(Code::wrong_kind, value.entry("by")->place,
                   "`by` names a table, so no other keys can stand beside it");
        value.faulty = true;
        return;
    }
    const std::optional<CsvTable> table = read_csv(*value.find("by"), faults);
    value.faulty = !table.has_value();
    if (!table) {
        return;
    }
    Expansion expansion{*table, faults};
    if (!expansion.check_columns()) {
        value.faulty = true;
        return;
    }
    *value.find("by") = expansion.attributes();
    value.faulty = !expansion.fill(value);
}

}  // namespace

namespace {

void expand_splits(Value& tree, Faults& faults) {
    const Value* by = tree.find("by");
    if (by != nullptr && by->is_text() && by->text.ends_with(".csv")) {
        expand(tree, faults);
        return;
    }
    for (Value& item : tree.items) {
        expand_splits(item, faults);
    }
    for (Entry& entry : tree.entries) {
        expand_splits(entry.value, faults);
    }
}

/// `run: {census: …}` of a model, or of a scenario's `set:`, where it may be `run.census` too.
void expand_censuses(Value& tree, Faults& faults) {
    const auto expand_at = [&](Value* value) {
        if (value != nullptr && bare(*value).is_text()) {
            expand_census(*value, faults);
        }
    };
    if (Value* run = tree.find("run")) {
        expand_at(run->find("census"));
    }
    if (Value* set = tree.find("set")) {
        expand_at(set->find("run.census"));
        expand_censuses(*set, faults);
    }
}

}  // namespace

void expand_tables(Value& tree, Faults& faults) {
    expand_censuses(tree, faults);
    expand_splits(tree, faults);
}

}  // namespace careway::language
