#include "sim/cli/locate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/language/load.hpp"
#include "sim/language/suggest.hpp"

namespace careway::cli {

namespace fs = std::filesystem;

namespace {

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool is_yaml(const fs::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

/// What stands after `key:` at the start of a line, and where.
std::pair<std::string, Place> top_entry(const fs::path& path, const std::string& key) {
    std::ifstream file{path};
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (!line.starts_with(key + ":")) {
            continue;
        }
        std::string value = line.substr(key.size() + 1);
        value = value.substr(0, value.find(" #"));
        const std::size_t first = value.find_first_not_of(" \t\"'");
        const std::size_t last = value.find_last_not_of(" \t\r\"'");
        if (first == std::string::npos) {
            return {"", {path.generic_string(), number, 1, key.size()}};
        }
        const std::size_t length = last - first + 1;
        return {value.substr(first, length), {path.generic_string(), number, key.size() + 2 + first, length}};
    }
    return {"", {path.generic_string(), 1, 1, 1}};
}

/// models/south_somerset/model.yaml is south_somerset; hospital.yaml is hospital.
std::string name_of_model(const fs::path& path) {
    const fs::path folder = fs::absolute(path).lexically_normal().parent_path();
    return path.stem() == "model" ? folder.filename().string() : path.stem().string();
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder, ignored}) {
        entries.push_back(entry.path());
    }
    std::ranges::sort(entries);
    return entries;
}

/// Whether a scenario file names this model, by short name or by path; one that extends another need not name it.
bool changes(const fs::path& scenario, const Located& model) {
    const std::string named = top_value(scenario, "model");
    std::error_code ignored;
    return named.empty() || named == model.name || fs::equivalent(scenario.parent_path() / named, model.path, ignored);
}

void add_unless_named(std::vector<Located>& list, Located located) {
    if (std::ranges::find(list, located.name, &Located::name) == list.end()) {
        list.push_back(std::move(located));
    }
}

/// What names a model: the key by which its file is known, and what it does to the model.
struct Kind {
    const char* key;
    const char* to_do;
    const char* does;
};
constexpr Kind kinds[] = {
    {"calibration", "tune", "tunes"}, {"study", "vary", "varies"}, {"scenario", "change", "changes"}};

const Kind& kind_of(const fs::path& file) {
    const auto known = [&](const Kind& kind) { return !top_value(file, kind.key).empty(); };
    const auto found = std::ranges::find_if(kinds, known);
    return found == std::end(kinds) ? *std::prev(std::end(kinds)) : *found;
}

[[noreturn]] void refuse(const std::string& kind, const std::string& name, const std::vector<Located>& known) {
    std::vector<std::string> names;
    for (const Located& located : known) {
        names.push_back(located.name);
    }
    const fs::path path{name};
    if (is_yaml(path)) {
        std::vector<std::string> files;
        for (const fs::path& other : sorted_entries(path.has_parent_path() ? path.parent_path() : fs::path{"."})) {
            if (is_yaml(other)) {
                files.push_back((path.parent_path() / other.filename()).string());
            }
        }
        const std::string meant = language::did_you_mean(name, files);
        throw UsageError{fmt::format("there is no file `{}`{}", name, meant.empty() ? "" : "; " + meant)};
    }
    const std::string file = name + ".yaml";
    const std::string meant =
        is_file(file) ? fmt::format("did you mean the file `{}`?", file) : language::did_you_mean(name, names);
    const std::string there_are =
        names.empty() ? "none is known by a short name: give its path"
                      : fmt::format("there {} {}", names.size() == 1 ? "is only" : "are", language::listed(names));
    throw UsageError{fmt::format("there is no {} `{}`; {}", kind, name, meant.empty() ? there_are : meant)};
}

}  // namespace

fs::path program_folder() {
    std::error_code unknown;
    return fs::read_symlink("/proc/self/exe", unknown).parent_path();
}

std::string top_value(const fs::path& path, const std::string& key) {
    return top_entry(path, key).first;
}

bool is_scenario(const fs::path& path) {
    return !top_value(path, "scenario").empty();
}

Library::Library(const fs::path& program_folder, fs::path current_folder) : current_{std::move(current_folder)} {
    for (fs::path folder = program_folder; !folder.empty(); folder = folder.parent_path()) {
        if (is_folder(folder / "models") || is_folder(folder / "configs")) {
            roots_.push_back(folder);
        }
        if (folder == folder.root_path()) {
            break;
        }
    }
    roots_.push_back(current_);
}

fs::path Library::shown(const fs::path& path) const {
    const fs::path relative = path.lexically_normal().lexically_relative(current_);
    const bool within = !relative.empty() && *relative.begin() != "..";
    return within ? relative : path.lexically_normal();
}

std::vector<Located> Library::models() const {
    std::vector<Located> found;
    for (const fs::path& root : roots_) {
        for (const fs::path& folder : sorted_entries(root / "models")) {
            if (is_file(folder / "model.yaml")) {
                add_unless_named(found, {folder.filename().string(), shown(folder / "model.yaml")});
            }
        }
    }
    return found;
}

std::vector<Located> Library::scenarios(const Located& model) const {
    std::vector<fs::path> folders;
    for (const fs::path& root : roots_) {
        folders.push_back(root / "configs" / name_of_model(model.path));
    }
    folders.push_back(fs::absolute(model.path).parent_path());
    std::vector<Located> found;
    for (const fs::path& folder : folders) {
        for (const fs::path& path : sorted_entries(folder)) {
            if (is_yaml(path) && is_file(path) && is_scenario(path) && changes(path, model)) {
                add_unless_named(found, {path.stem().string(), shown(path)});
            }
        }
    }
    return found;
}

Located Library::model(const std::string& name) const {
    const fs::path within = fs::path{name} / "model.yaml";
    const fs::path path = is_file(within) ? within : fs::path{name};
    if (is_file(path)) {
        return {name_of_model(path), path};
    }
    const auto known = models();
    const auto found = std::ranges::find(known, name, &Located::name);
    if (found == known.end()) {
        refuse("model", name, known);
    }
    return *found;
}

Located Library::scenario(const Located& model, const std::string& name) const {
    if (is_file(name)) {
        return {fs::path{name}.stem().string(), name};
    }
    const auto known = scenarios(model);
    const std::string prefix = model.name + "/";
    const auto found =
        std::ranges::find(known, name.starts_with(prefix) ? name.substr(prefix.size()) : name, &Located::name);
    if (found == known.end()) {
        refuse("scenario", name, known);
    }
    return *found;
}

Located Library::model_of(const Located& file) const {
    const auto [name, place] = top_entry(file.path, "model");
    for (const fs::path& path : {file.path.parent_path() / name, fs::path{name}}) {
        if (is_file(path)) {
            return {name_of_model(path), path};
        }
    }
    std::vector<std::string> known;
    for (const Located& located : models()) {
        if (located.name == name) {
            return located;
        }
        known.push_back(located.name);
    }
    const Kind& kind = kind_of(file.path);
    Fault fault{"M172", fmt::format("there is no model `{}` for this {} to {}", name, kind.key, kind.to_do), place,
                language::did_you_mean(name, known),
                "a model is named by its path from this file, or by the name of a folder in models/" +
                    (known.empty() ? "" : ": " + language::listed(known))};
    if (name.empty()) {
        fault = {"M106", fmt::format("the {} does not say which `model:` it {}", kind.key, kind.does),
                 top_entry(file.path, kind.key).second, "",
                 "model: path or short name; for example `model: south_somerset`"};
    }
    throw InputError{{fault}, language::render({fault}, "error")};
}

Located Library::file(const std::string& name) const {
    if (is_file(name) && is_scenario(name)) {
        return {fs::path{name}.stem().string(), name};
    }
    const std::size_t slash = name.find('/');
    if (!is_file(name) && !is_folder(name) && slash != std::string::npos) {
        return scenario(model(name.substr(0, slash)), name.substr(slash + 1));
    }
    return model(name);
}

}  // namespace careway::cli
