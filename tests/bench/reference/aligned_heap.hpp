#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

#include "tests/bench/reference/heap.hpp"

namespace careway::bench::reference {

/// The same heap for a number of events that is known beforehand: the four children of an event share a cache line, and
/// the memory lies in pages of 2 MiB.
class AlignedHeap {
public:
    explicit AlignedHeap(std::size_t capacity) {
        constexpr std::size_t page = std::size_t{2} << 20;
        const std::size_t bytes = ((capacity + 64) * sizeof(Event) + page - 1) / page * page;
        memory_.reset(static_cast<Event*>(std::aligned_alloc(page, bytes)));
        if (!memory_) {
            throw std::bad_alloc{};
        }
        madvise(memory_.get(), bytes, MADV_HUGEPAGE);
        events_ = memory_.get() + 3;
    }
    void push(Event event) {
        std::size_t i = size_++;
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
        const Event first = events_[0];
        sink(events_[--size_]);
        return first;
    }

private:
    struct Free {
        void operator()(Event* events) const { std::free(events); }
    };
    std::unique_ptr<Event, Free> memory_;
    Event* events_ = nullptr;
    std::size_t size_ = 0;

    void sink(Event event) {
        std::size_t i = 0;
        for (std::size_t child = 1; child < size_; child = 4 * i + 1) {
            const std::size_t least = least_from(child);
            if (!(events_[least] < event)) {
                break;
            }
            events_[i] = events_[least];
            i = least;
        }
        events_[i] = event;
    }
    [[nodiscard]] std::size_t least_from(std::size_t child) const {
        std::size_t least = child;
        if (child + 4 <= size_) {
            for (std::size_t k = 1; k < 4; ++k) {
                least = events_[child + k] < events_[least] ? child + k : least;
            }
            return least;
        }
        for (std::size_t other = child + 1; other < size_; ++other) {
            if (events_[other] < events_[least]) {
                least = other;
            }
        }
        return least;
    }
};

}  // namespace careway::bench::reference
