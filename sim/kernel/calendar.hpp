#pragma once

#include <array>
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

private:
    /// Event 0 stands last in block 0; the children of event i are block i + 1. Unused places hold `Event{}`.
    struct alignas(64) Block {
        std::array<Event, 4> event;
    };
    std::vector<Block> blocks_ = std::vector<Block>(2);
    std::size_t size_ = 0;
    bool vacant_ = false;

    [[nodiscard]] Event& at(std::size_t i) { return blocks_[(i + 3) / 4].event[(i + 3) % 4]; }

    void rise(Event event) {
        std::size_t i = size_++;
        if ((i + 3) / 4 == blocks_.size()) {
            blocks_.emplace_back();
        }
        while (i > 0) {
            const std::size_t parent = (i - 1) / 4;
            if (!(event < at(parent))) {
                break;
            }
            at(i) = at(parent);
            i = parent;
        }
        at(i) = event;
    }

    /// Puts `event` at the top and lets it sink. The choice among four children compiles without branches, which the
    /// processor could not predict.
    void sink(Event event) {
        std::size_t i = 0;
        while (4 * i + 1 < size_) {
            const auto& child = blocks_[i + 1].event;
            const std::size_t left = child[1] < child[0] ? 1 : 0;
            const std::size_t right = child[3] < child[2] ? 3 : 2;
            const std::size_t least = child[right] < child[left] ? right : left;
            if (!(child[least] < event)) {
                break;
            }
            at(i) = child[least];
            i = 4 * i + 1 + least;
        }
        at(i) = event;
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
