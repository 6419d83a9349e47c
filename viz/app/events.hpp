#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/run/session.hpp"

namespace careway::app {

struct Scenario;

/// Something worth telling.
struct Event {
    enum class Kind : std::uint8_t {
        lever,      ///< comes into force, or does so no longer
        rule,       ///< a stop rule is broken
        places,     ///< opened or closed otherwise than by the week
        arrivals,   ///< of a week, far from those of the weeks before it
        long_wait,  ///< of more than 12 hours for a bed or a space, the first of a service
        full,       ///< a service, for the first time in a week
    };
    Time time;
    Kind kind = Kind::lever;
    std::string words;
    friend bool operator==(const Event&, const Event&) = default;
};

/// Worth a marker on the timeline and the foot of the screen: all but services that are full, which come and go.
[[nodiscard]] bool is_notable(const Event& event);

/// Of one lane, or of both at once.
struct SharedEvent {
    Event event;
    std::string lanes;  ///< "A", "B", "A and B"; empty where only one is shown
};

/// Whether so many people in a week are more than three standard deviations from the mean of the weeks before it: those
/// of a Poisson count, and of a mean of so few weeks. Under 9 a week, and of fewer than four weeks, that is not said.
[[nodiscard]] bool far_from(const std::vector<std::int32_t>& weeks_before, std::int32_t people);

/// What happened in a lane, found a day at a time as it is run: at most one line a day and kind, levers left out, which
/// are known beforehand.
class Chronicle {
public:
    /// Takes whole days that have been run since the last time; what is run anew is taken anew.
    void read(const run::Session& session, std::size_t lane, const Scenario& scenario);
    /// In order of time.
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }

private:
    /// All that what comes later depends on, after a day.
    struct Known {
        std::vector<Time> full;           ///< by pool: when it was last
        std::vector<bool> long_wait;      ///< by pool: whether there has been one
        std::vector<std::int32_t> weeks;  ///< people who came in each week
        std::size_t events = 0;
    };

    void forget_after(Time time, const pathway::Program& program);
    [[nodiscard]] Known known_at(const run::View& start, const pathway::Program& program) const;
    void read_day(const std::vector<run::View>& hours, const Scenario& scenario);

    std::uint64_t turns_ = 0;
    std::vector<Known> known_;  ///< at the start, then after each day
    std::vector<Event> events_;
};

}  // namespace careway::app
