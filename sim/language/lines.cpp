#include "sim/language/lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "sim/language/text_file.hpp"

namespace careway::language {

Lines::Lines(const std::string& text, std::string file) : file_{std::move(file)} {
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) {
        lines_.push_back(line);
    }
}

Place Lines::place(std::size_t row, std::size_t byte, std::size_t length) const {
    if (lines_.empty()) {
        return Place{file_};
    }
    const bool beyond = row >= lines_.size();
    const std::string& line = beyond ? lines_.back() : lines_[row];
    const std::size_t bytes = beyond ? line.size() : std::min(byte, line.size());
    return {file_, std::min(row, lines_.size() - 1) + 1, count_characters(line.substr(0, bytes)) + 1, length};
}

bool indented_with_tab(const Lines& lines, Faults& faults) {
    bool found = false;
    for (std::size_t row = 0; row < lines.all().size(); ++row) {
        const std::string& line = lines.all()[row];
        const std::size_t first = line.find_first_not_of(" \t");
        const std::size_t tab = line.find('\t');
        if (first != std::string::npos && tab < first && line[first] != '#') {
            faults.add(Code::tab_indent, {lines.file(), row + 1, tab + 1, 1},
                       fmt::format("line {} is indented with a tab; use spaces", row + 1));
            found = true;
        }
    }
    return found;
}

std::optional<Place> open_quote(const Lines& lines, const Place& from) {
    std::optional<Place> open;
    char quote = 0;
    for (std::size_t row = from.line - 1; row < lines.all().size(); ++row) {
        const std::string& line = lines.all()[row];
        char before = ',';
        for (std::size_t at = 0; at < line.size(); ++at) {
            const bool starts = std::string_view{"{[,:-"}.find(before) != std::string_view::npos;
            if (quote == 0 && line[at] == '#' && (at == 0 || line[at - 1] == ' ')) {
                break;
            }
            if (quote == 0 && starts && (line[at] == '"' || line[at] == '\'')) {
                quote = line[at];
                open = Place{lines.file(), row + 1, count_characters(line.substr(0, at)) + 1, 1};
            } else if (quote == '"' && line[at] == '\\') {
                ++at;
            } else if (quote != 0 && line[at] == quote) {
                quote = 0;
            }
            before = at < line.size() && line[at] != ' ' ? line[at] : before;
        }
    }
    return quote == 0 ? std::nullopt : open;
}

}  // namespace careway::language
