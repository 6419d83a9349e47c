#include <fmt/format.h>

#include "sim/cli/influence_report.hpp"
#include "sim/cli/remarks.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/table.hpp"
#include "sim/cli/wording.hpp"
#include "sim/results/csv.hpp"
#include "sim/results/rows.hpp"

namespace careway::cli {

namespace {

using results::csv_field;

std::vector<results::DifferenceRow> rows_of(const Session& session, std::size_t with) {
    const auto& entries = session.scenarios.front().entries;
    return results::difference_rows(entries, rows_shown(session, 0), session.runs.front(),
                                    session.scenarios[with].entries, session.runs[with]);
}

std::string table_of(const Session& session, std::size_t with) {
    using enum Table::Align;
    const bool varies = !session.drawn_runs.empty();
    const char* interval = varies ? "(interval)" : "(95% CI)";
    Table table{{right, right, right, left, right}, {{"", "base", "with", "difference", interval, "lower"}}};
    for (const auto& [entry, difference] : rows_of(session, with)) {
        const auto words = in_words(entry, difference);
        const std::string label = row_label(table, session, entry);
        table.rows.push_back({label, words.base, words.with, words.difference, words.interval, words.lower});
        if (varies) {
            const auto drawn = in_words(entry, difference, stats::spread_of(under_draws(session, with, entry)));
            table.rows.push_back({"under draws", "", "", drawn.difference, drawn.interval, drawn.lower});
        }
    }
    return table.text();
}

/// Whether some difference is written in percentage points.
bool shows_points(const Session& session) {
    for (std::size_t with = 1; with < session.scenarios.size(); ++with) {
        for (const auto& [entry, difference] : rows_of(session, with)) {
            if (entry.style == measure::Style::share && difference.mean != 0) {
                return true;
            }
        }
    }
    return false;
}

/// The differences of each row, run by run.
std::vector<Sample> samples_of(const Session& session) {
    std::vector<Sample> samples;
    for (std::size_t with = 1; with < session.scenarios.size(); ++with) {
        for (const auto& [entry, difference] : rows_of(session, with)) {
            const auto values = [&, &row = entry](std::size_t scenario) {
                return results::column_of(session.runs[scenario], session.scenarios[scenario].entries, row);
            };
            samples.push_back({entry.address, results::differences(values(with), values(0))});
        }
    }
    return samples;
}

constexpr const char* chance_alone =
    "Base, with: means of the runs. 95% CI: confidence interval of the mean of the paired differences, for chance "
    "alone: "
    "a wrong assumption can move them further. Lower: runs in which it is lower than in the base. ";
constexpr const char* chance_and_assumptions =
    "Base, with: means of the runs with every number as it is stated. Beside them the mean of the paired differences "
    "and its 95% confidence interval, for chance alone. Under draws: what this mean would be under each draw of the "
    "assumptions, which moves it by what it changes in a run of the same luck: the median, p10 to p90, and how many of "
    "the draws make it lower. ";

}  // namespace

std::string compare_text(const Session& session, const std::string& next, const Console& console) {
    const bool varies = !session.drawn_runs.empty();
    std::string text = paragraph(runs_in_words(session, "paired run") + " (same people)");
    text += paragraph("Base: " + name_and_label(session.scenarios.front()), 6);
    for (std::size_t with = 1; with < session.scenarios.size(); ++with) {
        text += "\n" + console.title(paragraph("With: " + name_and_label(session.scenarios[with]), 6)) +
                table_of(session, with) + influence_text(session, with);
    }
    const char* points = shows_points(session) ? " pp: percentage points." : "";
    text += "\n" + paragraph((varies ? chance_and_assumptions : chance_alone) + steady_state_remark(session) +
                             window_in_words(session) + points);
    return text + precision_line(session, samples_of(session)) + ending(session, next);
}

std::string compare_csv(const Session& session) {
    const bool varies = !session.drawn_runs.empty();
    std::string text =
        "base,with,measure,split,label,unit,pairs,base_mean,with_mean,difference,ci_low,ci_high,lower,higher";
    text += varies ? ",draws,draws_p10,draws_p50,draws_p90,draws_lower,draws_higher\n" : "\n";
    for (std::size_t with = 1; with < session.scenarios.size(); ++with) {
        for (const auto& [entry, d] : rows_of(session, with)) {
            text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}", csv_field(session.scenarios.front().name),
                                csv_field(session.scenarios[with].name), csv_field(entry.address), entry.split,
                                csv_field(entry.label), csv_field(entry.unit), d.pairs, rounded_text(d.base),
                                rounded_text(d.with), rounded_text(d.mean), rounded_text(d.confidence.low),
                                rounded_text(d.confidence.high), d.lower, d.higher);
            if (varies) {
                const auto draws = stats::spread_of(under_draws(session, with, entry));
                text += fmt::format(",{},{},{},{},{},{}", draws.count, rounded_text(draws.p10), rounded_text(draws.p50),
                                    rounded_text(draws.p90), draws.lower, draws.higher);
            }
            text += "\n";
        }
    }
    return text;
}

}  // namespace careway::cli
