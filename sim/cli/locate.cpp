#include "sim/cli/locate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "sim/base/error.hpp"
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
    const std::string meant = language::did_you_mean(name, names);
    const std::string there_are =
        names.empty() ? "none is known by a short name: give its path"
                      : fmt::format("there {} {}", names.size() == 1 ? "is only" : "are", language::listed(names));
    throw UsageError{fmt::format("there is no {} `{}`; {}", kind, name, meant.empty() ? there_are : meant)};
}

}  // namespace

std::string top_value(const fs::path& path, const std::string& key) {
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(key + ":")) {
            continue;
        }
        std::string value = line.substr(key.size() + 1);
        value = value.substr(0, value.find(" #"));
        const std::size_t first = value.find_first_not_of(" \t\"'");
        const std::size_t last = value.find_last_not_of(" \t\r\"'");
        return first == std::string::npos ? "" : value.substr(first, last - first + 1);
    }
    return "";
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

Located Library::model_of(const Located& scenario) const {
    const std::string name = top_value(scenario.path, "model");
    const fs::path beside = scenario.path.parent_path() / name;
    if (is_file(beside)) {
        return {name_of_model(beside), beside};
    }
    if (name.empty()) {
        throw UsageError{fmt::format("`{}` does not say which `model:` it changes", scenario.path.string())};
    }
    return model(is_yaml(name) ? beside.string() : name);
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
