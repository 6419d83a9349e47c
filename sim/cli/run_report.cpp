#include <fmt/format.h>

#include "sim/cli/remarks.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/table.hpp"
#include "sim/cli/wording.hpp"
#include "sim/results/csv.hpp"
#include "sim/results/rows.hpp"

namespace careway::cli {

namespace {

using results::csv_field;

std::vector<results::SummaryRow> rows_of(const Session& session, std::size_t scenario) {
    const auto& entries = session.scenarios[scenario].entries;
    return results::summary_rows(entries, rows_shown(session, scenario), session.runs[scenario]);
}

/// The median stands beside the mean where the mean alone would mislead.
std::string table_of(const Session& session, std::size_t scenario) {
    using enum Table::Align;
    const bool medians = is_a_path(session) || !session.years.empty();
    Table table = medians ? Table{{right, right, right}, {{"", "mean", "median", "p10 to p90"}}}
                          : Table{{right, right}, {{"", "mean", "p10 to p90"}}};
    for (const auto& [entry, summary] : rows_of(session, scenario)) {
        const auto [mean, median, range] = in_words(entry, summary);
        const std::string label = row_label(table, session, entry);
        table.rows.push_back(medians ? std::vector{label, mean, median, range} : std::vector{label, mean, range});
    }
    return table.text();
}

std::vector<Sample> samples_of(const Session& session) {
    std::vector<Sample> samples;
    for (std::size_t scenario = 0; scenario < session.scenarios.size(); ++scenario) {
        for (const std::size_t position : rows_shown(session, scenario)) {
            samples.push_back({session.scenarios[scenario].entries[position].address,
                               results::column(session.runs[scenario], position)});
        }
    }
    return samples;
}

}  // namespace

std::string ending(const Session& session, const std::string& next) {
    std::string text = limit_lines(session);
    for (const auto& [scenario, verdict] : session.verdicts) {
        text += paragraph(fmt::format("Target, {}: {}", scenario, verdict.sentence), 2);
    }
    return text + fmt::format("Results: {}\nNext: {}\n", session.store, next);
}

std::string run_text(const Session& session, const std::string& next, const Console& console) {
    std::string text = paragraph(runs_in_words(session, "run"));
    for (std::size_t scenario = 0; scenario < session.scenarios.size(); ++scenario) {
        text += "\n" + console.title(name_and_label(session.scenarios[scenario])) + "\n" + table_of(session, scenario);
    }
    const std::string across = session.varying.empty() ? "across the runs, 8 in 10 lie between. "
                                                       : "across the runs, 8 in 10 lie between, by chance and by what "
                                                         "is assumed together. ";
    text += "\n" + paragraph("Mean of the runs; p10 to p90: " + across + steady_state_remark(session) +
                             window_in_words(session));
    return text + precision_line(session, samples_of(session)) + ending(session, next);
}

std::string run_csv(const Session& session) {
    std::string text = "scenario,measure,split,label,unit,runs,mean,ci_low,ci_high,p10,p50,p90\n";
    for (std::size_t scenario = 0; scenario < session.scenarios.size(); ++scenario) {
        for (const auto& [entry, summary] : rows_of(session, scenario)) {
            text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(session.scenarios[scenario].name),
                                csv_field(entry.address), entry.split, csv_field(entry.label), csv_field(entry.unit),
                                summary.count, rounded_text(summary.mean), rounded_text(summary.confidence.low),
                                rounded_text(summary.confidence.high), rounded_text(summary.p10),
                                rounded_text(summary.p50), rounded_text(summary.p90));
        }
    }
    return text;
}

}  // namespace careway::cli
