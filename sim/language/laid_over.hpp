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

/// A model as a tree, with its scenarios laid over it and checked against the description.
struct LaidOver {
    /// The tree as a file left it, before later scenarios.
    struct Layer {
        std::string file;
        Value tree;
    };

    Value tree;
    std::vector<ScenarioFile> scenarios;
    SourceList sources;
    std::size_t order = 0;  ///< of the adjustments so far
    bool ready = false;     ///< nothing is wrong with the model's own file, so that changes can be laid over it
    std::vector<Layer> with_levers;  ///< after each file from which on there are levers
};

/// @param sets  maps as they stand at `set:` of a scenario, each laid over all before it
/// Throws InputError where there is no model to go on with.
LaidOver lay_over(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
                  Faults& faults, std::span<const Value> sets = {});

/// Makes the changes of one more `set:`, and checks what they leave.
void change(LaidOver& laid, const Value& set, Faults& faults);

}  // namespace careway::language
