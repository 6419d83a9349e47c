// What somebody who uses the findings should know.
#include <fmt/format.h>

#include <cmath>

#include "sim/fit/findings.hpp"

namespace careway::fit {

namespace {

constexpr double too_far = 0.1;  // a tenth
constexpr std::int64_t few = 30;

std::string of_whom(const Value& group) {
    return group.text.empty() ? "all" : "`" + group.text + "`";
}

/// A fitted median that is a tenth or more from Kaplan and Meier's, and further than chance would bring it.
bool off(const Fit& fit, const Median& median, double blur) {
    return std::abs(fit.median - median.days) > std::max(too_far * median.days, blur) &&
           (fit.median < median.low - blur || fit.median > median.high + blur);
}

void doubt_stays(const Findings& findings, std::vector<std::string>& doubts) {
    for (std::size_t group = 0; group < findings.stays.size(); ++group) {
        const Stays& stays = findings.stays[group];
        const Fit& best = stays.fits.front();
        const std::string whom = of_whom(findings.spells.groups[group]);
        if (off(best, stays.median, findings.spells.whole_days ? 0.5 : 0)) {
            doubts.push_back(fmt::format(
                "Half of the stays of {} are over after {:.3g} days (Kaplan and Meier), after {:.3g} by the best fit, "
                "{}: no family here has their shape; think of `mixture` or `empirical`.",
                whom, stays.median.days, best.median, name_of(best.family)));
        }
        if (stays.people - stays.open < few) {
            doubts.push_back(fmt::format("Only {} stays of {} have ended: standard errors are rough.",
                                         stays.people - stays.open, whom));
        }
    }
}

}  // namespace

std::vector<std::string> doubts_of(const Findings& findings) {
    std::vector<std::string> doubts;
    const Spells& spells = findings.spells;
    if (!spells.has_ready) {
        doubts.emplace_back(
            "The table has no `ready`: stays are those until people left, delay included. A model that makes delays "
            "by itself would count them twice.");
    }
    if (std::abs(findings.in_use_by_fit - findings.in_use) > too_far * findings.in_use) {
        doubts.push_back(fmt::format(
            "The fit puts {:.1f} people in beds on average, the data {:.1f}: demand or stays changed, or the data does "
            "not begin or end when it seems to (`--from`, `--to`).",
            findings.in_use_by_fit, findings.in_use));
    }
    if (findings.still_there == 0) {
        doubts.emplace_back(
            "Nobody is still there at the data's end. If the table holds only people who have left, the longest stays "
            "of its last weeks are missing: put `--to` some weeks earlier.");
    }
    doubt_stays(findings, doubts);
    return doubts;
}

}  // namespace careway::fit
