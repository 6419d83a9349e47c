#include "sim/language/load.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/language/assumptions.hpp"
#include "sim/language/canonical.hpp"
#include "sim/language/inputs.hpp"
#include "sim/language/laid_over.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/pulls.hpp"
#include "sim/language/read_screen.hpp"
#include "sim/language/try_levers.hpp"
#include "sim/language/whole.hpp"

namespace careway::language {

namespace {

/// The pull made last is the one that leads too far, for those before it have been taken.
pathway::ModelSpec spec_with(LaidOver& laid, const std::vector<Lever>& levers, std::span<const Pull> pulls,
                             Faults& faults) {
    change(laid, changes_by(laid.tree, levers, pulls), faults);
    pathway::ModelSpec spec = spec_of(laid.tree, faults);
    if (faults.any_error()) {
        throw PullRefused{fmt::format("`{}` cannot be {}: {}", levers[pulls.back().lever].name,
                                      pulls.back().release ? "released" : "pulled", faults.errors().front().message)};
    }
    return spec;
}

}  // namespace

Model load(const std::filesystem::path& model_path, const std::optional<std::filesystem::path>& scenario_path,
           std::span<const Pull> pulls, std::span<const Value> sets) {
    Faults faults;
    LaidOver laid = lay_over(read_files(model_path, scenario_path, faults), faults, sets);
    Model model;
    model.spec = spec_of(laid.tree, faults);
    model.screen = read_screen(laid.tree, faults);
    if (laid.ready) {
        try_levers(laid, model.spec.run.start, faults);
    }
    faults.throw_errors();
    if (!pulls.empty()) {
        model.spec = spec_with(laid, model.screen.levers, pulls, faults);
    }

    if (!laid.scenarios.empty()) {
        model.scenario = laid.scenarios.back().name;
        model.scenario_label = bare(*laid.scenarios.back().tree.find("scenario")).text;
    }
    model.effective_text = canonical_text(model.spec);
    model.inputs = list_inputs(laid.tree, faults);
    model.places = list_places(laid.tree);
    warn_of_idle_parts(laid.tree, model.spec, faults);
    warn_of_together(laid.tree, faults);
    model.warnings = faults.warnings();
    return model;
}

Place Model::place_of(const std::string& address) const {
    for (std::string known = address;; known.resize(known.rfind('.'))) {
        const auto found = std::lower_bound(places.begin(), places.end(), known,
                                            [](const auto& row, const std::string& key) { return row.first < key; });
        if (found != places.end() && found->first == known) {
            return found->second;
        }
        if (known.find('.') == std::string::npos) {
            return places.empty() ? Place{} : places.front().second;
        }
    }
}

}  // namespace careway::language
