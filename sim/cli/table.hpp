#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace careway::cli {

inline constexpr std::size_t line_width = 80;

/// Columns of text for a terminal of 80 columns. The first column is aligned left and gets what the others leave: a
/// label that is too long for it is broken into two lines, one that needs more stands above its numbers; one without
/// any numbers has the whole line. Each of the other columns says how it is aligned and is as wide as its widest cell.
struct Table {
    enum class Align { left, right };
    std::vector<Align> columns;                  ///< of all columns but the first
    std::vector<std::vector<std::string>> rows;  ///< the first is the header

    /// Lines, each ended. The header's first cell begins at the edge, those of the rows two further in.
    [[nodiscard]] std::string text() const;
};

/// Characters that a terminal shows for UTF-8 text without wide ones.
[[nodiscard]] std::size_t shown_width(const std::string& text);

/// Text in lines of at most `width`, broken at spaces. A word that is longer has a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, std::size_t width);

/// The same, each line ended, all but the first after `indent` spaces.
[[nodiscard]] std::string paragraph(const std::string& text, std::size_t indent = 0);

}  // namespace careway::cli
