#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "sim/base/error.hpp"
#include "sim/cli/calibrate_report.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/session.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/language/load.hpp"
#include "sim/study/calibrated_files.hpp"

namespace careway::cli {

namespace {

namespace fs = std::filesystem;

/// Tells how far the trials are, one bar a round.
class Rounds {
public:
    explicit Rounds(const Console& console) : console_{console} {}
    Rounds(const Rounds&) = delete;
    Rounds& operator=(const Rounds&) = delete;
    ~Rounds() { clear(); }

    void show(const std::string& round, const results::Progress& progress) {
        if (!report_ || round != round_) {
            report_.emplace(console_, round);
            round_ = round;
            console_.live() ? void() : console_.note(round);
        }
        report_->show(progress);
        if (progress.done == progress.total) {
            clear();
        }
    }

private:
    void clear() {
        if (report_) {
            report_->clear();
        }
    }

    const Console& console_;
    std::optional<ProgressReport> report_;
    std::string round_;
};

language::Calibration read(const Options& options, const Library& library) {
    if (!fs::is_regular_file(options.model)) {
        throw UsageError{fmt::format("there is no file `{}`", options.model)};
    }
    const Located file{fs::path{options.model}.stem().string(), options.model};
    return language::read_calibration(file.path, library.model_of(file).path);
}

fs::path folder_of(const Options& options, const Library& library) {
    const std::string model = library.model_of({"", options.model}).name;
    return options.output.empty() ? fs::path{"out"} / (model + "_calibration") : fs::path{options.output};
}

CalibrationFiles files_in(const fs::path& folder) {
    return {(folder / "calibrated.yaml").string(), (folder / "ensemble.csv").string(),
            (folder / "trials.sqlite").string()};
}

void keep_what_is_there(const CalibrationFiles& files) {
    for (const std::string& file : {files.scenario, files.ensemble}) {
        if (fs::exists(file)) {
            throw UsageError{
                fmt::format("there is a `{}` already; `-o` names another folder, `--force` writes over it", file)};
        }
    }
}

[[noreturn]] void stop(const Options& options, const std::string& store) {
    throw Stopped{fmt::format("Stopped. Finished runs are kept in {}. Go on with:\n  careway {}", store,
                              shell_words(options.command))};
}

bool meets_all(const study::Trial& trial, const std::vector<study::Band>& bands) {
    for (std::size_t target = 0; target < bands.size(); ++target) {
        if (study::judge(trial, target, bands[target]) != study::Verdict::in) {
            return false;
        }
    }
    return true;
}

/// Everything that a calibration needs, ready to run.
struct Bench {
    language::Calibration calibration;
    study::Prepared model;
    fs::path folder;
    CalibrationFiles files;
};

Bench bench_of(const Options& options, const Library& library, const Console& console) {
    Bench bench{read(options, library), {}, folder_of(options, library), {}};
    if (!bench.calibration.warnings.empty()) {
        console.warn(language::render(bench.calibration.warnings, "warning"));
    }
    bench.model = study::prepare(bench.calibration.model, bench.calibration.scenario);
    study::require_measures(bench.calibration, bench.model);
    bench.files = files_in(bench.folder);
    return bench;
}

/// @return the exit code
int check(const Bench& bench, const study::Workbench& work, const Options& options, const Console& console) {
    const auto as_is = study::run_as_is(bench.calibration, bench.model, work);
    if (!as_is) {
        stop(options, bench.files.store);
    }
    console.print(options.json ? targets_json(bench.calibration, *as_is) : targets_text(bench.calibration, *as_is));
    return meets_all(*as_is, study::bands_of(bench.calibration)) ? 0 : 4;
}

/// @return the exit code
int tune(const Bench& bench, const study::Workbench& work, const Options& options, const Console& console) {
    const auto calibrated = study::calibrate(bench.calibration, bench.model, work);
    if (!calibrated) {
        stop(options, bench.files.store);
    }
    write_file(bench.files.scenario, study::scenario_text(*calibrated, bench.folder));
    write_file(bench.files.ensemble, study::ensemble_text(*calibrated));
    console.print(options.json ? calibrate_json(*calibrated, bench.files) : calibrate_text(*calibrated, bench.files));
    return meets_all(calibrated->tuned.best, calibrated->bands) ? 0 : 4;
}

}  // namespace

int calibrate(const Options& options, const Library& library, const Console& console) {
    const Bench bench = bench_of(options, library, console);
    if (!options.force && !options.check_only) {
        keep_what_is_there(bench.files);
    }
    auto store = results::Store::open(bench.files.store);
    Rounds rounds{console};
    watch_for_interrupt();
    const study::Workbench work{
        &store, options.threads,
        [&](const std::string& round, const results::Progress& progress) { rounds.show(round, progress); },
        &interrupted()};
    return options.check_only ? check(bench, work, options, console) : tune(bench, work, options, console);
}

}  // namespace careway::cli
