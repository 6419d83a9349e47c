#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "sim/language/faults.hpp"
#include "sim/language/load.hpp"
#include "sim/language/text_file.hpp"

namespace careway::language {

namespace {

/// A line longer than this is shown around the fault only.
constexpr std::size_t widest_line = 110;

/// The lines of the files that messages point into, read once each.
class Sources {
public:
    std::optional<std::string> line(const Place& place) {
        const auto [found, fresh] = files_.try_emplace(place.file);
        if (fresh) {
            found->second = split(place.file);
        }
        if (place.line == 0 || place.line > found->second.size()) {
            return {};
        }
        return found->second[place.line - 1];
    }

private:
    static std::vector<std::string> split(const std::string& file) {
        Faults ignored;
        std::istringstream text{read_text(file, {}, ignored).value_or("")};
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);) {
            std::replace(line.begin(), line.end(), '\t', ' ');
            lines.push_back(line);
        }
        return lines;
    }

    std::map<std::string, std::vector<std::string>> files_;
};

/// The characters `from` to `to` (exclusive) of valid UTF-8.
std::string characters(const std::string& text, std::size_t from, std::size_t to) {
    std::string part;
    std::size_t character = 0;
    for (const char byte : text) {
        const bool continues = (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
        character += continues ? 0 : 1;
        if (character > from && character <= to) {
            part += byte;
        }
    }
    return part;
}

struct Excerpt {
    std::string text;
    std::size_t column;  ///< of the caret, from 0
    std::size_t length;
};

Excerpt excerpt(const std::string& line, const Place& place) {
    const std::size_t width = count_characters(line);
    const std::size_t column = std::min(place.column > 0 ? place.column - 1 : 0, width);
    const std::size_t length = std::max<std::size_t>(1, std::min(place.length, width - column));
    if (width <= widest_line) {
        return {line, column, length};
    }
    const std::size_t from = column < 40 ? 0 : column - 40;
    const std::size_t to = std::min(width, from + widest_line);
    const std::string before = from > 0 ? "…" : "";
    return {before + characters(line, from, to) + (to < width ? "…" : ""), column - from + (from > 0 ? 1 : 0),
            std::min(length, to - column)};
}

std::string place_text(const Place& place) {
    return place.line == 0 ? place.file : fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

std::size_t digits_of(const Place& place) {
    return place.line == 0 ? 1 : std::to_string(place.line).size();
}

/// The line that a place is in, marked under it, with the hint beside the mark.
std::string marked_line(const Place& place, const std::string& hint, const std::string& margin, Sources& sources) {
    const std::optional<std::string> line = sources.line(place);
    if (!line) {
        return hint.empty() ? "" : fmt::format("{} = {}\n", margin, hint);
    }
    const Excerpt shown = excerpt(*line, place);
    std::string text = fmt::format("{} |\n{:>{}} | {}\n", margin, place.line, margin.size(), shown.text);
    text += fmt::format("{} | {:{}}{:^>{}}", margin, "", shown.column, "", shown.length);
    return text + (hint.empty() ? "\n" : " " + hint + "\n");
}

std::string block(const Fault& fault, const std::string& word, Sources& sources) {
    const std::size_t digits = std::max(digits_of(fault.place), fault.other ? digits_of(fault.other->place) : 1);
    const std::string margin(digits, ' ');
    std::string text = fmt::format("{}[{}]: {}\n", word, fault.code, fault.message);
    text += fmt::format("{}--> {}\n", margin, place_text(fault.place));
    text += marked_line(fault.place, fault.hint, margin, sources);
    text += fault.known.empty() ? "" : fmt::format("{} = {}\n", margin, fault.known);
    if (fault.other) {
        text += fmt::format("{} = {}: {}\n", margin, fault.other->note, place_text(fault.other->place));
        text += marked_line(fault.other->place, "", margin, sources);
    }
    return text;
}

}  // namespace

std::string render(const std::vector<Fault>& faults, const std::string& word) {
    Sources sources;
    std::string text;
    for (std::size_t i = 0; i < std::min(faults.size(), most_shown); ++i) {
        text += (text.empty() ? "" : "\n") + block(faults[i], word, sources);
    }
    const std::size_t more = faults.size() - std::min(faults.size(), most_shown);
    return text + (more == 0 ? "" : fmt::format("\nand {} more {}{}\n", more, word, more == 1 ? "" : "s"));
}

}  // namespace careway::language
