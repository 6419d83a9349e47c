#include "sim/study/prepare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "sim/base/error.hpp"
#include "sim/language/suggest.hpp"
#include "sim/measure/catalogue.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/pathway/graph.hpp"

namespace careway::study {

namespace {

Fault fault_of(const pathway::Finding& finding, const language::Model& model) {
    return {finding.code, finding.message, model.place_of(finding.address), "", finding.advice, {}};
}

/// File by file, from top to bottom.
void put_in_order(std::vector<Fault>& faults) {
    std::vector<std::string> files;
    for (const Fault& fault : faults) {
        if (std::ranges::find(files, fault.place.file) == files.end()) {
            files.push_back(fault.place.file);
        }
    }
    const auto rank = [&files](const Fault& fault) {
        const auto file = std::ranges::find(files, fault.place.file) - files.begin();
        return std::tuple{file, fault.place.line, fault.place.column};
    };
    std::ranges::stable_sort(faults, {}, rank);
}

[[noreturn]] void refuse(std::vector<Fault> faults) {
    put_in_order(faults);
    const std::string message = language::render(faults, "error");
    throw InputError{std::move(faults), message};
}

std::shared_ptr<const pathway::Program> compiled(const language::Model& model) {
    try {
        return pathway::compile(model.spec);
    } catch (const pathway::RefusedModel& refused) {
        std::vector<Fault> faults;
        for (const auto& finding : refused.findings()) {
            faults.push_back(fault_of(finding, model));
        }
        refuse(std::move(faults));
    }
}

std::vector<Fault> findings(const pathway::Program& program, const language::Model& model, bool errors) {
    std::vector<Fault> faults;
    for (const auto& finding : pathway::examine(program)) {
        if (finding.error == errors) {
            faults.push_back(fault_of(finding, model));
        }
    }
    return faults;
}

/// The language knows that the pool or node exists; only the catalogue knows the measures.
std::vector<Fault> unknown_measures(const language::Model& model, const measure::Catalogue& catalogue) {
    std::vector<std::string> known;
    for (const auto& entry : catalogue.entries()) {
        known.push_back(entry.address);
    }
    std::vector<Fault> faults;
    const auto look = [&](const char* list, const std::vector<std::string>& addresses) {
        for (std::size_t item = 0; item < addresses.size(); ++item) {
            if (catalogue.find(addresses[item]) < 0) {
                faults.push_back({"M170", fmt::format("there is no measure `{}`", addresses[item]),
                                  model.place_of(fmt::format("{}.{}", list, item)),
                                  language::did_you_mean(addresses[item], known),
                                  "`careway list measures MODEL` names them all"});
            }
        }
    };
    look("headline", model.spec.headline);
    look("screen.tiles", model.screen.tiles);
    look("screen.charts", model.screen.charts);
    return faults;
}

std::vector<results::Prediction> predictions(const pathway::Program& program) {
    std::vector<results::Prediction> result;
    for (const auto& load : pathway::offered_load(program, program.measured_changes)) {
        const auto& pool = program.texts.pools[load.pool];
        result.push_back({pool.name + ".offered_load", pool.in_its_unit(load.load), pool.unit()});
    }
    return result;
}

results::Scenario described(const language::Model& model, const measure::Catalogue& catalogue) {
    results::Scenario result;
    const bool as_is = model.scenario.empty();
    result.name = as_is ? results::as_is : model.scenario;
    result.label = as_is ? "As it is" : model.scenario_label;
    result.model = model.spec.name;
    result.text = model.effective_text;
    result.start = model.spec.run.start;
    result.warm_up = model.spec.run.warm_up;
    result.length = model.spec.run.length;
    result.inputs = model.inputs;
    result.entries.assign(catalogue.entries().begin(), catalogue.entries().end());
    return result;
}

}  // namespace

Prepared prepare(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
                 std::span<const language::Value> sets) {
    Prepared prepared;
    prepared.model = language::load(model, scenario, {}, sets);
    prepared.program = compiled(prepared.model);
    const measure::Catalogue catalogue{*prepared.program, prepared.model.spec.run.length};
    auto errors = findings(*prepared.program, prepared.model, true);
    std::ranges::move(unknown_measures(prepared.model, catalogue), std::back_inserter(errors));
    if (!errors.empty()) {
        refuse(std::move(errors));
    }
    prepared.scenario = described(prepared.model, catalogue);
    prepared.scenario.predictions = predictions(*prepared.program);
    prepared.warnings = prepared.model.warnings;
    std::ranges::move(findings(*prepared.program, prepared.model, false), std::back_inserter(prepared.warnings));
    put_in_order(prepared.warnings);
    return prepared;
}

}  // namespace careway::study
