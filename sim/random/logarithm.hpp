#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace careway::random {

namespace detail {

/// Natural logarithm by the series of the inverse hyperbolic tangent; for 1/2 <= x <= 2. Slow, and made of additions,
/// multiplications and divisions only.
constexpr double logarithm_by_series(double x) {
    const double z = (x - 1) / (x + 1);
    double power = z;
    double sum = 0;
    for (int n = 1; n < 80; n += 2) {
        sum += power / n;
        power *= z * z;
    }
    return 2 * sum;
}

struct LogarithmTable {
    static constexpr std::size_t steps = 256;
    std::array<double, steps> inverse{};    ///< of the middle of each step of 1 to 2
    std::array<double, steps> logarithm{};  ///< of that middle

    constexpr LogarithmTable() {
        for (std::size_t i = 0; i < steps; ++i) {
            const double middle = 1 + (static_cast<double>(i) + 0.5) / steps;
            inverse[i] = 1 / middle;
            logarithm[i] = -logarithm_by_series(inverse[i]);
        }
    }
};

inline constexpr LogarithmTable logarithm_table;

}  // namespace detail

/// Natural logarithm of a positive normal number, to about 1e-15. Our own, because the C library picks its logarithm by
/// processor and results must not depend on that (semantics 28); it is also twice as fast.
inline double logarithm(double x) {
    constexpr double of_two = 0.693147180559945309417;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const auto exponent = static_cast<double>(static_cast<std::int64_t>(bits >> 52) - 1023);
    const std::size_t step = bits >> 44 & 0xff;
    const auto mantissa = std::bit_cast<double>((bits & 0xfffffffffffffull) | 0x3ff0000000000000ull);
    const double r = mantissa * detail::logarithm_table.inverse[step] - 1;  // at most 1/512 either way
    const double tail = r * r * ((-0.5 + r * (1.0 / 3)) + r * r * (-0.25 + r * 0.2));
    return (exponent * of_two + detail::logarithm_table.logarithm[step]) + (r + tail);
}

}  // namespace careway::random
