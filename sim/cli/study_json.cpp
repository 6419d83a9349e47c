#include "sim/cli/json_parts.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/vary.hpp"

namespace careway::cli {

std::string study_json(const Studied& studied) {
    const study::Plan& plan = studied.plan;
    Json json = json_head("study");
    json["study"] = plan.ground.study;
    json["label"] = plan.label;
    json["model"] = plan.first.model;
    json["seed"] = plan.seed;
    json["runs"] = plan.runs;
    json["varying"] = varying_in_words(plan.drawn.size(), plan.variation.ensemble.has_value());
    json["split"] = studied.asked.split;
    json["store"] = studied.store;
    json["points"] = Json::array();
    for (std::size_t i = 0; i < plan.points.size(); ++i) {
        const study::Point& point = plan.points[i];
        Json one{{"point", i + 1}, {"scenario", plan.ground.bases[point.base].name}, {"digest", point.digest}};
        one["levels"] = Json::object();
        for (std::size_t factor = 0; factor < plan.factors.size(); ++factor) {
            const language::Level& level = point.levels[factor];
            one["levels"][plan.factors[factor]] = level.number ? json_number(*level.number) : Json(level.name);
        }
        one["rows"] = Json::array();
        for (const auto& row : studied.answer.rows[i]) {
            one["rows"].push_back(json_row(row));
        }
        json["points"].push_back(one);
    }
    return written_json(json);
}

std::string estimate_json(const study::Plan& plan, const study::Estimate& estimate) {
    Json json = json_head("study");
    json["study"] = plan.ground.study;
    json["points"] = plan.points.size();
    json["runs"] = estimate.total;
    json["done"] = estimate.done;
    json["seconds_left"] = json_number(estimate.seconds());
    return written_json(json);
}

}  // namespace careway::cli
