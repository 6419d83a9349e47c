#pragma once

#include "sim/language/screen.hpp"
#include "sim/pathway/program.hpp"
#include "sim/run/view.hpp"

namespace careway::app {

/// Whether what the rule watches is beyond its limit; never of an occupancy without places.
/// @pre the program has the rule's pool
[[nodiscard]] bool holds(const language::StopRule& rule, const pathway::Program& program,
                         const std::vector<run::PoolView>& pools);

}  // namespace careway::app
