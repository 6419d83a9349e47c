#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace careway::bench::reference {

/// 16 bytes. Earlier first; of simultaneous ones, the one that was scheduled first.
struct Event {
    double time = 0;
    std::uint32_t sequence = 0;
    std::uint32_t tag = 0;  ///< kind, or number of what it concerns

    friend bool operator<(const Event& a, const Event& b) {
        return a.time < b.time || (a.time == b.time && a.sequence < b.sequence);
    }
};

/// A heap in which each event has four children, written as anybody would: take, then push.
class FourWayHeap {
public:
    void push(Event event) {
        std::size_t i = events_.size();
        events_.push_back(event);
        while (i > 0) {
            const std::size_t parent = (i - 1) / 4;
            if (!(event < events_[parent])) {
                break;
            }
            events_[i] = events_[parent];
            i = parent;
        }
        events_[i] = event;
    }
    Event pop() {
        const Event first = events_.front();
        const Event last = events_.back();
        events_.pop_back();
        if (!events_.empty()) {
            sink(last);
        }
        return first;
    }

private:
    std::vector<Event> events_;

    void sink(Event event) {
        std::size_t i = 0;
        for (std::size_t child = 1; child < events_.size(); child = 4 * i + 1) {
            std::size_t least = child;
            const std::size_t end = std::min(child + 4, events_.size());
            for (std::size_t other = child + 1; other < end; ++other) {
                if (events_[other] < events_[least]) {
                    least = other;
                }
            }
            if (!(events_[least] < event)) {
                break;
            }
            events_[i] = events_[least];
            i = least;
        }
        events_[i] = event;
    }
};

}  // namespace careway::bench::reference
