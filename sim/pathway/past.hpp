#pragma once

#include "sim/pathway/program.hpp"

namespace careway::pathway {

/// Whether a run of `before` that has come to `now`, and to nothing of what happens in that instant, stands where one
/// of `after` would: the two differ in nothing but changes from `now` on. False too where a run of `after` might have
/// stopped itself by then, because its rings would have had fewer places to hope for.
[[nodiscard]] bool same_until(const Program& before, const Program& after, Time now);

}  // namespace careway::pathway
