#include "viz/app/typed_day.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"

namespace careway::app {
namespace {

constexpr Date start{std::chrono::year{2016} / 4 / 1};

std::int64_t day_of(const std::string& words) {
    return day_typed(words, start, 730).ticks() / day.ticks() + 1;
}

std::string refusal(const std::string& words) {
    try {
        static_cast<void>(day_typed(words, start, 730));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "none";
}

TEST(TypedDay, IsANumberOfTheRun) {
    EXPECT_EQ(day_of("214"), 214);
    EXPECT_EQ(day_of("day 214"), 214);
    EXPECT_EQ(day_of(" Day 1 "), 1);
    EXPECT_EQ(day_of("730"), 730);
}

TEST(TypedDay, IsADateAsPeopleWriteIt) {
    for (const char* words : {"2 Feb 2017", "2 february 2017", "Thu 2 Feb 2017", "2017-02-02", "2017-2-2"}) {
        EXPECT_EQ(day_of(words), 308) << words;
    }
}

TEST(TypedDay, IsRefusedWhereItCannotBeRead) {
    for (const char* words :
         {"", "tomorrow", "2 Fe 2017", "30 Feb 2017", "2 Feb", "2/2", "day", "2017-13-01", "1.5x"}) {
        EXPECT_EQ(refusal(words),
                  "`" + std::string{words} + "` is no day; one can type 14, day 14, 1 Apr 2016 or 2016-04-01");
    }
}

TEST(TypedDay, IsRefusedOutsideTheRun) {
    for (const char* words : {"0", "731", "31 Mar 2016", "2018-04-01"}) {
        EXPECT_EQ(refusal(words),
                  "`" + std::string{words} +
                      "` is not in this run, which goes from day 1, 1 Apr 2016, to day 730, 31 Mar 2018");
    }
}

}  // namespace
}  // namespace careway::app
