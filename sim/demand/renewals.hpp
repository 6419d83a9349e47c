#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/demand/poisson_field.hpp"
#include "sim/random/draw.hpp"

namespace careway::demand {

/// The people who come by numbers: each a gap after the one before, or, from a source that never runs dry, in the
/// instant in which the one before no longer waits. Numbers run on whether or not a stream is switched on, so that a
/// switch moves nobody (semantics 23). The first gap begins with the run.
class Renewals {
public:
    Renewals(const Streams& streams, const std::vector<random::QuantileTable>& tables, const random::Draws& draws);

    [[nodiscard]] bool none() const { return lines_.empty(); }
    /// The next to come; of a time `never` where nobody is due. @pre not none()
    [[nodiscard]] const Arrival& front() const { return front_; }
    /// Goes on to the next. @param on  whether the stream of the first is switched on
    void pop(bool on, const Streams& streams, const std::vector<random::QuantileTable>& tables);

    /// A source is switched on: one that never runs dry sends somebody now, unless somebody of it waits.
    void switch_on(std::uint32_t source, Time now, const Streams& streams);
    /// Somebody has started or left the queue; if it was the one who waits of a source that never runs dry, the next
    /// one comes now.
    void no_longer_waits(std::uint64_t person, Time now, const Streams& streams);

private:
    struct Line {
        std::uint32_t number = 0;  ///< of the next to come
        Time due;
        bool waiting = false;  ///< of a source that never runs dry: the one before `number`
    };

    random::Draws draws_;
    std::uint32_t first_source_;
    std::vector<Line> lines_;  ///< by numbered source
    Arrival front_;

    [[nodiscard]] Time after(Time before, std::size_t line, const NumberedSource& source,
                             const std::vector<random::QuantileTable>& tables) const;
    void look_up_front(const Streams& streams);
};

}  // namespace careway::demand
