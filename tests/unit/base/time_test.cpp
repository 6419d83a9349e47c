#include "sim/base/time.hpp"

#include <gtest/gtest.h>

namespace careway {

TEST(Duration, RoundsToTheNearestMillisecondOnBothSidesOfZero) {
    EXPECT_EQ(Duration::seconds(0.0006).ticks(), 1);
    EXPECT_EQ(Duration::seconds(-0.0006).ticks(), -1);
    EXPECT_EQ(Duration::days(1.5), Duration::hours(36));
}

TEST(Time, DifferencesAreDurations) {
    const Time noon{Duration::hours(12)};

    EXPECT_EQ((noon + Duration::hours(3)) - noon, Duration::hours(3));
    EXPECT_LT(noon, never);
}

TEST(ToString, NamesTheInstantOfARunByItsDate) {
    const Date start = std::chrono::sys_days{std::chrono::year{2016} / 2 / 28};

    EXPECT_EQ(to_string(start), "2016-02-28");
    EXPECT_EQ(to_string(start, Time{Duration::hours(24 + 14) + Duration::minutes(5)}), "2016-02-29 14:05");
    EXPECT_EQ(to_string(start, Time{Duration::minutes(-1)}), "2016-02-27 23:59");
    EXPECT_EQ(to_string(start, Time{Duration::days(-2)}), "2016-02-26 00:00");
}

}  // namespace careway
