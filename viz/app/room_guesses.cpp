#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "viz/app/room.hpp"

namespace careway::app {

void Room::begin_guess() {
    if (stage_.charts().empty()) {
        return say("This model has no chart to guess on");
    }
    typed_ = "";
    guessing_ = 0;
}

void Room::guess_on_other_chart() {
    if (guessing_) {
        guessing_ = (*guessing_ + 1) % stage_.charts().size();
        stale_ = true;
    }
}

std::string Room::words_of_typing() const {
    if (!guessing_) {
        return "Day or date: " + *typed_ + "_  Enter: go.  Esc: leave";
    }
    const char* others = stage_.charts().size() > 1 ? "  Tab: the other chart." : "";
    return fmt::format("{} (such as 80, or 80 on day 300): {}_{}  Enter: keep.  Esc: leave",
                       stage_.charts()[*guessing_].front().label, *typed_, others);
}

void Room::enter_typed() {
    if (!guessing_) {
        return go_where_typed();
    }
    const std::size_t chart = *guessing_;
    const std::string words = typed_.value_or("");
    leave_typing();
    try {
        keep(guess_typed(words, chart, stage_.charts()[chart].front().style, stage_.start(), stage_.days()));
    } catch (const UsageError& error) {
        say(error.what());
    }
}

void Room::keep(const Guess& guess) {
    // Beyond that the lines of the chart would lie flat at its foot, for good.
    const double most = 10 * (last_ ? last_->charts[guess.chart].top : guess.value);
    if (guess.value > most) {
        const auto style = stage_.charts()[guess.chart].front().style;
        return say("A guess must be at most " + app::in_words(style, most));
    }
    stage_.guess(guess);
    told_[{guess.chart, guess.day}] = false;
    worth_a_debrief_ = true;
    say(stage_.words_of(guess));
}

/// After an instant there is another future: what becomes of guesses is told once more.
void Room::expect_anew(Time after) {
    std::erase_if(told_, [&](const auto& each) {
        return stage_.noon_of({each.first.first, each.first.second, 0}) > after;
    });
}

/// What became of guesses whose day has come; those of the last day at the end of the run. Words that said meanwhile
/// why it pauses come first.
void Room::tell_guesses(const std::string& said_before) {
    std::string words;
    for (const Guess& guess : stage_.guesses()) {
        const Time due = guess.day == stage_.days() ? stage_.to() : stage_.noon_of(guess);
        bool& told = told_[{guess.chart, guess.day}];
        if (told || clock_.shown() < due) {
            continue;
        }
        if (const auto outcome = stage_.outcome(guess, one_lane_ ? 0 : stage_.lanes() - 1)) {
            words += (words.empty() ? "" : ";  ") + *outcome;
            told = true;
        }
    }
    if (!words.empty()) {
        say(said_.empty() || said_ == said_before ? words : said_ + ";  " + words);
    }
}

}  // namespace careway::app
