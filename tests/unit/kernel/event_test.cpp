#include "sim/kernel/event.hpp"

#include <gtest/gtest.h>

namespace careway::kernel {
namespace {

Time at(std::int64_t ticks) {
    return Time{Duration::milliseconds(ticks)};
}

TEST(Event, FreesCapacityBeforeAdmittingASimultaneousArrival) {
    const Event leaves{at(4), EventClass::stay_end, tie_of(3, 1), 7};
    const Event arrival{at(4), EventClass::arrival, tie_of(2, 1), 1};

    EXPECT_TRUE(leaves < arrival);
    EXPECT_FALSE(arrival < leaves);
}

TEST(Event, FiresInTheOrderOfTheNamedClasses) {
    const EventClass order[] = {EventClass::turnaround_end,  EventClass::stay_end, EventClass::process_end,
                                EventClass::capacity_change, EventClass::give_up,  EventClass::arrival};
    for (std::size_t i = 0; i + 1 < std::size(order); ++i) {
        EXPECT_TRUE((Event{at(4), order[i], ~std::uint64_t{0} >> 14, 9} < Event{at(4), order[i + 1], 0, 0}));
    }
}

TEST(Event, KeepsWhatItWasMadeOf) {
    const Event event{at(123456789), EventClass::give_up, tie_of(77, 5), 4321};

    EXPECT_EQ(event.time(), at(123456789));
    EXPECT_EQ(event.kind(), EventClass::give_up);
    EXPECT_EQ(event.tie(), tie_of(77, 5));
    EXPECT_EQ(event.slot(), 4321u);
}

TEST(Event, TiesAreDecidedByPersonAndNameAndNotByRow) {
    const Event one{at(4), EventClass::stay_end, 5, 900};
    const Event two{at(4), EventClass::stay_end, 6, 100};

    EXPECT_TRUE(one < two);
}

}  // namespace
}  // namespace careway::kernel
