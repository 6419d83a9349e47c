#include "sim/cli/first_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/pathway/graph.hpp"

namespace careway::cli {

namespace {

constexpr const char* text = R"(# yaml-language-server: $schema=scenario.schema.json
# What could change: this file says only that. Addresses of everything: careway list inputs {2}
careway: 1
scenario: {0} more, {1}
model: {2}
set:
  pools.{3}.capacity: {{add: {0}, source: assumption (to see what a twentieth more would do)}}
# More to try: {{to: 100}} is a new value, {{times: 1.1}} a tenth more, and `from: 2017-10-02` beside it the day of change.
)";

/// The pool that is fullest, of those with a plain number of places; `loads.end()` when there is none.
auto fullest(const Prepared& model, const std::vector<pathway::PoolLoad>& loads) {
    const auto ratio = [&](const pathway::PoolLoad& load) {
        const bool plain =
            load.capacity != pathway::Settings::unlimited && load.capacity > 0 && !model.program->pools[load.pool].rota;
        return plain ? load.load / load.capacity : -1;
    };
    const auto found = std::ranges::max_element(loads, {}, ratio);
    return found == loads.end() || ratio(*found) < 0 ? loads.end() : found;
}

}  // namespace

std::string first_scenario(const Prepared& model, const std::string& model_path) {
    const auto loads = pathway::offered_load(*model.program);
    const auto pool = fullest(model, loads);
    if (pool == loads.end()) {
        throw UsageError{"no pool of `" + model_path + "` has a capacity that a scenario could raise"};
    }
    const auto& known = model.program->texts.pools[pool->pool];
    return fmt::format(fmt::runtime(text), std::max(1, pool->capacity / 20), known.label, model_path, known.name);
}

}  // namespace careway::cli
