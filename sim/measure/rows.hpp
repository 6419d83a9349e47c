#pragma once

#include <cstdint>
#include <limits>

#include "sim/base/time.hpp"
#include "sim/measure/catalogue.hpp"

/// What the rows of the table of measures are worked out with.
namespace careway::measure::rows {

inline constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

inline double ratio(std::int64_t above, std::int64_t below) {
    return below == 0 ? nothing : static_cast<double>(above) / static_cast<double>(below);
}
inline double mean_over(std::int64_t area, Duration window) {
    return ratio(area, window.ticks());
}
inline double per_day(std::int64_t count, Duration window) {
    return static_cast<double>(count) / window.in_days();
}
inline double per_year(double amount, Duration window) {
    return amount * 365 / window.in_days();
}
inline double in_hours(double ticks) {
    return ticks / 3600e3;
}
inline double in_days(double ticks) {
    return ticks / 86400e3;
}

inline constexpr auto number = Style::number;
inline constexpr auto share = Style::share;
inline constexpr auto hours = Style::duration_hours;
inline constexpr auto days = Style::duration_days;

}  // namespace careway::measure::rows
