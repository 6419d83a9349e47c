#include "sim/cli/fit_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/table.hpp"
#include "sim/fit/wording.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

using enum Table::Align;
using fit::Estimate;
using fit::Findings;
using results::counted;
using results::with_commas;

/// As many decimals as the standard error is worth: two digits of it.
int decimals_for(double error) {
    return error > 0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(error))), 0, 6) : 2;
}

std::string with_error(double value, double error) {
    const int decimals = decimals_for(error);
    return fmt::format("{:.{}f} ± {:.{}f}", value, decimals, error, decimals);
}

std::string span(double low, double high, double error) {
    const int decimals = decimals_for(error);
    return fmt::format("{:.{}f} to {:.{}f}", low, decimals, high, decimals);
}

std::string days(double number) {
    return std::isnan(number) ? "-" : fmt::format("{:.3g}", number);
}

std::string group_name(const Findings& findings, std::size_t group) {
    const std::string& name = findings.spells.groups[group].text;
    return name.empty() ? "All" : name;
}

std::string still_there(const Findings& findings) {
    std::string text = findings.still_there == 0
                           ? "Nobody is still there at its end."
                           : fmt::format("Still there at its end: {}, whose stays go on or who wait to leave.",
                                         with_commas(findings.still_there));
    std::int64_t late = 0;
    for (const fit::Stays& one : findings.stays) {
        late += one.late;
    }
    if (late > 0) {
        text += fmt::format(" Admitted before it began: {}, counted from then on.", with_commas(late));
    }
    if (findings.ready_assumed > 0) {
        text += fmt::format(" Left without a `ready`: {}, taken as ready when they left.",
                            with_commas(findings.ready_assumed));
    }
    if (findings.without_destination > 0) {
        text += fmt::format(" Left without a destination: {}.", with_commas(findings.without_destination));
    }
    return text;
}

std::string head(const Findings& findings, const std::string& file) {
    const fit::Spells& spells = findings.spells;
    std::string text =
        paragraph(fmt::format("{}: {} of {} used, of {} days from {} to {}.", file,
                              with_commas(static_cast<long long>(spells.all.size())), counted(spells.rows, "spell"),
                              fit::plain(spells.days()), fit::to_string(spells.from), fit::to_string(spells.to)));
    const auto& out = spells.left_out;
    const std::pair<std::int64_t, std::string> left_out[] = {
        {out.before, "over before that"},
        {out.after, "begun after it"},
        {out.of_no_group, fmt::format("of no `{}`", spells.attribute)},
        {out.never_admitted, "never admitted"}};
    std::string reasons;
    for (const auto& [number, why] : left_out) {
        reasons += number == 0 ? "" : fmt::format("{}{} {}", reasons.empty() ? "" : ", ", with_commas(number), why);
    }
    text += reasons.empty() ? "" : paragraph("Left out: " + reasons + ".");
    text += paragraph(still_there(findings));
    return text + paragraph(fmt::format("People there on average: {:.1f}; by the fit {:.1f}.", findings.in_use,
                                        findings.in_use_by_fit));
}

std::string stays(const Findings& findings) {
    Table table{{right, right, right, right, right, right},
                {{"Stay, days", "stays", "go on", "mean ± SE", "sd ± SE", "median", "K-M"}}};
    for (std::size_t group = 0; group < findings.stays.size(); ++group) {
        const fit::Stays& one = findings.stays[group];
        const fit::Fit& best = one.fits.front();
        table.rows.push_back({fmt::format("{}: {}", group_name(findings, group), name_of(best.family)),
                              with_commas(one.people), with_commas(one.open), with_error(best.mean, best.mean_error),
                              with_error(best.sd, best.sd_error), days(best.median), days(one.median.days)});
    }
    return table.text();
}

/// How far the others are behind the best.
std::string families(const Findings& findings) {
    Table table{{right, right, right, right}, {{"AIC above the best"}}};
    for (const fit::Family family : fit::families) {
        table.rows.front().emplace_back(name_of(family));
    }
    for (std::size_t group = 0; group < findings.stays.size(); ++group) {
        const auto& fits = findings.stays[group].fits;
        std::vector<std::string> row{group_name(findings, group)};
        for (const fit::Family family : fit::families) {
            const auto found = std::ranges::find(fits, family, &fit::Fit::family);
            row.push_back(found == fits.end() ? "-" : fmt::format("{:.1f}", found->aic - fits.front().aic));
        }
        table.rows.push_back(row);
    }
    return table.text();
}

/// "Mon 11:00".
std::string hour_name(std::size_t hour) {
    constexpr const char* names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    return fmt::format("{} {:02}:00", names[hour / 24], hour % 24);
}

/// Where most and fewest come; of dates alone only the day is known.
std::string busiest(const Findings& findings, long long people) {
    const fit::Profile& profile = findings.arrivals.profile;
    const auto [low, high] = std::ranges::minmax_element(profile);
    const bool days = findings.spells.whole_days;
    const auto name = [&](auto hour) {
        return hour_name(static_cast<std::size_t>(hour - profile.begin())).substr(0, days ? 3 : std::string::npos);
    };
    const double parts = days ? 7 : static_cast<double>(fit::hours_of_week);
    return paragraph(fmt::format(
        "Busiest {0} of the week: {1}, {2:.2f} times the mean; quietest: {3}, {4:.2f}. Standard error of {5} "
        "{0}: some {6:.0f} %.",
        days ? "day" : "hour", name(high), *high, name(low), *low, days ? "a" : "an",
        100 * std::sqrt(parts / static_cast<double>(people))));
}

std::string arrivals(const Findings& findings) {
    const fit::Arrivals& came = findings.arrivals;
    Table table{{right, right, right}, {{"Arrivals a day", "people", "rate ± SE", "95 % interval"}}};
    long long all = 0;
    for (std::size_t group = 0; group < came.people.size(); ++group) {
        const Estimate& rate = came.rates[group];
        table.rows.push_back({group_name(findings, group), with_commas(came.people[group]),
                              with_error(rate.value, rate.error), span(rate.range.low, rate.range.high, rate.error)});
        all += came.people[group];
    }
    return table.text() + busiest(findings, all);
}

std::string ways(const Findings& findings) {
    Table table{{right, right, right}, {{"Where people go", "people", "share, % ± SE", "95 % interval"}}};
    for (std::size_t way = 0; way < findings.ways.size(); ++way) {
        const fit::Way& one = findings.ways[way];
        const std::string name = findings.spells.destinations[way].text;
        for (std::size_t group = 0; group < one.shares.size(); ++group) {
            const Estimate& share = one.shares[group];
            const double error = 100 * share.error;
            const bool split = one.shares.size() > 1;
            table.rows.push_back({split ? fmt::format("{}, {}", name, group_name(findings, group)) : name,
                                  group == 0 ? with_commas(one.people) : "", with_error(100 * share.value, error),
                                  span(100 * share.range.low, 100 * share.range.high, error)});
        }
    }
    return table.text();
}

std::string delays(const Findings& findings) {
    Table table{{right, right, right, right},
                {{"Delay, ready to left", "over 1 h, %", "of all, days", "if delayed, days", "of time"}}};
    for (std::size_t way = 0; way < findings.ways.size(); ++way) {
        const fit::Way& one = findings.ways[way];
        const std::string name = findings.spells.destinations[way].text;
        const bool single = one.delays.size() == 1 && one.delays.front().reason == fit::unknown;
        const auto lasts = [](const fit::Delay& delay) {
            return with_error(delay.fits.front().mean, delay.fits.front().mean_error);
        };
        table.rows.push_back({name, with_error(100 * one.delayed.value, 100 * one.delayed.error),
                              with_error(one.delay.value, one.delay.error), single ? lasts(one.delays.front()) : "",
                              fmt::format("{:.1f}%", 100 * one.part)});
        for (const fit::Delay& delay : single ? std::vector<fit::Delay>{} : one.delays) {
            const std::string why =
                delay.reason == fit::unknown ? "no reason given" : findings.spells.reasons[delay.reason].text;
            table.rows.push_back({"- " + why, with_error(100 * delay.share.value, 100 * delay.share.error),
                                  days(delay.mean_of_all()), lasts(delay), ""});
        }
    }
    return table.text();
}

}  // namespace

std::string fit_text(const Findings& findings, const std::string& file, const Console& console) {
    std::string text = console.title(head(findings, file)) + "\n" + stays(findings) + "\n" + families(findings) + "\n" +
                       arrivals(findings);
    if (!findings.ways.empty()) {
        text += "\n" + ways(findings);
    }
    const bool delayed = std::ranges::any_of(findings.ways, [](const fit::Way& way) { return !way.delays.empty(); });
    if (delayed) {
        text += "\n" + delays(findings);
    }
    text += "\n" + paragraph(
                       "SE: standard error. K-M: median by Kaplan and Meier, of no family. Stays: admitted to "
                       "ready, by maximum likelihood; those begun before the data count from its beginning.");
    for (const std::string& doubt : findings.doubts) {
        text += "\n" + paragraph("Mind: " + doubt);
    }
    return text;
}

}  // namespace careway::cli
