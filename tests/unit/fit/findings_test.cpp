#include "sim/fit/findings.hpp"

#include <gmock/gmock.h>

#include "tests/unit/fit/table.hpp"

namespace careway::fit {
namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;

TEST(Findings, AreWhatTheTableHolds) {
    const Findings findings = Table{two_weeks()}.findings();

    EXPECT_EQ(findings.spells.from, parse_moment("2016-04-04"));
    EXPECT_EQ(findings.stays.at(0).people, 14);
    EXPECT_EQ(findings.stays[0].late, 3);
    EXPECT_EQ(findings.stays[0].open, 0);
    EXPECT_EQ(findings.ways.at(0).people, 14);
    EXPECT_EQ(findings.still_there, 0);
}

// The data begins on the 4th. Six of those who came in it stayed 2 days, five 3; of those before, two left at ten that
// day and one two days later.
TEST(Findings, CountPeopleThereWhileTheDataWasTaken) {
    const Findings findings = Table{two_weeks()}.findings();

    EXPECT_NEAR(findings.in_use * findings.spells.days(), 6 * 2 + 5 * 3 + 2 + 3 * 10 / 24.0, 1e-9);
}

TEST(Findings, DoubtDataThatHoldOnlyThoseWhoLeft) {
    EXPECT_THAT(Table{two_weeks()}.findings().doubts, Contains(StartsWith("Nobody is still there at the data's end.")));
    EXPECT_THAT(Table{two_weeks() + ",2016-04-14 11:00,,,70,\n"}.findings().doubts,
                Not(Contains(StartsWith("Nobody is still there"))));
}

TEST(Findings, DoubtStaysWithoutReadyAndFewOfThem) {
    const std::vector<std::string> doubts =
        Table{"admitted,left\n2016-04-01 03:00,2016-04-02 04:00\n2016-04-02 03:00,2016-04-12 09:00\n"}
            .findings()
            .doubts;

    EXPECT_THAT(doubts, Contains(StartsWith("The table has no `ready`: stays are those until people left")));
    EXPECT_THAT(doubts, Contains("Only 2 stays of all have ended: standard errors are rough."));
}

/// Stays of days 1 and 30 alone, which no family has.
TEST(Findings, DoubtAFamilyWhoseMedianIsNotThatOfTheData) {
    std::string text = "admitted,ready,left\n";
    for (int i = 0; i < 90; ++i) {
        text += i % 3 == 0 ? "2016-04-01 08:00,2016-05-01 08:0" + std::to_string(i % 10) + ",2016-05-01 10:00\n"
                           : "2016-05-01 08:00,2016-05-01 09:0" + std::to_string(i % 10) + ",2016-05-01 10:00\n";
    }

    Table table{text};
    table.request().from = parse_moment("2016-04-01");

    EXPECT_THAT(table.findings().doubts, Contains(StartsWith("Half of the stays of all are over after 0.04")));
}

TEST(Findings, DoubtDemandThatDoesNotFillTheBeds) {
    Table table{two_weeks()};
    table.request().to = parse_moment("2016-08-01");

    EXPECT_THAT(table.findings().doubts,
                Contains(StartsWith("The fit puts 0.2 people in beds on average, the data 0.3")));
}

}  // namespace
}  // namespace careway::fit
