#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

/// Two stations of one place each, one after the other.
ModelSpec tandem(double first_hours, double second_hours) {
    return system({pool("ward_beds", 1), pool("home_places", 1)}, {stream("in", "ward", 0.5)},
                  {node("ward", {"ward_beds"}, fixed(first_hours), {to("rehab")}),
                   node("rehab", {"home_places"}, fixed(second_hours), {to("home")})});
}

TEST(Hold, APlaceIsKeptUntilTheNextOneStarts) {
    const Story story{tandem(1, 3)};

    const auto ward = story.all(What::started, "ward");
    const auto rehab = story.all(What::started, "rehab");
    Time ward_free;
    Time rehab_free;
    for (std::size_t i = 0; i < rehab.size(); ++i) {
        ASSERT_EQ(ward[i].time, std::max(ward[i].since, ward_free));
        ASSERT_EQ(rehab[i].since, ward[i].time + hour);
        ASSERT_EQ(rehab[i].time, std::max(ward[i].time + hour, rehab_free));
        ward_free = rehab[i].time;  // the chain: rehab empties, ward moves on, the next one is admitted, in one instant
        rehab_free = rehab[i].time + Duration::hours(3);
    }
    EXPECT_GT(rehab.size(), 700u);
}

TEST(Hold, WithoutItThePlaceIsFreeAndThePersonWaitsOutside) {
    ModelSpec spec = tandem(1, 3);
    spec.nodes[0].hold = false;
    const Story story{spec};

    Time ward_free;
    for (const Record& start : story.all(What::started, "ward")) {
        ASSERT_EQ(start.time, std::max(start.since, ward_free));
        ward_free = start.time + hour;
    }
    EXPECT_EQ(story.count(What::place_waits), 0u);
    EXPECT_GT(story.all(What::queued, "rehab").size(), 500u);
}

TEST(Hold, ADelayedPersonIsChargedToThePoolThatIsMissing) {
    const Story story{tandem(1, 3)};

    for (const Record& record : story.records) {
        if (record.what == What::place_waits) {
            ASSERT_EQ(record.node, story.node("ward"));
            ASSERT_EQ(record.other, story.pool("home_places"));
        }
    }
    EXPECT_GT(story.count(What::place_waits), 500u);
}

TEST(Hold, InsideAndOutsideWaitersStandInOneQueueByTheInstantOfAsking) {
    ModelSpec spec = tandem(1, 2);
    spec.streams.push_back(stream("community", "rehab", 0.3));
    const Story story{spec};

    Time asked_last;
    std::uint64_t person = 0;
    for (const Record& start : story.all(What::started, "rehab")) {
        ASSERT_TRUE(asked_last < start.since || (asked_last == start.since && person < start.person));
        asked_last = start.since;
        person = start.person;
    }
}

TEST(Process, DelaysServeTheirTimeBeforeThePersonAsksForThePlace) {
    ModelSpec spec = tandem(1, 1);
    spec.nodes[0].destinations[0].processes.push_back({Stay::same(fixed(2)), "assessment", {}});
    const Story story{spec};

    const auto ward = story.all(What::started, "ward");
    const auto rehab = story.all(What::started, "rehab");
    for (std::size_t i = 0; i < rehab.size(); ++i) {
        ASSERT_EQ(rehab[i].since, ward[i].time + Duration::hours(3));
    }
    for (const Record& record : story.all(What::delay_ended, "ward")) {
        ASSERT_GE(record.time - record.since, Duration::hours(2));
    }
    EXPECT_EQ(story.program->texts.reasons, std::vector<std::string>{"assessment"});
}

TEST(Turnaround, KeepsThePlaceFromTheNextPersonButDoesNotOccupyIt) {
    ModelSpec spec =
        system({pool("beds", 1)}, {stream("in", "ward", 2.0)}, {node("ward", {"beds"}, fixed(3), {to("home")})});
    spec.pools[0].turnaround = Stay::same(fixed(1));
    const Story story{spec};

    Time free_from;
    for (const Record& start : story.all(What::started, "ward")) {
        ASSERT_EQ(start.time, std::max(start.since, free_from));
        free_from = start.time + Duration::hours(4);
    }
    EXPECT_EQ(story.count(What::turning), story.all(What::left, "ward").size());
}

TEST(SamePool, MovingOnKeepsThePlaceWithoutQueueOrTurnaround) {
    ModelSpec spec = system(
        {pool("beds", 1)}, {stream("in", "ward", 2.0)},
        {node("ward", {"beds"}, fixed(1), {to("side_room")}), node("side_room", {"beds"}, fixed(1), {to("home")})});
    spec.pools[0].turnaround = Stay::same(fixed(1));
    const Story story{spec};

    const auto ward = story.all(What::started, "ward");
    const auto moved = story.all(What::started, "side_room");
    for (std::size_t i = 0; i < moved.size(); ++i) {
        ASSERT_EQ(moved[i].person, ward[i].person);
        ASSERT_EQ(moved[i].time, ward[i].time + hour);
    }
    EXPECT_EQ(story.count(What::turning), story.all(What::left, "side_room").size());
}

TEST(SeveralPools, AreTakenAllAtOnceOrNotAtAll) {
    ModelSpec spec = system({pool("theatre", 1), pool("beds", 2)},
                            {stream("surgical", "operation", 0.2), stream("medical", "ward", 0.5)},
                            {node("operation", {"theatre", "beds"}, fixed(2), {to("home")}),
                             node("ward", {"beds"}, fixed(3), {to("home")})});
    const Story story{spec};

    int theatre = 0;
    int beds = 0;
    for (const Record& record : story.records) {
        const int change = record.what == What::started ? 1 : record.what == What::left ? -1 : 0;
        beds += change;
        theatre += record.node == story.node("operation") ? change : 0;
        ASSERT_LE(theatre, 1);
        ASSERT_LE(beds, 2);
    }
    EXPECT_GT(story.all(What::started, "operation").size(), 300u);
}

TEST(SeveralPools, WhoCannotStartIsPassedOverByWhoCan) {
    // Both need the theatre first; only the long operation also needs an intensive bed.
    ModelSpec spec = system({pool("theatre", 1), pool("intensive", 1)},
                            {stream("long", "long_operation", 0.4), stream("short", "short_operation", 0.4)},
                            {node("long_operation", {"theatre", "intensive"}, fixed(1), {to("recovery")}),
                             node("short_operation", {"theatre"}, fixed(1), {to("home")}),
                             node("recovery", {"intensive"}, fixed(3), {to("home")})});
    const Story story{spec};

    std::size_t passed_over = 0;
    Time longest_waiting;
    for (const Record& start : story.all(What::started, "short_operation")) {
        for (const Record& other : story.all(What::started, "long_operation")) {
            passed_over += other.since < start.since && other.time > start.time ? 1 : 0;
        }
        longest_waiting = std::max(longest_waiting, start.time);
        if (passed_over > 10) {
            break;
        }
    }
    EXPECT_GT(passed_over, 10u);
}

TEST(Membership, EndsTheEpisodeWhenItsPlaceStarts) {
    ModelSpec spec =
        system({pool("beds", 1), pool("packages", 1)}, {stream("in", "ward", 0.2)},
               {node("ward", {"beds"}, fixed(1), {to("home_care")}), node("home_care", {"packages"}, fixed(4), {})});
    spec.nodes[1].membership = true;
    const Story story{spec};

    const auto joined = story.all(What::started, "home_care");
    const auto ended = story.all(What::left, "home_care");
    for (std::size_t i = 0; i < ended.size(); ++i) {
        ASSERT_EQ(ended[i].time, joined[i].time + Duration::hours(4));
        ASSERT_EQ(ended[i].other, static_cast<std::uint16_t>(Exit::membership_ended));
    }
    EXPECT_GT(story.count(What::place_waits), 50u) << "the ward bed is held until the package starts";
}

TEST(SeveralPools, WhoGivesAPlaceUpDoesNotTakeItBackBeforeThoseWhoWaitForIt) {
    ModelSpec spec = system(
        {pool("rooms", 1), pool("nurses", 5)}, {stream("in", "one", 1.0)},
        {node("one", {"rooms"}, fixed(2), {to("two")}), node("two", {"rooms", "nurses"}, fixed(2), {to("home")})},
        10 * day);
    spec.nodes[0].hold = false;

    const Story story{spec};

    std::vector<Time> asked;  // in order of starting; nobody lacks anything but the one room
    for (const Record& record : story.records) {
        if (record.what == What::started) {
            asked.push_back(record.since);
        }
    }
    EXPECT_GT(story.all(What::started, "two").size(), 5u);
    EXPECT_TRUE(std::is_sorted(asked.begin(), asked.end()));
}

TEST(SeveralPools, WhoGivesAPlaceUpAndNeedsItAgainDoesNotQueueForItWhenNobodyElseDoes) {
    ModelSpec spec =
        system({pool("beds", 1), pool("rooms", 1)}, {stream("in", "one", 0.5)},
               {node("one", {"beds"}, fixed(1), {to("two")}), node("two", {"rooms", "beds"}, fixed(1), {to("home")})},
               10 * day);
    spec.nodes[0].hold = false;
    spec.nodes[0].queue_limit = 0;
    spec.nodes[1].queue_limit = 0;

    const Story story{spec};

    EXPECT_GT(story.count(What::turned_away), 0u);
    EXPECT_EQ(story.all(What::turned_away, "two").size(), 0u);
    EXPECT_EQ(story.all(What::queued, "two").size(), 0u);
}

TEST(Turnaround, HasItsOwnLuckAtEachVisit) {
    ModelSpec spec = system({pool("beds", 50)}, {stream("in", "ward", 0.1)},
                            {node("ward", {"beds"}, fixed(2), {to("away")}),
                             node("away", {}, fixed(50), {to("ward", 0.9), to("home", 0.1)})});
    spec.pools[0].turnaround = Stay::same(exponential(5));

    const Story story{spec};

    // Each person comes round every 52 hours: one turnaround for all visits would end at one phase of these.
    std::set<std::int64_t> phases;
    for (const Record& record : story.records) {
        if (record.what == What::place_back) {
            phases.insert(record.time.ticks() % (52 * hour).ticks());
        }
    }
    EXPECT_EQ(phases.size(), story.count(What::place_back));
}

TEST(Turnaround, LongerThanTheClockIsNeverOver) {
    ModelSpec spec =
        system({pool("beds", 1)}, {stream("in", "ward", 1)}, {node("ward", {"beds"}, fixed(2), {to("home")})});
    spec.pools[0].turnaround = Stay::same(fixed(78'187'500));  // 2^48 milliseconds and 6.5 hours

    EXPECT_EQ(Story{spec}.count(What::started), 1u);
}

}  // namespace
}  // namespace careway::pathway
