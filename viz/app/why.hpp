#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "viz/app/stage.hpp"
#include "viz/scene/picture.hpp"

namespace careway::app {

/// How many places of a pool more are in use than 14 days ago, taken apart in two ways. Each adds up to `in_use`.
struct Change {
    /// People who come into the pool, or leave it, by one way.
    struct Way {
        std::uint32_t other = 0;  ///< where from or where to: 0 is outside, a pool is its number + 1
        bool in = true;
        std::int32_t effect = 0;  ///< on the places in use, against the 14 days before: not 0
    };
    std::int32_t in_use = 0;
    std::int32_t delayed = 0;  ///< places held by people who are ready to leave
    std::int32_t others = 0;   ///< all others in use
    std::int32_t before = 0;   ///< by so much it changed in the 14 days before, and would have again
    std::vector<Way> ways;     ///< the largest first
    std::int32_t rest = 0;     ///< what moves do not tell: places of people in overflow, or held in part
};

/// Nothing of the first 28 days, and of what has not been run.
[[nodiscard]] std::optional<Change> change_of(const run::Session& session, std::size_t lane,
                                              const pathway::Program& program, std::uint32_t pool, Time time);

/// Pools whose places are one person's each, and not hours: those that moves explain.
[[nodiscard]] std::vector<std::uint32_t> explained_pools(const pathway::Program& program);

/// Why a pool is fuller or emptier than it was, in the first `lanes` lanes.
[[nodiscard]] scene::Panel why_panel(Stage& stage, std::uint32_t pool, std::size_t lanes, Time now);

/// Of the item that leads to the next pool.
inline constexpr const char* next_pool_id = "panel next pool";

}  // namespace careway::app
