#include "sim/cli/table.hpp"

#include <algorithm>
#include <sstream>

namespace careway::cli {

namespace {

constexpr std::size_t narrowest_label = 8;
constexpr std::size_t most_label_lines = 2;
constexpr std::size_t row_indent = 2;

std::string padded(const std::string& text, std::size_t width, Table::Align align) {
    const std::string space(width - std::min(width, shown_width(text)), ' ');
    return align == Table::Align::left ? text + space : space + text;
}

std::vector<std::size_t> widths_of(const Table& table) {
    std::vector<std::size_t> widths(table.columns.size(), 0);
    for (const auto& row : table.rows) {
        for (std::size_t column = 0; column < widths.size(); ++column) {
            widths[column] = std::max(widths[column], shown_width(row[column + 1]));
        }
    }
    return widths;
}

/// What the other columns leave, but no more than the longest label needs.
std::size_t label_width(const Table& table, const std::vector<std::size_t>& widths) {
    std::size_t others = 0;
    for (const std::size_t width : widths) {
        others += width + 2;
    }
    std::size_t longest = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        longest = std::max(longest, shown_width(table.rows[row].front()) + (row == 0 ? 0 : row_indent));
    }
    return std::min(longest, std::max(narrowest_label, line_width - std::min(line_width, others)));
}

/// Nothing stands beside its label.
bool is_heading(const std::vector<std::string>& row) {
    return std::all_of(row.begin() + 1, row.end(), [](const std::string& cell) { return cell.empty(); });
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

std::size_t shown_width(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
    std::vector<std::string> lines{""};
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        const bool fits = shown_width(lines.back()) + 1 + shown_width(word) <= width;
        if (lines.back().empty()) {
            lines.back() = word;
        } else if (fits) {
            lines.back() += " " + word;
        } else {
            lines.push_back(word);
        }
    }
    return lines;
}

std::string paragraph(const std::string& text, std::size_t indent) {
    std::string result;
    for (const std::string& line : wrapped(text, line_width - indent)) {
        result += (result.empty() ? "" : std::string(indent, ' ')) + line + "\n";
    }
    return result;
}

std::string Table::text() const {
    const auto widths = widths_of(*this);
    const std::size_t label = label_width(*this, widths);
    std::string result;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::size_t indent = row == 0 ? 0 : row_indent;
        auto lines = wrapped(rows[row].front(), label - indent);
        if (is_heading(rows[row])) {
            lines = wrapped(rows[row].front(), line_width - indent);
        } else if (lines.size() > most_label_lines) {
            lines = wrapped(rows[row].front(), line_width - indent);
            lines.emplace_back();
        }
        for (std::size_t line = 0; line < lines.size(); ++line) {
            std::string written = padded(std::string(indent, ' ') + lines[line], label, Align::left);
            const bool last = line + 1 == lines.size();  // numbers stand beside the end of their label
            for (std::size_t column = 0; last && column < columns.size(); ++column) {
                written += "  " + padded(rows[row][column + 1], widths[column], columns[column]);
            }
            result += without_trailing_spaces(written) + "\n";
        }
    }
    return result;
}

}  // namespace careway::cli
