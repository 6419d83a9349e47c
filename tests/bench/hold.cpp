#include <memory>

#include "sim/kernel/calendar.hpp"
#include "tests/bench/reference/aligned_heap.hpp"
#include "tests/bench/reference/generator.hpp"
#include "tests/bench/workloads.hpp"

namespace careway::bench {

namespace {

const reference::Exponential exponential;

/// Events enough for the list to settle before it is timed.
std::size_t to_settle(std::size_t pending) {
    return 3 * pending;
}

class CalendarHold {
public:
    explicit CalendarHold(std::size_t pending) {
        for (std::size_t i = 0; i < pending; ++i) {
            push(Time{}, static_cast<std::uint32_t>(i));
        }
        run(to_settle(pending));
    }
    void run(std::size_t holds) {
        for (std::size_t i = 0; i < holds; ++i) {
            const kernel::Event event = calendar_.next();
            calendar_.take();
            push(event.time(), event.slot());
        }
    }

private:
    kernel::Calendar calendar_;
    reference::Generator generator_{42};

    void push(Time now, std::uint32_t slot) {
        const auto wait = Duration::milliseconds(static_cast<std::int64_t>(exponential(generator_) * 86'400'000 + 0.5));
        calendar_.push({now + wait, kernel::EventClass::stay_end, kernel::tie_of(slot, 7), slot});
    }
};

class HeapHold {
public:
    explicit HeapHold(std::size_t pending) : heap_{pending} {
        for (std::size_t i = 0; i < pending; ++i) {
            heap_.push({exponential(generator_), sequence_++, static_cast<std::uint32_t>(i)});
        }
        run(to_settle(pending));
    }
    void run(std::size_t holds) {
        for (std::size_t i = 0; i < holds; ++i) {
            const reference::Event event = heap_.pop();
            heap_.push({event.time + exponential(generator_), sequence_++, event.tag});
        }
    }

private:
    reference::AlignedHeap heap_;
    reference::Generator generator_{42};
    std::uint32_t sequence_ = 0;
};

template <class Hold>
Work held(std::size_t pending, std::size_t holds) {
    return [hold = std::make_shared<Hold>(pending), holds] {
        hold->run(holds);
        return static_cast<double>(holds);
    };
}

}  // namespace

Work hold_with_calendar(std::size_t pending, std::size_t holds) {
    return held<CalendarHold>(pending, holds);
}
Work hold_with_heap(std::size_t pending, std::size_t holds) {
    return held<HeapHold>(pending, holds);
}

}  // namespace careway::bench
