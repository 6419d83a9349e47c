#pragma once

#include <Random123/philox.h>

#include <array>
#include <cstdint>
#include <limits>

#include "sim/random/logarithm.hpp"

namespace careway::random {

/// What a draw decides. Part of its key, so that two decisions at one step are independent.
enum class Purpose : std::uint8_t {
    visit,
    patience,
    process,
    readmission,
    turnaround,
    attribute,
    point,
    start,
    gap,
    batch,
    rebooking,
    death_waiting,
    death_delayed,
    death_member,
    admission,
    keep,
    part,
    closure,
    post,
    assumption,
    setting
};

/// 128 random bits.
struct Bits {
    std::array<std::uint32_t, 4> word;

    /// Uniform on the open interval (0, 1) from the first two words.
    [[nodiscard]] double uniform() const { return to_uniform(std::uint64_t{word[0]} << 32 | word[1]); }
    /// A second uniform, from the other two.
    [[nodiscard]] double second_uniform() const { return to_uniform(std::uint64_t{word[2]} << 32 | word[3]); }

    /// 52 bits and a half: never 0 and never 1, so that no quantile is infinite.
    static double to_uniform(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1.0p-52; }
};

/// Spreads every bit of `x` over all 64.
/// Source: the finalizer of splitmix64, Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators.
constexpr std::uint64_t scramble(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

/// The time at which `name` ends a race that `seed` starts: exponential, of mean `inverse_share`. Who comes first is
/// chosen in proportion to the shares, and a share that moves takes along only those for whom it decides; the order in
/// which the runners are listed never matters (semantics 25). Infinite for a share of 0.
inline double race(std::uint32_t seed, std::uint32_t name, double inverse_share) {
    if (inverse_share == std::numeric_limits<double>::infinity()) {
        return inverse_share;
    }
    const auto key = (std::uint64_t{seed} << 32 | name) + 0x9e3779b97f4a7c15ull;
    return -logarithm(Bits::to_uniform(scramble(key))) * inverse_share;
}

/// Number of the first of those who run a race; 0 if nobody does. @param name, inverse_share  of a runner, by number
template <class Name, class InverseShare>
std::uint32_t first_of(std::uint32_t runners, std::uint32_t seed, Name name, InverseShare inverse_share) {
    std::uint32_t first = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t runner = 0; runner < runners; ++runner) {
        const double time = race(seed, name(runner), inverse_share(runner));
        if (time < least) {
            least = time;
            first = runner;
        }
    }
    return first;
}

/// Draws that are functions of their key and of nothing else: no state, no order, no thread (semantics 22).
class Draws {
public:
    constexpr Draws(std::uint32_t seed, std::uint32_t run) : seed_{seed}, run_{run} {}

    /// @param who    person, or point of a stream
    /// @param name   key of the node, attribute or stream that draws
    /// @param visit  number of the visit to that node within the episode
    [[nodiscard]] Bits at(std::uint64_t who, std::uint32_t name, Purpose purpose, std::uint32_t episode = 0,
                          std::uint32_t visit = 0) const {
        const auto step = (visit & 0xffffu) << 16 | (episode & 0xffu) << 8 | static_cast<std::uint32_t>(purpose);
        r123::Philox4x32 philox;
        const auto out = philox({{static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(who >> 32), name, step}},
                                {{seed_, run_}});
        return {{out[0], out[1], out[2], out[3]}};
    }

private:
    std::uint32_t seed_;
    std::uint32_t run_;
};

}  // namespace careway::random
