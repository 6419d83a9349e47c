#pragma once

#include <string>

namespace careway::language {

/// JSON Schemas (draft 7, which yaml-language-server knows best) printed from the description, by which editors
/// complete and explain models while they are written. They refuse what can be seen without looking elsewhere: unknown
/// and missing keys, wrong kinds, units, dates, words. Names that do not exist and sums of shares are for `check`.
std::string model_schema();
std::string scenario_schema();
std::string sources_schema();
std::string calibration_schema();
std::string targets_schema();
std::string study_schema();

}  // namespace careway::language
