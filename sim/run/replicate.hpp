#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

#include "sim/pathway/program.hpp"
#include "sim/run/runner.hpp"

namespace careway::run {

/// Replication `replication` of a model from its first to its last instant; nothing when `stop` became true on the
/// way. The same (seed, replication) means the same people, whatever the scenario.
std::optional<Values> replicate(std::shared_ptr<const pathway::Program> program, std::uint32_t seed,
                                std::uint32_t replication, const std::atomic<bool>& stop);

}  // namespace careway::run
