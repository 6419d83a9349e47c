#include "viz/app/stop_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "viz/app/indicator.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

namespace {

Indicator::Of watched_by(const language::StopRule& rule) {
    switch (rule.watched) {
        case language::StopRule::Watched::occupancy:
            return Indicator::Of::occupancy;
        case language::StopRule::Watched::in_use:
            return Indicator::Of::in_use;
        case language::StopRule::Watched::waiting:
            return Indicator::Of::waiting;
        case language::StopRule::Watched::delayed_here:
            break;
    }
    return Indicator::Of::delayed;
}

}  // namespace

bool holds(const language::StopRule& rule, const pathway::Program& program, const std::vector<run::PoolView>& pools) {
    const auto pool = std::ranges::find(program.texts.pools, rule.pool, &pathway::PoolText::name);
    Indicator indicator;
    indicator.of = watched_by(rule);
    indicator.pool = static_cast<std::uint32_t>(pool - program.texts.pools.begin());
    indicator.unit = pool->in_its_unit(1);
    const double value = value_of(indicator, pools, {}, 0);
    return rule.above ? value > rule.limit : value < rule.limit;
}

std::vector<std::string> Stage::rules_tripped(std::size_t lane, Time time) const {
    const Scenario& scenario = scenarios_[lane];
    const auto now = session_.pools(lane, time);
    const auto before = session_.pools(lane, time - hour);
    std::vector<std::string> names;
    for (const language::StopRule& rule : scenario.model.screen.stops) {
        if (now && before && holds(rule, *scenario.program, *now) && !holds(rule, *scenario.program, *before)) {
            names.push_back(rule.name);
        }
    }
    return names;
}

std::optional<Stop> Stage::first_stop(Time after, Time until, std::size_t lanes) const {
    const auto has_none = [](const Scenario& scenario) { return scenario.model.screen.stops.empty(); };
    if (std::all_of(scenarios_.begin(), scenarios_.begin() + static_cast<std::ptrdiff_t>(lanes), has_none)) {
        return std::nullopt;
    }
    const Duration passed = after - from();
    const Time first = from() + (passed.ticks() / hour.ticks() + 1) * hour;
    for (Time at = first; at <= until; at = at + hour) {
        std::map<std::string, std::string> lanes_of;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            for (const std::string& name : rules_tripped(lane, at)) {
                lanes_of[name] += (lanes_of[name].empty() ? "" : " and ") + std::string{lane == 0 ? "A" : "B"};
            }
        }
        std::string words;
        for (const auto& [name, letters] : lanes_of) {
            words += words.empty() ? "Stopped" : "; stopped";
            words += lanes > 1 ? " in " + letters + ": " + name : ": " + name;
        }
        if (!words.empty()) {
            return Stop{at, words};
        }
    }
    return std::nullopt;
}

}  // namespace careway::app
