#pragma once

#include <string>
#include <vector>

#include "sim/fit/findings.hpp"

namespace careway::fit {

struct File {
    std::string name;  ///< relative to the folder of the model
    std::string text;
};

/// A whole model of one ward with as many beds as anybody wants, and the tables that it names: what was found, in the
/// form in which models state it.
/// @param model  what its file is to be called
/// @param table  that of the spells, for people
[[nodiscard]] std::vector<File> model_files(const Findings& findings, const std::string& model,
                                            const std::string& table);

}  // namespace careway::fit
