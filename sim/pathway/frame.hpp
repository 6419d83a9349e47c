#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"

namespace careway::pathway {

/// Counts at an instant, for pictures and for tests.
struct Frame {
    struct PoolCounts {
        std::int32_t capacity = 0, in_use = 0, turning = 0, waiting = 0;
        friend bool operator==(const PoolCounts&, const PoolCounts&) = default;
    };
    struct NodeCounts {
        std::int32_t staying = 0, in_process = 0, delayed = 0, queued = 0;
        friend bool operator==(const NodeCounts&, const NodeCounts&) = default;
    };
    Time time;
    std::vector<PoolCounts> pools;
    std::vector<NodeCounts> nodes;
    std::int32_t between_places = 0;  ///< outside with a process running, or one to come
    std::int32_t away = 0;            ///< at home before a further episode
    friend bool operator==(const Frame&, const Frame&) = default;
};

}  // namespace careway::pathway
