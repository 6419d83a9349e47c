#include "viz/app/load.hpp"

#include <optional>

#include "sim/base/error.hpp"
#include "sim/cli/comparable.hpp"
#include "sim/cli/model.hpp"
#include "sim/results/scenario.hpp"

namespace careway::app {

namespace {

/// Lanes have the same services at the same places.
void require_same_pools(const std::vector<cli::Prepared>& prepared) {
    const auto& first = prepared.front().program->texts.pools;
    for (const cli::Prepared& other : prepared) {
        const auto& pools = other.program->texts.pools;
        for (std::size_t i = 0; i < std::max(first.size(), pools.size()); ++i) {
            if (i >= first.size() || i >= pools.size() || first[i].name != pools[i].name) {
                throw UsageError{"`" + prepared.front().scenario.name + "` and `" + other.scenario.name +
                                 "` have different pools, and so cannot stand side by side"};
            }
        }
    }
}

}  // namespace

std::vector<Scenario> load_scenarios(const std::string& model, const std::vector<std::string>& names,
                                     const cli::Library& library) {
    const cli::Located located = library.model(model);
    std::vector<cli::Prepared> prepared;
    std::vector<std::optional<cli::Located>> files;
    for (const std::string& name : names) {
        const bool as_is = name == results::as_is;
        files.push_back(as_is ? std::nullopt : std::optional{library.scenario(located, name)});
        prepared.push_back(cli::prepare(located, files.back()));
    }
    cli::require_comparable(prepared);
    require_same_pools(prepared);
    std::vector<Scenario> scenarios;
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        const auto file = files[i] ? std::optional{files[i]->path} : std::nullopt;
        scenarios.push_back(
            {std::move(prepared[i].model), prepared[i].program, prepared[i].scenario.label, located.path, file});
    }
    return scenarios;
}

}  // namespace careway::app
