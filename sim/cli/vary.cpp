#include "sim/cli/vary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/base/error.hpp"
#include "sim/language/settings_table.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

/// Names of what is drawn; what an ensemble sets has no range.
std::set<std::string> names_drawn(const std::vector<study::Varied>& varied) {
    std::set<std::string> names;
    for (const study::Varied& one : varied) {
        for (const language::Assumption& assumption : one.scenario().assumptions) {
            if (!std::isnan(assumption.likely)) {
                names.insert(assumption.name);
            }
        }
    }
    return names;
}

}  // namespace

std::vector<study::Varied> vary_all(const Options& options, const Located& model,
                                    const std::vector<std::optional<Located>>& found,
                                    const std::vector<study::Prepared>& prepared) {
    study::Variation variation{options.assumptions == "drawn", {}};
    if (!options.ensemble.empty()) {
        variation.ensemble = language::read_settings(options.ensemble);
    }
    std::vector<study::Varied> varied;
    for (std::size_t i = 0; variation.any() && i < prepared.size(); ++i) {
        const auto scenario = found[i] ? std::optional{found[i]->path} : std::nullopt;
        varied.emplace_back(model.path, scenario, prepared[i].scenario, variation);
    }
    if (variation.drawn && names_drawn(varied).empty()) {
        throw UsageError{"`--assumptions drawn` finds nothing to draw: no number of the model has a `low` or a `high`" +
                         std::string{variation.ensemble ? " that the ensemble does not set" : ""}};
    }
    return varied;
}

std::vector<results::Draws> draws_of(const std::vector<study::Varied>& varied, const Options& options) {
    std::vector<results::Draws> all;
    for (const study::Varied& one : varied) {
        for (results::Draws& draws : one.draws(options.seed, options.runs)) {
            if (std::ranges::find(all, draws.name, &results::Draws::name) == all.end()) {
                all.push_back(std::move(draws));
            }
        }
    }
    return all;
}

std::string varying_in_words(const std::vector<study::Varied>& varied, const Options& options) {
    if (varied.empty()) {
        return "";
    }
    const auto drawn = static_cast<long long>(names_drawn(varied).size());
    const std::string drawn_words = drawn == 0 ? "" : results::counted(drawn, "assumption") + " drawn";
    const std::string set = options.ensemble.empty() ? "" : "a setting of the ensemble";
    return fmt::format("{}{}{} in each", set, set.empty() || drawn_words.empty() ? "" : " and ", drawn_words);
}

}  // namespace careway::cli
