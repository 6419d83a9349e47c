#pragma once

#include <string>

#include "sim/study/calibrate.hpp"

/// What `careway study calibrate` prints.
namespace careway::cli {

/// Where it left what it found.
struct CalibrationFiles {
    std::string scenario, ensemble, store;
};

/// "in", "near" or "out".
[[nodiscard]] const char* word_of(study::Verdict verdict);

[[nodiscard]] std::string calibrate_text(const study::Calibrated& calibrated, const CalibrationFiles& files);
[[nodiscard]] std::string calibrate_json(const study::Calibrated& calibrated, const CalibrationFiles& files);

/// Of the model as it stands.
[[nodiscard]] std::string targets_text(const language::Calibration& calibration, const study::Trial& as_is);
[[nodiscard]] std::string targets_json(const language::Calibration& calibration, const study::Trial& as_is);

}  // namespace careway::cli
