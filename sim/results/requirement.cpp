#include "sim/results/requirement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/language/quantity.hpp"
#include "sim/language/suggest.hpp"
#include "sim/results/number.hpp"
#include "sim/results/rows.hpp"

namespace careway::results {

namespace {

using language::Dimension;
using measure::Entry;
using measure::Style;

[[noreturn]] void refuse(const std::string& flag, const std::string& text, const std::string& why) {
    throw UsageError{fmt::format("{} `{}`: {}", flag, text, why)};
}

constexpr std::pair<const char*, Statistic> statistics[] = {
    {"mean", Statistic::mean}, {"p10", Statistic::p10}, {"p50", Statistic::p50}, {"p90", Statistic::p90}};
constexpr std::pair<const char*, Relation> relations[] = {
    {"<", Relation::below}, {"<=", Relation::at_most}, {">=", Relation::at_least}, {">", Relation::above}};

template <class T, std::size_t n>
std::optional<T> meant_by(std::string_view word, const std::pair<const char*, T> (&table)[n]) {
    const auto* found = std::ranges::find_if(table, [&](const auto& row) { return row.first == word; });
    return found == std::end(table) ? std::nullopt : std::optional{found->second};
}

template <class T, std::size_t n>
const char* word_for(T value, const std::pair<const char*, T> (&table)[n]) {
    return std::ranges::find(table, value, &std::pair<const char*, T>::second)->first;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// "beds.occupancy", "p90(beds.occupancy)".
std::optional<std::pair<Statistic, std::string_view>> read_measure(std::string_view text) {
    const std::size_t open = text.find('(');
    std::optional statistic{Statistic::mean};
    if (open != std::string_view::npos && text.ends_with(')')) {
        statistic = meant_by(text.substr(0, open), statistics);
        text = trimmed(text.substr(open + 1, text.size() - open - 2));
    }
    const bool is_address = !text.empty() && text.find_first_of(" ()") == std::string_view::npos;
    return statistic && is_address ? std::optional{std::pair{*statistic, text}} : std::nullopt;
}

std::optional<double> quantity(const std::string& text, Dimension dimension, double unit) {
    const auto read = language::parse_quantity(text, dimension);
    return read.fault == language::NumberFault::none ? std::optional{read.value / unit} : std::nullopt;
}

/// A number and the words after it: "345 beds". Nothing when it does not begin with a number.
std::optional<std::pair<double, std::string_view>> number_and_words(std::string_view text) {
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (fault != std::errc{}) {
        return std::nullopt;
    }
    return std::pair{number, trimmed(text.substr(static_cast<std::size_t>(end - text.data())))};
}

/// "345", or "345 beds" where beds is the unit.
std::optional<double> count(std::string_view text, const std::string& unit) {
    const auto read = number_and_words(text);
    return read && (read->second.empty() || read->second == unit) ? std::optional{read->first} : std::nullopt;
}

/// "£300", "£45k", "£4.2m", "£4.2 million".
std::optional<double> money(std::string_view text) {
    constexpr std::string_view pound = "£";
    constexpr std::pair<std::string_view, double> scales[] = {{"", 1}, {"k", 1e3}, {"m", 1e6}, {"million", 1e6}};
    const auto read = text.starts_with(pound) ? number_and_words(trimmed(text.substr(pound.size()))) : std::nullopt;
    for (const auto& [word, scale] : scales) {
        if (read && read->second == word) {
            return read->first * scale;
        }
    }
    return std::nullopt;
}

std::optional<double> limit_of(const std::string& text, const Entry& entry) {
    switch (entry.style) {
        case Style::share:
            return quantity(text, Dimension::share, 1);
        case Style::duration_hours:
            return quantity(text, Dimension::duration, static_cast<double>(hour.ticks()));
        case Style::duration_days:
            return quantity(text, Dimension::duration, static_cast<double>(day.ticks()));
        case Style::money:
            return money(text);
        case Style::number:
            break;
    }
    return count(text, entry.unit);
}

std::string example_for(const Entry& entry) {
    switch (entry.style) {
        case Style::share:
            return "92 %";
        case Style::duration_hours:
            return "4 hours";
        case Style::duration_days:
            return "10 days";
        case Style::money:
            return "£4.2m";
        case Style::number:
            break;
    }
    return "20 " + entry.unit;
}

double taken(Statistic statistic, const stats::Summary& summary) {
    switch (statistic) {
        case Statistic::mean:
            return summary.mean;
        case Statistic::p10:
            return summary.p10;
        case Statistic::p50:
            return summary.p50;
        case Statistic::p90:
            break;
    }
    return summary.p90;
}

bool holds(Relation relation, double actual, double limit) {
    switch (relation) {
        case Relation::below:
            return actual < limit;
        case Relation::at_most:
            return actual <= limit;
        case Relation::at_least:
            return actual >= limit;
        case Relation::above:
            break;
    }
    return actual > limit;
}

std::string unit_after(const Entry& entry) {
    return entry.style == Style::share || entry.style == Style::money ? "" : " " + entry.unit;
}

/// "3.3 percentage points above", "0.4 hours below", "exactly there".
std::string distance(const Target& target, const Numbers& numbers, double actual) {
    const double by = actual - target.limit;
    if (by == 0) {
        return "exactly there";
    }
    const std::vector<double> differences{by};
    const Numbers change = Numbers::of_differences(numbers, differences);
    const bool points = target.entry.style == Style::share;
    std::string amount =
        points ? change.signed_bare(std::abs(by)) + " percentage points" : change.difference(std::abs(by));
    amount.erase(0, amount.starts_with('+') ? 1 : 0);
    return fmt::format("{}{} {}", amount, unit_after(target.entry), by > 0 ? "above" : "below");
}

/// Nothing where the text is no requirement.
std::optional<Requirement> read_requirement(std::string_view all) {
    const std::size_t sign = all.find_first_of("<>");
    const std::size_t limit = all.find_first_not_of("<>=", sign);
    if (limit == std::string_view::npos) {  // also where there is no sign
        return std::nullopt;
    }
    const auto measure = read_measure(trimmed(all.substr(0, sign)));
    const auto relation = meant_by(all.substr(sign, limit - sign), relations);
    const std::string_view limit_text = trimmed(all.substr(limit));
    if (!measure || !relation || limit_text.empty()) {
        return std::nullopt;
    }
    return Requirement{measure->first, std::string{measure->second}, *relation, std::string{limit_text}};
}

}  // namespace

std::string Requirement::text() const {
    const std::string measure =
        statistic == Statistic::mean ? address : fmt::format("{}({})", word_for(statistic, statistics), address);
    return fmt::format("{} {} {}", measure, word_for(relation, relations), limit);
}

Requirement parse_requirement(const std::string& text) {
    if (const auto read = read_requirement(text)) {
        return *read;
    }
    refuse("--require", text,
           "write a measure, <=, <, >= or >, and a limit with its unit, such as "
           "`p90(acute_beds.occupancy) <= 92 %`; mean(), p10(), p50() and p90() are taken across runs");
}

Requirement parse_limit(const std::string& text) {
    auto read = read_requirement(text);
    if (!read || text.find('(') != std::string::npos) {
        refuse("--limit", text,
               "write a measure, <=, <, >= or >, and a limit with its unit, such as `acute_beds.occupancy <= 92 %`; "
               "it is of each run by itself");
    }
    read->flag = "--limit";
    return *read;
}

Target find_target(const Requirement& requirement, std::span<const Entry> entries, const std::string& split) {
    const auto found = std::ranges::find_if(
        entries, [&](const Entry& entry) { return entry.address == requirement.address && entry.split == split; });
    if (found == entries.end()) {
        std::vector<std::string> known;
        for (const Entry& entry : entries) {
            known.push_back(entry.address);
        }
        const std::string meant = language::did_you_mean(requirement.address, known);
        refuse(requirement.flag, requirement.text(),
               fmt::format("there is no measure `{}`{}", requirement.address,
                           meant.empty() ? "; `careway list measures MODEL` names them" : "; " + meant));
    }
    const auto limit = limit_of(requirement.limit, *found);
    if (!limit) {
        refuse(requirement.flag, requirement.text(),
               fmt::format("`{}` is no limit for a measure in {}; write it like `{}`", requirement.limit, found->unit,
                           example_for(*found)));
    }
    return {requirement, *found, static_cast<std::size_t>(found - entries.begin()), *limit};
}

Verdict judge(const Target& target, std::span<const run::Values> runs) {
    const auto summary = stats::summarise(column(runs, target.position));
    const double actual = taken(target.requirement.statistic, summary);
    if (std::isnan(actual)) {
        return {false, actual, target.limit, target.requirement.text() + ": missed, it never came to it in any run"};
    }
    const bool met = holds(target.requirement.relation, actual, target.limit);
    const std::vector<double> shown{actual, target.limit};
    const Numbers numbers{target.entry.style, shown};
    return {met, actual, target.limit,
            fmt::format("{}: {}, the {} is {}{}, {}", target.requirement.text(), met ? "met" : "missed",
                        word_for(target.requirement.statistic, statistics), numbers.value(actual),
                        unit_after(target.entry), distance(target, numbers, actual))};
}

Breaches breaches_of(const Target& target, std::span<const run::Values> runs) {
    Breaches breaches;
    for (const double actual : column(runs, target.position)) {
        if (!std::isnan(actual)) {
            ++breaches.runs;
            breaches.broken += holds(target.requirement.relation, actual, target.limit) ? 0 : 1;
        }
    }
    return breaches;
}

}  // namespace careway::results
