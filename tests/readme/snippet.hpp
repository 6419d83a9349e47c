#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace careway::readme {

/// A fenced block of a Markdown file.
struct Snippet {
    std::string language;  ///< the word after the fence: "yaml", "sh", or ""
    std::size_t line;      ///< of its first line of text, counted from 1
    std::string text;      ///< without the fences; ends with a newline unless empty

    /// The file that its first line, a comment such as `# clinic.yaml`, says it is; else "".
    [[nodiscard]] std::string file_name() const;
};

/// Every fenced block, in order. A block that nothing closes ends with the file.
std::vector<Snippet> snippets_of(std::string_view markdown);

}  // namespace careway::readme
