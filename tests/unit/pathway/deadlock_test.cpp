#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;
using ::testing::HasSubstr;

/// People go from `a` to `b` and from `b` to `a`; each holds its place until the other is free.
ModelSpec ring() {
    return system({pool("a_beds", 2), pool("b_beds", 1)}, {stream("in_a", "a", 0.5), stream("in_b", "b", 0.5)},
                  {node("a", {"a_beds"}, fixed(2), {to("b", 0.5), to("home", 0.5)}),
                   node("b", {"b_beds"}, fixed(2), {to("a", 0.5), to("home", 0.5)})});
}

TEST(Deadlock, IsReportedWithItsMembersWhenTheRingCloses) {
    try {
        const Story story{ring()};
        FAIL() << "the ring must close within 100 days";
    } catch (const ModelError& error) {
        EXPECT_THAT(error.what(), HasSubstr("deadlock on 2000-01-"));
        EXPECT_THAT(error.what(), HasSubstr("`a_beds`: all 2 places are held"));
        EXPECT_THAT(error.what(), HasSubstr("`b_beds`: all 1 places are held"));
        EXPECT_THAT(error.what(), HasSubstr("in `b` waits for `a`, ready since 2000-01-"));
    }
}

TEST(Deadlock, IsNotSeenWhereThePlaceIsGivenUpBeforeAsking) {
    ModelSpec spec = ring();
    spec.nodes[1].hold = false;

    EXPECT_NO_THROW(Story{spec});
}

TEST(Deadlock, IsNotSeenWhereOnlyOneOfTwoFullPoolsWaits) {
    ModelSpec spec = ring();
    spec.nodes[1].destinations = {to("home")};

    EXPECT_NO_THROW(Story{spec});
}

TEST(Deadlock, IsNotSeenWhilePlacesAreStillToOpen) {
    ModelSpec spec = ring();
    spec.pools[0].capacity.steps = {{spec.run.start + std::chrono::days{99}, 1000}};
    spec.pools[1].capacity.steps = {{spec.run.start + std::chrono::days{99}, 1000}};

    EXPECT_NO_THROW(Story{spec});
}

TEST(Deadlock, IsFoundWhereThePoolOfTheRingIsNotTheOneInWhoseQueuePeopleStand) {
    ModelSpec spec = ring();
    spec.pools.push_back(pool("therapists", 100));
    spec.nodes[1].uses = {{"therapists"}, {"b_beds"}};

    EXPECT_THROW(Story{spec}, ModelError);
}

TEST(Deadlock, IsNotSeenBeforeTheRingClosesWhereSomebodyWaitsForMorePlacesThanThereAre) {
    NodeSpec both = node("c", {"b_beds", "a_beds"}, fixed(1), {to("home")});
    both.uses[1].amount = 3;
    ModelSpec spec = ring();
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(20)));
    spec.nodes[1].destinations = {to("c")};
    spec.nodes.push_back(both);

    try {
        const Story story{spec};
        FAIL() << "somebody must go from `a` to `b` within 100 days";
    } catch (const ModelError& error) {  // who holds the only place of `b` is no ring alone: those in `a` may go home
        EXPECT_THAT(error.what(), HasSubstr("in `a` waits for `b`"));
        EXPECT_THAT(error.what(), HasSubstr("in `b` waits for `c`"));
    }
}

TEST(Deadlock, IsFoundOnceACapacityHasChangedForTheLastTime) {
    ModelSpec spec = ring();
    spec.pools[0].capacity = {3, {{spec.run.start + std::chrono::days{1}, 2}}};

    EXPECT_THROW(Story{spec}, ModelError);
}

TEST(Deadlock, IsFoundWherePlacesThatEmptyCloseInsteadOfComingFree) {
    ModelSpec spec = ring();
    spec.pools[0].capacity = {6, {{spec.run.start + std::chrono::days{50}, 0}}};
    spec.pools[1].capacity = {6, {{spec.run.start + std::chrono::days{50}, 0}}};
    spec.streams[0].rate.first = spec.streams[1].rate.first = Split<double>::same(5);

    EXPECT_THROW(Story{spec}, ModelError);
}

}  // namespace
}  // namespace careway::pathway
