#pragma once

#include <cstdint>
#include <vector>

#include "sim/pathway/program.hpp"

namespace careway::run {

/// One pool at an instant. Capacity, in_use and turning are places; PoolText::in_its_unit says what people read of
/// them. Waiting and delayed are people.
struct PoolView {
    std::int32_t capacity = 0;  ///< Settings::unlimited of a pool that is never full
    std::int32_t in_use = 0;
    std::int32_t turning = 0;
    std::int32_t waiting = 0;
    std::int32_t delayed = 0;  ///< hold places of it past the end of their stay
    Time oldest = never;       ///< when those asked who have waited longest; `never` where nobody waits
    friend bool operator==(const PoolView&, const PoolView&) = default;
};

/// The system at a full hour, before anything that happens in that instant.
struct View {
    Time time;
    std::vector<PoolView> pools;  ///< by Program::pools
    /// [from x (pools + 1) + to], where 0 is outside and a pool is its number + 1: people who moved in the week before.
    std::vector<std::int32_t> moves;
    friend bool operator==(const View&, const View&) = default;
};

}  // namespace careway::run
