#include "sim/pathway/graph.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

TEST(Traffic, AddsWhatComesInAndWhatIsSentOn) {
    const auto program = compile(system({pool("ed", 20), pool("beds", 10), pool("community", 6)},
                                        {stream("in", "ed", 2.0), stream("direct", "ward", 0.1)},
                                        {node("ed", {"ed"}, fixed(4), {to("ward", 0.25), to("home", 0.75)}),
                                         node("ward", {"beds"}, fixed(10), {to("step_down", 0.5), to("home", 0.5)}),
                                         node("step_down", {"community"}, fixed(20), {to("home")})}));

    const auto loads = offered_load(*program);

    EXPECT_DOUBLE_EQ(loads[0].load, 2.0 * 4);
    EXPECT_DOUBLE_EQ(loads[1].load, 0.6 * 10);
    EXPECT_DOUBLE_EQ(loads[2].load, 0.3 * 20);
    EXPECT_FALSE(loads[1].overloaded());
    EXPECT_TRUE(loads[2].overloaded()) << "a load of exactly its capacity has no steady state";
}

TEST(Traffic, CountsLoopsAndReadmissionsAsOftenAsTheyCome) {
    ModelSpec spec = system({pool("beds", 100)}, {stream("in", "ward", 1.0)},
                            {node("ward", {"beds"}, fixed(1), {to("review")}),
                             node("review", {}, fixed(1), {to("ward", 0.5), to("home", 0.5)})});
    spec.nodes[1].destinations[1].readmitted = ReadmissionSpec{Split<double>::same(0.2), Stay::same(fixed(10)), "ward"};

    // Each round sends back 0.5 + 0.5 x 0.2 = 0.6 of the people: 1 / (1 - 0.6) rounds each.
    EXPECT_NEAR(offered_load(*compile(spec))[0].load, 2.5, 1e-9);
}

TEST(Traffic, CountsTheTurnaroundOfAPlace) {
    ModelSpec spec =
        system({pool("beds", 100)}, {stream("in", "ward", 2.0)}, {node("ward", {"beds"}, fixed(3), {to("home")})});
    spec.pools[0].turnaround = Stay::same(fixed(1));

    EXPECT_DOUBLE_EQ(offered_load(*compile(spec))[0].load, 8);
}

TEST(OfferedLoad, CountsWhatProcessesNeed) {
    ModelSpec spec = system({pool("beds", 100), pool("social_workers", 6)}, {stream("in", "ward", 2.0)},
                            {node("ward", {"beds"}, fixed(10), {to("home", 0.25), to("rehab", 0.75)}),
                             node("rehab", {"beds"}, fixed(1), {to("home")})});
    spec.nodes[0].destinations[1].processes = {{Stay::same(fixed(1)), "sign_off", {}},
                                               {Stay::same(fixed(2)), "assessment", {{"social_workers", 2}}}};

    EXPECT_DOUBLE_EQ(offered_load(*compile(spec))[1].load, 2.0 * 0.75 * 2 * 2);
    EXPECT_TRUE(offered_load(*compile(spec))[1].endless());
}

TEST(OfferedLoad, OfMembersWhoMayGiveUpWaitingForHospitalIsNotFirm) {
    ModelSpec spec =
        system({pool("beds", 10), pool("places", 100)}, {stream("in", "care_home", 2.0)},
               {node("ward", {"beds"}, fixed(10), {to("home")}), node("care_home", {"places"}, exponential(90), {})});
    spec.nodes[0].patience = Stay::same(fixed(1));
    spec.nodes[1].membership = true;
    spec.nodes[1].admitted = AdmissionSpec{Stay::same(exponential(30)), "ward", Stay::same(fixed(20))};
    const auto beds = offered_load(*compile(spec))[0];

    EXPECT_GT(beds.load, 10);
    EXPECT_NEAR(beds.firm, 0, 1e-9);
}

TEST(OfferedLoad, SetsARotaAgainstItsMeanOverTheWeek) {
    ModelSpec spec =
        system({pool("clinic", 0)}, {stream("in", "visit", 1.0)}, {node("visit", {"clinic"}, fixed(1), {to("home")})});
    spec.pools[0].rota = {{Duration::hours(0), 14}, {Duration::hours(84), 0}};

    EXPECT_EQ(offered_load(*compile(spec))[0].capacity, 7);
}

TEST(Examine, NamesWhatNobodyReachesAndWhatIsOverloaded) {
    const auto findings = examine(*compile(
        system({pool("beds", 1)}, {stream("in", "ward", 1.0)},
               {node("ward", {"beds"}, fixed(2), {to("home")}), node("attic", {"beds"}, fixed(2), {to("home")})})));

    ASSERT_EQ(findings.size(), 2u);
    EXPECT_EQ(findings[0].code, "W221");
    EXPECT_EQ(findings[0].address, "pathway.attic");
    EXPECT_EQ(findings[1].code, "W220");
    EXPECT_EQ(findings[1].address, "pools.beds");
}

TEST(Examine, SaysNothingOfABufferThatNobodyPassesThrough) {
    ModelSpec spec =
        system({pool("beds", 1)}, {stream("in", "ward", 0.1)}, {node("ward", {"beds"}, fixed(2), {to("home")})});
    spec.nodes[0].buffer = 3;

    EXPECT_TRUE(examine(*compile(spec)).empty());
}

TEST(Examine, DoesNotCallAPoolOverloadedWhoseQueueEndsByItself) {
    ModelSpec spec =
        system({pool("beds", 1)}, {stream("in", "ward", 1.0)}, {node("ward", {"beds"}, fixed(2), {to("home")})});
    spec.nodes[0].patience = Stay::same(fixed(10));

    EXPECT_TRUE(examine(*compile(spec)).empty()) << "people give up before the queue is endless";
    EXPECT_TRUE(offered_load(*compile(spec))[0].overloaded()) << "the load is what is asked for, patience or not";
}

TEST(Rings, AreFoundAmongNodesAndAmongPools) {
    const auto program = compile(system(
        {pool("a_beds", 2), pool("b_beds", 1), pool("c_beds", 1)}, {stream("in", "a", 0.5)},
        {node("a", {"a_beds"}, fixed(2), {to("b")}), node("b", {"b_beds"}, fixed(2), {to("a", 0.5), to("c", 0.5)}),
         node("c", {"c_beds"}, fixed(2), {to("home")})}));

    const auto nodes = rings_of_nodes(*program);
    const auto pools = rings_of_pools(*program);
    EXPECT_EQ(nodes[0], nodes[1]);
    EXPECT_NE(nodes[0], none);
    EXPECT_EQ(nodes[2], none);
    EXPECT_EQ(pools[0], pools[1]);
    EXPECT_EQ(pools[2], none);
}

}  // namespace
}  // namespace careway::pathway
