#pragma once

#include <string>
#include <vector>

#include "sim/cli/console.hpp"
#include "sim/fit/findings.hpp"

namespace careway::cli {

/// What a table of spells says, for people. @param file  the table
[[nodiscard]] std::string fit_text(const fit::Findings& findings, const std::string& file, const Console& console);
/// The same for programs, with every family. @param written  files
[[nodiscard]] std::string fit_json(const fit::Findings& findings, const std::string& file,
                                   const std::vector<std::string>& written);

}  // namespace careway::cli
