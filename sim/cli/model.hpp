#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/locate.hpp"
#include "sim/language/load.hpp"
#include "sim/pathway/program.hpp"
#include "sim/results/scenario.hpp"

namespace careway::cli {

/// A model with a scenario laid over it, compiled and ready to run.
struct Prepared {
    language::Model model;
    std::shared_ptr<const pathway::Program> program;
    results::Scenario scenario;
    std::vector<Fault> warnings;  ///< of the language and of the pathway, in file order
};

/// What has been said already: scenarios of one model share most of its faults.
class Told {
public:
    /// Those of `faults` that have not been told yet; they have been from now on.
    [[nodiscard]] std::vector<Fault> fresh(const std::vector<Fault>& faults);

private:
    std::vector<Fault> told_;
};

/// Reads and compiles. Throws InputError with every fault, those of the pathway included.
Prepared prepare(const Located& model, const std::optional<Located>& scenario);

}  // namespace careway::cli
