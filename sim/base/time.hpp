#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>

namespace careway {

/// A length of simulated time. One tick is one millisecond; 64 bits last 292 million years.
class Duration {
public:
    constexpr Duration() = default;
    static constexpr Duration milliseconds(std::int64_t count) { return Duration{count}; }
    static constexpr Duration seconds(double count) { return rounded(count * 1e3); }
    static constexpr Duration minutes(double count) { return rounded(count * 60e3); }
    static constexpr Duration hours(double count) { return rounded(count * 3600e3); }
    static constexpr Duration days(double count) { return rounded(count * 86400e3); }

    [[nodiscard]] constexpr std::int64_t ticks() const { return ticks_; }
    [[nodiscard]] constexpr double in_hours() const { return static_cast<double>(ticks_) / 3600e3; }
    [[nodiscard]] constexpr double in_days() const { return static_cast<double>(ticks_) / 86400e3; }

    constexpr auto operator<=>(const Duration&) const = default;
    friend constexpr Duration operator+(Duration a, Duration b) { return Duration{a.ticks_ + b.ticks_}; }
    friend constexpr Duration operator-(Duration a, Duration b) { return Duration{a.ticks_ - b.ticks_}; }
    friend constexpr Duration operator*(std::int64_t times, Duration d) { return Duration{times * d.ticks_}; }

private:
    constexpr explicit Duration(std::int64_t ticks) : ticks_{ticks} {}
    static constexpr Duration rounded(double ticks) {
        return Duration{static_cast<std::int64_t>(ticks < 0 ? ticks - 0.5 : ticks + 0.5)};
    }
    std::int64_t ticks_ = 0;
};

inline constexpr Duration hour = Duration::hours(1);
inline constexpr Duration day = Duration::days(1);
inline constexpr Duration week = Duration::days(7);
/// A year of the simulation is 365 days; only dates know leap years.
inline constexpr Duration year = Duration::days(365);

/// An instant of simulated time, counted from the start of the run (the start of the warm-up, at midnight).
class Time {
public:
    constexpr Time() = default;
    constexpr explicit Time(Duration since_start) : since_start_{since_start} {}
    [[nodiscard]] constexpr Duration since_start() const { return since_start_; }
    [[nodiscard]] constexpr std::int64_t ticks() const { return since_start_.ticks(); }

    constexpr auto operator<=>(const Time&) const = default;
    friend constexpr Time operator+(Time t, Duration d) { return Time{t.since_start_ + d}; }
    friend constexpr Time operator-(Time t, Duration d) { return Time{t.since_start_ - d}; }
    friend constexpr Duration operator-(Time a, Time b) { return a.since_start_ - b.since_start_; }

private:
    Duration since_start_;
};

/// Later than anything that can be scheduled.
inline constexpr Time never{Duration::milliseconds((std::int64_t{1} << 48) - 1)};

/// A day of the Gregorian calendar.
using Date = std::chrono::sys_days;

/// "2016-04-01".
std::string to_string(Date date);

/// "2016-04-01 14:30", the instant `time` of a run that started at midnight of `start`.
std::string to_string(Date start, Time time);

}  // namespace careway
