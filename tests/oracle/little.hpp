#pragma once

#include <vector>

#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"
#include "sim/random/draw.hpp"

namespace careway::oracle {

/// Little's law, to the millisecond: at every node the area under the count of people, as seen by looking at the
/// system between any two events, is the time that people spend there, as its records tell. Of people inside, in a
/// queue, in a process, and delayed.
/// @pre the run that the records tell of came to its end
[[nodiscard]] bool obeys_little(const std::shared_ptr<const pathway::Program>& program, random::Draws draws,
                                const std::vector<pathway::Record>& records);

}  // namespace careway::oracle
