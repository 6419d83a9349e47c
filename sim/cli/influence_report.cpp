#include "sim/cli/influence_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/table.hpp"
#include "sim/cli/wording.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

constexpr std::size_t most_shown = 3;

/// "pathway.ward.stay.mean: 48% of the spread; -12 when low, +3 when high: it flips the answer"
std::string line_of(const Strongest& strongest, const results::Influence& one) {
    const auto in_table = [&](double value) {
        return difference_in_words(strongest.row.entry, strongest.row.difference, value);
    };
    const auto& [correlation, when_low, when_high, flips] = one.influence;
    return fmt::format("{}: {:.0f}% of the spread; {} when low, {} when high{}", one.name,
                       100 * correlation * correlation, in_table(when_low), in_table(when_high),
                       flips ? ": it flips the answer" : "");
}

}  // namespace

std::vector<double> under_draws(const Session& session, std::size_t with, const measure::Entry& entry) {
    if (session.drawn_runs.empty()) {
        return {};
    }
    const auto both = [&](std::size_t scenario) {
        return results::BothRuns{session.scenarios[scenario].entries, session.runs[scenario],
                                 session.drawn_runs[scenario]};
    };
    return results::difference_under_draws(entry, both(0), both(with));
}

std::optional<Strongest> strongest_influences(const Session& session, std::size_t with) {
    const auto& entries = session.scenarios.front().entries;
    const auto rows =
        results::difference_rows(entries, results::shown(entries, session.headline, session.split),
                                 session.runs.front(), session.scenarios[with].entries, session.runs[with]);
    if (session.drawn_runs.empty() || rows.empty()) {
        return std::nullopt;
    }
    Strongest strongest{rows.front(),
                        results::telling_influences(session.draws, under_draws(session, with, rows.front().entry))};
    strongest.influences.resize(std::min(strongest.influences.size(), most_shown));
    return strongest;
}

std::string influence_text(const Session& session, std::size_t with) {
    const auto strongest = strongest_influences(session, with);
    if (!strongest) {
        return "";
    }
    const std::string& label = strongest->row.entry.label;
    if (strongest->influences.empty()) {
        return paragraph(fmt::format(
            "No assumption can be told to decide this difference of `{}`: too few draws, or none stands out.", label));
    }
    std::string text = paragraph(fmt::format("What this difference of `{}` depends on most:", label));
    for (const results::Influence& one : strongest->influences) {
        text += "  " + paragraph(line_of(*strongest, one), 4);
    }
    const bool any = std::ranges::any_of(strongest->influences, [](const auto& one) { return one.influence.flips; });
    return text + (any ? "" : paragraph("None of them alone flips the answer."));
}

}  // namespace careway::cli
