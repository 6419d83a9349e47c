#include "viz/app/dates.hpp"

#include <gtest/gtest.h>

namespace careway::app {
namespace {

using namespace std::chrono;

constexpr Date last_of_october{2016y / October / 31};

TEST(Dates, AreReadWithTheirWeekday) {
    EXPECT_EQ(weekday_and_date(last_of_october), "Mon 31 Oct 2016");
}

TEST(Dates, HaveATimeOfDay) {
    EXPECT_EQ(time_of_day(213 * day + Duration::hours(14)), "14:00");
    EXPECT_EQ(time_of_day(Duration::minutes(65)), "01:05");
}

TEST(Dates, HaveNoDayAfterTheLastOfTheRun) {
    EXPECT_EQ(instant_in_words(213 * day + Duration::hours(14), 730), "day 214 14:00");
    EXPECT_EQ(instant_in_words(729 * day, 730), "day 730 00:00");
    EXPECT_EQ(instant_in_words(730 * day, 730), "day 730 24:00");
    EXPECT_EQ(number_of_day(730 * day, 730), 730);
}

TEST(Dates, HaveTheYearOnTheTimelineInJanuaryOnly) {
    EXPECT_EQ(month_on_timeline(last_of_october), "Oct");
    EXPECT_EQ(month_on_timeline(Date{2017y / January / 1}), "Jan 17");
    EXPECT_EQ(month_and_year(last_of_october), "Oct 2016");
}

}  // namespace
}  // namespace careway::app
