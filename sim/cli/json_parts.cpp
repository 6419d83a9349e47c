#include "sim/cli/json_parts.hpp"

#include <cmath>

#include "sim/cli/wording.hpp"
#include "sim/run/provenance.hpp"

namespace careway::cli {

namespace {

/// Of everything that is printed as JSON; raised when a key changes its meaning or goes away.
constexpr int format = 1;

}  // namespace

Json json_number(double value) {
    return std::isnan(value) ? Json{} : Json(std::stod(rounded_text(value)));
}

Json json_head(const std::string& verb) {
    return {{"format", format}, {"program", run::program()}, {"verb", verb}};
}

Json json_interval(const stats::Interval& interval) {
    return Json::array({json_number(interval.low), json_number(interval.high)});
}

Json json_entry(const measure::Entry& entry) {
    return {{"measure", entry.address}, {"split", entry.split}, {"label", entry.label}, {"unit", entry.unit}};
}

Json json_row(const results::SummaryRow& row) {
    const auto words = in_words(row.entry, row.summary);
    Json json = json_entry(row.entry);
    json["runs"] = row.summary.count;
    json["mean"] = json_number(row.summary.mean);
    json["ci95"] = json_interval(row.summary.confidence);
    json["p10"] = json_number(row.summary.p10);
    json["p50"] = json_number(row.summary.p50);
    json["p90"] = json_number(row.summary.p90);
    json["shown"] = {{"mean", words.mean}, {"median", words.median}, {"p10_to_p90", words.range}};
    return json;
}

std::string written_json(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace careway::cli
