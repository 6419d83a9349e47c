#include <fmt/format.h>

#include <cmath>

#include "sim/cli/report.hpp"
#include "sim/cli/table.hpp"
#include "sim/pathway/graph.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

using pathway::Settings;
using results::counted;
using results::with_commas;

template <class Things>
long long count_of(const Things& things) {
    return static_cast<long long>(things.size());
}

std::string places_in_words(const Prepared& prepared, const std::vector<pathway::PoolLoad>& loads) {
    long long places = 0;
    for (const auto& load : loads) {
        const bool counted =
            load.capacity != Settings::unlimited && !(prepared.program->texts.pools[load.pool].hours_per_unit > 0);
        places += counted ? load.capacity : 0;
    }
    return counted(places, "place");
}

std::string understood(const Prepared& prepared, const std::vector<pathway::PoolLoad>& loads) {
    const auto& spec = prepared.model.spec;
    long long memberships = 0;
    for (const auto& node : spec.nodes) {
        memberships += node.membership ? 1 : 0;
    }
    const auto days = [](Duration length) { return counted(static_cast<long long>(length.in_days()), "day"); };
    const std::string scenario =
        prepared.model.scenario.empty()
            ? ""
            : fmt::format(", with `{}` ({})", prepared.model.scenario_label, prepared.scenario.name);
    return fmt::format(
        "{}{}: {}, {}, {} with {}, {}, {}. A run measures {} from {}, after {} warm-up{}.", spec.name, scenario,
        counted(count_of(spec.streams), "stream"), counted(count_of(spec.nodes) - memberships, "node"),
        counted(count_of(spec.pools), "pool"), places_in_words(prepared, loads), counted(memberships, "membership"),
        counted(count_of(spec.organisations), "organisation"), days(spec.run.length), to_string(spec.run.start),
        days(spec.run.warm_up), prepared.program->measured_changes ? ", and changes on dates within that" : "");
}

std::string state_of(const pathway::PoolLoad& load) {
    if (load.endless()) {
        return "overload: no steady state";
    }
    return load.overloaded() ? "overload: some give up" : "";
}

std::string load_table(const Prepared& prepared, const std::vector<pathway::PoolLoad>& loads) {
    using enum Table::Align;
    Table table{{right, right, right, left}, {{"Offered load", "places", "needed", "load", ""}}};
    for (const auto& load : loads) {
        const bool unlimited = load.capacity == Settings::unlimited;
        const double ratio = load.load / load.capacity;
        const auto& pool = prepared.program->texts.pools[load.pool];
        const double wanted = pool.in_its_unit(load.load);
        const std::vector<double> needed{wanted};
        const auto capacity = static_cast<long long>(std::llround(pool.in_its_unit(load.capacity)));
        const std::vector<double> ratios{ratio};
        table.rows.push_back(
            {pool.label, unlimited ? "no limit" : with_commas(capacity) + (pool.hours_per_unit > 0 ? " h a week" : ""),
             results::Numbers{measure::Style::number, needed}.value(wanted),
             unlimited || load.capacity == 0 ? "-" : fmt::format("{:.2f}", ratio), state_of(load)});
    }
    return table.text();
}

}  // namespace

std::string check_text(const Checked& checked, const Console& console) {
    const Prepared& prepared = *checked.prepared;
    const auto loads = pathway::offered_load(*prepared.program, prepared.program->measured_changes);
    std::string text = console.title(checked.file) + "\n" + paragraph(understood(prepared, loads)) + "\n";
    text += load_table(prepared, loads);
    return text + "\n" +
           paragraph(fmt::format("Needed: places that would be in use on average if nobody ever waited{}. Load: needed "
                                 "over places; at 1 or more a queue grows until people give up or are turned away, "
                                 "and without end where they do not.",
                                 prepared.program->measured_changes ? ", at the end of the run" : ""));
}

}  // namespace careway::cli
