#include "sim/results/requirement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>
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

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
    throw UsageError{fmt::format("--require `{}`: {}", text, why)};
}

constexpr std::pair<const char*, Statistic> statistics[] = {
    {"mean", Statistic::mean}, {"p10", Statistic::p10}, {"p50", Statistic::p50}, {"p90", Statistic::p90}};
constexpr std::pair<const char*, Relation> relations[] = {
    {"<", Relation::below}, {"<=", Relation::at_most}, {">=", Relation::at_least}, {">", Relation::above}};

/// @pre the word is in the table
template <class T, std::size_t n>
T meant_by(const std::string& word, const std::pair<const char*, T> (&table)[n]) {
    return std::ranges::find_if(table, [&](const auto& row) { return row.first == word; })->second;
}

template <class T, std::size_t n>
const char* word_for(T value, const std::pair<const char*, T> (&table)[n]) {
    return std::ranges::find(table, value, &std::pair<const char*, T>::second)->first;
}

std::string written(const Requirement& requirement) {
    const std::string measure =
        requirement.statistic == Statistic::mean
            ? requirement.address
            : fmt::format("{}({})", word_for(requirement.statistic, statistics), requirement.address);
    return fmt::format("{} {} {}", measure, word_for(requirement.relation, relations), requirement.limit);
}

std::optional<double> quantity(const std::string& text, Dimension dimension, double unit) {
    const auto read = language::parse_quantity(text, dimension);
    return read.fault == language::NumberFault::none ? std::optional{read.value / unit} : std::nullopt;
}

/// "345", "345 beds" where beds is the unit, "-0.5".
std::optional<double> count(const std::string& text, const std::string& unit) {
    static const std::regex form{R"(\s*(-?[0-9]+(?:\.[0-9]+)?)\s*(.*?)\s*)"};
    std::smatch parts;
    if (!std::regex_match(text, parts, form) || (parts[2] != "" && parts[2] != unit)) {
        return std::nullopt;
    }
    return std::stod(parts[1]);
}

/// "£4.2m", "£300", "4,200,000 pounds" is not money here: commas could be decimals.
std::optional<double> money(const std::string& text) {
    static const std::regex form{R"(\s*£\s*([0-9]+(?:\.[0-9]+)?)\s*(m|k|million)?\s*)"};
    std::smatch parts;
    if (!std::regex_match(text, parts, form)) {
        return std::nullopt;
    }
    const std::string scale = parts[2];
    return std::stod(parts[1]) * (scale == "" ? 1 : scale == "k" ? 1e3 : 1e6);
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

}  // namespace

Requirement parse_requirement(const std::string& text) {
    static const std::regex form{
        R"(\s*(?:(mean|p10|p50|p90)\(\s*([A-Za-z0-9_.+\-]+)\s*\)|([A-Za-z0-9_.+\-]+))\s*(<=|>=|<|>)\s*(\S.*?)\s*)"};
    std::smatch parts;
    if (!std::regex_match(text, parts, form)) {
        refuse(text,
               "write a measure, <=, <, >= or >, and a limit with its unit, such as "
               "`p90(acute_beds.occupancy) <= 92 %`; mean(), p10(), p50() and p90() are taken across runs");
    }
    const std::string statistic = parts[1].matched ? parts[1] : std::string{"mean"};
    return {meant_by(statistic, statistics), parts[2].matched ? parts[2] : parts[3], meant_by(parts[4], relations),
            parts[5]};
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
        refuse(written(requirement),
               fmt::format("there is no measure `{}`{}", requirement.address,
                           meant.empty() ? "; `careway list measures` names them" : "; " + meant));
    }
    const auto limit = limit_of(requirement.limit, *found);
    if (!limit) {
        refuse(written(requirement), fmt::format("`{}` is no limit for a measure in {}; write it like `{}`",
                                                 requirement.limit, found->unit, example_for(*found)));
    }
    return {requirement, *found, static_cast<std::size_t>(found - entries.begin()), *limit};
}

Verdict judge(const Target& target, std::span<const run::Values> runs) {
    const auto summary = stats::summarise(column(runs, target.position));
    const double actual = taken(target.requirement.statistic, summary);
    if (std::isnan(actual)) {
        return {false, actual, target.limit, written(target.requirement) + ": missed, it never came to it in any run"};
    }
    const bool met = holds(target.requirement.relation, actual, target.limit);
    const std::vector<double> shown{actual, target.limit};
    const Numbers numbers{target.entry.style, shown};
    return {met, actual, target.limit,
            fmt::format("{}: {}, the {} is {}{}, {}", written(target.requirement), met ? "met" : "missed",
                        word_for(target.requirement.statistic, statistics), numbers.value(actual),
                        unit_after(target.entry), distance(target, numbers, actual))};
}

}  // namespace careway::results
