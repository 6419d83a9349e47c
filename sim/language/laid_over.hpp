#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/scenario.hpp"
#include "sim/language/sources.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// A model and the scenarios over it, each as it stands in its file.
struct Files {
    Value tree;
    std::vector<ScenarioFile> scenarios;
    SourceList sources;
    bool ready = false;  ///< nothing is wrong with the model's own file, so that changes can be laid over it
};

/// Throws InputError where there is no model to go on with.
Files read_files(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
                 Faults& faults);

/// A model as a tree, with its scenarios laid over it and checked against the description.
struct LaidOver : Files {
    /// The tree as a file left it, before later scenarios.
    struct Layer {
        std::string file;
        Value tree;
    };

    std::size_t order = 0;           ///< of the adjustments so far
    std::vector<Layer> with_levers;  ///< after each file from which on there are levers
};

/// @param sets      maps as they stand at `set:` of a scenario, each laid over all before it
/// @param settings  such a map too, or nothing, but laid right over the model, below its scenarios
LaidOver lay_over(Files files, Faults& faults, std::span<const Value> sets = {}, const Value& settings = {});

/// Makes the changes of one more `set:`, and checks what they leave.
void change(LaidOver& laid, const Value& set, Faults& faults);

}  // namespace careway::language
