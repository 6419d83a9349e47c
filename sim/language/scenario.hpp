#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/sources.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// A scenario file as read and checked, its changes still to be applied.
struct ScenarioFile {
    std::string name;  ///< short name: the file's, without folder and ending
    Value tree;
};

/// A model that scenarios are laid over.
struct Base {
    std::filesystem::path path;
    Place name;  ///< where it says what it is called
};

/// The file of a scenario that another file names. A short name is looked for beside that file, then among the
/// scenarios of the model's place, so that a planner's own file may build on those that come with the model.
std::filesystem::path find_scenario(const std::string& named, const std::filesystem::path& named_in,
                                    const std::filesystem::path& model);

/// The scenario and those that it extends, in the order in which they apply.
std::vector<ScenarioFile> read_scenarios(const std::filesystem::path& scenario, const Base& model, Faults& faults);

/// Puts what a scenario adds into the model's tree.
void apply_additions(Value& model, const ScenarioFile& scenario, Faults& faults);

/// Makes the changes of a `set:` in the model's tree: replaces what they replace, and attaches adjustments to the
/// values that they change.
/// @param order  of the adjustments so far; counts on
void apply_changes(Value& model, const Value& set, std::size_t& order, Faults& faults);

}  // namespace careway::language
