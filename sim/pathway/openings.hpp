#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"

namespace careway::pathway {

/// A post of a pool of staff.
struct Post {
    std::uint32_t staff = 0;   ///< entry of Program::staffs
    std::uint32_t number = 0;  ///< within it
    std::uint32_t spell = 0;   ///< how often it has been filled
    bool filled = false;
};

/// At an instant: what decides how many places are open beside dates and rotas.
struct Openings {
    struct ClosureNow {
        std::uint32_t made = 0;  ///< closures that have ended
        bool closed = false;
    };
    struct RuleNow {
        bool open = false;
        Time since;        ///< it opened or closed
        Time due = never;  ///< when it will do the other, if nothing changes
    };
    std::vector<ClosureNow> closures;  ///< by Program::closures
    std::vector<RuleNow> rules;        ///< by Program::rules
    std::vector<bool> in_session;      ///< by pool
    std::vector<std::int32_t> filled;  ///< posts, by Program::staffs
    std::vector<Post> posts;
};

}  // namespace careway::pathway
