#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/language/tree.hpp"

/// Runs a shipped model for real, as the program does.
namespace careway::models_test {

/// What one run reports, by address of the measure.
using Measures = std::map<std::string, double>;

/// `replications` runs of a model, or of a scenario of it, from replication 1 on. `split` as in the catalogue.
/// @param sets  further changes, laid over that
std::vector<Measures> run_model(const std::filesystem::path& model,
                                const std::optional<std::filesystem::path>& scenario, std::uint32_t seed,
                                std::uint32_t replications, const std::string& split,
                                std::span<const language::Value> sets = {});

double mean(const std::vector<Measures>& runs, const std::string& address);

/// The project's own folder.
std::filesystem::path project();

}  // namespace careway::models_test
