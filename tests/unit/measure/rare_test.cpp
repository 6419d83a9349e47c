#include <gmock/gmock.h>

#include <map>
#include <set>

#include "tests/unit/measure/told.hpp"

// What is measured only where people are sent home, die outside their stays or come into hospital as members.
namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::Record;
using pathway::What;

/// A ward of 4 beds and a care home of 4 places.
pathway::ModelSpec ward_and_members() {
    auto spec = system({pool("beds", 4), pool("care_places", 4)}, {stream("in", "ward", 1.0)},
                       {node("ward", {"beds"}, fixed(1), {to("home", 0.5), to("care_home", 0.5)}),
                        node("care_home", {"care_places"}, fixed(100), {})},
                       day);
    spec.nodes[1].membership = true;
    spec.nodes[1].admitted =
        pathway::AdmissionSpec{pathway::Stay::same(fixed(30)), "ward", pathway::Stay::same(fixed(9))};
    spec.nodes[0].dies_waiting = pathway::Stay::same(fixed(1));
    spec.nodes[0].dies_delayed = pathway::Stay::same(fixed(1));
    spec.streams[0].cancelled = demand::CancelledSpec{pathway::Stay::same(fixed(1)), 1};
    return spec;
}

struct ToldOfMembers : testing::Told {
    ToldOfMembers() : testing::Told{ward_and_members()} {}
};

TEST(RareMeasures, CountAKeptPlaceAsInUse) {
    ToldOfMembers told;
    told.tell(0, What::started, 1);
    told.tell(6, What::admitted, 1);
    told.tell(12, What::resumed, 1);

    EXPECT_DOUBLE_EQ(told.value("care_places.in_use"), 1);
    EXPECT_DOUBLE_EQ(told.value("care_places.kept"), 0.25);
    EXPECT_DOUBLE_EQ(told.value("care_home.admitted"), 1);
}

TEST(RareMeasures, CountAReleasedPlaceNoMore) {
    ToldOfMembers told;
    told.tell(0, What::started, 1);
    told.tell(6, What::admitted, 1);
    told.tell(12, What::released, 1);

    EXPECT_DOUBLE_EQ(told.value("care_places.in_use"), 0.5);
    EXPECT_DOUBLE_EQ(told.value("care_places.kept"), 0.25);
}

TEST(RareMeasures, CountMembersInHospitalNeitherInsideNorAfterTheyLostTheirPlace) {
    ToldOfMembers told;
    told.tell(0, What::started, 1);
    told.tell(6, What::admitted, 1);
    told.tell(12, What::resumed, 1);
    told.tell(18, What::admitted, 1);
    told.tell(20, What::released, 1);

    EXPECT_DOUBLE_EQ(told.value("care_home.inside"), 0.5);
    EXPECT_DOUBLE_EQ(told.value("care_home.stay_mean"), 12);
}

TEST(RareMeasures, CountPeopleWhoAreSentBackNoLongerInside) {
    ToldOfMembers told;
    told.tell(0, What::started, 0);
    told.tell(6, What::sent_back, 0);
    told.tell(12, What::started, 0, 0, 0, pathway::waited);
    told.tell(18, What::left, 0);

    EXPECT_DOUBLE_EQ(told.value("ward.inside"), 0.5);
    EXPECT_DOUBLE_EQ(told.value("ward.queue"), 0.25);
}

TEST(RareMeasures, ChargeTheWaitForAPlaceThatWasReleasedToRestart) {
    ToldOfMembers told;
    told.tell(6, What::place_waits, 0, 1, 0, pathway::again);
    told.tell(12, What::place_ended, 0, 1, 0, pathway::again);

    EXPECT_DOUBLE_EQ(told.value("system.delayed_for.restart"), 0.25);
    EXPECT_DOUBLE_EQ(told.value("system.delayed_for.care_places"), 0);
    EXPECT_DOUBLE_EQ(told.value("care_places.waiting"), 0.25);
    EXPECT_DOUBLE_EQ(told.value("ward.delayed"), 0.25);
}

TEST(RareMeasures, TellDeathsWhileWaitingFromDeathsWhileReadyToLeave) {
    ToldOfMembers told;
    told.tell(6, What::queued, 0);
    told.tell(12, What::died, 0, 0, 0, pathway::outside | pathway::waited);
    told.tell(13, What::died, 0);
    told.tell(14, What::died, 0);

    EXPECT_DOUBLE_EQ(told.value("ward.died_waiting"), 365);
    EXPECT_DOUBLE_EQ(told.value("ward.died_delayed"), 730);
    EXPECT_DOUBLE_EQ(told.value("ward.queue"), 0.25);
    EXPECT_DOUBLE_EQ(told.value("beds.waiting"), 0.25);
}

TEST(RareMeasures, CountWhoIsSentHomeAsAnArrivalOnce) {
    ToldOfMembers told;
    told.tell(6, What::cancelled, 0, 0, 0, pathway::arrived);
    told.tell(9, What::cancelled, 0);
    told.tell(12, What::started, 0);

    EXPECT_DOUBLE_EQ(told.value("ward.cancelled"), 2);
    EXPECT_DOUBLE_EQ(told.value("system.arrivals"), 1);
}

TEST(RareMeasures, CountWhoIsSentHomeByStreamAndForTheLastTime) {
    auto spec = ward_and_members();
    spec.streams.push_back(stream("hips", "ward", 1.0));
    spec.streams[1].cancelled = demand::CancelledSpec{pathway::Stay::same(fixed(1)), 2};
    testing::Told told{spec};
    told.tell(6, What::cancelled, 0, 0, 0, pathway::arrived | pathway::last_time);
    const auto second = Duration::milliseconds(1).in_hours();
    told.tell(7, What::cancelled, 0, 0, second, pathway::arrived);
    told.tell(8, What::cancelled, 0, 0, second, pathway::last_time);

    EXPECT_DOUBLE_EQ(told.value("in.sent_home"), 1);
    EXPECT_DOUBLE_EQ(told.value("in.sent_home_last"), 1);
    EXPECT_DOUBLE_EQ(told.value("hips.sent_home"), 2);
    EXPECT_DOUBLE_EQ(told.value("hips.sent_home_last"), 1);
    EXPECT_DOUBLE_EQ(told.value("ward.cancelled"), 3);
}

/// The only bed is never free: who comes is sent home twice and then waits.
TEST(RareMeasures, FollowPeopleFromTheirFirstBookedHourToTheLast) {
    auto spec = system({pool("beds", 1)}, {stream("first", "ward", 0), stream("hips", "ward", 0)},
                       {node("ward", {"beds"}, fixed(1000), {to("home")})}, 10 * day);
    spec.streams[0].gap = fixed(1);
    spec.streams[0].active = Dated<bool>::always(true);
    spec.streams[1].gap = fixed(100);
    spec.streams[1].cancelled = demand::CancelledSpec{pathway::Stay::same(fixed(30)), 2};
    const Story story{spec};
    Measures measures{story.program};
    measures.read(story.records);
    const SentHome sent = measures.cut(Time{10 * day}).sent_home.at(0);

    EXPECT_EQ(sent.times, 4) << "at 100, 130, 200 and 230 hours";
    EXPECT_EQ(sent.last_times, 2);
}

TEST(RareMeasures, CountNewPatientsWhateverElseIsSaidOfThem) {
    ToldOfMembers told;
    told.tell(6, What::started, 0, 0, 6, pathway::arrived | pathway::elsewhere);

    EXPECT_DOUBLE_EQ(told.value("system.arrivals"), 1);
    EXPECT_DOUBLE_EQ(told.value("system.readmissions"), 0);
}

/// Two days in which everything happens, and every number that comes of it.
TEST(RareMeasures, AndAllOthersAreWhatThePeopleSay) {
    ToldOfMembers told;
    told.tell(0, What::started, 0, 0, 0, pathway::arrived);
    told.tell(0, What::started, 0, 0, 0, pathway::arrived);
    told.tell(2, What::turned_away, 0, 0, 0, pathway::arrived);
    told.tell(3, What::queued, 0, 0, 0, pathway::returned);
    told.tell(3, What::queued, 0, 0, 0, pathway::arrived);
    told.tell(3, What::queued, 0, 0, 0, pathway::arrived);
    told.tell(4, What::left, 0, 0, 0, pathway::exiting);
    told.tell(6, What::place_waits, 0, 1);
    told.tell(9, What::started, 0, 0, 3, pathway::waited);
    told.tell(12, What::gave_up, 0, 0, 3);
    told.tell(15, What::died, 0, 0, 0, pathway::outside | pathway::waited);
    told.tell(15, What::exited, 0, 1);
    told.tell(18, What::place_ended, 0, 1);
    told.tell(18, What::delay_ended, 0, 0, 6);
    told.tell(18, What::left, 0, 0, 0);
    told.tell(18, What::started, 1, 0, 6);
    told.tell(24, What::admitted, 1);
    told.tell(24, What::cancelled, 0, 0, 0, pathway::returned);
    told.tell(30, What::released, 1);
    told.tell(33, What::left, 0, 2, 3, pathway::exiting);
    told.tell(33, What::turning, 0, 0);
    told.tell(36, What::place_back, 0, 0);
    told.tell(36, What::capacity, 0, 0, Duration::milliseconds(2).in_hours());
    told.tell(36, What::started, 0, 0, 36);
    told.tell(42, What::started, 0, 0, 42);
    const Totals totals = told.end(48);

    const double beds_in_use = 4 * 2 + 5 * 1 + 9 * 2 + 15 * 1 + 3 * 0 + 6 * 1 + 6 * 2;
    const std::map<std::string, double> expected = {{"beds.in_use", beds_in_use / 48},
                                                    {"beds.open", (36 * 4 + 12 * 2) / 48.0},
                                                    {"beds.occupancy", beds_in_use / (36 * 4 + 12 * 2)},
                                                    {"beds.p50_in_use", 1},
                                                    {"beds.p90_in_use", 2},
                                                    {"beds.p95_in_use", 2},
                                                    {"beds.max_in_use", 2},
                                                    {"beds.hours_over_92", 6 * 365 / 2.0},
                                                    {"beds.full", 6 / 48.0},
                                                    {"beds.waiting", (6 + 9 + 12) / 48.0},
                                                    {"beds.waiting_most", 3},
                                                    {"beds.turning", 3 / 48.0},
                                                    {"beds.delayed_here", 12 / 48.0},
                                                    {"beds.dtoc_here", 12 / 48.0},
                                                    {"care_places.in_use", 12 / 48.0},
                                                    {"care_places.open", 4},
                                                    {"care_places.occupancy", 12 / (4 * 48.0)},
                                                    {"care_places.p50_in_use", 0},
                                                    {"care_places.p90_in_use", 1},
                                                    {"care_places.p95_in_use", 1},
                                                    {"care_places.max_in_use", 1},
                                                    {"care_places.hours_over_92", 0},
                                                    {"care_places.full", 0},
                                                    {"care_places.waiting", 12 / 48.0},
                                                    {"care_places.waiting_most", 1},
                                                    {"care_places.turning", 0},
                                                    {"care_places.delayed_here", 0},
                                                    {"care_places.dtoc_here", 0},
                                                    {"care_places.kept", 6 / 48.0},
                                                    {"ward.starts", 5 / 2.0},
                                                    {"ward.waited", 2 / 6.0},
                                                    {"ward.wait_mean", 6 / 5.0},
                                                    {"ward.waits_over_12h", 0},
                                                    {"ward.waits_over_12h_share", 0},
                                                    {"ward.time_mean", (4 + 18 + 30) / 3.0},
                                                    {"ward.stay_mean", beds_in_use / 5},
                                                    {"ward.within_4h", 1 / 3.0},
                                                    {"ward.queue", (6 + 9 + 12) / 48.0},
                                                    {"ward.inside", beds_in_use / 48},
                                                    {"ward.delayed", 12 / 48.0},
                                                    {"ward.delay_mean", 0.5},
                                                    {"ward.delays", 1 / 2.0},
                                                    {"ward.turned_away", 1 / 2.0},
                                                    {"ward.gave_up", 1 / 2.0},
                                                    {"ward.cancelled", 1 / 2.0},
                                                    {"ward.died_waiting", 365 / 2.0},
                                                    {"ward.died_delayed", 0},
                                                    {"care_home.starts", 1 / 2.0},
                                                    {"care_home.waited", 1},
                                                    {"care_home.wait_mean", 12},
                                                    {"care_home.stay_mean", 6},
                                                    {"care_home.queue", 0},
                                                    {"care_home.inside", 6 / 48.0},
                                                    {"care_home.delayed", 0},
                                                    {"care_home.delays", 0},
                                                    {"care_home.turned_away", 0},
                                                    {"care_home.gave_up", 0},
                                                    {"care_home.admitted", 1 / 2.0},
                                                    {"in.sent_home", 1 / 2.0},
                                                    {"in.sent_home_last", 0},
                                                    {"system.delayed", 12 / 48.0},
                                                    {"system.delayed_days", 365 / 4.0},
                                                    {"system.dtoc", 12 / 48.0},
                                                    {"system.dtoc_days", 365 / 4.0},
                                                    {"system.arrivals", 5 / 2.0},
                                                    {"system.readmissions", 2 / 2.0},
                                                    {"system.home", 1 / 2.0},
                                                    {"system.deaths", 365 / 2.0},
                                                    {"system.left_area", 1 / 2.0},
                                                    {"system.delayed_for.beds", 0},
                                                    {"system.delayed_for.care_places", 12 / 48.0},
                                                    {"system.delayed_for.restart", 0},
                                                    {"system.root_delayed_for.beds", 0},
                                                    {"system.root_delayed_for.care_places", 12 / 48.0},
                                                    {"system.root_delayed_for.restart", 0}};
    std::set<std::string> others;
    const Catalogue catalogue{*told.program, totals.length};
    for (const Entry& entry : catalogue.entries()) {
        if (const auto found = expected.find(entry.address); found != expected.end()) {
            EXPECT_DOUBLE_EQ(told.value(totals, entry.address), found->second) << entry.address;
        } else {
            others.insert(entry.address);
        }
    }
    // Quantiles, which have a test of their own, and averages over nobody.
    EXPECT_THAT(others, ::testing::ElementsAre("care_home.delay_mean", "care_home.time_mean", "care_home.time_p95",
                                               "care_home.wait_p50", "care_home.wait_p90", "care_home.wait_p95",
                                               "care_home.within_4h", "ward.time_p95", "ward.wait_p50", "ward.wait_p90",
                                               "ward.wait_p95"));
}

TEST(RareMeasures, DoNotExistWhereNothingOfTheKindCanHappen) {
    const auto program = pathway::compile(
        system({pool("beds", 4)}, {stream("in", "ward", 1.0)}, {node("ward", {"beds"}, fixed(1), {to("home")})}));
    const Catalogue catalogue{*program, day};

    for (const char* address : {"ward.cancelled", "ward.admitted", "ward.died_waiting", "ward.died_delayed",
                                "beds.kept", "in.sent_home", "in.sent_home_last"}) {
        EXPECT_EQ(catalogue.find(address), -1) << address;
    }
}

}  // namespace
}  // namespace careway::measure
