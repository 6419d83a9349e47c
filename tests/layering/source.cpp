#include "tests/layering/source.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

namespace careway::layering {
namespace {

bool is_word(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

/// Where the word or punctuation mark that starts at `at` ends. A qualified name is one word.
std::size_t end_of_token(std::string_view line, std::size_t at) {
    const auto joins = [&](std::size_t i) {
        return is_word(line[i]) || line.substr(i).starts_with("::") || line.substr(i - 1).starts_with("::");
    };
    std::size_t end = at + 1;
    while (is_word(line[at]) && end < line.size() && joins(end)) {
        ++end;
    }
    return end;
}

/// Where the literal or comment that starts at `at` ends, one past its last character; `at` if none starts there.
std::size_t end_of_hidden(std::string_view text, std::size_t at) {
    const auto after = [&](std::string_view mark, std::size_t from) {
        const std::size_t found = text.find(mark, from);
        return found == std::string_view::npos ? text.size() : found + mark.size();
    };
    const bool inside_word = at > 0 && is_word(text[at - 1]);
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("//")) {
        return std::min(text.find('\n', at), text.size());
    }
    if (rest.starts_with("/*")) {
        return after("*/", at + 2);
    }
    if (rest.starts_with("R\"") && !inside_word) {
        const std::size_t open = text.find('(', at);
        return open == std::string_view::npos
                   ? text.size()
                   : after(")" + std::string{text.substr(at + 2, open - at - 2)} + "\"", open);
    }
    // A quote inside a number separates its thousands.
    if (rest.starts_with('"') || (rest.starts_with('\'') && !inside_word)) {
        std::size_t end = at + 1;
        while (end < text.size() && text[end] != rest.front()) {
            end += text[end] == '\\' ? 2 : 1;
        }
        return std::min(end + 1, text.size());
    }
    return at;
}

}  // namespace

std::string Source::folder() const {
    for (const std::string_view root : {"sim/", "viz/"}) {
        const std::size_t end = path.find('/', root.size());
        if (path.starts_with(root) && end != std::string::npos) {
            return path.substr(root.size(), end - root.size());
        }
    }
    return "";
}

std::vector<Source> read_tree(const std::filesystem::path& root, const std::string& folder) {
    std::vector<Source> sources;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root / folder}) {
        if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp") {
            std::ifstream file{entry.path()};
            sources.push_back({entry.path().lexically_relative(root).generic_string(),
                               std::string{std::istreambuf_iterator<char>{file}, {}}});
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string without_comments_and_literals(std::string_view text) {
    std::string code{text};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of_hidden(text, at);
        std::replace_if(
            code.begin() + static_cast<std::ptrdiff_t>(at), code.begin() + static_cast<std::ptrdiff_t>(end),
            [](char letter) { return letter != '\n'; }, ' ');
        at = std::max(end, at + 1);
    }
    return code;
}

std::vector<Token> tokens_of(std::string_view code) {
    std::vector<Token> tokens;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(code)) {
        ++number;
        const std::size_t first = line.find_first_not_of(' ');
        if (first == std::string_view::npos || line[first] == '#') {
            continue;
        }
        for (std::size_t at = first; at < line.size();) {
            const std::size_t end = end_of_token(line, at);
            if (line[at] != ' ') {
                tokens.push_back({line.substr(at, end - at), number});
            }
            at = end;
        }
    }
    return tokens;
}

}  // namespace careway::layering
