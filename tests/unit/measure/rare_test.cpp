#include <gtest/gtest.h>

#include "sim/measure/catalogue.hpp"
#include "sim/measure/measures.hpp"
#include "tests/unit/pathway/system.hpp"

// What is measured only where people are sent home, die outside their stays or come into hospital as members.
namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::Record;
using pathway::What;

/// A ward of 4 beds and a care home of 4 places; a day of 24 hours, told record by record.
class ToldOfMembers {
public:
    ToldOfMembers() {
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
        program = pathway::compile(spec);
        measures.emplace(program);
    }
    void tell(double hour_of_day, What what, std::uint16_t node, std::uint16_t other = 0, std::uint8_t marks = 0) {
        Record record;
        record.time = Time{Duration::hours(hour_of_day)};
        record.what = what;
        record.node = node;
        record.other = other;
        record.marks = marks;
        measures->read({&record, 1});
    }
    double value(const std::string& address) {
        if (!totals) {
            totals = measures->cut(Time{day});
        }
        const Catalogue catalogue{*program, day};
        return values(*program, {*totals})[static_cast<std::size_t>(catalogue.find(address))];
    }

    std::shared_ptr<const pathway::Program> program;
    std::optional<Measures> measures;
    std::optional<Totals> totals;
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
    told.tell(12, What::started, 0, 0, pathway::waited);
    told.tell(18, What::left, 0);

    EXPECT_DOUBLE_EQ(told.value("ward.inside"), 0.5);
    EXPECT_DOUBLE_EQ(told.value("ward.queue"), 0.25);
}

TEST(RareMeasures, ChargeTheWaitForAPlaceThatWasReleasedToRestart) {
    ToldOfMembers told;
    told.tell(6, What::place_waits, 0, 1, pathway::again);
    told.tell(12, What::place_ended, 0, 1, pathway::again);

    EXPECT_DOUBLE_EQ(told.value("system.delayed_for.restart"), 0.25);
    EXPECT_DOUBLE_EQ(told.value("system.delayed_for.care_places"), 0);
    EXPECT_DOUBLE_EQ(told.value("care_places.waiting"), 0.25);
    EXPECT_DOUBLE_EQ(told.value("ward.delayed"), 0.25);
}

TEST(RareMeasures, TellDeathsWhileWaitingFromDeathsWhileReadyToLeave) {
    ToldOfMembers told;
    told.tell(6, What::queued, 0);
    told.tell(12, What::died, 0, 0, pathway::outside | pathway::waited);
    told.tell(13, What::died, 0);
    told.tell(14, What::died, 0);

    EXPECT_DOUBLE_EQ(told.value("ward.died_waiting"), 365);
    EXPECT_DOUBLE_EQ(told.value("ward.died_delayed"), 730);
    EXPECT_DOUBLE_EQ(told.value("ward.queue"), 0.25);
    EXPECT_DOUBLE_EQ(told.value("beds.waiting"), 0.25);
}

TEST(RareMeasures, CountWhoIsSentHomeAsAnArrivalOnce) {
    ToldOfMembers told;
    told.tell(6, What::cancelled, 0, 0, pathway::arrived);
    told.tell(9, What::cancelled, 0);
    told.tell(12, What::started, 0);

    EXPECT_DOUBLE_EQ(told.value("ward.cancelled"), 2);
    EXPECT_DOUBLE_EQ(told.value("system.arrivals"), 1);
}

TEST(RareMeasures, DoNotExistWhereNothingOfTheKindCanHappen) {
    const auto program = pathway::compile(
        system({pool("beds", 4)}, {stream("in", "ward", 1.0)}, {node("ward", {"beds"}, fixed(1), {to("home")})}));
    const Catalogue catalogue{*program, day};

    for (const char* address :
         {"ward.cancelled", "ward.admitted", "ward.died_waiting", "ward.died_delayed", "beds.kept"}) {
        EXPECT_EQ(catalogue.find(address), -1) << address;
    }
}

}  // namespace
}  // namespace careway::measure
