#pragma once

#include "sim/base/time.hpp"
#include "sim/language/faults.hpp"
#include "sim/language/laid_over.hpp"

namespace careway::language {

/// Pulls each lever by itself on the first day, so that one that cannot be pulled is told before anybody does. It is
/// pulled on what the file made that it stands in: a later scenario may have pulled it already, as that of a workshop
/// does, or left nothing to take away.
void try_levers(const LaidOver& laid, Date first_day, Faults& faults);

}  // namespace careway::language
