#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/measure/histogram.hpp"

namespace careway::measure {

/// The area under a count, kept without remembering when it last changed: a step of `change` at `now` is worth
/// -change x now, and what stands at the end of the window is worth count x end (shift_areas).
inline void step_area(std::int64_t& area, std::int32_t& count, std::int32_t change, Time now) {
    count += change;
    area -= change * now.ticks();
}

/// How long a stay in a bed must be to be long.
inline constexpr std::array long_stays{Duration::days(7), Duration::days(14), Duration::days(21)};

/// Beds counted when the clock strikes: sums over so many midnights, and so many mornings at 10:00.
struct Audits {
    std::int64_t midnights = 0, in_use = 0, open = 0, delayed = 0;
    std::int64_t mornings = 0, free = 0;

    void operator+=(const Audits& other);
};

/// People with one value of an attribute, in the places of one pool.
struct OccupantTotals {
    std::int64_t in_use_area = 0;   ///< places that they have
    std::int64_t delayed_area = 0;  ///< of them, past the end of their stay
};

/// Sums over a window, all whole numbers, so that windows add up exactly. Areas are people (or places) x milliseconds.
struct PoolTotals {
    std::vector<std::int64_t> time_at;  ///< milliseconds with 0, 1, 2… places in use
    std::int64_t open_area = 0;
    std::int64_t waiting_area = 0;
    std::int64_t turning_area = 0;
    std::int64_t delayed_area = 0;          ///< people who hold a place past the end of their stay
    std::int64_t before_sign_off_area = 0;  ///< of these, on the first clock only (semantics 6)
    std::int64_t kept_area = 0;             ///< places kept for members in hospital, which are in use
    std::int64_t over_limit = 0;            ///< milliseconds with more than 92 % in use
    std::int64_t full_time = 0;             ///< milliseconds with every open place in use, some being open
    std::int64_t waiting_most = 0;
    std::int64_t time_open = 0;  ///< milliseconds with any place open
    std::int64_t openings = 0;   ///< by a rule
    std::int64_t starts_beside =
        0;  ///< stays and processes that began in it, less those that the starts of its nodes count too many
    /// People who have been in its places for longer than each of `long_stays`; of beds only.
    std::array<std::int64_t, long_stays.size()> long_stay_area{};
    Audits audits;                         ///< of beds only
    std::vector<OccupantTotals> by_value;  ///< of the attribute that splits it; empty where none does

    void operator+=(const PoolTotals& other);
};

struct NodeTotals {
    /// By whether people started or left: the time since they had asked. So the wait, and the whole time.
    std::array<DurationHistogram, 2> since_asking;
    std::int64_t within_four_hours = 0;    ///< of those who left
    std::int64_t waited_twelve_hours = 0;  ///< and longer, of those who started
    std::int64_t turned_away = 0;
    std::int64_t gave_up = 0;
    std::int64_t cancelled = 0;
    std::int64_t admitted = 0;
    std::int64_t died_waiting = 0;
    std::int64_t died_delayed = 0;
    std::int64_t delays = 0;                ///< people who left after a delay
    std::int64_t delay_sum = 0;             ///< their delays, in milliseconds
    std::int64_t delayed_twelve_hours = 0;  ///< and longer
    std::int64_t queue_area = 0;
    std::int64_t inside_area = 0;  ///< people in it, delayed ones too; members in hospital are not
    std::int64_t delayed_area = 0;

    void end_delay(Duration delay) {
        ++delays;
        delay_sum += delay.ticks();
        delayed_twelve_hours += delay > Duration::hours(12) ? 1 : 0;
    }
    [[nodiscard]] const DurationHistogram& waits() const { return since_asking[0]; }
    [[nodiscard]] const DurationHistogram& times() const { return since_asking[1]; }

    void operator+=(const NodeTotals& other);
};

/// Delayed people on the second clock (semantics 6).
struct TransferTotals {
    std::int64_t before_sign_off_area = 0;  ///< on the first clock only
    std::vector<std::int64_t> letter_area;  ///< signed off, by number of letter, 0 none; empty where nothing has one

    void operator+=(const TransferTotals& other);
};

/// People of one stream who found no place at the booked hour.
struct SentHome {
    std::int64_t times = 0;
    std::int64_t last_times = 0;  ///< after which they wait
};

struct Totals {
    Duration length;
    std::vector<PoolTotals> pools;
    std::vector<NodeTotals> nodes;
    std::vector<std::int64_t> reason_area;  ///< delayed people by process
    std::vector<std::int64_t> pool_area;    ///< delayed people by the pool they wait for
    TransferTotals transfers;
    std::vector<double> root_area;  ///< delayed people by what is at the root, pools then reasons; empty where the two
                                    ///< above say it
    std::vector<SentHome> sent_home;      ///< by Program::bookings
    std::int64_t arrivals = 0;            ///< new patients
    std::array<std::int64_t, 5> exits{};  ///< by Exit; the last one is for records of something else
    std::int64_t returned = 0;            ///< further episodes

    [[nodiscard]] std::size_t bytes() const;  ///< of memory that a copy takes
    void operator+=(const Totals& other);
};

}  // namespace careway::measure
