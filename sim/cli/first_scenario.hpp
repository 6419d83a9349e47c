#pragma once

#include <string>

#include "sim/cli/model.hpp"

namespace careway::cli {

/// A scenario to begin with: a twentieth more of the pool that is asked for most, of the model at `model_path`, as
/// the scenario is to name it. Throws UsageError when no pool has a capacity to change.
std::string first_scenario(const Prepared& model, const std::string& model_path);

}  // namespace careway::cli
