#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

/// Checks that each who starts after a wait was the first of those who waited. @return how many were passed over by
/// somebody who had asked later
std::size_t passed_over(const Story& story, const std::string& name,
                        const std::function<int(const Record&, Time)>& priority) {
    std::vector<Record> waiting;
    std::size_t passed = 0;
    for (const Record& record : story.records) {
        const bool waits =
            record.what == What::queued ? record.node == story.node(name) : record.what == What::place_waits;
        if (waits) {
            waiting.push_back(record);
        } else if (record.what == What::started && record.node == story.node(name)) {
            const auto one = std::find_if(waiting.begin(), waiting.end(),
                                          [&](const Record& other) { return other.person == record.person; });
            if (one == waiting.end()) {
                continue;
            }
            const auto rank = [&](const Record& other) {
                return std::make_tuple(priority(other, record.time), other.time, other.person);
            };
            for (const Record& other : waiting) {
                EXPECT_LE(rank(*one), rank(other));
                passed += other.time < one->time ? 1 : 0;
            }
            waiting.erase(one);
        }
    }
    return passed;
}

/// Two streams and a node before a clinic with one desk: people come to `visit` from three sides.
ModelSpec three_origins() {
    ModelSpec spec = system(
        {pool("desk", 1), pool("room", 9)},
        {stream("urgent", "visit", 0.2), stream("routine", "visit", 0.3), stream("in", "triage", 0.4)},
        {node("visit", {"desk"}, fixed(1), {to("home")}), node("triage", {"room"}, exponential(2), {to("visit")})});
    spec.attributes.push_back({stream_attribute, {"urgent", "routine", "in"}, {}});
    return spec;
}

TEST(Order, PriorityMayDependOnTheStreamOrNodeThatOneComesFrom) {
    ModelSpec spec = three_origins();
    spec.nodes[0].priority_by_origin = OriginPrioritySpec{{{"triage", 2}, {"urgent", 1}}, 3};
    const Story story{spec};

    const int priorities[] = {1, 3, 2};
    EXPECT_GT(passed_over(story, "visit", [&](const Record& r, Time) { return priorities[r.person_class]; }), 100u);
}

TEST(Order, OfOriginsIsTheSameForThoseWithOnePriority) {
    ModelSpec spec = three_origins();
    spec.nodes[0].priority_by_origin = OriginPrioritySpec{{{"triage", 3}, {"urgent", 3}}, 3};
    const Story story{spec};

    EXPECT_EQ(passed_over(story, "visit", [](const Record&, Time) { return 1; }), 0u);
}

TEST(Order, WhoHasWaitedLongEnoughGoesBeforeOthersOutsideAndInside) {
    ModelSpec spec = three_origins();
    spec.nodes[0].priority_by_origin = OriginPrioritySpec{{{"urgent", 1}}, 5};
    spec.nodes[0].rises = {{Duration::hours(9), 1}, {Duration::hours(3), 4}};
    const Story story{spec};

    const auto priority = [](const Record& waiter, Time now) {
        const Duration waited_for = now - waiter.time;
        return waiter.person_class == 0 || waited_for > Duration::hours(9) ? 1
               : waited_for > Duration::hours(3)                           ? 4
                                                                           : 5;
    };
    EXPECT_GT(passed_over(story, "visit", priority), 50u);
}

TEST(Order, ARiseNeverLowersAPriority) {
    ModelSpec spec = three_origins();
    spec.nodes[0].priority = Split<int>{{0}, {1, 2, 2}};
    const Story without{spec};
    spec.nodes[0].rises = {{Duration::hours(1), 3}};
    const Story story{spec};

    EXPECT_EQ(story.end, without.end);
    EXPECT_EQ(story.records.size(), without.records.size());
}

/// When each person starts at a node.
std::set<std::pair<std::uint64_t, Time>> starts(const Story& story, const std::string& node) {
    std::set<std::pair<std::uint64_t, Time>> found;
    for (const Record& record : story.all(What::started, node)) {
        found.emplace(record.person, record.time);
    }
    return found;
}

ModelSpec two_wards(const std::string& second, const std::string& pool_name) {
    ModelSpec spec = system({pool("beds", 6), pool(pool_name, 4)}, {stream("in", "ward", 0.2)},
                            {node("ward", {"beds"}, exponential(20), {to(second, 0.5), to("home", 0.5)}),
                             node(second, {pool_name}, exponential(30), {to("home")})});
    spec.pools[1].turnaround = Stay::same(exponential(2));
    return spec;
}

TEST(Luck, ARenamedNodeAndPoolKeepTheirDrawsAndTheirPeople) {
    ModelSpec renamed = two_wards("therapy", "therapy_beds");
    renamed.nodes[1].luck = "rehab";
    renamed.pools[1].luck = "rehab_beds";

    const auto before = starts(Story{two_wards("rehab", "rehab_beds")}, "rehab");
    EXPECT_EQ(starts(Story{renamed}, "therapy"), before);
    EXPECT_NE(starts(Story{two_wards("therapy", "therapy_beds")}, "therapy"), before);
    EXPECT_GT(before.size(), 100u);
}

TEST(Luck, NodesOfOnePathThatShareItGiveOnePersonOtherDrawsInEach) {
    ModelSpec spec =
        system({}, {stream("in", "first", 0.5)},
               {node("first", {}, exponential(10), {to("second")}), node("second", {}, exponential(10), {to("home")})});
    spec.nodes[1].luck = "first";
    const Story story{spec};

    std::map<std::uint64_t, Duration> first;
    for (const Record& record : story.all(What::left, "first")) {
        first[record.person] = record.time - record.since;
    }
    for (const Record& record : story.all(What::left, "second")) {
        ASSERT_NE(record.time - record.since, first.at(record.person));
    }
    EXPECT_GT(story.all(What::left, "second").size(), 500u);
}

TEST(Luck, DestinationsThatShareItStillGetTheirShares) {
    ModelSpec spec = system({}, {stream("in", "ward", 2)},
                            {node("ward", {}, fixed(1), {to("a", 0.25), to("b", 0.75)}),
                             node("a", {}, fixed(1), {to("home")}), node("b", {}, fixed(1), {to("home")})});
    spec.nodes[1].luck = spec.nodes[2].luck = "old";
    const Story story{spec};

    const auto to_a = static_cast<double>(story.all(What::started, "a").size());
    const double all = to_a + static_cast<double>(story.all(What::started, "b").size());
    EXPECT_NEAR(to_a / all, 0.25, 4 * std::sqrt(0.25 * 0.75 / all));
}

TEST(Luck, PatienceMayBeThatOfTheStayThatWouldBegin) {
    ModelSpec spec =
        system({pool("beds", 2)}, {stream("in", "ward", 0.5)}, {node("ward", {"beds"}, exponential(10), {to("home")})});
    const Story without_patience{system({pool("beds", 999)}, spec.streams, spec.nodes)};
    spec.nodes[0].patience = spec.nodes[0].stay.first;
    spec.nodes[0].patience_of_stay = true;
    const Story story{spec};

    std::map<std::uint64_t, Duration> stays;
    for (const Record& record : without_patience.all(What::left, "ward")) {
        stays[record.person] = record.time - record.since;
    }
    std::size_t compared = 0;
    for (const Record& record : story.all(What::gave_up, "ward")) {
        if (stays.contains(record.person)) {
            ASSERT_EQ(record.time - record.since, stays[record.person]);
            ++compared;
        }
    }
    EXPECT_GT(compared, 200u);
}

}  // namespace
}  // namespace careway::pathway
