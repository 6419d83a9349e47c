#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "sim/language/load.hpp"
#include "sim/pathway/program.hpp"
#include "sim/results/scenario.hpp"

namespace careway::study {

/// A model with a scenario laid over it, compiled and ready to run.
struct Prepared {
    language::Model model;
    std::shared_ptr<const pathway::Program> program;
    results::Scenario scenario;
    std::vector<Fault> warnings;  ///< of the language and of the pathway, in file order
};

/// Reads and compiles. Throws InputError with every fault, those of the pathway included.
/// @param sets  laid over both; see language::load
Prepared prepare(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario = {},
                 std::span<const language::Value> sets = {});

}  // namespace careway::study
