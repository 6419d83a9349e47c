#pragma once

#include <boost/align/aligned_allocator.hpp>
#include <cstddef>
#include <vector>

#include "sim/kernel/event.hpp"

namespace careway::kernel {

/// The pending events: a heap in which each event has four children, which share a cache line.
///
/// An event that is taken leaves the top vacant until the next call; one that is pushed meanwhile goes straight into
/// it, which saves one of the two passes that taking and pushing would need.
class Calendar {
public:
    /// The earliest event, or `Event{}` when there is none.
    [[nodiscard]] Event next() {
        if (vacant_) {
            fill_vacancy();
        }
        return at(0);
    }
    /// Removes the earliest event. @pre next() was called and is not `Event{}`
    void take() { vacant_ = true; }

    void push(Event event) {
        if (vacant_) {
            vacant_ = false;
            sink(event);
        } else {
            rise(event);
        }
    }

    [[nodiscard]] std::size_t size() const { return size_ - (vacant_ ? 1 : 0); }
    [[nodiscard]] std::size_t bytes() const { return lines_.size() * sizeof(Event); }

private:
    /// Event i stands at position i + 3, so that the four children of an event, 4 i + 1 to 4 i + 4, begin a cache line.
    /// Positions behind the last event, up to the end of its line, hold `Event{}`.
    std::vector<Event, boost::alignment::aligned_allocator<Event, 64>> lines_ = decltype(lines_)(8);
    std::size_t size_ = 0;
    bool vacant_ = false;

    [[nodiscard]] Event& at(std::size_t i) { return lines_[i + 3]; }

    void rise(Event event) {
        std::size_t i = size_++;
        if (i + 3 == lines_.size()) {
            lines_.insert(lines_.end(), 4, Event{});
        }
        Event* const events = &at(0);
        while (i > 0) {
            const std::size_t parent = (i - 1) / 4;
            if (!(event < events[parent])) {
                break;
            }
            events[i] = events[parent];
            i = parent;
        }
        events[i] = event;
    }

    /// Puts `event` at the top and lets it sink. The choice among four children is made without branches, which the
    /// processor could not predict.
    void sink(Event event) {
        Event* const events = &at(0);
        std::size_t i = 0;
        while (4 * i + 1 < size_) {
            const Event* const child = events + 4 * i + 1;
            const auto left = static_cast<std::size_t>(child[1] < child[0]);
            const auto right = 2 + static_cast<std::size_t>(child[3] < child[2]);
            const auto take_right = std::size_t{0} - static_cast<std::size_t>(child[right] < child[left]);
            const std::size_t least = left ^ ((left ^ right) & take_right);
            if (!(child[least] < event)) {
                break;
            }
            events[i] = child[least];
            i = 4 * i + 1 + least;
        }
        events[i] = event;
    }

    void fill_vacancy() {
        vacant_ = false;
        const Event last = at(--size_);
        at(size_) = Event{};
        if (size_ > 0) {
            sink(last);
        }
    }
};

}  // namespace careway::kernel
