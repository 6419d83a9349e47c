#include "sim/language/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/language/csv.hpp"
#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

bool is_path(const std::string& text) {
    return text.find('/') != std::string::npos || text.ends_with(".yaml");
}

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
    std::error_code failed;
    return std::filesystem::equivalent(a, b, failed) && !failed;
}

/// `model:` holds the model's path, or its short name: that of its folder or of its file.
bool is_of_model(const std::string& named, const std::filesystem::path& scenario, const std::filesystem::path& model) {
    if (is_path(named)) {
        return same_file(scenario.parent_path() / named, model) || same_file(named, model);
    }
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(model, ignored);
    return named == absolute.stem() || named == absolute.parent_path().filename();
}

void check_model(const Value& tree, const std::filesystem::path& scenario, const Base& model, Faults& faults) {
    const Value* named = tree.find("model");
    if (named != nullptr && named->is_text() && !is_of_model(named->text, scenario, model.path)) {
        faults.add(Code::other_model, named->place,
                   fmt::format("this scenario is of model `{}`, not of {}", named->text, model.path.generic_string()),
                   {"", "a model is named by its path, or by the name of its file or folder",
                    OtherPlace{"the model that it was to change", model.name}});
    }
}

/// How a ring of scenarios comes back to where it began.
Advice leading_here(const std::filesystem::path& first, const Place& extended_at, const Place& closed_at) {
    Advice advice{"", "take `extends` out of one of them"};
    if (extended_at != closed_at) {
        advice.other = OtherPlace{fmt::format("{} leads here", first.generic_string()), extended_at};
    }
    return advice;
}

}  // namespace

std::filesystem::path find_scenario(const std::string& named, const std::filesystem::path& named_in,
                                    const std::filesystem::path& model) {
    if (is_path(named)) {
        return named_in.parent_path() / named;
    }
    const std::string file = named + ".yaml";
    const std::filesystem::path beside = named_in.parent_path() / file;
    std::error_code failed;
    const std::filesystem::path place = std::filesystem::absolute(model, failed).parent_path();
    const std::filesystem::path of_place = place.parent_path().parent_path() / "configs" / place.filename() / file;
    const bool elsewhere = !std::filesystem::exists(beside, failed) && std::filesystem::exists(of_place, failed);
    return elsewhere ? of_place : beside;
}

std::vector<ScenarioFile> read_scenarios(const std::filesystem::path& scenario, const Base& model, Faults& faults) {
    std::vector<ScenarioFile> chain;
    std::vector<std::filesystem::path> seen;
    std::vector<Place> extended_at;  ///< by which line each of them leads to the next
    std::filesystem::path path = scenario;
    std::optional<Place> named_at;
    while (true) {
        const auto before =
            std::find_if(seen.begin(), seen.end(), [&](const auto& other) { return same_file(other, path); });
        if (before != seen.end()) {
            faults.add(Code::extends_itself, *named_at, "a scenario extends itself",
                       leading_here(*before, extended_at[static_cast<std::size_t>(before - seen.begin())], *named_at));
            break;
        }
        seen.push_back(path);
        std::optional<Value> tree = read_yaml(path, named_at, faults);
        if (!tree) {
            break;
        }
        expand_tables(*tree, faults);
        check_model(*tree, path, model, faults);
        chain.insert(chain.begin(), {path.stem().string(), std::move(*tree)});
        const Value* extends = chain.front().tree.find("extends");
        if (extends == nullptr || !extends->is_text()) {
            break;
        }
        named_at = extends->place;
        extended_at.push_back(extends->place);
        path = find_scenario(extends->text, path, model.path);
    }
    return chain;
}

}  // namespace careway::language
