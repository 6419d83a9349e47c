#include "sim/language/sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

std::filesystem::path find_upwards(const std::filesystem::path& model) {
    std::error_code ignored;
    // Walking up a relative path as far as it goes keeps it short in messages; only then the absolute one.
    for (std::filesystem::path folder = model.parent_path(); !folder.empty(); folder = folder.parent_path()) {
        if (std::filesystem::is_regular_file(folder / "sources.yaml", ignored)) {
            return folder / "sources.yaml";
        }
        if (folder == folder.parent_path()) {
            return {};
        }
    }
    std::filesystem::path folder = std::filesystem::current_path(ignored);
    std::filesystem::path relative;
    while (!folder.empty()) {
        if (std::filesystem::is_regular_file(folder / "sources.yaml", ignored)) {
            return relative / "sources.yaml";
        }
        if (folder == folder.parent_path()) {
            return {};
        }
        folder = folder.parent_path();
        relative /= "..";
    }
    return {};
}

void take_ids(const Value& list, SourceList& sources, Faults& faults) {
    for (const Entry& entry : list.entries) {
        if (entry.key == "careway" || entry.key == "documents") {
            continue;
        }
        const Value* fact = entry.value.find("fact");
        if (fact == nullptr || !fact->is_text() || fact->text.empty()) {
            faults.add(Code::source_without_fact, entry.place,
                       fmt::format("source `{}` does not state its fact", entry.key),
                       {"", fmt::format("write `{}: {{fact: …, value: …, document: …, place: …}}`", entry.key)});
        }
        sources.ids.insert(entry.key);
    }
}

}  // namespace

SourceList read_sources(const std::filesystem::path& model, Faults& faults) {
    const std::filesystem::path path = find_upwards(model);
    if (path.empty()) {
        return {};
    }
    SourceList sources{path.generic_string(), {}};
    const std::optional<Value> root = read_yaml(path, {}, faults);
    sources.readable = root.has_value();
    if (root) {
        const Value* list = root->find("sources");
        take_ids(list == nullptr ? *root : *list, sources, faults);
    }
    return sources;
}

bool is_source_id(std::string_view text) {
    const auto letters = std::find_if_not(text.begin(), text.end(),
                                          [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; });
    return letters != text.begin() && letters != text.end() && letters - text.begin() <= 3 &&
           std::all_of(letters, text.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

namespace {
constexpr std::string_view opening = "assumption (";
}

bool is_cut_assumption(std::string_view text) {
    return text.starts_with(opening) && !text.ends_with(")");
}

bool is_assumption(std::string_view text) {
    return text.starts_with(opening) && text.ends_with(")") && text.size() > opening.size() + 1;
}

}  // namespace careway::language
