#include "sim/fit/spells.hpp"

#include <gmock/gmock.h>

#include "tests/unit/fit/table.hpp"

namespace careway::fit {
namespace {

Moment moment(const std::string& text) {
    return parse_moment(text).value();
}

TEST(Spells, ReadWhatOfficeProgramsWrite) {
    const Table table{
        "\xef\xbb\xbf\"admitted\",\"left\",\"destination\"\r\n\"2016-04-01 10:00\",\"2016-04-03T09:30\",\"Care "
        "home, new\"\r\n2016-04-02,NA,\r\n"};

    const Spells spells = table.spells();

    ASSERT_EQ(spells.all.size(), 2u);
    EXPECT_EQ(spells.all[0].admitted, moment("2016-04-01 10:00"));
    EXPECT_EQ(spells.all[0].left, moment("2016-04-03 09:30"));
    EXPECT_EQ(spells.destinations.at(0).name, "care_home_new");
    EXPECT_EQ(spells.all[1].left, std::nullopt);
    EXPECT_EQ(spells.all[1].destination, unknown);
}

TEST(Spells, TakeTheColumnsThatTheyAreToldTo) {
    Table table{"adm_date,disch\n2016-04-01,2016-04-09\n"};
    table.request().columns = {{"admitted", "adm_date"}, {"left", "disch"}};

    EXPECT_EQ(table.spells().all.at(0).left, moment("2016-04-09"));
}

TEST(Spells, BeginWithTheArrivalWhereNoColumnTellsTheAdmission) {
    EXPECT_EQ(Table{"arrived,left\n2016-04-01,2016-04-09\n"}.spells().all.at(0).admitted, moment("2016-04-01"));
}

TEST(Spells, CoverTheTimeFromTheDayOfTheFirstWhoLeftToTheLastInstant) {
    const Spells spells =
        Table{
            "admitted,left\n2011-01-01 03:00,2016-04-20 12:00\n2016-03-30 11:00,2016-04-02 09:15\n2016-04-30 23:10,\n"}
            .spells();

    EXPECT_EQ(spells.from, moment("2016-04-02"));
    EXPECT_EQ(spells.to, moment("2016-04-30 23:10"));
}

TEST(Spells, CoverTheDayThatEndsWithTheFirstWhoLeftAtMidnight) {
    const Spells spells =
        Table{"admitted,left\n2016-04-01 11:00,2016-04-03 00:00\n2016-04-01 12:00,2016-04-09 00:00\n"}.spells();

    EXPECT_EQ(spells.from, moment("2016-04-02"));
    EXPECT_EQ(spells.all.size(), 2u);
}

TEST(Spells, CoverTheWholeOfTheLastDayWhereThereAreOnlyDates) {
    const Spells spells = Table{"admitted,left\n2016-04-01,2016-04-03\n2016-04-01,2016-04-30\n"}.spells();

    EXPECT_TRUE(spells.whole_days);
    EXPECT_EQ(spells.to, moment("2016-05-01"));
}

TEST(Spells, LeaveOutWhatIsOfAnotherTimeOrGroupAndCountIt) {
    Table table{
        "arrived,admitted,left,age\n"
        "2016-04-01 08:00,2016-04-01 09:00,2016-04-05 09:00,40\n"    // over before
        "2016-06-01 08:00,2016-06-01 09:00,2016-06-05 09:00,40\n"    // begun after
        "2016-04-11 08:00,2016-04-11 09:00,2016-04-15 09:00,17\n"    // of no band
        "2016-04-11 08:00,2016-04-11 09:00,2016-04-15 09:00,\n"      // of no age
        "2016-04-11 08:00,,2016-04-11 11:00,40\n"                    // never admitted
        "2016-04-11 08:00,2016-04-11 09:00,2016-05-09 09:00,90\n"};  // goes on
    table.request().by = split_of("age=18-64,65+");
    table.request().from = moment("2016-04-10");
    table.request().to = moment("2016-05-01");

    const Spells spells = table.spells();

    ASSERT_EQ(spells.all.size(), 1u);
    EXPECT_EQ(spells.all[0].group, 1u);
    EXPECT_EQ(spells.all[0].left, std::nullopt);
    EXPECT_EQ(spells.left_out.before, 1);
    EXPECT_EQ(spells.left_out.after, 1);
    EXPECT_EQ(spells.left_out.of_no_group, 2);
    EXPECT_EQ(spells.left_out.never_admitted, 1);
}

TEST(Spells, AreSplitByTheValuesOfAColumnInTheOrderOfTheirNames) {
    Table table{
        "admitted,left,Ward\n2016-04-01,2016-04-09,Ward 7\n2016-04-01,2016-04-09,Elm\n2016-04-01,2016-04-09,ward-7\n"};
    table.request().by = split_of("Ward");

    const Spells spells = table.spells();

    EXPECT_EQ(spells.attribute, "ward");
    ASSERT_EQ(spells.groups.size(), 3u);
    EXPECT_EQ(spells.groups[0].text, "Elm");
    EXPECT_EQ(spells.groups[2].name, "ward_7");
    EXPECT_EQ(spells.all[0].group, 2u);
}

TEST(Spells, AreSeenFromTheBeginningOfTheDataToItsEnd) {
    Table table{"admitted,left\n2016-04-01 00:00,2016-04-09 00:00\n2016-04-03 12:00,2016-04-05 00:00\n"};
    table.request().from = moment("2016-04-04");
    table.request().to = moment("2016-04-08 12:00");
    const Spells spells = table.spells();

    const auto first = spells.observed(*spells.all[0].admitted, spells.all[0].left);
    const auto second = spells.observed(*spells.all[1].admitted, spells.all[1].left);

    EXPECT_TRUE(first->open());
    EXPECT_DOUBLE_EQ(first->low, 7.5);
    EXPECT_DOUBLE_EQ(first->entry, 3);
    EXPECT_TRUE(second->exact());
    EXPECT_DOUBLE_EQ(second->low, 1.5);
    EXPECT_DOUBLE_EQ(second->entry, 0.5);
    EXPECT_EQ(spells.observed(moment("2016-04-01"), moment("2016-04-03")), std::nullopt);
}

TEST(Spells, KnowAStayOfDatesButForHalfADayToEitherSide) {
    const Spells spells = Table{"admitted,left\n2016-04-01,2016-04-03\n2016-04-02,2016-04-02\n"}.spells();

    const auto two_days = spells.observed(moment("2016-04-02"), moment("2016-04-04"));
    const auto none = spells.observed(moment("2016-04-02"), moment("2016-04-02"));

    EXPECT_EQ(two_days->low, 1.5);
    EXPECT_EQ(two_days->high, 2.5);
    EXPECT_EQ(none->low, 0);
    EXPECT_EQ(none->high, 0.5);
}

TEST(SpellFaults, AreToldAllAtOnce) {
    const Table table{header +
                      "2016-04-01 10:00,2016-04-01 09:00,,,70,\n"
                      "01/04/2016,2016-04-01 09:00,,2016-04-31,70,\n"
                      ",,,,70,\n"
                      ",,,2016-04-02,70,\n"
                      "2016-04-01,,2016-04-02,,70,\n"
                      "2016-04-01,2016-04-02\n"};

    EXPECT_EQ(table.faults(),
              "M195 2:18 `admitted` of a spell is before `arrived`, 2016-04-01 10:00\n"
              "M117 3:1 `arrived` of a spell is no instant: `01/04/2016`\n"
              "M117 3:30 `left` of a spell is no instant: `2016-04-31`\n"
              "M195 4:1 a spell without an instant\n"
              "M195 5:4 a spell with `left` that never began\n"
              "M195 6:13 a spell with `ready` but without `admitted`\n"
              "M151 7:1 a row of 2 cells in a table of 6 columns\n");
}

TEST(SpellFaults, NameAnAgeThatIsNone) {
    Table table{"admitted,left,age\n2016-04-01,2016-04-02,seventy\n2016-04-01,2016-04-02,-1\n"};
    table.request().by = split_of("age=0-17,18+");

    EXPECT_EQ(table.faults(),
              "M195 2:23 `age` is no age in years: `seventy`\n"
              "M195 3:23 `age` is no age in years: `-1`\n");
}

TEST(SpellFaults, NameColumnsThatAreNotThere) {
    Table table{"admited,left,left\n2016-04-01,2016-04-02,\n"};
    table.request().columns = {{"ready", "fit"}};
    table.request().by = split_of("age=0+");

    EXPECT_EQ(
        table.faults(),
        "M150 1:1 the table has no column `fit`, which `--column ready=` names\n"
        "M150 1:1 the table has no column `admitted`, in which a stay begins; `--column admitted=NAME` says what it "
        "is called\n"
        "M150 1:1 the table has no column `age`, which `--by` names\n"
        "M150 1:14 column `left` stands twice\n");
}

TEST(SpellFaults, EndTheReadingWhenThereAreAThousand) {
    std::string text = "admitted,left\n";
    for (int row = 0; row < 3000; ++row) {
        text += "2016-04-02,2016-04-01\n";
    }
    try {
        static_cast<void>(Table{text}.spells());
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.faults().size(), 1000u);
    }
}

// The data begins on the second, and that somebody left on that day says nothing of how long people stay beyond it.
TEST(SpellFaults, NameGroupsWithTooLittleInThem) {
    Table table{"admitted,left,age\n2016-04-01,2016-04-02,70\n2016-04-12,,30\n"};
    table.request().by = split_of("age=0-17,18-64,65+");

    EXPECT_EQ(table.faults(),
              "M196 0:0 no stay of `0-17` has ended\nM196 0:0 no stay of `18-64` has ended\n"
              "M196 0:0 too little is known of the stays of `65+` to fit anything\n");
}

TEST(SpellFaults, NameGroupsWhoseStaysAreAllShorterThanADay) {
    EXPECT_EQ(Table{"admitted,left\n2016-04-01,2016-04-01\n2016-04-12,2016-04-12\n"}.faults(),
              "M196 0:0 too little is known of the stays of this table to fit anything\n");
}

TEST(SpellFaults, AskForAWeekAndForSomebodyWhoCame) {
    Table table{two_weeks()};
    table.request().from = moment("2016-04-16");
    table.request().to = moment("2016-04-18");

    EXPECT_EQ(table.faults(),
              "M196 0:0 the data covers less than a week: 2016-04-16 00:00 to 2016-04-18 00:00\n"
              "M196 0:0 nobody came while the data was taken, 2016-04-16 00:00 to 2016-04-18 00:00\n");
    EXPECT_EQ(Table{"admitted,left\n2016-04-01,\n"}.faults(), "M196 0:0 no spell of this table has ended\n");
    EXPECT_THAT(Table{""}.faults(), testing::HasSubstr("the table is empty"));
}

}  // namespace
}  // namespace careway::fit
