#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/measure/told.hpp"

// What a hospital counts of its beds: at midnight, at ten in the morning, after a week, and when somebody has waited
// for one for half a day.
namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::What;

enum : std::uint16_t { ed, assessment, ward, care };

/// An emergency department, two nodes with the same four beds, corridor beds that stand in for them, and a home whose
/// members fall ill.
pathway::ModelSpec hospital() {
    auto spec = system(
        {pool("spaces", 9), pool("beds", 4), pool("corridor", 4), pool("rooms", 4)}, {stream("in", "ed", 1.0)},
        {node("ed", {"spaces"}, fixed(1), {to("assessment")}), node("assessment", {"beds"}, fixed(1), {to("ward")}),
         node("ward", {"beds"}, fixed(1), {to("home", 0.5), to("care", 0.5)}), node("care", {"rooms"}, fixed(100), {})},
        100 * day);
    for (const std::size_t beds : {1, 2, 3}) {
        spec.pools[beds].kind = pathway::PoolKind::beds;
    }
    spec.nodes[assessment].overflow = pathway::OverflowSpec{"corridor", true};
    spec.nodes[care].membership = true;
    spec.nodes[care].admitted =
        pathway::AdmissionSpec{pathway::Stay::same(fixed(30)), "ward", pathway::Stay::same(fixed(9))};
    return spec;
}

struct ToldOfBeds : testing::Told {
    ToldOfBeds() : testing::Told{hospital()} {}

    void tell_of(std::uint64_t who, double time, What what, std::uint16_t node, std::uint16_t other = 0,
                 double since = 0, std::uint8_t marks = 0) {
        person = who;
        tell(time, what, node, other, since, marks);
    }
};

constexpr double in_days(double number) {
    return 24 * number;
}

TEST(Beds, AreCountedJustBeforeMidnight) {
    ToldOfBeds told;
    told.tell_of(1, 6, What::started, ward);
    told.tell_of(2, 20, What::started, ward);
    told.tell_of(2, 23, What::left, ward);
    told.tell_of(3, 24, What::started, ward);
    const Totals first = told.end();
    const Totals second = told.end(48);

    EXPECT_DOUBLE_EQ(told.value(first, "beds.midnight_in_use"), 1);
    EXPECT_DOUBLE_EQ(told.value(first, "beds.midnight_occupancy"), 0.25);
    EXPECT_DOUBLE_EQ(told.value(second, "beds.midnight_in_use"), 2);
}

TEST(Beds, AreCountedAtMidnightUnderTheCapacityOfTheDayThatEnds) {
    ToldOfBeds told;
    told.tell_of(1, 0, What::started, ward);
    told.tell_of(2, 0, What::started, ward);
    told.tell(24, What::capacity, 0, 1, Duration::milliseconds(8).in_hours());

    EXPECT_DOUBLE_EQ(told.value(told.end(48), "beds.midnight_occupancy"), (2 + 2) / (4.0 + 8.0));
}

TEST(Beds, AreFreeAtTenWhenNobodyHasThemAndNobodyCleansThem) {
    ToldOfBeds told;
    told.tell_of(1, 6, What::started, ward);
    told.tell_of(2, 7, What::started, ward);
    told.tell_of(2, 9, What::left, ward);
    told.tell(9, What::turning, 0, 1);
    told.tell_of(3, 10, What::started, ward);

    EXPECT_DOUBLE_EQ(told.value("beds.free_at_10"), 2);
}

TEST(Beds, AreNeverFewerThanNoneFree) {
    ToldOfBeds told;
    told.tell_of(1, 6, What::started, ward);
    told.tell_of(2, 7, What::started, ward);
    told.tell(8, What::capacity, 0, 1, Duration::milliseconds(1).in_hours());
    told.tell(20, What::capacity, 0, 1, Duration::milliseconds(4).in_hours());

    EXPECT_DOUBLE_EQ(told.value(told.end(48), "beds.free_at_10"), (0 + 2) / 2.0);
}

TEST(Beds, HaveNoMeanOverMidnightsBeforeThereWasOne) {
    ToldOfBeds told;
    const Totals totals = told.end(9);

    EXPECT_TRUE(std::isnan(told.value(totals, "beds.midnight_in_use")));
    EXPECT_TRUE(std::isnan(told.value(totals, "beds.free_at_10")));
}

TEST(Beds, HaveSoManyPeopleAtMidnightWhoNeedThemNoMore) {
    ToldOfBeds told;
    told.tell_of(1, 6, What::started, ward);
    told.tell_of(1, 12, What::place_waits, ward, 3);
    told.tell_of(1, 36, What::place_ended, ward, 3);
    told.tell_of(1, 36, What::left, ward);

    EXPECT_DOUBLE_EQ(told.value(told.end(48), "beds.no_criteria_at_midnight"), 0.5);
}

TEST(LongStays, CountFromTheSeventhDayOn) {
    ToldOfBeds told;
    told.tell_of(1, in_days(1), What::started, ward);
    told.tell_of(2, in_days(1), What::started, ward);
    told.tell_of(2, in_days(8), What::left, ward);
    told.tell_of(1, in_days(17), What::left, ward);
    const Totals totals = told.end(in_days(30));

    EXPECT_DOUBLE_EQ(told.value(totals, "beds.over_7_days"), (17 - 8) / 30.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.over_14_days"), (17 - 15) / 30.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.over_21_days"), 0);
}

TEST(LongStays, CountThoseWhoAreStillThereInEachWindow) {
    ToldOfBeds told;
    told.tell_of(1, 0, What::started, ward);
    const Totals first = told.end(in_days(10));
    const Totals second = told.end(in_days(20));
    told.tell_of(1, in_days(24), What::left, ward);
    const Totals third = told.end(in_days(30));

    EXPECT_DOUBLE_EQ(told.value(first, "beds.over_7_days"), 0.3);
    EXPECT_DOUBLE_EQ(told.value(second, "beds.over_7_days"), 1);
    EXPECT_DOUBLE_EQ(told.value(second, "beds.over_14_days"), 0.6);
    EXPECT_DOUBLE_EQ(told.value(third, "beds.over_7_days"), 0.4);
    EXPECT_DOUBLE_EQ(told.value(third, "beds.over_21_days"), 0.3);
}

TEST(LongStays, GoOnFromNodeToNodeOfTheSamePool) {
    ToldOfBeds told;
    told.tell_of(1, 0, What::started, assessment);
    told.tell_of(2, 0, What::started, ward);
    told.tell_of(1, in_days(5), What::left, assessment);
    told.tell_of(2, in_days(5), What::left, ward);
    told.tell_of(1, in_days(5), What::started, ward);

    EXPECT_DOUBLE_EQ(told.value(told.end(in_days(10)), "beds.over_7_days"), 0.3);
}

TEST(LongStays, BeginAnewForWhoHasBeenAway) {
    ToldOfBeds told;
    told.tell_of(1, 0, What::started, ward);
    told.tell_of(1, in_days(5), What::left, ward);
    told.tell_of(1, in_days(5) + 1, What::started, ward);

    EXPECT_DOUBLE_EQ(told.value(told.end(in_days(12)), "beds.over_7_days"), 0);
}

TEST(LongStays, BeginAnewInThePlacesOfAnotherPool) {
    ToldOfBeds told;
    told.tell_of(1, 0, What::started, assessment);
    told.tell_of(1, 0, What::place_given, assessment, 1, Duration::milliseconds(1).in_hours());
    told.tell_of(1, 0, What::place_taken, assessment, 2, Duration::milliseconds(1).in_hours());
    told.tell_of(1, in_days(9), What::place_given, assessment, 2, Duration::milliseconds(1).in_hours());
    told.tell_of(1, in_days(9), What::place_taken, assessment, 1, Duration::milliseconds(1).in_hours());
    const Totals totals = told.end(in_days(20));

    EXPECT_DOUBLE_EQ(told.value(totals, "corridor.over_7_days"), (9 - 7) / 20.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.over_7_days"), (20 - 16) / 20.0);
}

/// From one corridor bed to another, by way of a bed that is had for no time at all.
TEST(LongStays, GoOnInPlacesThatStandInTwice) {
    ToldOfBeds told;
    const double one = Duration::milliseconds(1).in_hours();
    told.tell_of(1, 0, What::started, assessment);
    told.tell_of(1, 0, What::place_given, assessment, 1, one);
    told.tell_of(1, 0, What::place_taken, assessment, 2, one);
    const double later = in_days(5);
    told.tell_of(1, later, What::place_given, assessment, 2, one);
    told.tell_of(1, later, What::place_taken, assessment, 1, one);
    told.tell_of(1, later, What::left, assessment);
    told.tell_of(1, later, What::started, ward);
    told.tell_of(1, later, What::place_given, ward, 1, one);
    told.tell_of(1, later, What::place_taken, ward, 2, one);

    EXPECT_DOUBLE_EQ(told.value(told.end(in_days(10)), "corridor.over_7_days"), 0.3);
}

TEST(LongStays, DoNotEndWithOneOfTwoBeds) {
    ToldOfBeds told;
    const double one = Duration::milliseconds(1).in_hours();
    told.tell_of(1, 0, What::started, ward);
    told.tell_of(1, in_days(1), What::place_taken, ward, 1, one);
    told.tell_of(1, in_days(2), What::place_given, ward, 1, one);

    EXPECT_DOUBLE_EQ(told.value(told.end(in_days(10)), "beds.over_7_days"), 0.3);
}

TEST(LongStays, EndWhenTheyAreBrokenOff) {
    ToldOfBeds told;
    told.tell_of(1, 0, What::started, ward);
    told.tell_of(1, in_days(5), What::sent_back, ward, 1);
    told.tell_of(1, in_days(6), What::started, ward, 1, in_days(5), pathway::waited);

    EXPECT_DOUBLE_EQ(told.value(told.end(in_days(14)), "beds.over_7_days"), 1 / 14.0);
}

TEST(LongStays, AreNotThoseOfMembersInHospital) {
    ToldOfBeds told;
    told.tell_of(1, 0, What::started, care);
    told.tell_of(2, 0, What::started, care);
    told.tell_of(1, in_days(8), What::admitted, care);
    told.tell_of(2, in_days(9), What::admitted, care);
    told.tell_of(1, in_days(10), What::resumed, care);
    told.tell_of(2, in_days(10), What::released, care);
    told.tell_of(1, in_days(20), What::left, care);
    const Totals totals = told.end(in_days(20));

    EXPECT_DOUBLE_EQ(told.value(totals, "rooms.over_7_days"), (1 + 2 + 3) / 20.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "rooms.in_use"), (20 + 10) / 20.0);
}

TEST(TwelveHours, AreExceededOnlyByMore) {
    ToldOfBeds told;
    told.tell_of(1, 12, What::started, ward, 0, 0);
    told.tell_of(2, 13, What::started, ward, 0, 1 - Duration::milliseconds(1).in_hours());
    told.tell_of(3, 14, What::started, ward, 0, 14);
    told.tell_of(3, 14, What::left, ward, 0, 0);
    told.tell_of(4, 15, What::started, ward, 0, 2);

    EXPECT_DOUBLE_EQ(told.value("ward.waits_over_12h"), 2);
    EXPECT_DOUBLE_EQ(told.value("ward.waits_over_12h_share"), 0.5);
}

TEST(TwelveHours, FromTheDecisionToAdmitAreCountedWhereThePatientsWait) {
    ToldOfBeds told;
    told.tell_of(1, 14, What::delay_ended, ed, 0, 2);
    told.tell_of(2, 15, What::delay_ended, ed, 0, 2);
    told.tell_of(3, 16, What::delay_ended, ward, 0, 2);

    EXPECT_DOUBLE_EQ(told.value("ed.delays_over_12h"), 1);
    const Catalogue catalogue{*told.program, day};
    EXPECT_EQ(catalogue.find("assessment.delays_over_12h"), -1) << "its patients have a bed";
    EXPECT_EQ(catalogue.find("ward.delays_over_12h"), -1);
}

TEST(Beds, AloneAreCountedLikeThis) {
    const ToldOfBeds told;
    const Catalogue catalogue{*told.program, day};

    for (const char* id : {"midnight_in_use", "midnight_occupancy", "no_criteria_at_midnight", "free_at_10",
                           "over_7_days", "over_14_days", "over_21_days"}) {
        EXPECT_GE(catalogue.find(std::string{"beds."} + id), 0) << id;
        EXPECT_EQ(catalogue.find(std::string{"spaces."} + id), -1) << id;
    }
}

}  // namespace
}  // namespace careway::measure
