#include "sim/base/error.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/verbs.hpp"

namespace careway::cli {

namespace {

Prepared prepare_named(const Options& options, const Library& library) {
    const Located model = library.model(options.model);
    if (options.scenarios.empty() || options.scenarios.front() == results::as_is) {
        return prepare(model, std::nullopt);
    }
    return prepare(model, library.scenario(model, options.scenarios.front()));
}

Listed models(const Library& library) {
    Listed listed{{"name", "label", "file"}, {}};
    for (const Located& model : library.models()) {
        listed.rows.push_back({model.name, top_value(model.path, "name"), model.path.string()});
    }
    return listed;
}

Listed scenarios(const Located& model, const Library& library) {
    Listed listed{{"name", "label", "file"}, {}};
    for (const Located& scenario : library.scenarios(model)) {
        listed.rows.push_back({scenario.name, top_value(scenario.path, "scenario"), scenario.path.string()});
    }
    return listed;
}

Listed measures(const Prepared& prepared) {
    Listed listed{{"measure", "label", "unit", "formula"}, {}};
    for (const auto& entry : prepared.scenario.entries) {
        if (entry.split.empty()) {
            listed.rows.push_back({entry.address, entry.label, entry.unit, entry.formula});
        }
    }
    return listed;
}

Listed inputs(const Prepared& prepared) {
    Listed listed{{"address", "value", "source", "low", "high"}, {}};
    for (const auto& input : prepared.scenario.inputs) {
        listed.rows.push_back({input.address, input.text, input.source, input.low, input.high});
    }
    return listed;
}

Listed listed_as_asked(const Options& options, const Library& library) {
    if (options.what == "models") {
        return models(library);
    }
    if (options.model.empty()) {
        throw UsageError{"`careway list " + options.what + "` needs a model; `careway list models` names them"};
    }
    if (options.what == "scenarios") {
        return scenarios(library.model(options.model), library);
    }
    const Prepared prepared = prepare_named(options, library);
    return options.what == "measures" ? measures(prepared) : inputs(prepared);
}

}  // namespace

int list(const Options& options, const Library& library, const Console& console) {
    const Listed listed = listed_as_asked(options, library);
    console.print(options.json ? list_json(listed, options.what) : options.csv ? list_csv(listed) : list_text(listed));
    return 0;
}

}  // namespace careway::cli
