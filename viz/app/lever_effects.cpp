#include "viz/app/lever_effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <iterator>

#include "sim/language/dates.hpp"
#include "sim/language/pulls.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

/// An address without the days at its end, and the last of those.
struct Dated {
    std::string address;
    std::optional<Date> from;
};

Dated dated(const std::string& address) {
    Dated found{address, std::nullopt};
    for (std::size_t dot = address.rfind('.'); dot != std::string::npos; dot = found.address.rfind('.')) {
        const auto date = language::parse_date(found.address.substr(dot + 1));
        if (!date) {
            break;
        }
        found.from = found.from ? found.from : date;
        found.address.resize(dot);
    }
    return found;
}

/// What a number is on a day; "" where the model has no such number. Its first step holds before that begins too.
std::string value_on(Date day, const std::string& address, const std::vector<language::Input>& inputs) {
    const language::Input* last = nullptr;
    std::optional<Date> since;
    for (const language::Input& input : inputs) {
        if (!input.address.starts_with(address)) {
            continue;
        }
        const Dated here = dated(input.address);
        const bool holds = !here.from || *here.from <= day;
        if (here.address == address && (last == nullptr || (holds && (!since || here.from >= since)))) {
            last = &input;
            since = here.from;
        }
    }
    return last == nullptr ? "" : last->text;
}

/// "1,900 hours per week": as people write it, three digits at least.
std::string plain(const std::string& text) {
    char* rest = nullptr;
    const double number = std::strtod(text.c_str(), &rest);
    if (rest == text.c_str()) {
        return text;
    }
    return (std::abs(number) < 100 ? fmt::format("{:.3g}", number) : scene::with_commas(std::lround(number))) + rest;
}

std::string capital(std::string words) {
    std::ranges::replace(words, '_', ' ');
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
}

template <class Texts>
std::string label_of(const std::string& name, const Texts& texts) {
    const auto found = std::ranges::find_if(texts, [&](const auto& text) { return text.name == name; });
    return found == texts.end() || found->label.empty() ? name : found->label;
}

/// "pathway.ward.stay.mean": "Ward stay mean".
std::string name_of(const std::string& address, const pathway::Texts& texts) {
    const std::size_t first = address.find('.');
    const std::size_t second = address.find('.', first + 1);
    if (first == std::string::npos) {
        return address;
    }
    const std::string section = address.substr(0, first);
    const std::string name = address.substr(first + 1, second == std::string::npos ? second : second - first - 1);
    std::string rest = second == std::string::npos ? "" : address.substr(second + 1);
    if (section == "pools" && rest == "capacity") {
        return label_of(name, texts.pools);
    }
    std::ranges::replace(rest, '.', ' ');
    std::ranges::replace(rest, '_', ' ');
    const std::string label = section == "pools" ? label_of(name, texts.pools) : label_of(name, texts.nodes);
    return label + (rest.empty() ? "" : " " + rest);
}

using Log = std::vector<language::LoggedPull>;

bool is_same(const Log& log, const Log& other) {
    return std::ranges::equal(log, other, [](const auto& one, const auto& two) {
        return one.pull.lever == two.pull.lever && one.pull.from == two.pull.from &&
               one.pull.release == two.pull.release && one.asked == two.asked;
    });
}

/// Where in the log the pull is that no release has taken back by a day; such a release may lie ahead.
std::optional<std::size_t> pull_that_stands(const Scenario& scenario, const Log& log, std::size_t lever, Date today) {
    std::optional<Date> from;
    for (const language::Pull& pull : language::in_force(scenario.model.screen.levers, language::pulls_of(log))) {
        if (pull.lever == lever && (!pull.release || pull.from <= today)) {
            from = pull.release ? std::nullopt : std::optional{pull.from};
        }
    }
    const auto found = std::find_if(log.rbegin(), log.rend(), [&](const auto& each) {
        return each.pull.lever == lever && !each.pull.release && each.pull.from == from;
    });
    return from ? std::optional{log.rend() - found - std::size_t{1}} : std::nullopt;
}

/// As if a lever had not been pulled, nor released afterwards.
Log log_without(const Log& log, std::size_t pull) {
    Log left{log.begin(), log.begin() + static_cast<std::ptrdiff_t>(pull)};
    std::copy_if(log.begin() + static_cast<std::ptrdiff_t>(pull), log.end(), std::back_inserter(left),
                 [&](const auto& each) { return each.pull.lever != log[pull].pull.lever; });
    return left;
}

Log log_with(Log log, const language::LoggedPull& more) {
    log.push_back(more);
    return log;
}

/// Whether some number changes after one of two days, and not after the other.
bool has_step_between(const std::vector<language::Input>& inputs, Date one, Date other) {
    return std::ranges::any_of(inputs, [&](const language::Input& input) {
        const auto step = dated(input.address).from;
        return step && std::min(one, other) < *step && *step <= std::max(one, other);
    });
}

std::vector<language::Input> inputs_under(const Scenario& scenario, const std::vector<language::LoggedPull>& log) {
    return language::load(scenario.model_file, scenario.scenario_file, language::pulls_of(log)).inputs;
}

}  // namespace

std::vector<Effect> effects_between(const std::vector<language::Input>& without,
                                    const std::vector<language::Input>& with, Date from) {
    std::vector<Effect> effects;
    for (const language::Input& input : with) {
        const Dated here = dated(input.address);
        if (!here.from || *here.from < from) {
            continue;
        }
        const std::string before = value_on(*here.from, here.address, without);
        const Effect effect{here.address, before, input.text, static_cast<int>((*here.from - from).count())};
        const auto earlier = std::ranges::find(effects, here.address, &Effect::address);
        if (before != input.text && earlier == effects.end()) {
            effects.push_back(effect);
        } else if (before != input.text && effect.days < earlier->days) {
            *earlier = effect;
        }
    }
    return effects;
}

std::string in_words(const Effect& effect, const pathway::Texts& texts) {
    return capital(name_of(effect.address, texts)) + " from " + plain(effect.before) + " to " + plain(effect.after);
}

std::optional<std::size_t> standing_pull(const std::vector<language::LoggedPull>& log, std::size_t lever) {
    const auto last =
        std::find_if(log.rbegin(), log.rend(), [&](const auto& each) { return each.pull.lever == lever; });
    return last == log.rend() || last->pull.release ? std::nullopt : std::optional{log.rend() - last - std::size_t{1}};
}

std::vector<language::LoggedPull> log_until(const std::vector<language::LoggedPull>& log, Date day) {
    std::vector<language::LoggedPull> kept;
    std::ranges::copy_if(log, std::back_inserter(kept), [&](const auto& each) { return each.asked <= day; });
    return kept;
}

const std::vector<language::Input>& LeverEffects::inputs(const Scenario& scenario, const Log& log) {
    if (is_same(log, scenario.log)) {
        return scenario.model.inputs;
    }
    if (!earlier_ || !is_same(log, earlier_->first)) {
        earlier_.emplace(log, inputs_under(scenario, log));
    }
    return earlier_->second;
}

/// As long as the model takes no step of its own meanwhile, or none that matters.
bool LeverEffects::would_do_the_same(const Known& known, const Scenario& scenario, Date from) {
    if (!has_step_between(scenario.model.inputs, known.from, from)) {
        return true;
    }
    return !known.effects.empty() && std::ranges::all_of(known.effects, [&](const Effect& effect) {
        const Date day = from + std::chrono::days{effect.days};
        return value_on(day, effect.address, inputs(scenario, known.log)) == effect.before;
    });
}

const std::vector<Effect>& LeverEffects::of(const Scenario& scenario, std::size_t lever, Date today) {
    const language::Lever& what = scenario.model.screen.levers[lever];
    const Log log = log_until(scenario.log, today);
    const auto pull = pull_that_stands(scenario, log, lever, today);
    const Date from = pull ? log[*pull].pull.from : today + std::chrono::days{1 + what.takes_effect_days};
    const auto [place, first] = known_.try_emplace(lever);
    Known& known = place->second;
    try {
        if (!first && is_same(known.log, log) && known.pulled == pull.has_value() &&
            (known.from == from || (!pull && would_do_the_same(known, scenario, from)))) {
            return known.effects;
        }
        known = {log, pull.has_value(), from, {}};
        const Log other = pull ? log_without(log, *pull) : log_with(log, {{lever, from, false}, 'B', today});
        known.effects = pull ? effects_between(inputs_under(scenario, other), inputs(scenario, log), from)
                             : effects_between(inputs(scenario, log), inputs_under(scenario, other), from);
    } catch (const std::exception&) {  // why not is said to who pulls it
        known.effects.clear();
    }
    return known.effects;
}

}  // namespace careway::app
