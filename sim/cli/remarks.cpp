#include "sim/cli/remarks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/table.hpp"
#include "sim/results/number.hpp"
#include "sim/results/rows.hpp"
#include "sim/stats/interval.hpp"

namespace careway::cli {

namespace {

std::vector<double> existing(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    return values;
}

bool is_constant(const std::vector<double>& values) {
    return std::ranges::all_of(values, [&](double value) { return value == values.front(); });
}

/// "2 of 50 runs in year 1", of later windows without "runs".
std::string in_words(const Breach& breach, bool first) {
    return fmt::format("{} of {}{}{}", breach.breaches.broken, breach.breaches.runs, first ? " runs" : "",
                       breach.split.empty() ? "" : " in " + breach.split);
}

}  // namespace

std::string steady_state_remark(const Session& session) {
    if (session.endless.empty()) {
        return "";
    }
    const bool more_to_see = session.years.empty() && !results::years_of(session.scenarios.front().entries).empty();
    return fmt::format(
        "No steady state: people ask for more of {} than there is and do not give up, so that the wait for it is a "
        "path, not a mean{}. ",
        fmt::join(session.endless, ", "), more_to_see ? "; --by-year shows it" : "");
}

std::string limit_lines(const Session& session) {
    std::string text;
    for (std::size_t i = 0; i < session.breaches.size(); ++i) {
        const Breach& first = session.breaches[i];
        const auto told = std::ranges::find_if(session.breaches, [&](const Breach& other) {
            return other.limit == first.limit && other.scenario == first.scenario;
        });
        if (&*told != &first) {
            continue;  // its other windows
        }
        std::vector<std::string> windows;
        for (const Breach& breach : session.breaches) {
            if (breach.limit == first.limit && breach.scenario == first.scenario) {
                windows.push_back(in_words(breach, windows.empty()));
            }
        }
        text += paragraph(
            fmt::format("Limit {}, {}: broken in {}", first.limit, first.scenario, fmt::join(windows, ", ")), 2);
    }
    return text;
}

std::string precision_line(const Session& session, const std::vector<Sample>& samples) {
    if (session.precision == 0) {
        return "";
    }
    std::size_t most = session.replications;
    std::string by;
    std::vector<std::string> never;
    for (const auto& [address, values] : samples) {
        const std::vector<double> known = existing(values);
        if (is_constant(known)) {
            continue;
        }
        const auto needed = stats::replications_needed(known, session.precision);
        if (!needed && std::ranges::find(never, address) == never.end()) {
            never.push_back(address);
        } else if (needed && *needed > most) {
            most = *needed;
            by = address;
        }
    }
    std::string text = fmt::format("Precision {:.6g}%: ", 100 * session.precision);
    text += by.empty()
                ? "these runs will do"
                : fmt::format("{} would do, for `{}`", results::counted(static_cast<long long>(most), "run"), by);
    if (!never.empty()) {
        text += fmt::format("; no number of runs for `{}`, too near 0", fmt::join(never, "`, `"));
    }
    return paragraph(text + ".", 2);
}

}  // namespace careway::cli
