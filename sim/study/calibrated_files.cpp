#include "sim/study/calibrated_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/language/workshop.hpp"
#include "sim/language/written.hpp"
#include "sim/results/csv.hpp"
#include "sim/study/diagnosis.hpp"

namespace careway::study {

namespace {

using language::Unknown;
using language::written;

/// `{times: 0.93, low: 0.9, high: 0.97, source: …}`. The best setting lies in the range even where no member comes as
/// far as it.
std::string change_of(const Calibrated& calibrated, std::size_t number, const std::vector<Spread>& spreads) {
    const Unknown& unknown = calibrated.asked.unknowns[number];
    const double best = calibrated.tuned.best.setting[number];
    std::string range;
    if (!spreads.empty()) {
        range = fmt::format(", low: {}, high: {}", written(unknown.text_at(std::min(best, spreads[number].low))),
                            written(unknown.text_at(std::max(best, spreads[number].high))));
    }
    return fmt::format("{{{}: {}{}, source: {}}}", unknown.kind == Unknown::Kind::to ? "to" : "times",
                       written(unknown.text_at(best)), range,
                       written(fmt::format("assumption (calibrated to {})", calibrated.asked.label)));
}

std::string line_of(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        line += (line.empty() ? "" : ",") + results::csv_field(cell);
    }
    return line + "\n";
}

}  // namespace

std::string scenario_text(const Calibrated& calibrated, const std::filesystem::path& folder) {
    const language::Calibration& asked = calibrated.asked;
    const std::vector<Spread> spread = spreads(calibrated.ensemble);
    std::string text = fmt::format(
        "# The best setting that `careway study calibrate` found for {}.\ncareway: 1\nscenario: {}\nmodel: {}\n",
        language::path_from(folder, asked.file), written(asked.label + ", calibrated"),
        written(language::path_from(folder, asked.model)));
    if (asked.scenario) {
        text += fmt::format("extends: {}\n", written(language::path_from(folder, *asked.scenario)));
    }
    text += "set:\n";
    for (std::size_t number = 0; number < asked.unknowns.size(); ++number) {
        for (const std::string& address : asked.unknowns[number].addresses) {
            text += fmt::format("  {}: {}\n", written(address), change_of(calibrated, number, spread));
        }
    }
    return text;
}

std::string ensemble_text(const Calibrated& calibrated) {
    std::vector<std::string> addresses;
    for (const Unknown& unknown : calibrated.asked.unknowns) {
        addresses.insert(addresses.end(), unknown.addresses.begin(), unknown.addresses.end());
    }
    std::string text = line_of(addresses);
    for (const Trial& member : calibrated.ensemble) {
        std::vector<std::string> cells;
        for (std::size_t number = 0; number < member.setting.size(); ++number) {
            const Unknown& unknown = calibrated.asked.unknowns[number];
            cells.insert(cells.end(), unknown.addresses.size(),
                         unknown.change(unknown.text_at(member.setting[number])));
        }
        text += line_of(cells);
    }
    return text;
}

}  // namespace careway::study
