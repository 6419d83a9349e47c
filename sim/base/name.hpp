#pragma once

#include <cstdint>
#include <string_view>

namespace careway {

/// The number that stands for a name in every draw and every tie: FNV-1a on 32 bits. It depends on the spelling
/// alone, so that neither the order of a file nor another node's presence moves anybody's luck. Collisions within
/// one model are refused when it is compiled.
/// Source: Fowler, Noll and Vo, draft-eastlake-fnv.
constexpr std::uint32_t name_key(std::string_view name) {
    std::uint32_t hash = 2166136261u;
    for (const char letter : name) {
        hash = (hash ^ static_cast<std::uint8_t>(letter)) * 16777619u;
    }
    return hash;
}

}  // namespace careway
