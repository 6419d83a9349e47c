#pragma once

#include "sim/fit/spells.hpp"

namespace careway::fit {

/// Says what time the data covers, where the request does not, and keeps the spells of it.
///
/// It then begins on the day on which the first of all spells ended: had it begun earlier, somebody would have left
/// earlier. It ends with the last instant of the file, or the day of it where there are only dates.
void settle(Spells& spells, const Request& request, language::Faults& faults);

}  // namespace careway::fit
