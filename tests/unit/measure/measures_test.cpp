#include "sim/measure/measures.hpp"

#include <gtest/gtest.h>

#include "tests/unit/measure/told.hpp"

namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::Record;
using pathway::What;

/// A ward of 4 beds whose people go on to a home with 2 places, after an assessment.
pathway::ModelSpec ward_and_home() {
    auto spec = system(
        {pool("beds", 4), pool("home_places", 2)}, {stream("in", "ward", 1.0)},
        {node("ward", {"beds"}, fixed(1), {to("rehab")}), node("rehab", {"home_places"}, fixed(1), {to("home")})}, day);
    spec.nodes[0].destinations[0].processes.push_back({pathway::Stay::same(fixed(1)), "assessment", {}});
    spec.pools[0].price = {100, 10};
    return spec;
}

struct Told : testing::Told {
    Told() : testing::Told{ward_and_home()} {}
};

TEST(Measures, AverageOverTheWholeWindowNotFromFirstToLastEvent) {
    Told told;
    told.tell(6, What::started, 0, 0, 6);
    told.tell(12, What::left, 0, 0, 6);
    const Totals totals = told.end();

    EXPECT_DOUBLE_EQ(told.value(totals, "beds.in_use"), 0.25);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.occupancy"), 0.0625);
}

TEST(Measures, CountThoseWhoAreStillInsideAtTheEnd) {
    Told told;
    told.tell(12, What::started, 0, 0, 12);
    EXPECT_DOUBLE_EQ(told.value(told.end(), "beds.in_use"), 0.5);

    // The next window begins with the person inside.
    EXPECT_DOUBLE_EQ(told.value(told.end(48), "beds.in_use"), 1);
}

TEST(Measures, TellQueueWaitAndGivingUpApart) {
    Told told;
    told.tell(2, What::queued, 0, 0);
    told.tell(4, What::queued, 0, 0);
    told.tell(8, What::started, 0, 0, 2, pathway::waited);
    told.tell(10, What::gave_up, 0, 0, 4);
    const Totals totals = told.end();

    EXPECT_DOUBLE_EQ(told.value(totals, "ward.queue"), (6 + 6) / 24.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.waiting"), 0.5);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.waiting_most"), 2);
    EXPECT_DOUBLE_EQ(told.value(totals, "ward.wait_mean"), 6);
    EXPECT_DOUBLE_EQ(told.value(totals, "ward.gave_up"), 1);
}

/// Averages over finished stays leave out the long ones, which are those that are still going on.
TEST(Measures, AverageStaysOverThoseStillInsideToo) {
    Told told;
    told.tell(0, What::started, 0, 0, 0);
    told.tell(0, What::started, 0, 0, 0);
    told.tell(2, What::left, 0, 0, 0);
    const Totals totals = told.end();

    EXPECT_DOUBLE_EQ(told.value(totals, "ward.time_mean"), 2);
    EXPECT_DOUBLE_EQ(told.value(totals, "ward.stay_mean"), (2 + 24) / 2.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "ward.inside"), (2 + 24) / 24.0);
}

TEST(Measures, CountEachVisitOfALoopByItself) {
    Told told;
    told.tell(0, What::started, 0, 0, 0);
    told.tell(2, What::left, 0, 0, 0);
    told.tell(10, What::started, 0, 0, 10);
    told.tell(14, What::left, 0, 0, 10);
    const Totals totals = told.end();

    EXPECT_DOUBLE_EQ(told.value(totals, "ward.time_mean"), (2 + 4) / 2.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "ward.starts"), 2);
}

TEST(Measures, CountWhoHadToWaitAmongThoseWhoStartedOrGaveUp) {
    Told told;
    told.tell(1, What::started, 0, 0, 1);
    told.tell(1, What::started, 0, 0, 1);
    told.tell(2, What::queued, 0, 0);
    told.tell(4, What::queued, 0, 0);
    told.tell(8, What::started, 0, 0, 2, pathway::waited);
    told.tell(10, What::gave_up, 0, 0, 4);

    EXPECT_DOUBLE_EQ(told.value(told.end(), "ward.waited"), 0.5);
}

TEST(Measures, CallAPoolFullWhenEveryOpenPlaceIsInUseAndSomeAreOpen) {
    Told told;
    told.tell(0, What::started, 1);
    told.tell(6, What::started, 1);
    told.tell(12, What::left, 1, 0, 6);
    told.tell(18, What::left, 1, 0, 0);
    told.tell(20, What::capacity, 0, 1, 0);

    EXPECT_DOUBLE_EQ(told.value(told.end(), "home_places.full"), 0.25);
}

TEST(Measures, ChargeDelayFirstToTheProcessThenToThePlace) {
    Told told;
    told.tell(0, What::started, 0, 0, 0);
    told.tell(6, What::process_waits, 0, 0, 6);
    told.tell(9, What::process_ended, 0, 0, 6);
    told.tell(9, What::place_waits, 0, 1);
    told.tell(21, What::place_ended, 0, 1);
    told.tell(21, What::delay_ended, 0, 0, 6);
    told.tell(21, What::left, 0, 0, 0);
    told.tell(21, What::started, 1, 0, 9);
    const Totals totals = told.end();

    EXPECT_DOUBLE_EQ(told.value(totals, "system.delayed_for.assessment"), 3 / 24.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.delayed_for.home_places"), 12 / 24.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.delayed"), 15 / 24.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.delayed_here"), 15 / 24.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "ward.delay_mean"), 15 / 24.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "home_places.waiting"), 0.5);
    EXPECT_DOUBLE_EQ(told.value(totals, "rehab.wait_mean"), 12);
}

TEST(Measures, TurningPlacesAreHeldButNotInUse) {
    Told told;
    told.tell(0, What::started, 0);
    told.tell(6, What::left, 0);
    told.tell(6, What::turning, 0, 0);
    told.tell(18, What::place_back, 0, 0);
    const Totals totals = told.end();

    EXPECT_DOUBLE_EQ(told.value(totals, "beds.in_use"), 0.25);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.turning"), 0.5);
}

TEST(Measures, OccupancyAndTimeOverTheLimitFollowTheCapacityInForce) {
    Told told;
    for (int i = 0; i < 4; ++i) {
        told.tell(0, What::started, 0);
    }
    told.tell(12, What::capacity, 0, 0, Duration::milliseconds(8).in_hours());
    const Totals totals = told.end();

    EXPECT_DOUBLE_EQ(told.value(totals, "beds.open"), 6);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.occupancy"), 4 / 6.0);
    EXPECT_DOUBLE_EQ(told.value(totals, "beds.hours_over_92"), 12 * 365);
}

TEST(Measures, FourHoursAreCountedFromAskingToLeaving) {
    Told told;
    told.tell(0, What::started, 0, 0, 0);
    told.tell(4, What::left, 0, 0, 0, pathway::exiting);
    told.tell(4, What::started, 0, 0, 4);
    told.tell(9, What::left, 0, 1, 4, pathway::exiting);
    const Totals totals = told.end();

    EXPECT_DOUBLE_EQ(told.value(totals, "ward.within_4h"), 0.5);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.deaths"), 365);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.home"), 1);
}

TEST(Measures, CostIsPlacesInUseAndOpenTimesTheirPrices) {
    Told told;
    told.tell(0, What::started, 0);
    told.tell(12, What::left, 0);

    EXPECT_DOUBLE_EQ(told.value(told.end(), "beds.cost"), 365 * (0.5 * 100 + 4 * 10));
}

TEST(Totals, OfTwoWindowsAddUpToTheTotalsOfBoth) {
    Told halves;
    Told whole;
    for (Told* told : {&halves, &whole}) {
        told->tell(3, What::started, 0, 0, 1, pathway::arrived);
        told->tell(5, What::queued, 0, 0, 0, pathway::arrived);
    }
    Totals sum = halves.end(12);
    for (Told* told : {&halves, &whole}) {
        told->tell(15, What::left, 0, 0, 1);
        told->tell(16, What::started, 0, 0, 5, pathway::waited);
    }
    sum += halves.end();
    const Totals all = whole.end();

    for (const char* address :
         {"beds.in_use", "beds.waiting", "ward.wait_mean", "ward.time_mean", "system.arrivals", "beds.max_in_use"}) {
        EXPECT_DOUBLE_EQ(whole.value(sum, address), whole.value(all, address)) << address;
    }
}

TEST(Measures, TheLongestQueueCountsThoseWhoWaitInside) {
    Told told;
    told.tell(1, What::place_waits, 0, 1);
    told.tell(2, What::place_waits, 0, 1);
    told.tell(3, What::place_ended, 0, 1);
    told.tell(4, What::place_waits, 0, 1);

    EXPECT_DOUBLE_EQ(told.value(told.end(), "home_places.waiting_most"), 2);
}

}  // namespace
}  // namespace careway::measure
