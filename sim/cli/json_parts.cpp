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

std::string written_json(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace careway::cli
