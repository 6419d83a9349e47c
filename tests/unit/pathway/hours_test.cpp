#include <gtest/gtest.h>

#include "sim/pathway/graph.hpp"
#include "tests/unit/pathway/system.hpp"

// Pools measured in hours per week.
namespace careway::pathway {
namespace {

using namespace testing;

/// People who need 12.5 hours a week for 8 hours, of a pool that gives `hundredths`.
ModelSpec home_care(int hundredths) {
    ModelSpec spec = system({pool("packages", hundredths)}, {stream("in", "care", 1)},
                            {node("care", {"packages"}, fixed(8), {to("home")})});
    spec.pools[0].in_hours = true;
    spec.nodes[0].uses[0].amount = 1250;
    return spec;
}

TEST(Hours, AreCountedInTheGreatestAmountThatGoesIntoAll) {
    ModelSpec spec = home_care(10000);
    spec.pools[0].capacity.steps.emplace_back(spec.run.start + std::chrono::days{9}, 10750);
    const auto program = compile(spec);

    EXPECT_EQ(program->initial_settings.capacity[0], 40);
    EXPECT_EQ(program->list(program->nodes[0].needs)[0].amount, 5);
    EXPECT_EQ(program->changes.at(0).value, 43);
    EXPECT_EQ(program->texts.pools[0].hours_per_unit, 2.5);
}

TEST(Hours, ServeAsManyAsTheyGoInto) {
    const Story story{home_care(5999)};

    EXPECT_EQ(story.end.nodes[0].staying, 4) << "59.99 hours are enough for 4 times 12.5";
}

/// A pool of 20 hours for people who need 10, another of 15 that stands in for it, and one of 12.5 for that one.
ModelSpec home_care_with_overflow() {
    demand::StreamSpec in = stream("in", "care", 0);
    in.gap = fixed(24);
    ModelSpec spec = system(
        {pool("own", 2000), pool("other", 1500), pool("third", 1250)}, {in},
        {node("care", {"own"}, fixed(2400), {to("home")}), node("rest", {"other"}, fixed(1), {to("home")})}, 70 * day);
    for (PoolSpec& pool : spec.pools) {
        pool.in_hours = true;
    }
    for (NodeSpec& node : spec.nodes) {
        node.uses[0].amount = 1000;
    }
    spec.nodes[0].overflow = OverflowSpec{"other", false};
    return spec;
}

TEST(Hours, AreTakenAsOftenFromPlacesThatStandIn) {
    const Story story{home_care_with_overflow()};

    EXPECT_EQ(story.end.nodes[0].staying, 3) << "two have 10 of the 20 hours each, and one 10 of the 15";
}

TEST(Hours, AreCountedAlikeInPlacesThatStandInForEachOther) {
    ModelSpec spec = home_care_with_overflow();
    spec.nodes[1].overflow = OverflowSpec{"third", false};
    const auto program = compile(spec);

    EXPECT_EQ(program->initial_settings.capacity, (std::vector<std::int32_t>{8, 6, 5})) << "of 2.5 hours";
    EXPECT_EQ(program->list(program->nodes[0].needs)[0].amount, 4);
    EXPECT_EQ(program->list(program->instead[0])[0].amount, 4);
    EXPECT_EQ(program->list(program->instead[1])[0].amount, 4);
}

TEST(Hours, AreWhatTheLoadIsMeasuredIn) {
    const auto program = compile(home_care(20000));
    const PoolLoad load = offered_load(*program).at(0);

    EXPECT_DOUBLE_EQ(program->texts.pools[0].in_its_unit(load.load), 100) << "8 people on average, 12.5 hours each";
    EXPECT_EQ(load.capacity, 16);
}

}  // namespace
}  // namespace careway::pathway
