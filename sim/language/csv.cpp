#include "sim/language/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/language/text_file.hpp"

namespace careway::language {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// One line of a table. A cell may stand in quotes, with a quote in it doubled.
class Line {
public:
    Line(std::string_view text, const std::string& file, std::size_t number)
        : text_{text}, file_{file}, number_{number} {}

    std::optional<CsvRow> cells(Faults& faults) {
        CsvRow row;
        for (bool more = true; more;) {
            const std::size_t start = std::min(text_.find_first_not_of(" \t", at_), text_.size());
            const bool quoted = start < text_.size() && text_[start] == '"';
            at_ = start;
            const std::optional<std::string> text = quoted ? quoted_text() : plain_text();
            if (!text) {
                faults.add(Code::open_bracket, place(start, 1), "a quoted cell is never closed");
                return {};
            }
            row.push_back({*text, place(start, std::max<std::size_t>(1, at_ - start))});
            more = at_ < text_.size();
            at_ += 1;
        }
        return row;
    }

private:
    [[nodiscard]] Place place(std::size_t byte, std::size_t bytes) const {
        const std::string_view shown = trimmed(text_.substr(byte, bytes));
        return {file_, number_, count_characters(text_.substr(0, byte)) + 1,
                std::max<std::size_t>(1, count_characters(shown))};
    }

    std::string plain_text() {
        const std::size_t end = std::min(text_.find(',', at_), text_.size());
        const std::string_view text = trimmed(text_.substr(at_, end - at_));
        at_ = end;
        return std::string{text};
    }

    std::optional<std::string> quoted_text() {
        std::string text;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] != '"') {
                text += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                text += text_[++at_];
            } else {
                const std::size_t end = std::min(text_.find(',', at_), text_.size());
                text += trimmed(text_.substr(at_ + 1, end - at_ - 1));
                at_ = end;
                return text;
            }
        }
        return {};
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t number_;
    std::size_t at_ = 0;
};

void check_header(const CsvRow& header, Faults& faults) {
    for (auto cell = header.begin(); cell != header.end(); ++cell) {
        if (std::any_of(header.begin(), cell, [&](const CsvCell& other) { return other.text == cell->text; })) {
            faults.add(Code::table_columns, cell->place, fmt::format("column `{}` stands twice", cell->text));
        }
    }
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found =
        std::find_if(header.begin(), header.end(), [&](const CsvCell& cell) { return cell.text == name; });
    return found == header.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - header.begin())};
}

std::optional<CsvRow> CsvRows::next(Faults& faults) {
    while (!rest_.empty() && faulty_ < enough_faults) {
        const std::size_t end = std::min(rest_.find('\n'), rest_.size());
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++line_;
        if (trimmed(line).empty() || line.front() == '#') {
            continue;
        }
        std::optional<CsvRow> row = Line{line, file_, line_}.cells(faults);
        if (row && in_order(*row, faults)) {
            return row;
        }
        ++faulty_;
    }
    return {};
}

bool CsvRows::in_order(const CsvRow& row, Faults& faults) {
    if (columns_ == 0) {
        check_header(row, faults);
        columns_ = row.size();
    } else if (row.size() != columns_) {
        faults.add(Code::table_row, row.front().place,
                   fmt::format("a row of {} cell{} in a table of {} columns", row.size(), row.size() == 1 ? "" : "s",
                               columns_));
    }
    return row.size() == columns_;
}

std::optional<CsvTable> read_csv(const Value& named, Faults& faults) {
    const std::filesystem::path path = std::filesystem::path{named.place.file}.parent_path() / named.text;
    const std::optional<std::string> text = read_text(path, named.place, faults);
    if (!text) {
        return {};
    }
    const std::string file = path.generic_string();
    const std::size_t before = faults.errors().size();
    CsvRows rows{*text, file};
    CsvTable table{rows.next(faults).value_or(CsvRow{}), {}};
    while (const std::optional<CsvRow> row = rows.next(faults)) {
        table.rows.push_back(*row);
    }
    if (table.header.empty()) {
        faults.add(Code::table_columns, Place{file}, "the table is empty");
    }
    return faults.errors().size() == before ? std::optional{table} : std::nullopt;
}

}  // namespace careway::language
