#include <fmt/format.h>

#include <algorithm>

#include "sim/language/pulls.hpp"
#include "sim/pathway/compile.hpp"
#include "viz/app/budget.hpp"
#include "viz/app/dates.hpp"
#include "viz/app/lever_effects.hpp"
#include "viz/app/same_demand.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

bool Stage::is_pulled(std::size_t lever) const {
    return standing_pull(scenarios_.back().log, lever).has_value();
}

bool Stage::is_pulled(std::size_t lever, Time at) const {
    return standing_pull(log_until(at), lever).has_value();
}

std::vector<language::LoggedPull> Stage::log_until(Time at) const {
    return app::log_until(scenarios_.back().log, date_of(at));
}

std::vector<language::LoggedPull> Stage::later_changes(Time at) const {
    std::vector<language::LoggedPull> log = scenarios_.back().log;
    std::erase_if(log, [&](const language::LoggedPull& each) { return each.asked <= date_of(at); });
    return log;
}

std::string Stage::pull(std::size_t lever, Time at) {
    Scenario& scenario = scenarios_.back();
    const language::Lever& what = scenario.model.screen.levers[lever];
    const bool release = is_pulled(lever, at);
    const Date asked = date_of(at);
    // Releasing takes as long as pulling: people must leave what others had to build.
    const Date from = asked + std::chrono::days{1 + what.takes_effect_days};
    Date changed = from;
    for (const language::LoggedPull& dropped : later_changes(at)) {
        changed = std::min(changed, dropped.pull.from);
    }
    auto log = log_until(at);
    refuse_beyond(scenario.model.screen.budget, levers(), language::pulls_of(log), {lever, from, release});
    log.push_back({{lever, from, release}, 'B', asked});
    const auto pulls = language::pulls_of(log);
    language::Model model = language::load(scenario.model_file, scenario.scenario_file, pulls);
    auto program = pathway::compile(model.spec);

    session_.go_on_under(1, program, this->from() + (changed - scenario.program->start).count() * day);
    scenario.model = std::move(model);
    scenario.program = std::move(program);
    scenario.log = std::move(log);
    room_ = room_of(scenarios_);
    may_shrink_ = may_shrink_of(scenarios_);
    same_patients_ = same_demand(*scenarios_.front().program, *scenario.program);
    begin_runs_anew();
    return fmt::format("{} {} from {} in B", release ? "Without" : "With", scenario.model.screen.levers[lever].name,
                       weekday_and_date(from));
}

std::string Stage::workshop(const std::filesystem::path& folder) const {
    const Scenario& scenario = scenarios_.back();
    if (scenario.log.empty()) {
        return "";
    }
    return language::workshop_text(
        {name_of_lane(scenarios_.size() - 1), scenario.model_file, scenario.scenario_file, scenario.log}, folder);
}

std::string Stage::name_of_lane(std::size_t lane) const {
    const Scenario& scenario = scenarios_[lane];
    // Where both lanes began alike, what was done is all there is to say of B.
    std::string name = lane > 0 && scenario.name == scenarios_.front().name ? "" : scenario.name;
    for (std::size_t lever = 0; lane > 0 && lever < levers().size(); ++lever) {
        if (is_pulled(lever)) {
            name += (name.empty() ? "" : ", ") + levers()[lever].name;
        }
    }
    return name.empty() ? scenario.name : name;
}

}  // namespace careway::app
