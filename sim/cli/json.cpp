#include <fmt/format.h>

#include <cmath>

#include "sim/cli/influence_report.hpp"
#include "sim/cli/json_parts.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/study_export.hpp"
#include "sim/cli/wording.hpp"
#include "sim/pathway/graph.hpp"
#include "sim/results/rows.hpp"
#include "sim/run/digest.hpp"
#include "sim/run/provenance.hpp"

namespace careway::cli {

namespace {

Json head(const Session& session, const std::string& verb) {
    Json json = json_head(verb);
    const auto& scenario = session.scenarios.front();
    json["model"] = scenario.model;
    json["seed"] = session.seed;
    json["runs"] = session.replications;
    json["start"] = to_string(scenario.start);
    json["warm_up_days"] = scenario.warm_up.in_days();
    json["length_days"] = scenario.length.in_days();
    json["split"] = session.split;
    json["varying"] = session.varying;
    json["no_steady_state"] = session.endless;
    json["store"] = session.store;
    return json;
}

Json of_scenario(const results::Scenario& scenario) {
    return {{"name", scenario.name}, {"label", scenario.label}, {"digest", run::sha256(scenario.text)}};
}

Json of_row(const results::DifferenceRow& row) {
    const auto& difference = row.difference;
    const auto words = in_words(row.entry, difference);
    Json json = json_entry(row.entry);
    json["pairs"] = difference.pairs;
    json["base"] = json_number(difference.base);
    json["with"] = json_number(difference.with);
    json["difference"] = json_number(difference.mean);
    json["ci95"] = json_interval(difference.confidence);
    json["lower"] = difference.lower;
    json["higher"] = difference.higher;
    json["shown"] = {{"base", words.base},
                     {"with", words.with},
                     {"difference", words.difference},
                     {"ci95", words.interval},
                     {"lower", words.lower}};
    return json;
}

Json of_draws(const results::DifferenceRow& row, const stats::Spread& draws) {
    const auto words = in_words(row.entry, row.difference, draws);
    return {{"draws", draws.count},
            {"p10", json_number(draws.p10)},
            {"p50", json_number(draws.p50)},
            {"p90", json_number(draws.p90)},
            {"lower", draws.lower},
            {"higher", draws.higher},
            {"shown", {{"difference", words.difference}, {"p10_to_p90", words.interval}, {"lower", words.lower}}}};
}

Json of_influences(const Strongest& strongest) {
    Json list = Json::array();
    for (const auto& [name, influence] : strongest.influences) {
        list.push_back({{"measure", strongest.row.entry.address},
                        {"assumption", name},
                        {"rank_correlation", json_number(influence.correlation)},
                        {"when_low", json_number(influence.when_low)},
                        {"when_high", json_number(influence.when_high)},
                        {"flips", influence.flips}});
    }
    return list;
}

Json of_verdicts(const Session& session) {
    Json list = Json::array();
    for (const auto& [scenario, verdict] : session.verdicts) {
        list.push_back({{"scenario", scenario},
                        {"met", verdict.met},
                        {"actual", json_number(verdict.actual)},
                        {"limit", json_number(verdict.limit)},
                        {"sentence", verdict.sentence}});
    }
    return list;
}

Json of_breaches(const Session& session) {
    Json list = Json::array();
    for (const auto& [limit, scenario, split, breaches] : session.breaches) {
        list.push_back({{"limit", limit},
                        {"scenario", scenario},
                        {"split", split},
                        {"broken", breaches.broken},
                        {"runs", breaches.runs}});
    }
    return list;
}

Json of_other_place(const Fault& fault) {
    if (!fault.other) {
        return {};
    }
    const auto& [note, place] = *fault.other;
    return {{"note", note}, {"file", place.file}, {"line", place.line}, {"column", place.column}};
}

Json of_faults(const std::vector<Fault>& faults) {
    Json list = Json::array();
    for (const Fault& fault : faults) {
        list.push_back({{"code", fault.code},
                        {"message", fault.message},
                        {"file", fault.place.file},
                        {"line", fault.place.line},
                        {"column", fault.place.column},
                        {"hint", fault.hint},
                        {"known", fault.known},
                        {"other", of_other_place(fault)}});
    }
    return list;
}

Json of_loads(const pathway::Program& program) {
    Json list = Json::array();
    for (const auto& load : pathway::offered_load(program, program.measured_changes)) {
        const bool unlimited = load.capacity == pathway::Settings::unlimited;
        const auto& pool = program.texts.pools[load.pool];
        const bool hours = pool.hours_per_unit > 0;
        const Json capacity = hours ? Json(pool.in_its_unit(load.capacity)) : Json(load.capacity);
        list.push_back({{"pool", pool.name},
                        {"label", pool.label},
                        {"places", unlimited ? Json{} : capacity},
                        {"needed", json_number(pool.in_its_unit(load.load))},
                        {"overloaded", load.overloaded()}});
        if (hours) {
            list.back()["unit"] = pool.unit();
        }
    }
    return list;
}

Json of_checked(const Checked& checked) {
    Json json{{"file", checked.file}, {"errors", of_faults(checked.errors)}};
    json["warnings"] = of_faults(checked.prepared ? checked.prepared->warnings : std::vector<Fault>{});
    if (checked.prepared) {
        const auto& spec = checked.prepared->model.spec;
        json["model"] = spec.name;
        json["scenario"] = checked.prepared->scenario.name;
        json["streams"] = spec.streams.size();
        json["nodes"] = spec.nodes.size();
        json["pools"] = spec.pools.size();
        json["load"] = of_loads(*checked.prepared->program);
    }
    return json;
}

Json of_value(const results::MeasureRow& row) {
    return {{"scenario", row.scenario},
            {"run", row.run},
            {"measure", row.measure},
            {"split", row.split},
            {"value", std::isnan(row.value) ? Json{} : Json(row.value)},
            {"unit", row.unit}};
}

Json of_point_value(const PointValue& value) {
    Json json{{"study", value.study}, {"point", value.point}, {"levels", Json::object()}};
    for (const auto& level : value.levels) {
        if (level) {
            json["levels"][level->factor] = level->number ? Json(*level->number) : Json(level->level);
        }
    }
    json.update(of_value(value.row));
    return json;
}

}  // namespace

std::string run_json(const Session& session) {
    Json json = head(session, "run");
    json["scenarios"] = Json::array();
    for (std::size_t i = 0; i < session.scenarios.size(); ++i) {
        const auto& entries = session.scenarios[i].entries;
        Json scenario = of_scenario(session.scenarios[i]);
        scenario["rows"] = Json::array();
        for (const auto& row : results::summary_rows(entries, rows_shown(session, i), session.runs[i])) {
            scenario["rows"].push_back(json_row(row));
        }
        json["scenarios"].push_back(scenario);
    }
    json["targets"] = of_verdicts(session);
    json["limits"] = of_breaches(session);
    return written_json(json);
}

std::string compare_json(const Session& session) {
    Json json = head(session, "compare");
    const auto& entries = session.scenarios.front().entries;
    json["base"] = of_scenario(session.scenarios.front());
    json["with"] = Json::array();
    for (std::size_t i = 1; i < session.scenarios.size(); ++i) {
        Json scenario = of_scenario(session.scenarios[i]);
        scenario["rows"] = Json::array();
        for (const auto& row : results::difference_rows(entries, rows_shown(session, 0), session.runs.front(),
                                                        session.scenarios[i].entries, session.runs[i])) {
            scenario["rows"].push_back(of_row(row));
            if (!session.drawn_runs.empty()) {
                scenario["rows"].back()["draws"] = of_draws(row, stats::spread_of(under_draws(session, i, row.entry)));
            }
        }
        if (const auto strongest = strongest_influences(session, i)) {
            scenario["depends_on"] = of_influences(*strongest);
        }
        json["with"].push_back(scenario);
    }
    json["targets"] = of_verdicts(session);
    json["limits"] = of_breaches(session);
    return written_json(json);
}

std::string check_json(const std::vector<Checked>& all) {
    Json json = json_head("check");
    json["files"] = Json::array();
    for (const Checked& checked : all) {
        json["files"].push_back(of_checked(checked));
    }
    return written_json(json);
}

std::string list_json(const Listed& listed, const std::string& what) {
    Json json = json_head("list");
    json[what] = Json::array();
    for (const auto& row : listed.rows) {
        Json entry;
        for (std::size_t column = 0; column < listed.columns.size(); ++column) {
            entry[listed.columns[column]] = row[column];
        }
        json[what].push_back(entry);
    }
    return written_json(json);
}

std::string errors_json(const std::string& verb, const std::vector<Fault>& errors) {
    Json json = json_head(verb);
    json["errors"] = of_faults(errors);
    return written_json(json);
}

void export_json(results::Store& store, const std::string& what, const Sink& out) {
    std::string before = "";
    const auto put = [&](const Json& row) {
        out(before + row.dump(-1, ' ', false, Json::error_handler_t::replace));
        before = ",\n";
    };
    const std::string opening = json_head("export").dump();
    out(opening.substr(0, opening.size() - 1) + ",\n\"" + what + "\": [\n");
    const std::vector<results::Design> designs = store.designs();
    if (what == "measures" && !designs.empty()) {
        each_value(store, designs, [&](const PointValue& value) { put(of_point_value(value)); });
    } else if (what == "measures") {
        store.each_measure([&](const results::MeasureRow& row) { put(of_value(row)); });
    } else if (what == "inputs") {
        store.each_input([&](const results::InputRow& row) {
            put({{"scenario", row.scenario},
                 {"address", row.address},
                 {"value", row.value},
                 {"source", row.source},
                 {"low", row.low},
                 {"high", row.high}});
        });
    } else if (what == "draws") {
        store.each_draw([&](const results::DrawRow& row) {
            put({{"scenario", row.scenario},
                 {"run", row.run},
                 {"address", row.address},
                 {"name", row.name},
                 {"value", std::isnan(row.value) ? Json{} : Json(row.value)},
                 {"unit", row.unit}});
        });
    } else {
        for (const results::Filed& one : store.overview()) {
            put({{"scenario", one.scenario},
                 {"label", one.label},
                 {"model", one.model},
                 {"digest", one.digest},
                 {"program", one.program},
                 {"seed", one.seed},
                 {"runs", one.runs},
                 {"latest", one.latest}});
        }
    }
    out("\n]}\n");
}

std::string version_json() {
    Json json = json_head("version");
    json["version"] = run::version();
    return written_json(json);
}

}  // namespace careway::cli
