#include "viz/app/clock.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "viz/app/dates.hpp"

namespace careway::app {
namespace {

constexpr Time start{day};
constexpr Time finish{11 * day};

Clock clock_at(const std::string& speed, Time now = start) {
    return {start, finish, now, speed_called(speed)};
}

Duration instant(const std::string& words) {
    constexpr Date first{std::chrono::year{2016} / 4 / 1};
    return instant_called(words, first, 365);
}

std::string refusal(const std::string& words) {
    try {
        static_cast<void>(instant(words));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "none";
}

TEST(Instant, IsADayWithOrWithoutATime) {
    EXPECT_EQ(instant("day 1 00:00"), Duration{});
    EXPECT_EQ(instant("day 214 14:30"), 213 * day + Duration::hours(14.5));
    EXPECT_EQ(instant("214"), 213 * day);
}

TEST(Instant, MayBeADateWithOrWithoutATime) {
    EXPECT_EQ(instant("2016-04-11"), 10 * day);
    EXPECT_EQ(instant("2016-04-11 06:15"), 10 * day + Duration::hours(6.25));
    EXPECT_EQ(instant("11 April 2016 14:00"), 10 * day + Duration::hours(14));
}

TEST(Instant, MayBeTheEndOfTheRun) {
    EXPECT_EQ(instant("day 365 24:00"), 365 * day);
    EXPECT_EQ(instant(instant_in_words(365 * day, 365)), 365 * day);
}

TEST(Instant, IsRefusedOutsideTheRun) {
    const std::string all = " is not in this run, which goes from day 1, 1 Apr 2016, to day 365, 31 Mar 2017";

    for (const char* words : {"day 0", "day 366", "2017-04-01", "31 Mar 2016"}) {
        EXPECT_EQ(refusal(words), "`" + std::string{words} + "`" + all);
    }
}

TEST(Instant, IsRefusedWhereItIsNoDayOrNoTime) {
    for (const char* words : {"tomorrow", "day 3 noon", "3 4", "", "2016-04-31"}) {
        EXPECT_EQ(refusal(words), "`" + std::string{words} +
                                      "` is no day; one can type 14, day 14, 1 Apr 2016 or "
                                      "2016-04-01");
    }
    for (const char* time : {"24:00", "12:60", "12:", "-1:00", "12:30x"}) {
        EXPECT_EQ(refusal("day 3 " + std::string{time}), "`" + std::string{time} + "` is no time of day such as 14:00");
    }
    EXPECT_EQ(refusal("day 365 24:01"), "`24:01` is no time of day such as 14:00");
}

TEST(Speed, IsNamedWhenThereIsNoSuchSpeed) {
    try {
        static_cast<void>(speed_called("2 days"));
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(),
                     "there is no speed `2 days`; there are 1 hour, 6 hours, 1 day, 1 week, 1 month, "
                     "fastest");
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

TEST(Clock, FollowsTheSimulationAtItsFastest) {
    Clock clock = clock_at("fastest");

    clock.pass(0.1, start + 3 * day);
    EXPECT_EQ(clock.now(), start + 3 * day);
    EXPECT_EQ(clock.shown(), start);
    clock.pass(0.1, start + 5 * day);
    EXPECT_EQ(clock.shown(), start);
    clock.pass(0.1, start + 6 * day);
    EXPECT_EQ(clock.shown(), start + 6 * day);
    clock.pass(0.01, finish);
    EXPECT_EQ(clock.shown(), finish);
}

TEST(Clock, NeverLeavesTheRun) {
    Clock clock = clock_at("1 day");

    clock.go_to(start - day);
    EXPECT_EQ(clock.now(), start);
    clock.go_to(finish + day);
    EXPECT_EQ(clock.now(), finish);
}

TEST(Clock, ShowsFourInstantsASecondAtMost) {
    const auto hours_shown_after = [](const std::string& speed, double seconds) {
        Clock clock = clock_at(speed, start + Duration::hours(5));
        clock.pass(seconds, finish);
        return (clock.shown() - start).ticks() / hour.ticks() - 5;
    };

    EXPECT_EQ(hours_shown_after("1 hour", 0.9), 0);
    EXPECT_EQ(hours_shown_after("1 hour", 1.1), 1);
    EXPECT_EQ(hours_shown_after("6 hours", 0.3), 0);
    EXPECT_EQ(hours_shown_after("6 hours", 0.5), 2);
    EXPECT_EQ(hours_shown_after("1 day", 0.6), 12);
    EXPECT_EQ(hours_shown_after("1 week", 0.6), 84);
    EXPECT_EQ(hours_shown_after("1 month", 0.26), 180);
}

TEST(Clock, StaysAtWhatItShowsWhenPaused) {
    Clock clock = clock_at("1 month", start + Duration::hours(5));
    clock.pass(0.26, finish);

    clock.toggle();
    EXPECT_EQ(clock.shown(), start + Duration::hours(185));
    clock.toggle();
    EXPECT_EQ(clock.shown(), start + Duration::hours(185));
}

TEST(Clock, StaysAtWhatItShowsWhenItsSpeedChanges) {
    Clock clock = clock_at("1 week", start + Duration::hours(5));
    clock.pass(0.3, finish);

    clock.faster();
    EXPECT_EQ(clock.shown(), start + Duration::hours(47));
    clock.slower();
    clock.slower();
    EXPECT_EQ(clock.shown(), start + Duration::hours(47));
}

TEST(Clock, ShowsWhereItWasSentWhilePlaying) {
    Clock clock = clock_at("1 month");

    clock.go_to(clock.shown() + day);
    EXPECT_EQ(clock.shown(), start + day);
    clock.go_to(clock.shown() + day);
    EXPECT_EQ(clock.shown(), start + 2 * day);
}

TEST(Clock, ShowsTheEnd) {
    Clock clock = clock_at("1 month", start + day);

    clock.pass(9, finish);

    EXPECT_EQ(clock.shown(), finish);
}

TEST(Clock, HasAFastestAndASlowestSpeed) {
    Clock clock = clock_at("1 week");

    clock.faster();
    clock.faster();
    clock.faster();
    EXPECT_STREQ(clock.words(), "as fast as it can");
    for (int i = 0; i < 9; ++i) {
        clock.slower();
    }
    EXPECT_STREQ(clock.words(), "1 hour per second");
}

}  // namespace
}  // namespace careway::app
