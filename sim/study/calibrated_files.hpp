#pragma once

#include <filesystem>
#include <string>

#include "sim/study/calibrate.hpp"

/// What a calibration leaves behind, for other commands to read.
namespace careway::study {

/// A scenario of the model with the best setting; the range of each value is that of the ensemble.
/// @param folder  where it is to stand; it names the model by its path from there
[[nodiscard]] std::string scenario_text(const Calibrated& calibrated, const std::filesystem::path& folder);

/// CSV: a column for each address that the unknowns change, headed by it, and a row for each member: what a scenario's
/// `set:` would say there, `310 days` or `{times: 0.93}`.
[[nodiscard]] std::string ensemble_text(const Calibrated& calibrated);

}  // namespace careway::study
