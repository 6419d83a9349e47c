#include "viz/app/levers_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/language/pulls.hpp"
#include "viz/app/dates.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

constexpr std::string_view prefix = "panel lever ";
constexpr std::size_t most_effects = 3;

std::string in_days(std::int64_t days) {
    return fmt::format("{} day{}", scene::with_commas(days), days == 1 ? "" : "s");
}

std::string price_of(const language::Lever& lever) {
    std::string words;
    if (lever.cost_per_day > 0) {
        words = "£" + scene::with_commas(std::lround(lever.cost_per_day)) + " a day";
    }
    if (lever.staff > 0) {
        words += (words.empty() ? "" : ", ") + fmt::format("{:.4g} staff", lever.staff);
    }
    return words;
}

std::string lines_of(const std::vector<Effect>& effects, const pathway::Texts& texts) {
    std::string lines;
    for (std::size_t i = 0; i < std::min(most_effects, effects.size()); ++i) {
        lines += in_words(effects[i], texts) + "\n";
    }
    return effects.size() <= most_effects ? lines
                                          : lines + fmt::format("and {} more numbers\n", effects.size() - most_effects);
}

}  // namespace

std::string state_of_lever(const Scenario& scenario, std::size_t number, Date today) {
    const auto& levers = scenario.model.screen.levers;
    const auto pulls = language::in_force(levers, language::pulls_of(scenario.log));
    const auto last =
        std::find_if(pulls.rbegin(), pulls.rend(), [&](const auto& pull) { return pull.lever == number; });
    const std::int64_t days = last == pulls.rend() ? 0 : (last->from - today).count();
    if (days > 0) {
        return (last->release ? "closes in " : "opens in ") + in_days(days);
    }
    if (last != pulls.rend() && !last->release) {
        return "since " + day_and_month(last->from);
    }
    const int lead = levers[number].takes_effect_days;
    return lead == 0 ? "not pulled" : "not pulled, would open after " + in_days(lead);
}

std::optional<std::size_t> lever_called(const std::string& id) {
    return id.starts_with(prefix) ? std::optional{static_cast<std::size_t>(std::stoul(id.substr(prefix.size())))}
                                  : std::nullopt;
}

scene::Panel levers_panel(const Stage& stage, Time now, LeverEffects& effects) {
    using Kind = scene::PanelItem::Kind;
    const Scenario& scenario = stage.last_scenario();
    const Date today = stage.date_of(now);
    scene::Panel panel{"Levers", {{Kind::plate, "Lane A is locked. Levers act on B."}}};
    if (stage.levers().empty()) {
        panel.items.push_back({Kind::words, "This model has no levers."});
    }
    for (std::size_t number = 0; number < stage.levers().size(); ++number) {
        const language::Lever& lever = stage.levers()[number];
        const std::string key = lever.key > 0 ? std::to_string(lever.key) + ": " : "";
        std::string note = lines_of(effects.of(scenario, number, today), scenario.program->texts) +
                           state_of_lever(scenario, number, today) + "\n" + price_of(lever);
        panel.items.push_back(
            {Kind::card, key + lever.name, std::move(note), std::string{prefix} + std::to_string(number)});
    }
    return panel;
}

}  // namespace careway::app
