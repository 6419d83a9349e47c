#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

#include "sim/run/replica.hpp"
#include "tests/analytic/runs.hpp"

// M_t/M/infinity (validation.md, VC-09).
namespace careway::analytic {
namespace {

/// Mean, cosine and sine part of the beds in use over whole weeks, by Fourier sums.
std::array<double, 3> swing(const std::shared_ptr<const pathway::Program>& program, std::uint32_t replication) {
    run::Replica replica{program, 7, replication};
    std::array<double, 3> sum{};
    const int samples = 100 * 7 * 4;
    for (int i = 0; i < samples; ++i) {
        const double days = 70 + i / 4.0;
        replica.advance(Time{Duration::days(days)});
        const double beds = replica.frame().pools[0].in_use;
        sum[0] += beds / samples;
        sum[1] += 2 * beds * std::cos(2 * std::numbers::pi * days / 7) / samples;
        sum[2] += 2 * beds * std::sin(2 * std::numbers::pi * days / 7) / samples;
    }
    return sum;
}

Estimate over(const std::vector<std::array<double, 3>>& parts, std::size_t k) {
    const auto n = static_cast<double>(parts.size());
    double mean = 0;
    for (const auto& part : parts) {
        mean += part[k] / n;
    }
    double squares = 0;
    for (const auto& part : parts) {
        squares += std::pow(part[k] - mean, 2);
    }
    return {mean, std::sqrt(squares / (n - 1) / n)};
}

TEST(WeeklyWave, SwingsWithTheAmplitudeAndLagOfTheInfiniteServer) {
    Runs runs{"weekly_wave"};
    runs.expect("beds.in_use", 60);
    std::vector<std::array<double, 3>> parts;
    for (std::uint32_t r = 1; r <= 16; ++r) {
        parts.push_back(swing(runs.program(), r));
    }

    // amplitude 5.4768; the peak of the sine comes 1.5455 days late.
    const double late = 2 * std::numbers::pi * 1.5455 / 7;
    const std::array<double, 3> exact{60, -5.4768 * std::sin(late), 5.4768 * std::cos(late)};
    const char* const names[] = {"beds in use, mean", "beds in use, cosine part", "beds in use, sine part"};
    for (std::size_t k = 0; k < 3; ++k) {
        const Estimate found = over(parts, k);
        EXPECT_NEAR(found.value, exact[k], 4 * found.error) << names[k];
        put_on_record("weekly_wave", names[k], fmt::format("{:.6g}", exact[k]), found,
                      fmt::format("{:+.1f} SE", (found.value - exact[k]) / found.error));
    }
}

}  // namespace
}  // namespace careway::analytic
