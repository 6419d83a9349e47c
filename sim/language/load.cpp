#include "sim/language/load.hpp"

#include <algorithm>

#include "sim/language/canonical.hpp"
#include "sim/language/conform.hpp"
#include "sim/language/csv.hpp"
#include "sim/language/inputs.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/scenario.hpp"
#include "sim/language/whole.hpp"
#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

/// A scenario given as a model, or the other way round, is one fault, not twenty. @return whether the file is what it
/// should be
bool is_what_it_should_be(const Value& tree, bool scenario, Faults& faults) {
    const char* sign_of_other = scenario ? "pathway" : "scenario";
    const char* sign = scenario ? "scenario" : "pathway";
    if (!tree.has(sign_of_other) || tree.has(sign)) {
        return true;
    }
    faults.add(Code::wrong_kind, tree.entry(sign_of_other)->place,
               scenario ? "this file is a model, not a scenario" : "this file is a scenario, not a model",
               {"", scenario ? "a scenario has the keys `scenario` and `model`"
                             : "load its model, with this scenario laid over it"});
    return false;
}

/// The model's tree with its tables in place; throws when there is none to go on with.
Value read_model_tree(const std::filesystem::path& path, Faults& faults) {
    std::optional<Value> tree = read_yaml(path, {}, faults);
    if (tree && is_what_it_should_be(*tree, false, faults)) {
        expand_tables(*tree, faults);
        return std::move(*tree);
    }
    faults.throw_errors();
    return {};
}

/// Checks model and scenarios each as it stands in its file. @return whether scenarios can be laid over the model
bool check_files(Value& model, std::vector<ScenarioFile>& scenarios, const SourceList& sources, Faults& faults) {
    const Names own = names_of(model);
    Conformer{own, sources, faults}.check_file(model, model_type);
    const bool ready = !faults.any_error();
    Value extended = model;
    Faults told_later;
    for (const ScenarioFile& scenario : scenarios) {
        apply_additions(extended, scenario, told_later);
    }
    const Names names = names_of(extended);
    for (ScenarioFile& scenario : scenarios) {
        if (is_what_it_should_be(scenario.tree, true, faults)) {
            Conformer{names, sources, faults}.check_file(scenario.tree, scenario_type);
        }
    }
    return ready;
}

void lay_over(Value& model, const std::vector<ScenarioFile>& scenarios, const SourceList& sources, Faults& faults) {
    std::size_t order = 0;
    for (const ScenarioFile& scenario : scenarios) {
        apply_additions(model, scenario, faults);
        apply_changes(model, scenario, order, faults);
    }
    const Names names = names_of(model);
    Conformer{names, sources, faults}.check_file(model, model_type);
}

}  // namespace

Model load(const std::filesystem::path& model_path, const std::optional<std::filesystem::path>& scenario_path,
           std::span<const Pull> pulls) {
    Faults faults;
    Value tree = read_model_tree(model_path, faults);
    const SourceList sources = read_sources(model_path, faults);
    std::vector<ScenarioFile> scenarios;
    if (scenario_path) {
        const Entry* name = tree.entry("name");
        const Base model{model_path, name == nullptr ? Place{tree.place.file} : name->value.place};
        scenarios = read_scenarios(*scenario_path, model, faults);
    }
    if (check_files(tree, scenarios, sources, faults) && !scenarios.empty()) {
        lay_over(tree, scenarios, sources, faults);
    }
    const Names names = names_of(tree);
    Model model;
    model.spec = ModelReader{tree, names, faults}.read();
    if (faults.any_error()) {
        add_faults_of_whole(tree, model.spec, faults);
    }
    faults.throw_errors();

    if (!scenarios.empty()) {
        model.scenario = scenarios.back().name;
        model.scenario_label = bare(*scenarios.back().tree.find("scenario")).text;
    }
    for (const pathway::PoolSpec& pool : model.spec.pools) {
        model.screen.pools.emplace(pool.name, OnScreen{});
    }
    if (!pulls.empty()) {
        throw PullRefused{"the model has no such lever"};
    }
    model.effective_text = canonical_text(model.spec);
    model.inputs = list_inputs(tree, faults);
    model.places = list_places(tree);
    warn_of_idle_parts(tree, model.spec, faults);
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
