#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/pathway/record.hpp"

namespace careway::conservation {

/// What the people of one node did within a window, added up person by person. Times are milliseconds.
struct NodeSums {
    std::int64_t waiting = 0;  ///< outside, clipped to the window
    std::int64_t inside = 0;   ///< from start to leaving, clipped to the window
    std::int64_t delayed = 0;  ///< of that, past the end of the stay
    std::int64_t starts = 0;
    std::int64_t leaves = 0;
    std::int64_t waits = 0;  ///< of those who started, from asking on, before the window too
    std::int64_t times = 0;  ///< of those who left, from asking on, before the window too
    std::int64_t gave_up = 0;
};

/// Little's law is a sum done twice: over people, and over time. This one goes over people: it remembers since when
/// each of them is where, and never counts how many are anywhere.
class Ledger {
public:
    explicit Ledger(std::size_t nodes) : sums_(nodes) {}

    void read(std::span<const pathway::Record> records);
    /// Ends the window at `time` and begins the next one there.
    std::vector<NodeSums> cut(Time time);
    /// People whose planned stay was cancelled and who have not come again.
    [[nodiscard]] std::int64_t sent_home() const { return static_cast<std::int64_t>(sent_home_.size()); }

private:
    struct Person {
        std::optional<Time> waits_since;  ///< outside
        std::optional<Time> inside_since;
        std::optional<Time> delayed_since;
        std::optional<Time> asked;  ///< for the place that they wait for, outside or inside
        Time entered_for;           ///< when they asked for the node that they are in
        std::uint16_t waits_for = 0;
        std::uint16_t node = 0;
    };

    std::vector<NodeSums> sums_;
    std::unordered_map<std::uint64_t, Person> people_;
    std::unordered_set<std::uint64_t> sent_home_;
    Time window_start_;

    void read_one(const pathway::Record& record);
    void start(Person& person, const pathway::Record& record);
    void leave(Person& person, const pathway::Record& record);
    void end_wait(Person& person, Time now);
    void end_delay(Person& person, Time now);
    /// Time since `since`, but not from before the window.
    [[nodiscard]] std::int64_t clipped(Time since, Time now) const;
};

}  // namespace careway::conservation
