#include <gtest/gtest.h>

#include "sim/pathway/graph.hpp"
#include "tests/unit/pathway/system.hpp"

// What a stay needs for its first part only.
namespace careway::pathway {
namespace {

using namespace testing;

/// People in beds for `stay` hours who need the only doctor for the first `part` of them.
ModelSpec examined(double stay, double part) {
    ModelSpec spec = system({pool("beds", 30), pool("doctors", 1)}, {stream("in", "ward", 1)},
                            {node("ward", {"beds", "doctors"}, fixed(stay), {to("home")})});
    spec.nodes[0].uses[1].lasts = Stay::same(fixed(part));
    return spec;
}

TEST(Parts, AreGivenBackWhenTheirTimeIsOver) {
    const Story story{examined(4, 0.5)};
    const auto starts = story.all(What::started, "ward");

    Time doctor_free;
    for (const Record& start : starts) {
        ASSERT_EQ(start.time, std::max(start.since, doctor_free));
        doctor_free = start.time + Duration::hours(0.5);
    }
    EXPECT_GT(starts.size(), 1000u);
}

TEST(Parts, AreGivenBackByThoseWhoLeaveBefore) {
    const Story story{examined(0.5, 4)};

    Time doctor_free;
    for (const Record& start : story.all(What::started, "ward")) {
        ASSERT_EQ(start.time, std::max(start.since, doctor_free));
        doctor_free = start.time + Duration::hours(0.5);
    }
}

TEST(Parts, OfThoseWhoWaitToLeaveEndAllTheSame) {
    ModelSpec spec = examined(1, 2);
    spec.pools.push_back(pool("homes", 1));
    spec.nodes[0].destinations = {to("care")};
    spec.nodes.push_back(node("care", {"homes"}, fixed(9), {to("home")}));
    const Story story{spec};

    EXPECT_GT(story.count(What::place_given), story.all(What::left, "ward").size())
        << "the doctor goes on to people whose bed does not become free";
}

TEST(Parts, AreLoadOnlyForTheirTime) {
    const auto program = compile(examined(4, 0.5));
    const auto load = offered_load(*program);

    EXPECT_DOUBLE_EQ(load[0].load, 4);
    EXPECT_DOUBLE_EQ(load[1].load, 0.5);
}

TEST(Parts, HaveLuckOfTheirOwn) {
    ModelSpec spec = examined(4, 0);
    const Story without{spec};
    spec.nodes[0].uses[1].lasts = Stay::same(exponential(0.01));
    spec.pools[1].capacity = Dated<int>::always(30);
    const Story with{spec};

    EXPECT_EQ(without.all(What::left, "ward").size(), with.all(What::left, "ward").size());
}

}  // namespace
}  // namespace careway::pathway
