#include "sim/language/laid_over.hpp"

#include "sim/language/assumptions.hpp"
#include "sim/language/conform.hpp"
#include "sim/language/csv.hpp"
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

/// Puts the levers of a scenario after those that are there already.
void append_levers(Value& model, const ScenarioFile& scenario) {
    const Entry* more = scenario.tree.entry("levers");
    if (more == nullptr) {
        return;
    }
    if (!model.has("levers")) {
        Value none;
        none.kind = Value::Kind::list;
        none.place = more->value.place;
        model.entries.push_back({more->key, more->place, std::move(none)});
    }
    for (Value lever : bare(more->value).items) {
        lever.from_scenario = true;
        bare(*model.find("levers")).items.push_back(std::move(lever));
    }
}

void keep_layer(LaidOver& laid, const std::string& file) {
    if (laid.tree.has("levers")) {
        laid.with_levers.push_back({file, laid.tree});
    }
}

/// Changes that stand in no scenario's file are checked as if they did.
void lay_set(LaidOver& laid, Value set, Faults& faults) {
    const Names names = names_of(laid.tree);
    Conformer{names, laid.sources, faults}.check(set, *field_of(scenario_type, "set")->type, {"`set`", set.place});
    if (set.is_map()) {
        apply_changes(laid.tree, set, laid.order, faults);
    }
}

void check_model(LaidOver& laid, Faults& faults) {
    const Names names = names_of(laid.tree);
    Conformer{names, laid.sources, faults}.check_file(laid.tree, model_type);
}

}  // namespace

Files read_files(const std::filesystem::path& model_path, const std::optional<std::filesystem::path>& scenario_path,
                 Faults& faults) {
    Files files;
    files.tree = read_model_tree(model_path, faults);
    files.sources = read_sources(model_path, faults);
    if (scenario_path) {
        const Entry* name = files.tree.entry("name");
        const Base model{model_path, name == nullptr ? Place{files.tree.place.file} : name->value.place};
        files.scenarios = read_scenarios(*scenario_path, model, faults);
    }
    files.ready = check_files(files.tree, files.scenarios, files.sources, faults);
    return files;
}

LaidOver lay_over(Files files, Faults& faults, std::span<const Value> sets, const Value& settings) {
    LaidOver laid;
    static_cast<Files&>(laid) = std::move(files);
    if (laid.ready) {
        keep_layer(laid, laid.tree.place.file);
    }
    if (!laid.ready || (laid.scenarios.empty() && sets.empty() && !settings.is_map())) {
        return laid;
    }
    if (settings.is_map()) {
        lay_set(laid, settings, faults);
        take_for_certain(laid.tree, settings);
    }
    for (const ScenarioFile& scenario : laid.scenarios) {
        apply_additions(laid.tree, scenario, faults);
        append_levers(laid.tree, scenario);
        if (const Value* set = scenario.tree.find("set"); set != nullptr && set->is_map()) {
            apply_changes(laid.tree, *set, laid.order, faults);
        }
        keep_layer(laid, scenario.tree.place.file);
    }
    for (const Value& set : sets) {
        lay_set(laid, set, faults);
    }
    check_model(laid, faults);
    return laid;
}

void change(LaidOver& laid, const Value& set, Faults& faults) {
    apply_changes(laid.tree, set, laid.order, faults);
    check_model(laid, faults);
}

}  // namespace careway::language
