#pragma once

#include <string_view>

/// What the reference says around its tables. Every YAML block is a part of a model (or, where it begins with
/// `set:`, of a scenario) that a test lays over its own and runs.
namespace careway::language::prose {

extern const std::string_view opening;
extern const std::string_view values;
extern const std::string_view after_units;
extern const std::string_view scenarios;
extern const std::string_view calibration;
extern const std::string_view studies;
extern const std::string_view live_screen;
extern const std::string_view tables;
extern const std::string_view sources;
extern const std::string_view codes;

}  // namespace careway::language::prose
