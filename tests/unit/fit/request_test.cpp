#include "sim/fit/request.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"

namespace careway::fit {
namespace {

template <class Read>
std::string refused(Read read) {
    try {
        read();
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

TEST(Split, HasBandsOrAColumn) {
    const Split ages = split_of("age=0-17,18,65+");

    ASSERT_EQ(ages.bands.size(), 3u);
    EXPECT_EQ(ages.column, "age");
    EXPECT_EQ(ages.bands[0].high, 17);
    EXPECT_EQ(ages.bands[1].low, 18);
    EXPECT_EQ(ages.bands[1].high, 18);
    EXPECT_EQ(ages.bands[2].name, "65+");
    EXPECT_TRUE(split_of("ward").bands.empty());
}

TEST(Split, RefusesWhatAreNoBands) {
    EXPECT_EQ(refused([] { return split_of("age=0-17,old"); }),
              "`--by`: `old` is no band of ages; write them as `age=0-17,18-64,65+`");
    EXPECT_EQ(refused([] { return split_of("age=17-0"); }),
              "`--by`: `17-0` is no band of ages; write them as `age=0-17,18-64,65+`");
    EXPECT_EQ(refused([] { return split_of("age=0-18,18+"); }), "`--by`: `0-18` and `18+` overlap");
    EXPECT_EQ(refused([] { return split_of("=0-18"); }), "`--by` needs a column, as `age=0-17,18-64,65+` or `ward`");
}

TEST(Column, IsWhatTheFileCallsIt) {
    EXPECT_EQ(column_of("admitted=adm_date"), (std::pair<std::string, std::string>{"admitted", "adm_date"}));
    EXPECT_EQ(refused([] { return column_of("admited=adm_date"); }),
              "`--column`: there is no `admited`; did you mean `admitted`?");
    EXPECT_EQ(refused([] { return column_of("admitted"); }),
              "`--column admitted`: write what it is and what the file calls it, as `admitted=adm_date`");
}

TEST(Instant, IsADateWithATimeOrWithout) {
    EXPECT_EQ(to_string(moment_of("2016-04-01", "--from")), "2016-04-01 00:00");
    EXPECT_EQ(to_string(moment_of("2016-04-01 23:59:58", "--from")), "2016-04-01 23:59");
    EXPECT_EQ(refused([] { return moment_of("1 April", "--from"); }),
              "`--from`: `1 April` is no instant; write a day that exists, as `2016-04-01`");
}

}  // namespace
}  // namespace careway::fit
