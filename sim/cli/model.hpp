#pragma once

#include <optional>
#include <vector>

#include "sim/cli/locate.hpp"
#include "sim/study/prepare.hpp"

namespace careway::cli {

using study::Prepared;

/// What has been said already: scenarios of one model share most of its faults.
class Told {
public:
    /// Those of `faults` that have not been told yet; they have been from now on.
    [[nodiscard]] std::vector<Fault> fresh(const std::vector<Fault>& faults);

private:
    std::vector<Fault> told_;
};

/// See study::prepare.
Prepared prepare(const Located& model, const std::optional<Located>& scenario);

}  // namespace careway::cli
