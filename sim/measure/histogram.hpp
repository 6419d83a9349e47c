#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/base/time.hpp"

namespace careway::measure {

/// Counts durations in bins that widen with the duration: 16 to each doubling, so that a quantile is within 3 % of the
/// exact one, whatever the unit of the waits.
class DurationHistogram {
public:
    void add(Duration duration) {
        ++counts_[bin_of(duration.ticks())];
        sum_ += duration.ticks();
    }
    [[nodiscard]] std::int64_t count() const {
        return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
    }
    [[nodiscard]] std::int64_t sum() const { return sum_; }
    [[nodiscard]] std::size_t bytes() const { return counts_.size() * sizeof(counts_.front()); }
    /// Durations of nothing, such as the waits of people who did not wait.
    [[nodiscard]] std::int64_t count_of_nothing() const { return counts_.front(); }
    /// Mean in milliseconds; NaN of nothing.
    [[nodiscard]] double mean() const {
        const std::int64_t number = count();
        return number == 0 ? std::numeric_limits<double>::quiet_NaN()
                           : static_cast<double>(sum_) / static_cast<double>(number);
    }
    /// The duration, in milliseconds, below which the share `q` lies, straight within its bin; NaN of nothing.
    [[nodiscard]] double quantile(double q) const {
        const std::int64_t number = count();
        if (number == 0) {
            return std::numeric_limits<double>::quiet_NaN();
        }
        const double wanted = q * static_cast<double>(number);
        double below = 0;
        std::size_t bin = 0;
        while (bin + 1 < bins && below + counts_[bin] < wanted) {
            below += counts_[bin++];
        }
        const double share = counts_[bin] == 0 ? 0 : (wanted - below) / counts_[bin];
        return lower_end(bin) + share * (lower_end(bin + 1) - lower_end(bin));
    }

    DurationHistogram& operator+=(const DurationHistogram& other) {
        std::transform(counts_.begin(), counts_.end(), other.counts_.begin(), counts_.begin(), std::plus{});
        sum_ += other.sum_;
        return *this;
    }

private:
    static constexpr std::size_t bins = 16 * 46;  // up to 2^49 ms, more than the clock can show
    std::vector<std::uint32_t> counts_ = std::vector<std::uint32_t>(bins);
    std::int64_t sum_ = 0;

    /// Bins 0 to 31 are exact milliseconds; then 16 bins each from 32 to 64, 64 to 128…
    static std::size_t bin_of(std::int64_t ticks) {
        const auto value = static_cast<std::uint64_t>(ticks);
        const auto doubling = static_cast<unsigned>(std::bit_width(value | 16)) - 5;
        return doubling * 16 + (value >> doubling);
    }
    static double lower_end(std::size_t bin) {
        if (bin < 16) {
            return static_cast<double>(bin);
        }
        const std::size_t doubling = bin / 16 - 1;
        return static_cast<double>((16 + bin % 16) << doubling);
    }
};

}  // namespace careway::measure
