#include "viz/app/levers_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "sim/language/pulls.hpp"
#include "viz/app/budget.hpp"
#include "viz/app/dates.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

constexpr std::string_view prefix = "panel lever ";
constexpr std::size_t most_effects = 3;

std::string in_days(std::int64_t days) {
    return fmt::format("{} day{}", scene::with_commas(days), days == 1 ? "" : "s");
}

scene::PanelItem bar_of(const char* words, const std::string& left, const std::string& whole, double share) {
    return {scene::PanelItem::Kind::bar, words, left + " left of " + whole, "", share};
}

double share_of(double spent, double budget) {
    return budget > 0 ? spent / budget : spent > 0 ? 1 : 0;
}

void add_budget(scene::Panel& panel, const Scenario& scenario, Date today) {
    const language::Screen& screen = scenario.model.screen;
    const Spending spent = most_spent(screen.levers, language::pulls_of(scenario.log), today);
    if (const auto most = screen.budget.cost_per_day) {
        const auto pounds = [](double number) { return "£" + scene::with_commas(std::lround(number)); };
        panel.items.push_back(bar_of("Money a day", pounds(*most - spent.cost_per_day), pounds(*most),
                                     share_of(spent.cost_per_day, *most)));
    }
    if (const auto most = screen.budget.staff) {
        const auto staff = [](double number) { return fmt::format("{:.4g}", number); };
        panel.items.push_back(bar_of("Staff", staff(*most - spent.staff), staff(*most), share_of(spent.staff, *most)));
    }
}

std::string price_of(const language::Lever& lever) {
    const std::string money = lever.cost_per_day > 0 ? money_in_words(lever.cost_per_day) : "";
    const std::string staff = lever.staff > 0 ? staff_in_words(lever.staff) : "";
    return money + (money.empty() || staff.empty() ? "" : ", ") + staff;
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
    std::string ahead;
    std::optional<Date> since;
    for (const language::Pull& pull : pulls) {
        const std::int64_t days = (pull.from - today).count();
        if (pull.lever == number && days > 0) {
            ahead += (ahead.empty() ? "" : ", ") + std::string{pull.release ? "closes in " : "opens in "} +
                     (ahead.empty() ? in_days(days) : scene::with_commas(days));
        } else if (pull.lever == number) {
            since = pull.release ? std::nullopt : std::optional{pull.from};
        }
    }
    if (!ahead.empty()) {
        return ahead;
    }
    if (since) {
        return "since " + day_and_month(*since);
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
    add_budget(panel, scenario, today);
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
