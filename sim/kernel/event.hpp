#pragma once

#include <cstdint>

#include "sim/base/time.hpp"
#include "sim/random/draw.hpp"

namespace careway::kernel {

/// Order in which simultaneous events fire (semantics 29). Freed capacity is offered before new demand arrives, so a
/// patient who arrives as a bed empties finds it free.
enum class EventClass : std::uint8_t {
    turnaround_end,
    part_end,  ///< a place needed for a part of a stay only
    keep_end,  ///< a place kept for a member in hospital
    stay_end,
    process_end,
    capacity_change,
    closure,  ///< of places at random, and their return
    post,     ///< of staff, filled or left
    rule,     ///< opens or closes an overflow
    rise,     ///< of priority
    death,
    give_up,
    arrival
};

/// Decides between simultaneous events of one class: made of a person (0 where there is none) and the name of a node,
/// pool or stream, never of the order in which events were created. 50 bits.
constexpr std::uint64_t tie_of(std::uint64_t person, std::uint32_t name) {
    return random::scramble(person ^ (std::uint64_t{name} * 0x9e3779b97f4a7c15ull)) >> 14;
}

/// Something that will happen: one 128-bit number, so that a single comparison decides the order.
/// From the top: 48 bits of time (8,900 years), 4 of class, 50 of tie, 26 of slot.
class Event {
public:
    static constexpr unsigned slot_bits = 26;
    static constexpr std::uint32_t slots = std::uint32_t{1} << slot_bits;

    constexpr Event() = default;  ///< later than every other
    constexpr Event(Time time, EventClass kind, std::uint64_t tie, std::uint32_t slot)
        : key_{static_cast<Key>(time.ticks()) << 80 | static_cast<Key>(kind) << 76 |
               static_cast<Key>(tie) << slot_bits | slot} {}

    [[nodiscard]] constexpr Time time() const {
        return Time{Duration::milliseconds(static_cast<std::int64_t>(key_ >> 80))};
    }
    [[nodiscard]] constexpr EventClass kind() const { return static_cast<EventClass>((key_ >> 76) & 15); }
    [[nodiscard]] constexpr std::uint64_t tie() const {
        return static_cast<std::uint64_t>(key_ >> slot_bits) & ((std::uint64_t{1} << 50) - 1);
    }
    /// Row of the patient, or number of the pool, that the event concerns.
    [[nodiscard]] constexpr std::uint32_t slot() const { return static_cast<std::uint32_t>(key_) & (slots - 1); }

    friend constexpr bool operator<(Event a, Event b) { return a.key_ < b.key_; }
    friend constexpr bool operator==(Event a, Event b) { return a.key_ == b.key_; }

private:
    __extension__ using Key = unsigned __int128;
    Key key_ = ~Key{0};
};

}  // namespace careway::kernel
