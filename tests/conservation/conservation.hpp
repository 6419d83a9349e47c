#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/pathway/program.hpp"

namespace careway::conservation {

/// Runs one replication to its end and says what of these did not hold in its measured window; nothing when all did.
/// - every instant has one number of places in use;
/// - Little's law, for each node's queue, stay and delay, to the millisecond: the area under the count is the time that
///   its people spent;
/// - the waits and times that measures average are those of the people who started and left;
/// - places in use are those that people inside hold (where each holds what the node says for the whole stay);
/// - whoever came to a node has left it or is there, and whoever came by a stream is gone or is there.
[[nodiscard]] std::vector<std::string> broken_promises(const std::shared_ptr<const pathway::Program>& program,
                                                       std::uint32_t seed, std::uint32_t replication);

}  // namespace careway::conservation
