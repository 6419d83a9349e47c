#include "tests/readme/snippet.hpp"

#include <algorithm>

namespace careway::readme {

std::string Snippet::file_name() const {
    const std::string_view first = std::string_view{text}.substr(0, text.find('\n'));
    const std::string_view name = first.starts_with("# ") ? first.substr(2) : "";
    return name.ends_with(".yaml") && name.find(' ') == std::string_view::npos ? std::string{name} : "";
}

std::vector<Snippet> snippets_of(std::string_view markdown) {
    constexpr std::string_view fence = "```";
    std::vector<Snippet> snippets;
    bool inside = false;
    std::size_t number = 0;
    while (!markdown.empty()) {
        const std::size_t end = std::min(markdown.find('\n'), markdown.size());
        const std::string_view line = markdown.substr(0, end);
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
        ++number;
        if (line.starts_with(fence)) {
            inside = !inside;
            if (inside) {
                snippets.push_back({std::string{line.substr(fence.size())}, number + 1, ""});
            }
        } else if (inside) {
            snippets.back().text.append(line).append("\n");
        }
    }
    return snippets;
}

}  // namespace careway::readme
