#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/unit/pathway/system.hpp"

// Deaths outside the stay (semantics 18).
namespace careway::pathway {
namespace {

using namespace testing;

std::size_t deaths(const Story& story) {
    return static_cast<std::size_t>(std::count_if(story.records.begin(), story.records.end(), [](const Record& r) {
        const bool exits = r.what == What::exited || (r.what == What::left && (r.marks & exiting));
        return exits && r.other == static_cast<int>(Exit::died);
    }));
}

/// One bed, twice as many people as it can serve, each of whom dies after ten hours of waiting.
ModelSpec hopeless() {
    ModelSpec spec =
        system({pool("beds", 1)}, {stream("in", "ward", 0.5)}, {node("ward", {"beds"}, fixed(4), {to("home")})});
    spec.nodes[0].dies_waiting = Stay::same(fixed(10));
    return spec;
}

TEST(Death, TakesPeopleOutOfTheQueueAtItsTime) {
    const Story story{hopeless()};

    std::map<std::uint64_t, Time> queued;
    for (const Record& record : story.records) {
        if (record.what == What::queued) {
            queued[record.person] = record.time;
        } else if (record.what == What::died) {
            ASSERT_EQ(record.time, queued.at(record.person) + Duration::hours(10));
            ASSERT_EQ(record.marks, outside | waited);
        } else if (record.what == What::started) {
            ASSERT_LE(record.time - record.since, Duration::hours(10));
        }
    }
    EXPECT_GT(story.count(What::died), 400u);
    EXPECT_EQ(deaths(story), story.count(What::died));
    EXPECT_LE(story.end.nodes[0].queued, 10);
}

TEST(Death, DoesNotMoveThoseWhoLiveWhereNobodyWaits) {
    ModelSpec spec = hopeless();
    spec.pools[0].capacity.first = 1000;
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(exponential(4)));
    ModelSpec without = spec;
    without.nodes[0].dies_waiting.reset();
    const Story with_deaths{spec};
    const Story plain{without};

    ASSERT_EQ(with_deaths.records.size(), plain.records.size());
    EXPECT_TRUE(std::equal(
        plain.records.begin(), plain.records.end(), with_deaths.records.begin(),
        [](const Record& a, const Record& b) { return a.time == b.time && a.person == b.person && a.what == b.what; }));
}

/// A ward whose people wait for a single place elsewhere, and die after six hours of that.
ModelSpec delayed_ward() {
    ModelSpec spec = system(
        {pool("beds", 1000), pool("rehab_beds", 1)}, {stream("in", "ward", 0.5)},
        {node("ward", {"beds"}, fixed(2), {to("rehab")}), node("rehab", {"rehab_beds"}, fixed(8), {to("home")})});
    spec.nodes[0].dies_delayed = Stay::same(fixed(6));
    return spec;
}

TEST(Death, OfPeopleReadyToLeaveFreesTheirPlace) {
    const Story story{delayed_ward()};

    for (const Record& left : story.all(What::left, "ward")) {
        const bool died = (left.marks & exiting) != 0;
        ASSERT_TRUE(died ? left.time - left.since == Duration::hours(8) : left.time - left.since <= Duration::hours(8));
    }
    EXPECT_GT(story.all(What::died, "ward").size(), 500u);
    EXPECT_EQ(deaths(story), story.all(What::died, "ward").size());
    EXPECT_LE(story.end.pools[story.pool("rehab_beds")].waiting, 12);
}

TEST(Death, StopsTheProcessAndFreesWhatItNeeded) {
    ModelSpec spec = delayed_ward();
    spec.pools.push_back(pool("social_workers", 1));
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(5)), "assessment", {{"social_workers", 1}}}};
    const Story story{spec};

    Time free_from;
    std::map<std::uint64_t, Time> began;
    std::size_t stopped = 0;
    for (const Record& record : story.records) {
        if (record.what == What::process_waits) {
            ASSERT_GE(record.time, free_from) << "one at a time";
            began[record.person] = record.time;
        } else if (record.what == What::process_ended) {
            stopped += record.time - began.at(record.person) < Duration::hours(5) ? 1 : 0;
            free_from = record.time;
        }
    }
    EXPECT_GT(stopped, 100u);
    EXPECT_LE(story.end.pools[story.pool("social_workers")].in_use, 1);
}

TEST(Death, CountsFromTheBeginningOfAProcessOutside) {
    ModelSpec spec = delayed_ward();
    spec.nodes[0].hold = false;
    spec.nodes[0].dies_delayed.reset();
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(4)), "assessment", {}}};
    spec.nodes[1].dies_waiting = Stay::same(fixed(6));
    const Story story{spec};

    std::map<std::uint64_t, Time> left;
    for (const Record& record : story.records) {
        if (record.what == What::left && record.node == story.node("ward")) {
            left[record.person] = record.time;
        } else if (record.what == What::died) {
            ASSERT_EQ(record.time, left.at(record.person) + Duration::hours(6));
            ASSERT_EQ(record.node, story.node("rehab"));
        }
    }
    EXPECT_GT(story.count(What::died), 500u);

    spec.nodes[1].dies_waiting = Stay::same(fixed(3));
    EXPECT_EQ(Story{spec}.all(What::started, "rehab").size(), 0u) << "all die while the process runs";
}

TEST(Death, CountsWhileAProcessOutsideWaitsForItsOwnPlaces) {
    ModelSpec spec = delayed_ward();
    spec.nodes[0].hold = false;
    spec.nodes[0].dies_delayed.reset();
    spec.pools.push_back(pool("social_workers", 0));
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(4)), "assessment", {{"social_workers", 1}}}};
    spec.nodes[1].dies_waiting = Stay::same(fixed(6));
    const Story story{spec};

    std::map<std::uint64_t, Time> left;
    for (const Record& record : story.records) {
        if (record.what == What::left) {
            left[record.person] = record.time;
        } else if (record.what == What::died) {
            ASSERT_EQ(record.time, left.at(record.person) + Duration::hours(6));
        }
    }
    EXPECT_GT(story.count(What::died), 500u) << "nobody is ever assessed";
}

TEST(Death, ComesOnlyWhileOneWaits) {
    ModelSpec spec = system(
        {pool("beds", 1), pool("chairs", 1000)}, {stream("in", "ward", 0.2)},
        {node("ward", {"beds"}, fixed(4), {to("lounge")}), node("lounge", {"chairs"}, fixed(100), {to("home")})});
    spec.nodes[0].dies_waiting = Stay::same(fixed(50));
    spec.nodes[0].dies_delayed = Stay::same(fixed(1));
    const Story story{spec};

    for (const Record& record : story.records) {
        ASSERT_TRUE(record.what != What::died || record.node == story.node("ward"));
    }
    EXPECT_EQ(story.all(What::died, "ward").size(), story.count(What::died));
    EXPECT_EQ(deaths(story), story.count(What::died));
}

TEST(Death, EndsMemberships) {
    ModelSpec spec = system({pool("care_places", 1000)}, {stream("in", "care_home", 0.5)},
                            {node("care_home", {"care_places"}, fixed(100), {})});
    spec.nodes[0].membership = true;
    spec.nodes[0].dies = Stay::same(fixed(60));
    const Story story{spec};

    for (const Record& left : story.all(What::left, "care_home")) {
        ASSERT_EQ(left.time - left.since, Duration::hours(60));
        ASSERT_EQ(left.other, static_cast<int>(Exit::died));
    }
    EXPECT_GT(deaths(story), 500u);
    EXPECT_DOUBLE_EQ(offered_load(*compile(spec))[0].load, 0.5 / (1.0 / 100 + 1.0 / 60));
}

TEST(Death, HasTheSameLuckWhereOneMayComeBack) {
    ModelSpec once = delayed_ward();
    once.nodes[0].dies_delayed = Stay::same(exponential(6));
    ModelSpec again = once;
    again.nodes[1].destinations.push_back(
        to("ward", 0));  // a way that nobody goes makes the ward a place of many visits
    const auto died = [](const Story& story) {
        std::vector<std::pair<Time, std::uint64_t>> found;
        for (const Record& record : story.all(What::died, "ward")) {
            found.emplace_back(record.time, record.person);
        }
        return found;
    };

    EXPECT_EQ(died(Story{again}), died(Story{once}));
}

TEST(Death, OfADelayComesToNobodyWhoHasLeft) {
    ModelSpec spec =
        system({pool("beds", 1000)}, {stream("in", "ward", 0.5)}, {node("ward", {"beds"}, fixed(1), {to("home")})});
    spec.nodes[0].hold = false;
    spec.nodes[0].dies_delayed = Stay::same(fixed(20));
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(30)), "assessment", {}}};
    for (int d = 0; d < 7; ++d) {
        spec.nodes[0].leaves.emplace_back(Duration::hours(24 * d + 9), Duration::hours(24 * d + 17));
    }
    const Story story{spec};

    EXPECT_GT(story.all(What::left, "ward").size(), 100u);
    EXPECT_EQ(story.count(What::died), 0u) << "they wait for 16 hours at most, and for the rest at home";
}

}  // namespace
}  // namespace careway::pathway
