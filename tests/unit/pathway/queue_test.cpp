#include <gtest/gtest.h>

#include <algorithm>
#include <queue>
#include <set>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

TEST(Queue, ServesInOrderOfAskingAsTheRecursionOfLindleySays) {
    const Story story{
        system({pool("desk", 1)}, {stream("in", "visit", 0.9)}, {node("visit", {"desk"}, fixed(1), {to("home")})})};

    Time free_from;
    for (const Record& start : story.all(What::started, "visit")) {
        ASSERT_EQ(start.time, std::max(start.since, free_from));
        free_from = start.time + hour;
    }
    EXPECT_GT(story.all(What::started, "visit").size(), 1500u);
}

TEST(Queue, WithSeveralPlacesTheFirstToBeFreeIsTaken) {
    const Story story{
        system({pool("desk", 3)}, {stream("in", "visit", 0.55)}, {node("visit", {"desk"}, fixed(5), {to("home")})})};

    std::priority_queue<Time, std::vector<Time>, std::greater<>> free_from;
    for (int place = 0; place < 3; ++place) {
        free_from.push(Time{});
    }
    for (const Record& start : story.all(What::started, "visit")) {
        ASSERT_EQ(start.time, std::max(start.since, free_from.top()));
        free_from.pop();
        free_from.push(start.time + Duration::hours(5));
    }
}

TEST(Queue, AFreePlaceGoesToTheHighestPriorityThenToWhoAskedFirst) {
    ModelSpec spec = system({pool("desk", 1)}, {stream("urgent", "visit", 0.3), stream("routine", "visit", 0.6)},
                            {node("visit", {"desk"}, fixed(1), {to("home")})});
    spec.attributes.push_back({stream_attribute, {"urgent", "routine"}, {}});
    spec.nodes[0].priority = Split<int>{{0}, {1, 2}};
    const Story story{spec};

    std::set<std::tuple<int, Time, std::uint64_t>> waiting;  // class 0 is urgent: priority 1
    std::size_t passed_over = 0;
    for (const Record& record : story.records) {
        if (record.what == What::queued) {
            waiting.emplace(record.person_class, record.time, record.person);
        } else if (record.what == What::started && (record.marks & waited)) {
            ASSERT_EQ(std::make_tuple(int{record.person_class}, record.since, record.person), *waiting.begin());
            waiting.erase(waiting.begin());
            passed_over += std::any_of(waiting.begin(), waiting.end(),
                                       [&](const auto& other) { return std::get<1>(other) < record.since; });
        }
    }
    EXPECT_GT(passed_over, 100u);
}

TEST(Queue, AFullOneTurnsPeopleAway) {
    ModelSpec spec =
        system({pool("desk", 1)}, {stream("in", "visit", 2.0)}, {node("visit", {"desk"}, fixed(1), {to("home")})});
    spec.nodes[0].queue_limit = 2;
    spec.nodes[0].otherwise = "left_area";
    const Story story{spec};

    int outside = 0;
    for (const Record& record : story.records) {
        outside += record.what == What::queued ? 1 : 0;
        outside -= record.what == What::started && (record.marks & waited) ? 1 : 0;
        ASSERT_LE(outside, 2);
        if (record.what == What::turned_away) {
            ASSERT_EQ(outside, 2);
        }
    }
    EXPECT_GT(story.count(What::turned_away), 2000u);
}

TEST(Queue, WhoFindsItFullMayGoToAnotherNode) {
    ModelSpec spec =
        system({pool("desk", 1), pool("spare", 1)}, {stream("in", "visit", 2.0)},
               {node("visit", {"desk"}, fixed(1), {to("home")}), node("elsewhere", {"spare"}, fixed(1), {to("home")})});
    spec.nodes[0].queue_limit = 0;
    spec.nodes[0].otherwise = "elsewhere";
    const Story story{spec};

    const auto sent_on = story.all(What::turned_away, "visit");
    const auto asked =
        story.all(What::started, "elsewhere").size() + static_cast<std::size_t>(story.end.pools[1].waiting);
    EXPECT_GT(sent_on.size(), 1000u);
    EXPECT_EQ(asked, sent_on.size());
}

TEST(Queue, PatienceEndsExactlyWhenItEnds) {
    ModelSpec spec =
        system({pool("desk", 1)}, {stream("in", "visit", 3.0)}, {node("visit", {"desk"}, fixed(2), {to("home")})});
    spec.nodes[0].patience = Stay::same(fixed(3));
    const Story story{spec};

    for (const Record& record : story.all(What::gave_up, "visit")) {
        ASSERT_EQ(record.time, record.since + Duration::hours(3));
    }
    for (const Record& record : story.all(What::started, "visit")) {
        // A place that is freed at the very instant goes first: end of stay stands before giving up.
        ASSERT_LE(record.time, record.since + Duration::hours(3));
    }
    EXPECT_GT(story.count(What::gave_up), 4000u);
}

TEST(Queue, LongerStaysLeavePatienceAsItIs) {
    ModelSpec spec = system({pool("desk", 0)}, {stream("in", "visit", 1.0)},
                            {node("visit", {"desk"}, exponential(1), {to("home")})});
    spec.nodes[0].patience = Stay::same(exponential(3));
    const Story base{spec};
    spec.nodes[0].stay.first.cells[0].scale = 5;
    const Story longer{spec};

    const auto one = base.all(What::gave_up, "visit");
    const auto two = longer.all(What::gave_up, "visit");
    ASSERT_EQ(one.size(), two.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        ASSERT_EQ(one[i].time, two[i].time);
    }
}

TEST(Queue, NobodyWaitsForAnUnlimitedPool) {
    ModelSpec spec = system({pool("beds", 0)}, {stream("in", "ward", 5.0)},
                            {node("ward", {"beds"}, exponential(100), {to("home")})});
    spec.pools[0].unlimited = true;
    const Story story{spec};

    EXPECT_EQ(story.count(What::queued), 0u);
    EXPECT_GT(story.end.pools[0].in_use, 300);
}

TEST(Queue, NobodyGivesUpAfterStarting) {
    ModelSpec spec =
        system({pool("desk", 1)}, {stream("in", "visit", 0.5)}, {node("visit", {"desk"}, fixed(1), {to("home")})});
    spec.nodes[0].patience = Stay::same(fixed(1));
    const Story story{spec};

    std::set<std::uint64_t> started;
    for (const Record& record : story.records) {
        if (record.what == What::started) {
            started.insert(record.person);
        } else if (record.what == What::gave_up) {
            ASSERT_FALSE(started.contains(record.person));
        }
    }
    EXPECT_GT(story.count(What::gave_up), 100u);
}

}  // namespace
}  // namespace careway::pathway
