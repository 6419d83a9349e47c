#include "sim/cli/calibrate_report.hpp"
#include "sim/cli/json_parts.hpp"
#include "sim/study/diagnosis.hpp"

namespace careway::cli {

namespace {

using language::Calibration;
using language::Unknown;
using study::Calibrated;
using study::Trial;

Json head_of(const Calibration& calibration) {
    Json json = json_head("study calibrate");
    json["calibration"] = calibration.label;
    json["seed"] = calibration.seed;
    json["runs"] = calibration.runs;
    json["split"] = calibration.split;
    return json;
}

Json of_trial(const Trial& trial, std::size_t target, const study::Band& band) {
    return {{"mean", json_number(trial.mean(target))}, {"verdict", word_of(study::judge(trial, target, band))}};
}

Json of_target(const Calibration& calibration, std::size_t target, const Trial& as_is) {
    const language::Expectation& asked = calibration.targets[target];
    return {{"what", asked.what},     {"target", asked.target},
            {"low", asked.low},       {"high", asked.high},
            {"source", asked.source}, {"as_is", of_trial(as_is, target, {asked.target, asked.low, asked.high})}};
}

Json of_unknowns(const Calibrated& calibrated) {
    Json list = Json::array();
    const auto spreads = study::spreads(calibrated.ensemble);
    for (std::size_t i = 0; i < calibrated.asked.unknowns.size(); ++i) {
        const Unknown& unknown = calibrated.asked.unknowns[i];
        list.push_back({{"name", unknown.name},
                        {"addresses", unknown.addresses},
                        {"change", unknown.kind == Unknown::Kind::to ? "to" : "times"},
                        {"low", unknown.text_at(0)},
                        {"high", unknown.text_at(1)},
                        {"best", unknown.text_at(calibrated.tuned.best.setting[i])}});
        if (!spreads.empty()) {
            list.back()["ensemble"] = {unknown.text_at(spreads[i].low), unknown.text_at(spreads[i].high)};
            list.back()["spread_of_range"] = json_number(spreads[i].of_range);
        }
    }
    return list;
}

Json of_ties(const Calibrated& calibrated) {
    Json list = Json::array();
    for (const study::Tied& tie : study::tied(calibrated.ensemble)) {
        list.push_back({{"first", calibrated.asked.unknowns[tie.first].name},
                        {"second", calibrated.asked.unknowns[tie.second].name},
                        {"correlation", json_number(tie.correlation)}});
    }
    return list;
}

Json of_conflicts(const Calibrated& calibrated) {
    Json list = Json::array();
    for (const study::Conflict& pair : study::conflicts(calibrated.tuned.tried, calibrated.bands)) {
        list.push_back({calibrated.asked.targets[pair.first].what, calibrated.asked.targets[pair.second].what});
    }
    return list;
}

}  // namespace

std::string targets_json(const Calibration& calibration, const Trial& as_is) {
    Json json = head_of(calibration);
    json["targets"] = Json::array();
    for (std::size_t i = 0; i < calibration.targets.size(); ++i) {
        json["targets"].push_back(of_target(calibration, i, as_is));
    }
    return written_json(json);
}

std::string calibrate_json(const Calibrated& calibrated, const CalibrationFiles& files) {
    Json json = head_of(calibrated.asked);
    json["settings"] = calibrated.tuned.tried.size() + 1;
    json["members"] = calibrated.tuned.members.size();
    json["fitting"] = calibrated.ensemble.size();
    json["unknowns"] = of_unknowns(calibrated);
    json["targets"] = Json::array();
    for (std::size_t i = 0; i < calibrated.bands.size(); ++i) {
        Json target = of_target(calibrated.asked, i, calibrated.as_is);
        target["best"] = of_trial(calibrated.tuned.best, i, calibrated.bands[i]);
        target["members"] = study::meeting(calibrated.tuned.members, i, calibrated.bands[i]);
        json["targets"].push_back(target);
    }
    json["known_together"] = of_ties(calibrated);
    json["conflicts"] = of_conflicts(calibrated);
    json["never_met"] = Json::array();
    for (const std::size_t target : study::never_met(calibrated.tuned.tried, calibrated.bands)) {
        json["never_met"].push_back(calibrated.asked.targets[target].what);
    }
    json["files"] = {{"scenario", files.scenario}, {"ensemble", files.ensemble}, {"store", files.store}};
    return written_json(json);
}

}  // namespace careway::cli
