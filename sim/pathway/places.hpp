#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/pathway/patient.hpp"

namespace careway::pathway {

/// One pool at an instant: its places, and one queue for everybody who waits for them, outside or inside (semantics 7).
struct PoolState {
    std::int32_t capacity = 0;
    std::int32_t in_use = 0;
    std::int32_t turning = 0;  ///< held by a turnaround: not in use, not free
    std::int32_t waiting = 0;

    /// Below 0 after the capacity has fallen; such places close as they empty.
    [[nodiscard]] std::int32_t free() const { return capacity - in_use - turning; }
};

/// The queue of a pool: priority, then the instant of asking, then the person's key (semantics 10).
class Queue {
public:
    [[nodiscard]] bool empty() const { return levels_ == 0; }
    [[nodiscard]] std::uint32_t first() const {
        return levels_ == 0 ? none : ends_[static_cast<std::size_t>(std::countr_zero(levels_))].head;
    }
    /// The one behind `row`, through all priorities.
    [[nodiscard]] std::uint32_t after(std::uint32_t row, const PatientTable& patients) const {
        const Patient& patient = patients[row];
        if (patient.next != none) {
            return patient.next;
        }
        const auto later = levels_ >> patient.priority >> 1;
        return later == 0 ? none : ends_[static_cast<std::size_t>(patient.priority + 1 + std::countr_zero(later))].head;
    }

    void join(std::uint32_t row, PatientTable& patients) {
        Patient& patient = patients[row];
        Ends& ends = ends_[patient.priority];
        std::uint32_t before = ends.tail;
        while (before != none && goes_before(patient, patients[before])) {
            before = patients[before].previous;
        }
        patient.previous = before;
        patient.next = before == none ? ends.head : patients[before].next;
        (before == none ? ends.head : patients[before].next) = row;
        (patient.next == none ? ends.tail : patients[patient.next].previous) = row;
        levels_ |= 1u << patient.priority;
    }

    void leave(std::uint32_t row, PatientTable& patients) {
        const Patient& patient = patients[row];
        Ends& ends = ends_[patient.priority];
        (patient.previous == none ? ends.head : patients[patient.previous].next) = patient.next;
        (patient.next == none ? ends.tail : patients[patient.next].previous) = patient.previous;
        if (ends.head == none) {
            levels_ &= ~(1u << patient.priority);
        }
    }

    /// When those asked who have waited longest, whatever their priority; `never` where nobody waits.
    [[nodiscard]] Time oldest_asking(const PatientTable& patients) const {
        Time oldest = never;
        for (const Ends& ends : ends_) {
            oldest = ends.head == none ? oldest : std::min(oldest, patients[ends.head].asked);
        }
        return oldest;
    }

    /// Order among people of one priority.
    static bool goes_before(const Patient& a, const Patient& b) {
        return a.asked != b.asked ? a.asked < b.asked : a.person < b.person;
    }

private:
    struct Ends {
        std::uint32_t head = none;
        std::uint32_t tail = none;
    };
    std::array<Ends, priority_levels> ends_;
    std::uint32_t levels_ = 0;  ///< bit p is set when somebody of priority p waits
};

}  // namespace careway::pathway
