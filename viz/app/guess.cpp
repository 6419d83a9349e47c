#include "viz/app/guess.hpp"

#include <charconv>
#include <optional>

#include "sim/base/error.hpp"
#include "viz/app/typed_day.hpp"

namespace careway::app {

namespace {

/// "1,200", "2.5m", "95%": of people, pounds or per cent, as the chart's axis is written.
std::optional<double> number_of(std::string words, measure::Style style) {
    std::erase(words, ',');
    double number = 0;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    const std::string rest = words.substr(static_cast<std::size_t>(end - words.data()));
    const double unit = rest.empty() ? 1 : rest == "k" ? 1e3 : rest == "m" ? 1e6 : rest == "%" ? 1 : 0;
    const bool good = error == std::errc{} && unit > 0 && number >= 0 && number < 1e15;
    return good ? std::optional{number * unit / (style == measure::Style::share ? 100 : 1)} : std::nullopt;
}

}  // namespace

Guess guess_typed(const std::string& words, std::size_t chart, measure::Style style, Date start, int days) {
    const std::size_t first = words.find_first_not_of(' ');
    const std::size_t space = first == std::string::npos ? first : words.find(' ', first);
    const std::string number = first == std::string::npos ? "" : words.substr(first, space - first);
    const auto value = number_of(number, style);
    if (!value) {
        throw UsageError{"`" + number + "` is no number; one can type 80, or 80 on day 300"};
    }
    std::string when = space == std::string::npos ? "" : words.substr(space);
    when.erase(0, when.find_first_not_of(' '));
    if (when.starts_with("on ")) {
        when.erase(0, 3);
    }
    const auto day_of_run =
        when.empty() ? days : static_cast<int>(day_typed(when, start, days).ticks() / day.ticks()) + 1;
    return {chart, day_of_run, *value};
}

}  // namespace careway::app
