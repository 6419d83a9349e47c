#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/language/faults.hpp"

namespace careway::language {

/// A file line by line, to turn byte positions into places as an editor shows them.
class Lines {
public:
    Lines(const std::string& text, std::string file);

    /// @param row, byte  counted from 0; beyond the end of the file means its end
    [[nodiscard]] Place place(std::size_t row, std::size_t byte, std::size_t length = 1) const;
    [[nodiscard]] const std::vector<std::string>& all() const { return lines_; }
    [[nodiscard]] const std::string& file() const { return file_; }

private:
    std::string file_;
    std::vector<std::string> lines_;
};

/// YAML forbids tabs as indentation, and yaml-cpp says so in words that nobody understands. Reports every such line.
bool indented_with_tab(const Lines& lines, Faults& faults);

/// Where a quoted text begins that the rest of the file does not close. Looks from the line of `from` on.
std::optional<Place> open_quote(const Lines& lines, const Place& from);

/// Reports lines that begin with `%`, which the library would pass over in silence. @return whether there are any
bool with_directive(const Lines& lines, Faults& faults);

/// What the library found wrong at a place, and what to do about it, in the words of people who do not know YAML.
std::pair<std::string, std::string> in_words(const std::string& message, const Lines& lines, const Place& place);

}  // namespace careway::language
