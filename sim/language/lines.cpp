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

bool with_directive(const Lines& lines, Faults& faults) {
    for (std::size_t row = 0; row < lines.all().size(); ++row) {
        if (lines.all()[row].starts_with('%')) {
            faults.add(Code::yaml_not_supported, {lines.file(), row + 1, 1, 1}, "a line cannot begin with `%`",
                       {"", "put a name that begins with it in quotes; directives such as `%YAML` are not used here"});
            return true;
        }
    }
    return false;
}

namespace {

std::size_t indent_of(const std::string& line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

/// A `:` where none can stand: the reason is in the line, or in the one above.
std::pair<std::string, std::string> colon_in_words(const Lines& lines, const Place& place) {
    const std::string& line = lines.all()[place.line - 1];
    const std::string before = line.substr(0, place.column - 1);
    if (before.find(": ") != std::string::npos) {
        return {"a second `: ` in one line", "put a text that holds `: ` in quotes"};
    }
    if (place.line > 1) {
        const std::string& above = lines.all()[place.line - 2];
        if (above.find(':') != std::string::npos && above.find(": ") == std::string::npos && !above.ends_with(':')) {
            return {"this line does not belong to the one above", "the line above needs a space after its `:`"};
        }
        if (indent_of(line) > indent_of(above)) {
            return {"this line is indented further than the one above, which has a value already",
                    "lines of one group begin in the same column"};
        }
    }
    return {"a `:` where none can stand", "put a text that holds `: ` in quotes"};
}

}  // namespace

std::pair<std::string, std::string> in_words(const std::string& message, const Lines& lines, const Place& place) {
    const auto says = [&message](const char* part) { return message.find(part) != std::string::npos; };
    const bool known_line = place.line > 0 && place.line <= lines.all().size();
    const std::string line = known_line ? lines.all()[place.line - 1] : "";
    const std::string sign = place.column > 0 && place.column <= line.size() ? line.substr(place.column - 1, 1) : "";
    if (says("anchor is not defined")) {
        return {"this refers to a value that nothing above is marked as",
                "`*name` repeats what was marked `&name`; put a text that begins with `*` in quotes"};
    }
    if (says("unknown token") && !sign.empty()) {
        return {
            sign == "`" ? "a value cannot begin with a backquote" : fmt::format("a value cannot begin with `{}`", sign),
            "put it in quotes"};
    }
    if (says("illegal flow end")) {
        return {"this bracket was never opened", "take it away, or open it before"};
    }
    if (says("illegal map value") && known_line) {
        return colon_in_words(lines, place);
    }
    if (says("end of map not found") || says("end of sequence not found")) {
        return {"this line does not fit those around it", "lines of one group begin in the same column"};
    }
    return {"not YAML: " + message,
            "a text that holds `: `, ` #`, a comma in braces, or begins with a sign of YAML needs quotes"};
}

}  // namespace careway::language
