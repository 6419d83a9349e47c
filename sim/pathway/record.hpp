#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/time.hpp"

namespace careway::pathway {

/// What happened. `node`, `other` and `since` of a record mean what is said here. A new kind goes to the end:
/// fingerprints hold their numbers.
enum class What : std::uint8_t {
    queued,         ///< waits outside for `node`, in the queue of pool `other`
    started,        ///< the stay in `node` begins, asked for at `since`; `waited`: had queued for pool `other`
    process_waits,  ///< the stay in `node` has ended, process `other` has begun; `outside`: holds no place any more
    process_ended,  ///< that process has ended
    place_waits,    ///< wants to leave `node` and waits inside for a place of pool `other`; `outside`: has left it,
                    ///< and a process waits for that place
    place_ended,    ///< that wait has ended
    delay_ended,    ///< leaves `node` after a process or a wait inside, fit to leave since `since`
    left,           ///< has left `node`, asked for at `since`; `exiting`: the episode ended at Exit `other`
    exited,         ///< the episode ended at Exit `other`, from outside any node
    turning,        ///< a place of pool `other` begins its turnaround
    place_back,     ///< a place of pool `other` has ended its turnaround
    turned_away,    ///< found the queue of `node` full
    gave_up,        ///< left the queue of `node` (pool `other`) after waiting since `since`
    cancelled,      ///< found no place in `node` at the booked hour and goes home, to come back, as people of row
                    ///< `since` (as ticks) of Program::bookings do; `last_time`: the next time they wait
    died,           ///< while ready to leave `node`; `outside`: waiting for it; `waited`: in the queue of pool `other`
    admitted,       ///< member of `node`, goes into hospital; the place there is kept
    resumed,        ///< is back in `node`, whose place was kept
    released,       ///< the place in `node` that was kept is given up
    capacity,       ///< pool `other` has `since` places from now (as ticks)
    gate_holds,     ///< waits inside for pool `other`, where there is a place: what lacks is reason `since` (as ticks)
    gate_lets_go,   ///< that is over; what lacks is the pool again, or nothing
    place_taken,  ///< for a part of a stay in `node`, or a process after it, `since` places of pool `other` (as ticks)
                  ///< beside its own
    place_given,  ///< such places, or its own, are held no longer
    sent_back,    ///< the stay in `node` was broken off, waits outside again, in the queue of pool `other`
    opened,       ///< a rule has opened pool `other`
};

/// Marks of a record.
inline constexpr std::uint8_t waited = 1;
inline constexpr std::uint8_t outside = 2;
inline constexpr std::uint8_t exiting = 4;
/// On a wait inside for the place of a membership that was kept for this person and then released.
inline constexpr std::uint8_t again = 64;
/// On what comes first for somebody who asks from outside (started, queued or turned_away): a new patient came by a
/// stream, or an earlier one came back.
inline constexpr std::uint8_t arrived = 8;
inline constexpr std::uint8_t returned = 16;
/// On delays: the place held is one that stands in for the node's first (Node::overflow).
inline constexpr std::uint8_t elsewhere = 32;
/// On processes, waits inside and gates: the second clock does not run yet (semantics 6).
inline constexpr std::uint8_t before_sign_off = 128;
/// On place_taken and place_given: in the instant of the start of a stay, or of a process.
inline constexpr std::uint8_t as_stay_starts = 64;
/// On place_taken and place_given: by somebody whose stay has ended.
inline constexpr std::uint8_t fit_to_leave = 128;

/// On place_taken and place_given, beside fit_to_leave: the second clock does not run yet.
inline constexpr std::uint8_t in_sign_off = 32;
/// On cancelled.
inline constexpr std::uint8_t last_time = 128;

/// A number of places, or of a row, as Record::since holds it.
constexpr Time as_time(std::int32_t number) {
    return Time{Duration::milliseconds(number)};
}

/// One thing that happened to one person, for those who measure. 32 bytes, written in batches and read as spans.
struct Record {
    Time time;
    std::uint64_t person = 0;
    Time since;
    std::uint16_t node = 0;
    std::uint16_t other = 0;
    std::uint16_t person_class = 0;
    What what{};
    std::uint8_t marks = 0;
};
static_assert(sizeof(Record) == 32);

/// A batch of records. The simulation stops between two events once it is full, so that nobody need be called.
class Records {
public:
    /// The next record, to be filled in where it stands: a record made elsewhere and copied here would make the
    /// processor wait for its narrow fields before it could copy them wide.
    [[gnu::always_inline]] Record& add() {
        if (count_ == room_) [[unlikely]] {
            grow();
        }
        return batch_[count_++];
    }
    [[nodiscard]] bool full() const { return count_ >= enough; }
    [[nodiscard]] std::span<const Record> all() const { return {batch_.data(), count_}; }
    void clear() { count_ = 0; }

private:
    static constexpr std::size_t enough = 120;  // 4 KiB stay in the nearest cache
    std::size_t room_ = 192;                    // of the batch, whose size would cost each record two instructions more
    std::vector<Record> batch_ = std::vector<Record>(room_);
    std::size_t count_ = 0;

    /// One event had a long chain.
    [[gnu::noinline]] void grow() {
        room_ *= 2;
        batch_.resize(room_);
    }
};

}  // namespace careway::pathway
