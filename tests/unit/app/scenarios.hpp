#pragma once

#include <vector>

#include "sim/pathway/compile.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

/// Lanes that were not read from files.
inline std::vector<Scenario> scenarios(const std::vector<pathway::ModelSpec>& specs,
                                       const std::vector<language::StopRule>& rules = {}) {
    std::vector<Scenario> made;
    for (const pathway::ModelSpec& spec : specs) {
        made.push_back({{}, pathway::compile(spec), "As it is"});
        made.back().model.screen.stops = rules;
    }
    return made;
}

}  // namespace careway::app
