#pragma once

#include <string>
#include <vector>

#include "sim/cli/locate.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

/// Finds, reads and compiles the scenarios of a model, named as on the command line (`as_is` for none).
/// Throws UsageError, also when they cannot stand side by side, and InputError.
[[nodiscard]] std::vector<Scenario> load_scenarios(const std::string& model, const std::vector<std::string>& names,
                                                   const cli::Library& library);

}  // namespace careway::app
