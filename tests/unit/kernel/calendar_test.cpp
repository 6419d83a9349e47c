#include "sim/kernel/calendar.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace careway::kernel {
namespace {

Event at(std::int64_t ticks, std::uint32_t slot = 0) {
    return {Time{Duration::milliseconds(ticks)}, EventClass::stay_end, slot, slot};
}

Event take(Calendar& calendar) {
    const Event event = calendar.next();
    calendar.take();
    return event;
}

TEST(Calendar, IsEmptyAtFirstAndAfterItsLastEvent) {
    Calendar calendar;
    EXPECT_EQ(calendar.next(), Event{});

    calendar.push(at(5));
    EXPECT_EQ(take(calendar), at(5));

    EXPECT_EQ(calendar.next(), Event{});
    EXPECT_EQ(calendar.size(), 0u);
}

TEST(Calendar, GivesEventsBackInOrderWhateverTheOrderTheyCameIn) {
    Calendar calendar;
    std::vector<std::int64_t> times;
    for (std::int64_t i = 0; i < 5000; ++i) {
        times.push_back(i * 7919 % 5003);
        calendar.push(at(times.back()));
    }
    std::sort(times.begin(), times.end());

    for (const std::int64_t time : times) {
        ASSERT_EQ(take(calendar).time().ticks(), time);
    }
}

TEST(Calendar, PutsAnEventPushedAfterATakeInItsPlace) {
    Calendar calendar;
    for (const std::int64_t time : {10, 20, 30}) {
        calendar.push(at(time));
    }

    EXPECT_EQ(take(calendar), at(10));
    calendar.push(at(25));
    calendar.push(at(5));

    EXPECT_EQ(calendar.size(), 4u);
    EXPECT_EQ(take(calendar), at(5));
    EXPECT_EQ(take(calendar), at(20));
    EXPECT_EQ(take(calendar), at(25));
    EXPECT_EQ(take(calendar), at(30));
}

TEST(Calendar, ACopyGoesItsOwnWay) {
    Calendar calendar;
    calendar.push(at(10));
    calendar.push(at(20));
    calendar.take();

    Calendar copy = calendar;
    copy.push(at(15));

    EXPECT_EQ(calendar.next(), at(20));
    EXPECT_EQ(copy.next(), at(15));
}

}  // namespace
}  // namespace careway::kernel
