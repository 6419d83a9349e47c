#include "sim/fit/columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/language/suggest.hpp"

namespace careway::fit {

bool is_empty(const language::CsvCell& cell) {
    return cell.text.empty() || cell.text == "NA" || cell.text == "NULL";
}

Columns::Columns(const language::CsvRow& header, const Request& request, language::Faults& faults)
    : request_{request}, header_{header.front().place} {
    for (const language::CsvCell& cell : header) {
        names_.push_back(cell.text);
    }
    std::ranges::transform(known_columns(), at_.begin(), [this](const std::string& known) { return find(known); });
    for (const auto& [known, name] : request.columns) {
        require(known, fmt::format("which `--column {}=` names", known), faults);
    }
    if (!has(Column::arrived) && !has(Column::admitted)) {
        require("admitted", "in which a stay begins; `--column admitted=NAME` says what it is called", faults);
    }
    require("left", "in which it ends; `--column left=NAME` says what it is called", faults);
    if (request.by) {
        split_ = find(request.by->column);
        require(request.by->column, "which `--by` names", faults);
    }
}

std::optional<std::size_t> Columns::find(const std::string& known) const {
    const auto found = std::ranges::find(names_, request_.name_in_file(known));
    return found == names_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - names_.begin())};
}

void Columns::require(const std::string& known, const std::string& wanted, language::Faults& faults) const {
    if (!find(known)) {
        const std::string name = request_.name_in_file(known);
        faults.add(language::Code::table_columns, header_,
                   fmt::format("the table has no column `{}`, {}", name, wanted),
                   {language::did_you_mean(name, names_), "columns here: " + language::listed(names_)});
    }
}

}  // namespace careway::fit
