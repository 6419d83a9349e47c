#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/language/calibration.hpp"
#include "sim/results/experiment.hpp"
#include "sim/study/prepare.hpp"
#include "sim/study/tuning.hpp"

namespace careway::study {

/// Where trials are run and kept.
struct Workbench {
    results::Store* store = nullptr;
    unsigned threads = 1;
    std::function<void(const std::string& what, const results::Progress& progress)> on_progress;
    const std::atomic<bool>* stop = nullptr;
};

/// What came of a calibration.
struct Calibrated {
    language::Calibration asked;
    std::vector<Band> bands;
    Trial as_is;  ///< the model as it stands
    Tuned tuned;
    std::vector<Trial> ensemble;  ///< the members of the last round that fit
};

/// The bands of its targets.
[[nodiscard]] std::vector<Band> bands_of(const language::Calibration& calibration);

/// Throws InputError where a target names a measure, or the calibration a year, that the model does not have.
void require_measures(const language::Calibration& calibration, const Prepared& model);

/// Runs the model as it stands. Nothing when told to stop. Throws ModelError when the model stops itself, or where a
/// target has no value, such as a mean over nobody.
std::optional<Trial> run_as_is(const language::Calibration& calibration, const Prepared& model, const Workbench& bench);

/// Runs it, then tunes it; likewise.
std::optional<Calibrated> calibrate(const language::Calibration& calibration, const Prepared& model,
                                    const Workbench& bench);

}  // namespace careway::study
