#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

NodeSpec nursed(const std::string& name, int nurses, double hours, const DestinationSpec& next) {
    NodeSpec spec = node(name, {"nurses"}, fixed(hours), {next});
    spec.uses[0].amount = nurses;
    return spec;
}

TEST(Amounts, OneWhoNeedsTwoPlacesOfThreeLeavesNoneForAnother) {
    const Story story{system({pool("nurses", 3)}, {stream("in", "ward", 0.4)}, {nursed("ward", 2, 2, to("home"))})};

    Time free_from;
    for (const Record& start : story.all(What::started, "ward")) {
        ASSERT_EQ(start.time, std::max(start.since, free_from));
        free_from = start.time + Duration::hours(2);
    }
    EXPECT_GT(story.all(What::started, "ward").size(), 500u);
}

TEST(Amounts, OneWhoNeedsFewerPlacesPassesOneForWhomTooFewAreFree) {
    const Story story{system({pool("nurses", 3)}, {stream("heavy", "bath", 0.3), stream("light", "visit", 0.3)},
                             {nursed("bath", 2, 1, to("home")), nursed("visit", 1, 1, to("home"))})};

    std::size_t passed = 0;
    std::set<Time> waiting;
    for (const Record& record : story.records) {
        if (record.node == story.node("bath") && record.what == What::queued) {
            waiting.insert(record.time);
        } else if (record.node == story.node("bath") && record.what == What::started) {
            waiting.erase(record.since);
        } else if (record.node == story.node("visit") && record.what == What::started) {
            passed += !waiting.empty() && *waiting.begin() < record.since ? 1 : 0;
        }
    }
    EXPECT_GT(passed, 20u);
}

TEST(Amounts, AMoveTakesOnlyWhatIsNotHeldAlreadyAndGivesBackWhatIsLeftOver) {
    const Story story{system(
        {pool("nurses", 3)}, {stream("in", "wash", 0.2), stream("light", "visit", 0.2)},
        {nursed("wash", 3, 1, to("rest")), nursed("rest", 2, 1, to("home")), nursed("visit", 1, 1, to("home"))})};

    ASSERT_GT(story.all(What::started, "rest").size(), 200u);
    for (const Record& start : story.all(What::started, "rest")) {
        ASSERT_EQ(start.time, start.since) << "two of the three places are kept, so nobody waits";
    }
    const auto beside = story.all(What::started, "visit");
    EXPECT_TRUE(std::any_of(beside.begin(), beside.end(), [](const Record& start) { return start.time > start.since; }))
        << "some visits take the third place in the instant when it is given back";
}

TEST(Amounts, ATurnaroundIsForEachPlaceThatIsLeft) {
    ModelSpec spec = system({pool("nurses", 2)}, {stream("in", "ward", 0.4)}, {nursed("ward", 2, 1, to("home"))});
    spec.pools[0].turnaround = Stay::same(fixed(1));
    const Story story{spec};

    EXPECT_GE(story.count(What::turning), 2 * story.all(What::left, "ward").size());
    Time free_from;
    for (const Record& start : story.all(What::started, "ward")) {
        ASSERT_EQ(start.time, std::max(start.since, free_from));
        free_from = start.time + Duration::hours(2);
    }
}

TEST(Amounts, ARingOfHoldersOfWhomNobodyFindsEnoughPlacesIsADeadlock) {
    ModelSpec spec = system({pool("nurses", 3)}, {stream("in", "watch", 1)},
                            {nursed("watch", 1, 5, to("wash")), nursed("wash", 3, 1, to("home"))});

    EXPECT_THROW(Story{spec}, ModelError);
}

}  // namespace
}  // namespace careway::pathway
