#include "sim/language/dates.hpp"

#include <gtest/gtest.h>

namespace careway::language {

using std::chrono::April;
using std::chrono::year;

TEST(ParseDate, TakesDaysThatExist) {
    EXPECT_EQ(parse_date("2016-04-01"), Date{year{2016} / April / 1});
    EXPECT_EQ(parse_date("2016-02-29").has_value(), true);
}

TEST(ParseDate, RefusesEverythingElse) {
    for (const char* text : {"2017-02-29", "2016-13-01", "2016-4-1", "01-04-2016", "2016-04-01 ", "2016/04/01",
                             "1899-01-01", "2200-01-01", "2016-04-00", "20a6-04-01", ""}) {
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
    }
}

TEST(ParseInstant, TakesADateOrADateAndTime) {
    const auto into_day = [](const char* text) { return parse_instant(text)->into_day; };

    EXPECT_EQ(parse_instant("2016-04-01 14:30")->date, (Date{year{2016} / April / 1}));
    EXPECT_EQ(into_day("2016-04-01"), Duration{});
    EXPECT_EQ(into_day("2016-04-01 14:30"), Duration::hours(14.5));
    EXPECT_EQ(into_day("2016-04-01T14:30"), Duration::hours(14.5));
    EXPECT_EQ(into_day("2016-04-01 14:30:15"), Duration::seconds(52215));
}

TEST(ParseInstant, RefusesEverythingElse) {
    for (const char* text : {"2016-04-01 24:00", "2016-04-01 9:30", "2016-04-01 ", "2016-04-01x14:30", "14:30",
                             "2016-04-01 14:30:60", "2016-04-01 14:30:5", "2016-04-31 14:30", "2016-04-01 14:30 "}) {
        EXPECT_FALSE(parse_instant(text).has_value()) << text;
    }
}

TEST(ParseHours, CoversEachDayOfARange) {
    const auto hours = parse_hours("mon-tue 08:00-18:00");

    ASSERT_TRUE(hours && hours->size() == 2);
    EXPECT_EQ((*hours)[0].from, 8 * 60);
    EXPECT_EQ((*hours)[0].to, 18 * 60);
    EXPECT_EQ((*hours)[1].from, 32 * 60);
}

TEST(ParseHours, GoesOverMidnightAndOverTheEndOfTheWeek) {
    const auto hours = parse_hours("sun 22:00-06:00");

    ASSERT_TRUE(hours && hours->size() == 2);
    EXPECT_EQ((*hours)[0].from, minutes_of_week - 120);
    EXPECT_EQ((*hours)[0].to, minutes_of_week);
    EXPECT_EQ((*hours)[1].from, 0);
    EXPECT_EQ((*hours)[1].to, 360);
}

TEST(ParseHours, TakesAWholeDay) {
    const auto hours = parse_hours("mon-sun 00:00-24:00");

    ASSERT_TRUE(hours && hours->size() == 7);
    EXPECT_EQ(hours->back().to, minutes_of_week);
}

TEST(ParseHours, RefusesEverythingElse) {
    for (const char* text : {"mon", "mon 8:00-18:00", "mon 08:00-25:00", "mon 08:00-08:00", "monday 08:00-18:00",
                             "mon-", "", "mon 24:00-08:00", "mon 08:60-18:00", "mon 08:00 18:00"}) {
        EXPECT_FALSE(parse_hours(text)) << text;
    }
}

TEST(RotaOf, HasOneEntryForEachChange) {
    std::vector<int> places(minutes_of_week, 0);
    places[60] = 3;

    const pathway::Rota rota = rota_of(places);

    const pathway::Rota expected{{Duration{}, 0}, {Duration::hours(1), 3}, {Duration::minutes(61), 0}};
    EXPECT_EQ(rota, expected);
}

TEST(AdviceOnDate, MendsWhatItCanRead) {
    EXPECT_EQ(advice_on_date("01/04/2016"), "write `2016-04-01`");
    EXPECT_EQ(advice_on_date("2016-4-1"), "write `2016-04-01`");
    EXPECT_EQ(advice_on_date("2016-02-30"), "that month has 29 days");
    EXPECT_EQ(advice_on_date("16-04-01"), "write a day that exists, as `2016-04-01`");
    EXPECT_EQ(advice_on_date("April"), "write a day that exists, as `2016-04-01`");
}

}  // namespace careway::language
