#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

#include "sim/cli/progress.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/table.hpp"
#include "sim/cli/vary.hpp"
#include "sim/cli/wording.hpp"
#include "sim/results/csv.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

using results::counted;
using results::csv_field;

/// More do not fit beside the names of points in 80 columns, or on a screen.
constexpr std::size_t most_columns = 5;
constexpr std::size_t most_rows = 40;

/// What the columns of the table are: the first rows of the first point.
std::vector<measure::Entry> columns_of(const Studied& studied) {
    std::vector<measure::Entry> columns;
    for (const results::SummaryRow& row : studied.answer.rows.front()) {
        columns.push_back(row.entry);
    }
    return columns;
}

std::string letter(std::size_t column) {
    return std::string(1, static_cast<char>('A' + column));
}

/// "three_wards, beds 345, demand 1.1"; a scenario that all points have goes without saying.
std::string name_of(const study::Plan& plan, const study::Point& point) {
    std::vector<std::string> parts;
    if (plan.ground.bases.size() > 1 || plan.factors.empty()) {
        parts.push_back(plan.ground.bases[point.base].name);
    }
    for (std::size_t factor = 0; factor < plan.factors.size(); ++factor) {
        parts.push_back(plan.factors[factor] + " " + point.levels[factor].name);
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string mean_of(const std::vector<results::SummaryRow>& rows, const measure::Entry& column) {
    const auto found = std::ranges::find(rows, column.address, [](const auto& row) { return row.entry.address; });
    return found == rows.end() ? "-" : in_words(found->entry, found->summary).mean;
}

std::string table_of(const Studied& studied, const std::vector<measure::Entry>& columns) {
    Table table{std::vector(columns.size(), Table::Align::right), {{""}}};
    for (std::size_t column = 0; column < columns.size(); ++column) {
        table.rows.front().push_back(letter(column));
    }
    const auto& points = studied.plan.points;
    for (std::size_t number = 0; number < std::min(points.size(), most_rows); ++number) {
        table.rows.push_back({name_of(studied.plan, points[number])});
        for (const measure::Entry& column : columns) {
            table.rows.back().push_back(mean_of(studied.answer.rows[number], column));
        }
    }
    return table.text();
}

std::string left_out(const Studied& studied, std::size_t measures) {
    const std::size_t points = studied.plan.points.size();
    std::string text;
    if (points > most_rows) {
        text += counted(static_cast<long long>(points - most_rows), "more point");
    }
    if (measures > most_columns) {
        text += (text.empty() ? "" : ", ") + counted(static_cast<long long>(measures - most_columns), "more measure");
    }
    return text.empty() ? "" : "Left out: " + text + "; --csv has all.\n";
}

std::string size_of(const study::Plan& plan) {
    const auto same = static_cast<long long>(plan.points.size() - plan.to_run().size());
    return fmt::format("{} with {} each{}", counted(static_cast<long long>(plan.points.size()), "point"),
                       counted(plan.runs, "run"),
                       same == 0 ? "" : fmt::format(", {} of them the same as another", results::with_commas(same)));
}

}  // namespace

std::string study_text(const Studied& studied, const std::string& next) {
    std::vector<measure::Entry> columns = columns_of(studied);
    const std::string rest = left_out(studied, columns.size());
    columns.resize(std::min(columns.size(), most_columns));
    std::string text =
        paragraph(fmt::format("{}: {}, seed {}", studied.plan.label, size_of(studied.plan), studied.plan.seed));
    text += "\n";
    for (std::size_t column = 0; column < columns.size(); ++column) {
        text += letter(column) + "  " + paragraph(label_of(columns[column]), 3);
    }
    text += "\n" + table_of(studied, columns) + "\n";
    const std::string window = studied.asked.split.empty() ? "the whole measured time" : studied.asked.split;
    const std::string varying =
        varying_in_words(studied.plan.drawn.size(), studied.plan.variation.ensemble.has_value());
    text += paragraph("Mean of the runs over " + window + "." +
                      (varying.empty() ? "" : " Assumptions vary beside chance: " + varying + ".")) +
            rest;
    return text + fmt::format("Results: {}\nNext: {}\n", studied.store, next);
}

std::string study_csv(const Studied& studied) {
    const study::Plan& plan = studied.plan;
    std::string text = "point,scenario";
    for (const std::string& factor : plan.factors) {
        text += "," + csv_field(factor);
    }
    text += ",measure,split,label,unit,runs,mean,ci_low,ci_high,p10,p50,p90\n";
    for (std::size_t number = 0; number < plan.points.size(); ++number) {
        std::string point =
            fmt::format("{},{}", number + 1, csv_field(plan.ground.bases[plan.points[number].base].name));
        for (const language::Level& level : plan.points[number].levels) {
            point += "," + (level.number ? rounded_text(*level.number) : csv_field(level.name));
        }
        for (const auto& [entry, summary] : studied.answer.rows[number]) {
            text +=
                fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", point, csv_field(entry.address), entry.split,
                            csv_field(entry.label), csv_field(entry.unit), summary.count, rounded_text(summary.mean),
                            rounded_text(summary.confidence.low), rounded_text(summary.confidence.high),
                            rounded_text(summary.p10), rounded_text(summary.p50), rounded_text(summary.p90));
        }
    }
    return text;
}

std::string estimate_text(const study::Plan& plan, const study::Estimate& estimate) {
    std::string text = paragraph(fmt::format("{}: {}", plan.label, size_of(plan)));
    text +=
        fmt::format("Runs: {}, of which {} are done\n", results::with_commas(static_cast<long long>(estimate.total)),
                    results::with_commas(static_cast<long long>(estimate.done)));
    if (estimate.done == estimate.total) {
        return text + "Nothing is left to run\n";
    }
    return text + fmt::format("Time left: about {} on {}, an estimate from a few runs\n",
                              about(std::chrono::duration<double>{std::max(1.0, estimate.seconds())}),
                              counted(estimate.threads, "thread"));
}

}  // namespace careway::cli
