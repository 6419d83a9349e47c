#include "sim/cli/calibrate_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/session.hpp"
#include "sim/cli/table.hpp"
#include "sim/results/number.hpp"
#include "sim/study/diagnosis.hpp"

namespace careway::cli {

namespace {

using language::Calibration;
using language::Unknown;
using study::Calibrated;
using study::Trial;

constexpr auto left = Table::Align::left;
constexpr auto right = Table::Align::right;

std::string counted(std::size_t number, const std::string& noun) {
    return results::counted(static_cast<long long>(number), noun);
}

/// "180 to 600 days": the unit once where both have the same.
std::string range_of(const std::string& low, const std::string& high) {
    const std::size_t unit = std::min(low.find(' '), low.size());
    const bool same = unit < low.size() && high.ends_with(low.substr(unit));
    return fmt::format("{} to {}", same ? low.substr(0, unit) : low, high);
}

std::string window_of(const Calibration& calibration) {
    return calibration.split.empty() ? "the whole window" : calibration.split;
}

std::string head_of(const Calibration& calibration, const std::string& what) {
    return paragraph(fmt::format("{}: {}, {} of each, seed {}, {}", calibration.label, what,
                                 counted(calibration.runs, "run"), calibration.seed, window_of(calibration)));
}

std::string unknowns_table(const Calibrated& calibrated) {
    Table table{{right, right, right}, {{"Unknowns", "looked for in", "best", "ensemble"}}};
    const auto spreads = study::spreads(calibrated.ensemble);
    for (std::size_t i = 0; i < calibrated.asked.unknowns.size(); ++i) {
        const Unknown& unknown = calibrated.asked.unknowns[i];
        table.rows.push_back(
            {unknown.name, range_of(unknown.text_at(0), unknown.text_at(1)),
             unknown.text_at(calibrated.tuned.best.setting[i]),
             spreads.empty() ? "-" : range_of(unknown.text_at(spreads[i].low), unknown.text_at(spreads[i].high))});
    }
    return table.text();
}

/// With decimals enough to tell a tenth of the band.
std::string rounded(double number, const study::Band& band) {
    int decimals = 0;
    for (double step = 1; step > (band.high - band.low) / 10 && decimals < 9; step /= 10) {
        ++decimals;
    }
    return decimals == 0 ? results::with_commas(std::llround(number)) : fmt::format("{:.{}f}", number, decimals);
}

std::vector<std::string> cells_of(const language::Expectation& asked, const study::Band& band) {
    return {asked.what, range_of(rounded(band.low, band), rounded(band.high, band))};
}

/// What a trial gave, and whether that will do.
void add_trial(std::vector<std::string>& cells, const Trial& trial, std::size_t target, const study::Band& band) {
    cells.push_back(rounded(trial.mean(target), band));
    cells.emplace_back(word_of(judge(trial, target, band)));
}

std::string targets_table(const Calibrated& calibrated) {
    Table table{{right, right, left, right, left, right},
                {{"Targets", "wanted", "as it is", "", "best", "", "members"}}};
    for (std::size_t i = 0; i < calibrated.bands.size(); ++i) {
        const study::Band& band = calibrated.bands[i];
        table.rows.push_back(cells_of(calibrated.asked.targets[i], band));
        add_trial(table.rows.back(), calibrated.as_is, i, band);
        add_trial(table.rows.back(), calibrated.tuned.best, i, band);
        table.rows.back().push_back(std::to_string(study::meeting(calibrated.tuned.members, i, band)));
    }
    return table.text();
}

/// Those that cannot be met.
std::string remarks_on_targets(const Calibrated& calibrated) {
    std::string text;
    for (const study::Conflict& pair : study::conflicts(calibrated.tuned.tried, calibrated.bands)) {
        text += paragraph(fmt::format("No setting meets both `{}` and `{}`, though each is met by some.",
                                      calibrated.asked.targets[pair.first].what,
                                      calibrated.asked.targets[pair.second].what));
    }
    for (const std::size_t target : study::never_met(calibrated.tuned.tried, calibrated.bands)) {
        text += paragraph(
            fmt::format("No setting meets `{}`: what moves it is not among the unknowns, or their ranges are too "
                        "narrow.",
                        calibrated.asked.targets[target].what));
    }
    return text;
}

/// What the ensemble does not know.
std::string remarks_on_ensemble(const Calibrated& calibrated) {
    const auto& unknowns = calibrated.asked.unknowns;
    std::string text;
    for (const study::Tied& tie : study::tied(calibrated.ensemble)) {
        text += paragraph(fmt::format(
            "{} and {} are known together, not apart: in the ensemble one {} as the other rises (correlation {:.2f}).",
            unknowns[tie.first].name, unknowns[tie.second].name, tie.correlation < 0 ? "falls" : "rises",
            tie.correlation));
    }
    std::vector<std::string> wide;
    const auto spreads = study::spreads(calibrated.ensemble);
    for (std::size_t i = 0; i < spreads.size(); ++i) {
        if (spreads[i].of_range >= study::hardly_narrower) {
            wide.push_back(unknowns[i].name);
        }
    }
    if (!wide.empty()) {
        text += paragraph(fmt::format("The targets say little of {}: the ensemble is nearly as wide as the range.",
                                      fmt::join(wide, ", ")));
    }
    return text;
}

/// A best value at the end of its range says that the range may be too narrow.
std::string remarks_on_ends(const Calibrated& calibrated) {
    constexpr double at_end = 0.005;
    std::string text;
    for (std::size_t i = 0; i < calibrated.asked.unknowns.size(); ++i) {
        const double share = calibrated.tuned.best.setting[i];
        if (share < at_end || share > 1 - at_end) {
            text += paragraph(fmt::format("{} lies at the {} end of its range, which may be too narrow.",
                                          calibrated.asked.unknowns[i].name, share < 0.5 ? "low" : "high"));
        }
    }
    return text;
}

}  // namespace

std::string targets_text(const Calibration& calibration, const Trial& as_is) {
    Table table{{right, right, left}, {{"Targets", "wanted", "as it is", ""}}};
    const auto bands = study::bands_of(calibration);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        table.rows.push_back(cells_of(calibration.targets[i], bands[i]));
        add_trial(table.rows.back(), as_is, i, bands[i]);
    }
    return head_of(calibration, "the model as it stands") + "\n" + table.text() + "\n" +
           paragraph("Mean of the runs. near: out, but no further than chance may take it.");
}

const char* word_of(study::Verdict verdict) {
    return verdict == study::Verdict::in ? "in" : verdict == study::Verdict::near ? "near" : "out";
}

std::string calibrate_text(const Calibrated& calibrated, const CalibrationFiles& files) {
    const Calibration& asked = calibrated.asked;
    std::string text = head_of(asked, counted(calibrated.tuned.tried.size() + 1, "setting")) + "\n" +
                       unknowns_table(calibrated) + "\n" + targets_table(calibrated) + "\n";
    text += paragraph(fmt::format(
        "The ensemble is the {} of {} of the last round that meet every target, by chance perhaps; members: how many "
        "of them meet this one. best: nearest to the targets, and to the middle of the ranges where no target tells. "
        "near: out, but no further than chance may take it.",
        calibrated.ensemble.size(), counted(calibrated.tuned.members.size(), "member")));
    text += remarks_on_targets(calibrated) + remarks_on_ensemble(calibrated) + remarks_on_ends(calibrated);
    return text + fmt::format("Results: {}, {}\nNext: {}\n", files.scenario, files.ensemble,
                              shell_words({"careway", "run", files.scenario}));
}

}  // namespace careway::cli
