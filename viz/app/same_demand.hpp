#pragma once

#include "sim/pathway/program.hpp"

namespace careway::app {

/// Whether the same people come to both at the same instants, on every run, and those who are there at first are the
/// same. Else lanes have the same luck only: who comes to both is the same person.
[[nodiscard]] bool same_demand(const pathway::Program& a, const pathway::Program& b);

}  // namespace careway::app
