#pragma once

#include <cstddef>
#include <string>

#include "sim/base/time.hpp"

namespace careway::app {

/// How much of the simulation's time passes in a second.
struct Speed {
    const char* name;     ///< "1 day"
    const char* words;    ///< "1 day per second"
    Duration per_second;  ///< nothing of the fastest, which is as fast as the simulation
};

/// Number of the speed called so. Throws UsageError, naming them all, when there is none.
[[nodiscard]] std::size_t speed_called(const std::string& name);
[[nodiscard]] bool is_fastest(std::size_t speed);
/// "1 hour, 6 hours…"
[[nodiscard]] std::string names_of_speeds();

/// "day 214 14:00", "2 Feb 2017 14:00", "2017-02-02": an instant of a run that begins on `start`, a day as `day_typed`
/// reads it, with or without a time. Throws UsageError when it is none, or not within `days`.
[[nodiscard]] Duration instant_called(const std::string& words, Date start, int days);

/// Which instant is looked at, between two instants of a run.
class Clock {
public:
    Clock(Time from, Time to, Time now, std::size_t speed)
        : from_{from}, to_{to}, now_{now}, since_{now}, speed_{speed} {}

    /// Lets time pass unless it stands still, no further than the simulation has come; at the fastest speed, so far.
    void pass(double seconds, Time reached);
    void toggle();
    void pause();
    /// To another instant, within the run.
    void go_to(Time time);
    void faster();
    void slower();

    /// Numbers are to be read: they change four times a second at most, and so this moves in steps of whole hours from
    /// where somebody let it go on. The end is shown, wherever the steps fall.
    [[nodiscard]] Time shown() const;
    [[nodiscard]] Time now() const { return now_; }
    [[nodiscard]] bool paused() const { return paused_; }
    [[nodiscard]] std::size_t speed() const { return speed_; }
    [[nodiscard]] const char* speed_name() const;
    [[nodiscard]] const char* words() const;
    [[nodiscard]] Duration per_second() const;

private:
    void stand_at(Time time);
    void follow(double seconds, Time reached);

    Time from_, to_, now_;
    Time since_;  ///< where the steps are counted from
    std::size_t speed_;
    double since_change_ = 0;  ///< seconds since something else was shown; of the fastest speed
    bool paused_ = false;
};

}  // namespace careway::app
