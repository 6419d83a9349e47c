#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace careway::bench::reference {

/// 64 random bits at a time.
/// Source: xoshiro256++ 1.0, Blackman and Vigna (2021), Scrambled linear pseudorandom number generators.
class Generator {
public:
    explicit Generator(std::uint64_t seed) {
        for (std::uint64_t& word : state_) {
            seed += 0x9e3779b97f4a7c15ull;  // splitmix64, as its authors advise for the first state
            std::uint64_t z = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9ull;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
            word = z ^ (z >> 31);
        }
    }
    std::uint64_t operator()() {
        const std::uint64_t result = rotated(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = rotated(state_[3], 45);
        return result;
    }
    /// Uniform on [0, 1).
    double uniform() { return static_cast<double>((*this)() >> 11) * 0x1.0p-53; }
    /// Uniform on (0, 1).
    double positive_uniform() { return (static_cast<double>((*this)() >> 12) + 0.5) * 0x1.0p-52; }

private:
    std::array<std::uint64_t, 4> state_{};

    static constexpr std::uint64_t rotated(std::uint64_t x, int bits) { return x << bits | x >> (64 - bits); }
};

/// The layers of a ziggurat: 256 regions of equal area under a density that falls from 0 on.
/// Source: Marsaglia and Tsang (2000), The ziggurat method for generating random variables.
struct Layers {
    static constexpr std::size_t count = 256;
    std::array<double, count + 1> edge{};     ///< right ends, the widest layer first
    std::array<double, count + 1> density{};  ///< there
    std::array<double, count> width{};        ///< right ends over 2^53
    std::array<std::uint64_t, count> sure{};  ///< a 53-bit number below this is certainly under the density

    /// @param tail  where the lowest layer ends and the tail begins
    /// @param area  of each layer
    template <class Density, class Inverse>
    Layers(double tail, double area, Density density_at, Inverse inverse) {
        edge[0] = area / density_at(tail);
        edge[1] = tail;
        for (std::size_t i = 2; i < count; ++i) {
            edge[i] = inverse(area / edge[i - 1] + density_at(edge[i - 1]));
        }
        for (std::size_t i = 0; i <= count; ++i) {
            density[i] = density_at(edge[i]);
        }
        for (std::size_t i = 0; i < count; ++i) {
            width[i] = edge[i] * 0x1.0p-53;
            sure[i] = static_cast<std::uint64_t>(edge[i + 1] / edge[i] * 0x1.0p53);
        }
    }
};

/// Exponential variates of mean 1.
class Exponential {
public:
    double operator()(Generator& generator) const {
        const std::uint64_t bits = generator();
        const std::size_t layer = bits & 255;
        const std::uint64_t mantissa = bits >> 11;
        if (mantissa < layers_.sure[layer]) [[likely]] {
            return static_cast<double>(mantissa) * layers_.width[layer];
        }
        Generator copy = generator;  // so that the state of the other can stay in registers
        const double value = seldom(copy, layer, mantissa);
        generator = copy;
        return value;
    }

private:
    static constexpr double tail = 7.69711747013104972;
    Layers layers_{tail, 0.0039496598225815571993, [](double x) { return std::exp(-x); },
                   [](double y) { return -std::log(y); }};

    [[gnu::noinline, gnu::cold]] double seldom(Generator& generator, std::size_t layer, std::uint64_t mantissa) const {
        for (;;) {
            if (layer == 0) {
                return tail - std::log(generator.positive_uniform());
            }
            const double value = static_cast<double>(mantissa) * layers_.width[layer];
            const double height = generator.uniform();
            if (layers_.density[layer] + height * (layers_.density[layer + 1] - layers_.density[layer]) <
                std::exp(-value)) {
                return value;
            }
            const std::uint64_t bits = generator();
            layer = bits & 255;
            mantissa = bits >> 11;
            if (mantissa < layers_.sure[layer]) {
                return static_cast<double>(mantissa) * layers_.width[layer];
            }
        }
    }
};

/// Standard normal variates.
class Normal {
public:
    double operator()(Generator& generator) const {
        for (;;) {
            const std::uint64_t bits = generator();
            const std::size_t layer = bits & 255;
            const std::uint64_t mantissa = bits >> 11;
            const double sign = (bits & 256) != 0 ? -1 : 1;
            const double value = static_cast<double>(mantissa) * layers_.width[layer];
            if (mantissa < layers_.sure[layer]) [[likely]] {
                return sign * value;
            }
            if (layer == 0) [[unlikely]] {
                return sign * beyond(generator);
            }
            const double height = generator.uniform();
            if (layers_.density[layer] + height * (layers_.density[layer + 1] - layers_.density[layer]) <
                std::exp(-0.5 * value * value)) {
                return sign * value;
            }
        }
    }

private:
    static constexpr double tail = 3.6541528853610088;
    Layers layers_{tail, 0.00492867323399, [](double x) { return std::exp(-0.5 * x * x); },
                   [](double y) { return std::sqrt(-2.0 * std::log(y)); }};

    static double beyond(Generator& generator) {
        for (;;) {
            const double a = -std::log(generator.positive_uniform()) / tail;
            const double b = -std::log(generator.positive_uniform());
            if (b + b >= a * a) {
                return tail + a;
            }
        }
    }
};

}  // namespace careway::bench::reference
