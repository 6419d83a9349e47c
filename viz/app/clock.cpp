#include "viz/app/clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "sim/base/error.hpp"
#include "viz/app/typed_day.hpp"

namespace careway::app {

namespace {

constexpr Speed speeds[] = {
    {"1 hour", "1 hour per second", hour},
    {"6 hours", "6 hours per second", Duration::hours(6)},
    {"1 day", "1 day per second", day},
    {"1 week", "1 week per second", week},
    {"1 month", "1 month per second", Duration::days(30)},
    {"fastest", "as fast as it can", {}},
};
constexpr std::size_t fastest = std::size(speeds) - 1;
constexpr int changes_a_second = 4;

}  // namespace

std::size_t speed_called(const std::string& name) {
    const auto* found = std::ranges::find(speeds, name, [](const Speed& speed) { return std::string{speed.name}; });
    if (found == std::end(speeds)) {
        throw UsageError{"there is no speed `" + name + "`; there are " + names_of_speeds()};
    }
    return static_cast<std::size_t>(found - std::begin(speeds));
}

bool is_fastest(std::size_t speed) {
    return speed == fastest;
}

std::string names_of_speeds() {
    std::string names;
    for (const Speed& speed : speeds) {
        names += (names.empty() ? "" : ", ") + std::string{speed.name};
    }
    return names;
}

Duration instant_called(const std::string& words, Date start, int days) {
    const std::size_t space = words.find(':') == std::string::npos ? words.size() : words.rfind(' ');
    const Duration midnight = day_typed(words.substr(0, space), start, days);
    if (space >= words.size()) {
        return midnight;
    }
    std::istringstream time{words.substr(space + 1)};
    int hours = 0;
    int minutes = 0;
    char colon = ' ';
    const bool good = static_cast<bool>(time >> hours >> colon >> minutes) && time.eof() && colon == ':';
    const bool is_end = midnight == (days - 1) * day && hours == 24 && minutes == 0;
    if (!good || hours < 0 || (hours > 23 && !is_end) || minutes < 0 || minutes > 59) {
        throw UsageError{fmt::format("`{}` is no time of day such as 14:00", time.str())};
    }
    return midnight + Duration::hours(hours) + Duration::minutes(minutes);
}

void Clock::pass(double seconds, Time reached) {
    if (paused_) {
        return;
    }
    if (speed_ == fastest) {
        follow(seconds, std::min(reached, to_));
    } else {
        const double ticks = seconds * static_cast<double>(speeds[speed_].per_second.ticks());
        const Time next = now_ + Duration::milliseconds(static_cast<std::int64_t>(ticks));
        now_ = std::max(now_, std::min({next, reached, to_}));
    }
}

/// Numbers wait for the next quarter of a second all the same.
void Clock::follow(double seconds, Time reached) {
    now_ = std::max(now_, reached);
    since_change_ += seconds;
    if (since_change_ >= 1.0 / changes_a_second) {
        since_ = now_;
        since_change_ = 0;
    }
}

/// What is shown stays, and steps begin there.
void Clock::stand_at(Time time) {
    now_ = since_ = time;
}

void Clock::toggle() {
    stand_at(shown());
    paused_ = !paused_;
}

void Clock::pause() {
    stand_at(shown());
    paused_ = true;
}

void Clock::go_to(Time time) {
    stand_at(std::clamp(time, from_, to_));
}

void Clock::faster() {
    stand_at(shown());
    speed_ = std::min(speed_ + 1, std::size(speeds) - 1);
}

void Clock::slower() {
    stand_at(shown());
    speed_ -= speed_ > 0 ? 1 : 0;
}

Time Clock::shown() const {
    if (paused_ || now_ == to_) {
        return now_;
    }
    if (speed_ == fastest) {
        return since_;
    }
    const std::int64_t hours =
        (per_second().ticks() + changes_a_second * hour.ticks() - 1) / (changes_a_second * hour.ticks());
    const Duration step = hours * hour;
    return since_ + (now_ - since_).ticks() / step.ticks() * step;
}

Duration Clock::per_second() const {
    return speeds[speed_].per_second;
}

const char* Clock::speed_name() const {
    return speeds[speed_].name;
}

const char* Clock::words() const {
    return speeds[speed_].words;
}

}  // namespace careway::app
