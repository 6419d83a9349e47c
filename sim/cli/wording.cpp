#include "sim/cli/wording.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <vector>

#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

using results::Numbers;

std::string in_days(Duration duration) {
    return results::counted(static_cast<long long>(duration.in_days()), "day");
}

int year_of(const std::string& split) {
    int number = 0;
    const std::string prefix = "year ";
    std::from_chars(split.data() + prefix.size(), split.data() + split.size(), number);
    return number;
}

}  // namespace

std::string label_of(const measure::Entry& entry) {
    const bool duration = entry.style == measure::Style::duration_hours || entry.style == measure::Style::duration_days;
    return duration ? entry.label + ", " + entry.unit : entry.label;
}

std::string row_label(Table& table, const Session& session, const measure::Entry& entry) {
    if (session.years.empty()) {
        return label_of(entry);
    }
    if (entry.split == session.years.front()) {
        std::vector<std::string> heading(table.columns.size() + 1);
        heading.front() = label_of(entry);
        table.rows.push_back(std::move(heading));
    }
    return entry.split;
}

std::string name_and_label(const results::Scenario& scenario) {
    return scenario.label.empty() ? scenario.name : fmt::format("{} ({})", scenario.label, scenario.name);
}

std::string runs_in_words(const Session& session, const std::string& kind) {
    const auto& scenario = session.scenarios.front();
    const std::string warm_up =
        scenario.warm_up == Duration{} ? "without warm-up" : "after " + in_days(scenario.warm_up) + " warm-up";
    return fmt::format("{} of {} {}, seed {}{}", results::counted(session.replications, kind), in_days(scenario.length),
                       warm_up, session.seed, session.varying.empty() ? "" : ", " + session.varying);
}

std::string window_in_words(const Session& session) {
    const auto& scenario = session.scenarios.front();
    const auto days = [](Duration length) { return std::chrono::days{length.ticks() / day.ticks()}; };
    if (!session.years.empty()) {
        return fmt::format("Years of 365 days, the first from {}.", to_string(scenario.start));
    }
    if (session.split.empty()) {
        return fmt::format("All values are over the whole window, {} to {}.", to_string(scenario.start),
                           to_string(scenario.start + days(scenario.length) - std::chrono::days{1}));
    }
    const int number = year_of(session.split);
    const Date begin = scenario.start + (number - 1) * days(year);
    return fmt::format("All values are over year {}, {} to {}: the model changes on dates, so that years differ.",
                       number, to_string(begin), to_string(begin + days(year) - std::chrono::days{1}));
}

std::string rounded_text(double number) {
    return std::isnan(number) ? "" : fmt::format("{:.12g}", number);
}

SummaryWords in_words(const measure::Entry& entry, const stats::Summary& summary) {
    const std::vector<double> row{summary.mean, summary.p10, summary.p90};
    const Numbers numbers{entry.style, row};
    if (summary.count == 0) {
        return {"-", "", ""};
    }
    const std::string mean = numbers.value(summary.mean);
    if (summary.count == 1) {
        return {mean, mean, "-"};
    }
    return {mean, numbers.value(summary.p50),
            fmt::format("{} to {}", numbers.value(summary.p10), numbers.value(summary.p90))};
}

namespace {

Numbers numbers_of(const measure::Entry& entry, const stats::Difference& difference) {
    const std::vector<double> row{difference.base, difference.with};
    return {entry.style, row};
}

Numbers changes_of(const measure::Entry& entry, const stats::Difference& difference) {
    const std::vector<double> changes{difference.mean, difference.confidence.low, difference.confidence.high};
    return Numbers::of_differences(numbers_of(entry, difference), changes);
}

}  // namespace

DifferenceWords in_words(const measure::Entry& entry, const stats::Difference& difference) {
    const Numbers numbers = numbers_of(entry, difference);
    const Numbers change = changes_of(entry, difference);
    const auto [low, high] = difference.confidence;
    DifferenceWords words{numbers.value(difference.base), numbers.value(difference.with), "-", "",
                          fmt::format("{}/{}", difference.lower, difference.pairs)};
    if (difference.pairs > 0) {
        words.difference = change.difference(difference.mean);
    }
    if (!std::isnan(low)) {
        words.interval = fmt::format("({} to {})", change.signed_bare(low), change.signed_bare(high));
    }
    return words;
}

DifferenceWords in_words(const measure::Entry& entry, const stats::Difference& difference, const stats::Spread& draws) {
    const Numbers change = changes_of(entry, difference);
    DifferenceWords words{"", "", "-", "", fmt::format("{}/{}", draws.lower, draws.count)};
    if (draws.count > 0) {
        words.difference = change.difference(draws.p50);
        words.interval = fmt::format("({} to {})", change.signed_bare(draws.p10), change.signed_bare(draws.p90));
    }
    return words;
}

std::string difference_in_words(const measure::Entry& entry, const stats::Difference& difference, double value) {
    return changes_of(entry, difference).difference(value);
}

}  // namespace careway::cli
