#pragma once

#include <vector>

#include "sim/cli/model.hpp"

namespace careway::cli {

/// Throws InputError, pointing at both lines, when a scenario's run differs from the first one's in length, warm-up or
/// start, so that their people would not be the same.
void require_comparable(const std::vector<Prepared>& prepared);

}  // namespace careway::cli
