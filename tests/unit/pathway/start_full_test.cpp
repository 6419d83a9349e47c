#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

ModelSpec filled(double share) {
    ModelSpec spec = system({pool("beds", 100), pool("packages", 40), pool("spare", 10)}, {stream("in", "ward", 1.0)},
                            {node("ward", {"beds"}, exponential(90), {to("care", 0.25), to("home", 0.75)}),
                             node("care", {"packages"}, exponential(150), {to("home")})});
    spec.run.start_full = share;
    return spec;
}

std::size_t there_at_start(const Story& story, const std::string& name) {
    std::size_t found = 0;
    for (const Record& record : story.all(What::started, name)) {
        found += record.time == Time{} && !(record.marks & arrived) ? 1 : 0;
    }
    return found;
}

TEST(StartFull, FillsEveryPoolThatIsUsedToItsShare) {
    const Story story{filled(0.97)};

    EXPECT_EQ(there_at_start(story, "ward"), 97u);
    EXPECT_EQ(there_at_start(story, "care"), 39u);
    EXPECT_EQ(story.end.pools[2].in_use, 0) << "nobody ever uses the spare pool";
}

TEST(StartFull, SharesAPoolAmongItsNodesByTheirLoad) {
    ModelSpec spec = filled(1);
    spec.nodes.push_back(node("side_ward", {"beds"}, exponential(30), {to("home")}));
    spec.streams.push_back(stream("second", "side_ward", 1.0));
    const Story story{spec};

    EXPECT_EQ(there_at_start(story, "ward"), 75u);
    EXPECT_EQ(there_at_start(story, "side_ward"), 25u);
}

TEST(StartFull, MorePlacesAddPeopleAndKeepThoseWhoWereThere) {
    ModelSpec more = filled(1);
    more.pools[0].capacity.first = 120;
    const Story base{filled(1)};
    const Story other{more};

    const auto starts = base.all(What::started, "ward");
    const auto other_starts = other.all(What::started, "ward");
    for (std::size_t i = 0; i < 100; ++i) {
        ASSERT_EQ(starts[i].person, other_starts[i].person);
    }
    EXPECT_EQ(there_at_start(other, "ward"), 120u);
}

/// Places are offered in the first instant too, not from the first event on.
TEST(StartFull, NobodyWaitsForAnUnlimitedPoolFromTheFirstInstantOn) {
    ModelSpec spec = filled(1);
    spec.pools[1].unlimited = true;
    const Story story{spec};

    EXPECT_EQ(there_at_start(story, "ward"), 100u);
    EXPECT_GT(story.all(What::started, "care").size(), 0u);
    EXPECT_EQ(story.count(What::place_waits), 0u);
}

TEST(StartFull, ManySmallNodesFillTheirPoolTogether) {
    ModelSpec spec = system({pool("beds", 10)}, {}, {});
    for (int i = 0; i < 20; ++i) {
        const auto name = "ward" + std::to_string(i);
        spec.nodes.push_back(node(name, {"beds"}, exponential(9), {to("home")}));
        spec.streams.push_back(stream("in" + std::to_string(i), name, 0.05));
    }
    spec.run.start_full = 0.9;  // 0.45 people in each
    const Story story{spec};

    std::size_t there = 0;
    for (int i = 0; i < 20; ++i) {
        there += there_at_start(story, "ward" + std::to_string(i));
    }
    EXPECT_EQ(there, 9u);
}

TEST(StartFull, DoesNotDependOnTheOrderOfTheFileWhereHalvesAreRounded) {
    for (int k = 1; k < 200; ++k) {
        ModelSpec spec = system({pool("beds", 50)}, {}, {node("ward", {"beds"}, exponential(3.7), {to("home")})}, day);
        spec.streams = {stream("p", "ward", 0.1 * k), stream("q", "ward", 0.07 * k), stream("r", "ward", 0.013 * k)};
        spec.run.start_full = 0.97;  // 48.5
        ModelSpec permuted = spec;
        std::reverse(permuted.streams.begin(), permuted.streams.end());

        ASSERT_EQ(compile(spec)->initial[0].count, compile(permuted)->initial[0].count);
    }
}

}  // namespace
}  // namespace careway::pathway
