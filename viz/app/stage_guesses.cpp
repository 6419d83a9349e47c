#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/app/dates.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

/// One of the same chart and day takes the place of the one before.
void Stage::guess(const Guess& guess) {
    std::erase_if(guesses_, [&](const Guess& other) { return other.chart == guess.chart && other.day == guess.day; });
    guesses_.push_back(guess);
}

Time Stage::noon_of(const Guess& guess) const {
    return from() + (guess.day - 1) * day + Duration::hours(12);
}

std::string Stage::words_of(const Guess& guess) const {
    const Indicator& indicator = charts_[guess.chart].front();
    return fmt::format("{} on {}: guess {}", indicator.label, day_and_month(start() + std::chrono::days{guess.day - 1}),
                       in_words(indicator.style, guess.value));
}

std::optional<std::string> Stage::outcome(const Guess& guess, std::size_t lane) const {
    const Time noon = noon_of(guess);
    const auto pools = session_.pools(lane, noon);
    if (!pools) {
        return std::nullopt;
    }
    const Indicator& indicator = charts_[guess.chart][lane];
    const double value = value_of(indicator, *pools, session_.measures(lane, noon).value_or(std::vector<double>{}),
                                  static_cast<double>(guess.day - 1));
    const bool counted = indicator.style == measure::Style::number && indicator.of != Indicator::Of::measure;
    const auto shown = [&](double number) { return in_words(indicator.style, counted ? std::round(number) : number); };
    std::string words = fmt::format("{}, it is {} in {}", words_of(guess), shown(value), lane == 0 ? "A" : "B");
    const Spread* spread = many_runs_ ? many_runs_->spread() : nullptr;
    if (spread != nullptr && spread->runs > 0) {
        const Band& band = spread->charts[lane][guess.chart];
        const auto at = static_cast<std::size_t>(guess.day) - 1;
        words +=
            fmt::format(" (8 in 10 of {} runs: {} to {})", spread->runs, shown(band.low[at]), shown(band.high[at]));
    }
    return words;
}

/// @param first  day at which the chart's axis begins
void Stage::add_guesses(scene::Chart& chart, std::size_t number, std::size_t first) const {
    for (const Guess& guess : guesses_) {
        if (guess.chart == number) {
            chart.guesses.push_back({guess.day - 1 - static_cast<double>(first), guess.value});
        }
    }
}

double Stage::highest_guess(std::size_t chart) const {
    double highest = 0;
    for (const Guess& guess : guesses_) {
        highest = std::max(highest, guess.chart == chart ? guess.value : 0);
    }
    return highest;
}

}  // namespace careway::app
