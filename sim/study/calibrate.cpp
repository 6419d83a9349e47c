#include "sim/study/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include "sim/base/error.hpp"
#include "sim/language/set.hpp"
#include "sim/language/suggest.hpp"
#include "sim/run/provenance.hpp"
#include "sim/run/replicate.hpp"

namespace careway::study {

namespace {

using language::Calibration;
using language::Code;
using language::Expectation;
using language::Unknown;

/// Positions in a run's values, by address, of the calibration's window.
using Positions = std::map<std::string, std::size_t>;

Positions positions_in(std::span<const measure::Entry> entries, const std::string& split) {
    Positions positions;
    for (std::size_t position = 0; position < entries.size(); ++position) {
        if (entries[position].split == split) {
            positions.emplace(entries[position].address, position);
        }
    }
    return positions;
}

/// "stay 0.93, care_lasts 310 days".
std::string in_words(const Calibration& calibration, const Setting& setting) {
    std::string words;
    for (std::size_t i = 0; i < setting.size(); ++i) {
        const Unknown& unknown = calibration.unknowns[i];
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", unknown.name, unknown.text_at(setting[i]));
    }
    return words.empty() ? "as it stands" : words;
}

/// Runs trials of one calibration.
class Trials {
public:
    Trials(const Calibration& calibration, const Workbench& bench) : calibration_{calibration}, bench_{bench} {}

    /// @param settings  as many as `models`, which they were laid over
    std::optional<std::vector<Trial>> run(const std::string& what, const std::vector<Prepared>& models,
                                          std::vector<Setting> settings) {
        std::vector<results::Arm> arms;
        for (const Prepared& model : models) {
            arms.push_back({model.scenario, [&model, this](std::uint32_t replication) {
                                return run::replicate(model.program, calibration_.seed, replication, *bench_.stop);
                            }});
        }
        const results::Outcome outcome = results::perform(
            *bench_.store, arms, {calibration_.runs, calibration_.seed, bench_.threads, run::program()},
            [&](const results::Progress& progress) { bench_.on_progress(what, progress); }, *bench_.stop);
        if (!outcome.complete) {
            return {};
        }
        std::vector<Trial> trials;
        for (std::size_t i = 0; i < models.size(); ++i) {
            trials.push_back(trial_of(std::move(settings[i]), models[i].scenario.entries, outcome.runs[i]));
        }
        return trials;
    }

    /// Each setting laid over the model.
    std::optional<std::vector<Trial>> run(std::size_t round, std::span<const Setting> settings) {
        std::vector<Setting> written;
        std::vector<run::Job> jobs;
        for (const Setting& setting : settings) {
            written.push_back(as_written(setting));
            jobs.push_back({jobs.size(), 1});
        }
        std::vector<Prepared> models(settings.size());
        const auto prepare_one = [&](const run::Job& job) {
            models[job.scenario] = prepared(written[job.scenario]);
            models[job.scenario].scenario.name = fmt::format("trial_{}_{}", round, job.scenario + 1);
            models[job.scenario].scenario.label = in_words(calibration_, written[job.scenario]);
            return run::Values{};
        };
        if (!run::run_jobs(
                jobs, bench_.threads, prepare_one, [](const run::Finished&) {}, *bench_.stop)) {
            return {};
        }
        return run(name_of(round), models, std::move(written));
    }

private:
    [[nodiscard]] std::string name_of(std::size_t round) const {
        return round == 0                    ? "all over the ranges"
               : round > calibration_.rounds ? "refining the best"
                                             : fmt::format("round {} of {}", round, calibration_.rounds);
    }

    [[nodiscard]] Setting as_written(const Setting& setting) const {
        Setting written;
        for (std::size_t i = 0; i < setting.size(); ++i) {
            const Unknown& unknown = calibration_.unknowns[i];
            written.push_back(unknown.share_of(unknown.text_at(setting[i])));
        }
        return written;
    }

    [[nodiscard]] Prepared prepared(const Setting& setting) const {
        const Place place{calibration_.file.generic_string()};
        std::vector<language::Value> sets;
        for (std::size_t i = 0; i < setting.size(); ++i) {
            const Unknown& unknown = calibration_.unknowns[i];
            for (const std::string& address : unknown.addresses) {
                sets.push_back(language::set_of(address, unknown.change(unknown.text_at(setting[i])), place));
            }
        }
        return prepare(calibration_.model, calibration_.scenario, sets);
    }

    [[nodiscard]] Trial trial_of(Setting setting, std::span<const measure::Entry> entries,
                                 std::span<const run::Values> runs) const {
        const Positions positions = positions_in(entries, calibration_.split);
        Trial trial{std::move(setting), {}};
        for (const Expectation& target : calibration_.targets) {
            trial.values.emplace_back();
            for (const run::Values& values : runs) {
                const double value =
                    target.value([&](const std::string& address) { return values[positions.at(address)]; });
                if (!std::isfinite(value)) {
                    throw ModelError{fmt::format("`{}` has no value in run {} ({})", target.what,
                                                 trial.values.back().size() + 1,
                                                 in_words(calibration_, trial.setting))};
                }
                trial.values.back().push_back(value);
            }
        }
        return trial;
    }

    const Calibration& calibration_;
    const Workbench& bench_;
};

}  // namespace

std::vector<Band> bands_of(const Calibration& calibration) {
    std::vector<Band> bands;
    for (const Expectation& target : calibration.targets) {
        bands.push_back({target.target, target.low, target.high});
    }
    return bands;
}

void require_measures(const Calibration& calibration, const Prepared& model) {
    language::Faults faults;
    std::set<std::string> splits;
    for (const measure::Entry& entry : model.scenario.entries) {
        splits.insert(entry.split);
    }
    if (!splits.contains(calibration.split)) {
        splits.erase("");
        faults.add(Code::unknown_measure, calibration.split_place,
                   fmt::format("the run has no `{}`", calibration.split),
                   {"", splits.empty() ? "it is shorter than two years: leave `split` out"
                                       : "it has " + language::listed({splits.begin(), splits.end()})});
        faults.throw_errors();
    }
    const Positions positions = positions_in(model.scenario.entries, calibration.split);
    std::vector<std::string> known;
    std::ranges::transform(positions, std::back_inserter(known), [](const auto& row) { return row.first; });
    for (const Expectation& target : calibration.targets) {
        for (const auto* terms : {&target.add, &target.less, &target.over}) {
            for (const language::Term& term : *terms) {
                if (!positions.contains(term.address)) {
                    faults.add(
                        Code::unknown_measure, term.place, fmt::format("there is no measure `{}`", term.address),
                        {language::did_you_mean(term.address, known), "`careway list measures MODEL` names them all"});
                }
            }
        }
    }
    faults.throw_errors();
}

std::optional<Trial> run_as_is(const Calibration& calibration, const Prepared& model, const Workbench& bench) {
    auto trials = Trials{calibration, bench}.run("as it stands", {model}, {Setting{}});
    return trials ? std::optional{std::move(trials->front())} : std::nullopt;
}

std::optional<Calibrated> calibrate(const Calibration& calibration, const Prepared& model, const Workbench& bench) {
    Calibrated calibrated{calibration, bands_of(calibration), {}, {}, {}};
    auto as_is = run_as_is(calibration, model, bench);
    if (!as_is) {
        return {};
    }
    calibrated.as_is = std::move(*as_is);
    Trials trials{calibration, bench};
    const Tuning tuning{calibration.unknowns.size(), calibration.members, calibration.rounds, calibration.seed};
    auto tuned = tune(tuning, calibrated.bands, [&](std::size_t round, std::span<const Setting> settings) {
        return trials.run(round, settings);
    });
    if (!tuned) {
        return {};
    }
    calibrated.tuned = std::move(*tuned);
    std::ranges::copy_if(calibrated.tuned.members, std::back_inserter(calibrated.ensemble),
                         [&](const Trial& trial) { return fits(trial, calibrated.bands); });
    return calibrated;
}

}  // namespace careway::study
