#include "sim/cli/fit_report.hpp"
#include "sim/cli/json_parts.hpp"

namespace careway::cli {

namespace {

Json interval(double low, double high) {
    return Json::array({json_number(low), json_number(high)});
}

Json of_estimate(const fit::Estimate& estimate) {
    return {{"value", json_number(estimate.value)},
            {"se", json_number(estimate.error)},
            {"ci95", interval(estimate.range.low, estimate.range.high)}};
}

Json of_fits(const std::vector<fit::Fit>& fits) {
    Json list = Json::array();
    for (const fit::Fit& fit : fits) {
        list.push_back({{"family", name_of(fit.family)},
                        {"mean_days", json_number(fit.mean)},
                        {"mean_se", json_number(fit.mean_error)},
                        {"mean_ci95", interval(fit.mean_range.low, fit.mean_range.high)},
                        {"sd_days", json_number(fit.sd)},
                        {"sd_se", json_number(fit.sd_error)},
                        {"median_days", json_number(fit.median)},
                        {"aic", json_number(fit.aic)}});
        if (fit.family == fit::Family::weibull) {
            list.back()["shape"] = json_number(fit.shape);
        }
    }
    return list;
}

Json of_group(const fit::Findings& findings, std::size_t group) {
    const fit::Stays& stays = findings.stays[group];
    return {{"group", findings.spells.groups[group].text},
            {"arrivals", findings.arrivals.people[group]},
            {"per_day", of_estimate(findings.arrivals.rates[group])},
            {"stays", stays.people},
            {"go_on", stays.open},
            {"begun_before", stays.late},
            {"fits", of_fits(stays.fits)},
            {"kaplan_meier_median",
             {{"days", json_number(stays.median.days)}, {"ci95", interval(stays.median.low, stays.median.high)}}}};
}

Json of_way(const fit::Findings& findings, std::size_t number_of_way) {
    const fit::Way& way = findings.ways[number_of_way];
    Json json{{"destination", findings.spells.destinations[number_of_way].text},
              {"people", way.people},
              {"rest", way.rest},
              {"shares", Json::array()},
              {"delay_days", of_estimate(way.delay)},
              {"delayed", of_estimate(way.delayed)},
              {"delay_of_time", json_number(way.part)},
              {"delays", Json::array()}};
    for (const fit::Estimate& share : way.shares) {
        json["shares"].push_back(of_estimate(share));
    }
    for (const fit::Delay& delay : way.delays) {
        json["delays"].push_back(
            {{"reason", delay.reason == fit::unknown ? "" : findings.spells.reasons[delay.reason].text},
             {"people", delay.people},
             {"share", of_estimate(delay.share)},
             {"fits", of_fits(delay.fits)}});
    }
    return json;
}

Json of_spells(const fit::Findings& findings) {
    const fit::Spells& spells = findings.spells;
    return {{"rows", spells.rows},
            {"used", spells.all.size()},
            {"from", fit::to_string(spells.from)},
            {"to", fit::to_string(spells.to)},
            {"days", json_number(spells.days())},
            {"over_before", spells.left_out.before},
            {"begun_after", spells.left_out.after},
            {"of_no_group", spells.left_out.of_no_group},
            {"never_admitted", spells.left_out.never_admitted},
            {"still_there", findings.still_there},
            {"ready_assumed", findings.ready_assumed},
            {"without_destination", findings.without_destination}};
}

}  // namespace

std::string fit_json(const fit::Findings& findings, const std::string& file, const std::vector<std::string>& written) {
    Json json = json_head("fit");
    json["file"] = file;
    json["spells"] = of_spells(findings);
    json["attribute"] = findings.spells.attribute;
    json["groups"] = Json::array();
    for (std::size_t group = 0; group < findings.stays.size(); ++group) {
        json["groups"].push_back(of_group(findings, group));
    }
    json["profile"] = Json::array();
    for (const double hour : findings.arrivals.profile) {
        json["profile"].push_back(json_number(hour));
    }
    json["ways"] = Json::array();
    for (std::size_t way = 0; way < findings.ways.size(); ++way) {
        json["ways"].push_back(of_way(findings, way));
    }
    json["in_use"] = {{"seen", json_number(findings.in_use)}, {"by_fit", json_number(findings.in_use_by_fit)}};
    json["doubts"] = findings.doubts;
    json["written"] = written;
    return written_json(json);
}

}  // namespace careway::cli
