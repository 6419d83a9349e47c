#include "viz/app/clock.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"

namespace careway::app {
namespace {

constexpr Time start{day};
constexpr Time finish{11 * day};

Clock clock_at(const std::string& speed, Time now = start) {
    return {start, finish, now, speed_called(speed)};
}

std::string refusal(const std::string& words) {
    try {
        static_cast<void>(instant_called(words, 365));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "none";
}

TEST(Instant, IsADayWithOrWithoutATime) {
    EXPECT_EQ(instant_called("day 1 00:00", 365), Duration{});
    EXPECT_EQ(instant_called("day 214 14:30", 365), 213 * day + Duration::hours(14.5));
    EXPECT_EQ(instant_called("214", 365), 213 * day);
}

TEST(Instant, IsRefusedOutsideTheRun) {
    const std::string all = "an instant must be from 'day 1 00:00' to 'day 365 23:59', found ";

    for (const char* words : {"day 0", "day 366", "day 3 24:00", "day 3 12:60", "day 3 noon", "tomorrow", "3 4", ""}) {
        EXPECT_EQ(refusal(words), all + "`" + words + "`");
    }
}

TEST(Speed, IsNamedWhenThereIsNoSuchSpeed) {
    try {
        static_cast<void>(speed_called("2 days"));
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(), "there is no speed `2 days`; there are 1 hour, 6 hours, 1 day, 1 week, 1 month");
    }
}

TEST(Clock, PassesAtItsSpeed) {
    Clock clock = clock_at("1 day");

    clock.pass(2.5, finish);

    EXPECT_EQ(clock.now(), start + Duration::hours(60));
}

TEST(Clock, GoesNoFurtherThanTheSimulationHasCome) {
    Clock clock = clock_at("1 week");

    clock.pass(1, start + 3 * day);

    EXPECT_EQ(clock.now(), start + 3 * day);
}

TEST(Clock, StandsStillWhilePaused) {
    Clock clock = clock_at("1 day");
    clock.toggle();

    clock.pass(1, finish);

    EXPECT_EQ(clock.now(), start);
    EXPECT_TRUE(clock.paused());
}

TEST(Clock, NeverLeavesTheRun) {
    Clock clock = clock_at("1 day");

    clock.go_to(start - day);
    EXPECT_EQ(clock.now(), start);
    clock.go_to(finish + day);
    EXPECT_EQ(clock.now(), finish);
}

TEST(Clock, ShowsFourInstantsASecondAtMost) {
    Clock clock = clock_at("1 day", start + Duration::hours(13));

    EXPECT_EQ(clock.shown(), start + Duration::hours(12));
}

TEST(Clock, StaysAtWhatItShowsWhenPaused) {
    Clock clock = clock_at("1 day", start + Duration::hours(13));

    clock.toggle();

    EXPECT_EQ(clock.shown(), start + Duration::hours(12));
}

TEST(Clock, HasAFastestAndASlowestSpeed) {
    Clock clock = clock_at("1 week");

    clock.faster();
    clock.faster();
    EXPECT_STREQ(clock.words(), "1 month per second");
    for (int i = 0; i < 9; ++i) {
        clock.slower();
    }
    EXPECT_STREQ(clock.words(), "1 hour per second");
}

}  // namespace
}  // namespace careway::app
