#include "sim/cli/vary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/language/settings_table.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

std::set<std::string> names_drawn(const std::vector<study::Varied>& varied) {
    std::set<std::string> names;
    for (const study::Varied& one : varied) {
        names.merge(one.names_drawn());
    }
    return names;
}

std::string nothing_to_draw(bool ensemble) {
    return fmt::format("finds nothing to draw: no number of the model has a `low` or a `high`{}",
                       ensemble ? " that the ensemble does not set" : "");
}

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
        varied.emplace_back(model.path, scenario, std::vector<language::Value>{}, prepared[i].scenario, variation);
    }
    if (variation.drawn && names_drawn(varied).empty()) {
        throw UsageError{"`--assumptions drawn` " + nothing_to_draw(variation.ensemble.has_value())};
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

std::string varying_in_words(std::size_t drawn, bool ensemble) {
    const std::string words =
        drawn == 0 ? "" : results::counted(static_cast<long long>(drawn), "assumption") + " drawn";
    const std::string set = ensemble ? "a setting of the ensemble" : "";
    const std::string both = set + (set.empty() || words.empty() ? "" : " and ") + words;
    return both.empty() ? "" : both + " in each";
}

}  // namespace careway::cli
