#include "tests/layering/includes.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace careway::layering {
namespace {

struct Include {
    std::size_t line;
    std::string header;
    bool quoted;
};

std::vector<Include> includes_of(const Source& source) {
    std::vector<Include> includes;
    const std::string code = without_comments_and_literals(source.text);
    const std::vector<std::string_view> lines = lines_of(source.text);
    const std::vector<std::string_view> code_lines = lines_of(code);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t hash = code_lines[i].find_first_not_of(' ');
        if (hash == std::string_view::npos || code_lines[i][hash] != '#' ||
            code_lines[i].find("include", hash) != code_lines[i].find_first_not_of(' ', hash + 1)) {
            continue;
        }
        const std::size_t open = lines[i].find_first_of("<\"", hash);
        const std::size_t close = lines[i].find_first_of(">\"", open + 1);
        if (close == std::string_view::npos) {
            includes.push_back({i + 1, "a macro", true});
            continue;
        }
        includes.push_back({i + 1, std::string{lines[i].substr(open + 1, close - open - 1)}, lines[i][open] == '"'});
    }
    return includes;
}

template <class Names>
bool contains(const Names& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

std::string folder_of_header(const std::string& header) {
    return Source{header, ""}.folder();
}

/// Headers of the standard library have neither a folder nor an ending.
bool is_standard(const std::string& header) {
    return header.find_first_of("./") == std::string::npos;
}

/// Text that CMake writes beside a folder's objects; another folder cannot see it.
bool is_made_by_the_build(const std::string& header) {
    return header.ends_with(".inc") && header.find('/') == std::string::npos;
}

std::optional<std::string> fault_of_own(const std::string& from, const std::string& header, const Table& table) {
    const std::string to = folder_of_header(header);
    if (is_made_by_the_build(header)) {
        return std::nullopt;
    }
    if (to.empty()) {
        return "\"" + header + "\" is no header of sim/ or viz/";
    }
    if (to == from) {
        return std::nullopt;
    }
    const auto folder = std::ranges::find(table.folders, from, &Folder::name);
    if (folder == table.folders.end()) {
        return "folder " + from + " is not in the table of tests/layering/table.cpp";
    }
    return contains(folder->may_include, to) ? std::nullopt
                                             : std::optional{"folder " + from + " may not include folder " + to};
}

const Library* library_of(const std::string& header, const Table& table) {
    const auto library = std::ranges::find_if(
        table.libraries, [&](const Library& candidate) { return header.starts_with(candidate.prefix); });
    return library == table.libraries.end() ? nullptr : &*library;
}

std::optional<std::string> fault_of_library(const std::string& from, const std::string& header, const Table& table) {
    if (is_standard(header)) {
        return std::nullopt;
    }
    const Library* library = library_of(header, table);
    if (library == nullptr || !contains(library->folders, from)) {
        return "folder " + from + " may not include <" + header + ">";
    }
    return std::nullopt;
}

/// Headers of ours and of others by the file that includes them.
using IncludesByPath = std::map<std::string, std::vector<Include>>;

/// A library's header that whoever includes `header` gets with it though it is not meant to leave its folder, or "".
std::string brought_along(const std::string& header, const IncludesByPath& includes, const Table& table,
                          std::set<std::string>& visited) {
    const auto found = includes.find(header);
    if (found == includes.end() || !visited.insert(header).second) {
        return "";
    }
    for (const Include& include : found->second) {
        const Library* library = include.quoted ? nullptr : library_of(include.header, table);
        std::string library_header = library != nullptr && !library->in_headers
                                         ? include.header
                                         : brought_along(include.header, includes, table, visited);
        if (!library_header.empty()) {
            return library_header;
        }
    }
    return "";
}

}  // namespace

std::vector<std::string> wrong_includes(const Source& source, const Table& table) {
    std::vector<std::string> wrong;
    for (const Include& include : includes_of(source)) {
        const auto fault = include.quoted ? fault_of_own(source.folder(), include.header, table)
                                          : fault_of_library(source.folder(), include.header, table);
        if (fault) {
            wrong.push_back(source.path + ":" + std::to_string(include.line) + ": " + *fault);
        }
    }
    return wrong;
}

std::vector<std::string> leaked_libraries(const std::vector<Source>& sources, const Table& table) {
    IncludesByPath includes;
    for (const Source& source : sources) {
        includes[source.path] = includes_of(source);
    }
    std::vector<std::string> leaks;
    for (const Source& source : sources) {
        for (const Include& include : includes[source.path]) {
            std::set<std::string> visited;
            const std::string leak = folder_of_header(include.header) == source.folder()
                                         ? ""
                                         : brought_along(include.header, includes, table, visited);
            if (!leak.empty()) {
                leaks.push_back(source.path + ":" + std::to_string(include.line) + ": \"" + include.header +
                                "\" brings <" + leak + "> along");
            }
        }
    }
    return leaks;
}

Pairs edges_of(const std::vector<Source>& sources) {
    Pairs edges;
    for (const Source& source : sources) {
        for (const Include& include : includes_of(source)) {
            const std::string to = folder_of_header(include.header);
            if (include.quoted && !to.empty() && to != source.folder()) {
                edges.emplace(source.folder(), to);
            }
        }
    }
    return edges;
}

Pairs libraries_of(const std::vector<Source>& sources, const Table& table) {
    Pairs used;
    for (const Source& source : sources) {
        for (const Include& include : includes_of(source)) {
            const Library* library = include.quoted ? nullptr : library_of(include.header, table);
            if (library != nullptr) {
                used.emplace(source.folder(), library->prefix);
            }
        }
    }
    return used;
}

}  // namespace careway::layering
