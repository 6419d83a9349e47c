#include "viz/app/person_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/app/dates.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

using run::Step;
using scene::Judgement;
using Kind = scene::PanelItem::Kind;

constexpr std::size_t most_steps = 10;

/// Of six digits: people have numbers in the program alone, and nobody can read longer ones out.
std::string number_of(std::uint64_t person) {
    return fmt::format("{:06}", person % 1'000'000);
}

/// Most labels begin as a sentence does, and stand within one here; "ED" keeps its letters.
std::string within_sentence(std::string label) {
    const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    if (label.size() > 1 && is_capital(label[0]) && !is_capital(label[1])) {
        label[0] = static_cast<char>(label[0] - 'A' + 'a');
    }
    return label;
}

std::string words_of(const Step& step, const pathway::Texts& texts) {
    switch (step.kind) {
        case Step::Kind::stays:
            return texts.nodes[step.node].label;
        case Step::Kind::waits:
            return "waiting for " + within_sentence(texts.nodes[step.node].label);
        case Step::Kind::process:
            return "waiting: " + within_sentence(texts.reason_labels[step.other]);
        case Step::Kind::delayed:
            return "waiting for " + within_sentence(texts.pools[step.other].label);
    }
    return "";
}

scene::PanelItem item_of(const Step& step, Duration longest, const pathway::Texts& texts) {
    const Duration lasted = step.to - step.from;
    return {Kind::bar,
            words_of(step, texts),
            in_words(lasted),
            "",
            lasted.in_days() / longest.in_days(),
            step.kind == Step::Kind::stays ? Judgement::same : Judgement::worse};
}

Duration waited(const std::vector<Step>& steps) {
    Duration sum;
    for (const Step& step : steps) {
        sum = step.kind == Step::Kind::stays ? sum : sum + (step.to - step.from);
    }
    return sum;
}

/// Where there is a gap, somebody was not in the system.
void add_steps(scene::Panel& panel, const std::vector<Step>& steps, const pathway::Texts& texts) {
    const std::size_t first = steps.size() > most_steps ? steps.size() - most_steps : 0;
    if (first > 0) {
        panel.items.push_back({Kind::words, fmt::format("{} earlier step{}", first, first == 1 ? "" : "s")});
    }
    Duration longest = Duration::milliseconds(1);
    for (std::size_t i = first; i < steps.size(); ++i) {
        longest = std::max(longest, steps[i].to - steps[i].from);
    }
    for (std::size_t i = first; i < steps.size(); ++i) {
        if (i > first && steps[i - 1].to < steps[i].from) {
            panel.items.push_back({Kind::words, "not in the system for " + in_words(steps[i].from - steps[i - 1].to)});
        }
        panel.items.push_back(item_of(steps[i], longest, texts));
    }
}

}  // namespace

std::string in_words(Duration duration) {
    const double hours = static_cast<double>(duration.ticks()) / static_cast<double>(hour.ticks());
    const long whole = std::lround(hours);
    if (whole < 1) {
        return "under an hour";
    }
    if (whole < 24) {
        return fmt::format("{} hour{}", whole, whole == 1 ? "" : "s");
    }
    return hours < 100 * 24 ? fmt::format("{:.1f} days", hours / 24)
                            : scene::with_commas(std::lround(hours / 24)) + " days";
}

scene::Panel person_panel(const Stage& stage, const Follower& follower) {
    const auto& followed = follower.followed();
    if (!followed) {
        return {"Somebody", {{Kind::words, follower.looks() ? "Looking for somebody there" : "Nobody is there now"}}};
    }
    scene::Panel panel{"Person " + number_of(followed->person),
                       {{Kind::words, "Made up by the model, like everybody here"}}};
    const std::vector<Step>& steps = followed->steps;
    const std::string lane = followed->lane == 0 ? "A" : "B";
    if (!steps.empty()) {
        panel.items.push_back({Kind::words,
                               "In lane " + lane + ". Came on " + day_and_month(stage.date_of(steps.front().from)),
                               "waited " + in_words(waited(steps)) + " in all"});
    }
    panel.items.push_back({Kind::card, "Somebody else who is delayed", "", std::string{next_person_id}});
    add_steps(panel, steps, stage.last_scenario().program->texts);
    if (steps.empty() || steps.back().to < followed->until) {
        panel.items.push_back({Kind::words, "not in the system now"});
    }
    return panel;
}

}  // namespace careway::app
