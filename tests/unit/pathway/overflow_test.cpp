#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/pathway/system.hpp"

// Places that stand in for others.
namespace careway::pathway {
namespace {

using namespace testing;

/// Four beds, three more while they have been full for `opens_for` hours; busy enough to open them now and then.
ModelSpec escalating(double opens_for, double closes_for, double at_least, bool returns) {
    ModelSpec spec = system({pool("beds", 4), pool("more", 3)}, {stream("in", "ward", 0.3)},
                            {node("ward", {"beds"}, exponential(10), {to("home")})}, 400 * day);
    spec.pools[1].opens =
        OpeningSpec{1, "beds", Duration::hours(opens_for), {}, Duration::hours(closes_for), Duration::hours(at_least)};
    spec.nodes[0].overflow = OverflowSpec{"more", returns};
    return spec;
}

/// Instants at which `more` opened and closed, in turn.
std::vector<Time> turns(const Story& story) {
    std::vector<Time> found;
    for (const Record& record : story.records) {
        if (record.what == What::capacity && record.other == story.pool("more")) {
            EXPECT_EQ(record.since.ticks(), found.size() % 2 == 1 || found.empty() ? (found.empty() ? 0 : 3) : 0);
            found.push_back(record.time);
        }
    }
    return found;
}

TEST(Overflow, IsClosedUntilItsRuleOpensIt) {
    const Story story{escalating(4, 2, 6, true)};
    const auto changes = turns(story);

    ASSERT_GT(changes.size(), 20u);
    EXPECT_EQ(changes[0], Time{});
    bool open = false;
    for (const Record& record : story.records) {
        if (record.what == What::capacity && record.other == story.pool("more")) {
            open = record.since.ticks() > 0;
        } else if (record.what == What::place_taken && record.other == story.pool("more")) {
            ASSERT_TRUE(open);
        }
    }
    EXPECT_EQ(story.count(What::opened), changes.size() / 2);
}

TEST(Overflow, StaysOpenAsLongAsItMust) {
    const auto changes = turns(Story{escalating(4, 2, 48, true)});

    ASSERT_GT(changes.size(), 4u);
    for (std::size_t i = 2; i < changes.size(); i += 2) {
        EXPECT_GE(changes[i] - changes[i - 1], Duration::hours(48));
    }
}

TEST(Overflow, OpensAfterTheOtherHasBeenFullForItsTime) {
    const Story story{escalating(4, 2, 0, false)};
    std::int32_t in_use = 0;
    Time full_since;
    Time free_since = never;
    for (const Record& record : story.records) {
        const bool beds = record.other == story.pool("beds");
        const std::int32_t before = in_use;
        in_use += record.what == What::started ? 1 : record.what == What::left ? -1 : 0;
        in_use += beds && record.what == What::place_taken ? 1 : beds && record.what == What::place_given ? -1 : 0;
        if (before >= 4 && in_use < 4) {
            free_since = record.time;
        }
        if (before < 4 && in_use >= 4 && record.time != free_since) {  // a place given on at once was never free
            full_since = record.time;
        }
        if (record.what == What::opened) {
            ASSERT_EQ(in_use, 4);
            ASSERT_EQ(record.time, full_since + Duration::hours(4));
        }
    }
}

TEST(Overflow, ReturnsPeopleWhenABedIsFreeThatNobodyWaitsFor) {
    const Story back{escalating(1, 1, 24, true)};
    const Story stay{escalating(1, 1, 24, false)};

    const auto given = [](const Story& story, bool elsewhere_only) {
        std::size_t count = 0;
        for (const Record& record : story.records) {
            count += record.what == What::place_given && record.other == story.pool(elsewhere_only ? "more" : "beds");
        }
        return count;
    };
    EXPECT_GT(given(back, true), 50u);
    EXPECT_GT(given(stay, true), 20u);
    // Who never goes back gives the place elsewhere up in the instant of leaving.
    for (std::size_t i = 0; i + 2 < stay.records.size(); ++i) {
        if (stay.records[i].what == What::place_given && stay.records[i].other == stay.pool("more")) {
            ASSERT_EQ(stay.records[i + 2].what, What::left);
            ASSERT_EQ(stay.records[i + 2].time, stay.records[i].time);
        }
    }
    EXPECT_LE(given(back, false), given(back, true) + 3);
}

TEST(Overflow, KeepsTheStayOfEverybody) {
    ModelSpec spec = escalating(1, 1, 24, true);
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(10)));
    const Story story{spec};

    std::map<std::uint64_t, Time> started;
    std::size_t people = 0;
    for (const Record& record : story.records) {
        if (record.what == What::started) {
            started[record.person] = record.time;
        } else if (record.what == What::left) {
            ASSERT_EQ(record.time - started.at(record.person), Duration::hours(10));
            ++people;
        }
    }
    EXPECT_GT(people, 1000u);
}

TEST(Overflow, IsNoReasonToCallABlockedSystemLocked) {
    // Wards that want each other's beds, and may overflow.
    ModelSpec spec = system({pool("a", 2), pool("b", 2), pool("more", 1)}, {stream("in", "ward", 0.3)},
                            {node("ward", {"a"}, fixed(5), {to("rehab")}),
                             node("rehab", {"b"}, fixed(5), {to("ward", 0.3), to("home", 0.7)})},
                            50 * day);
    EXPECT_THROW(Story{spec}, ModelError);

    spec.pools[2].opens = OpeningSpec{1, "a", Duration::hours(24), {}, {}, {}};
    spec.nodes[0].overflow = OverflowSpec{"more", true};
    spec.pools[2].capacity = Dated<int>::always(500);
    EXPECT_NO_THROW(Story{spec});
}

TEST(Overflow, ClosesARingTooWhereItStandsInForAPlace) {
    // Who is in `theatre` wants a bed, and a bed stands in for the room of somebody who wants the theatre.
    ModelSpec spec = system(
        {pool("rooms", 1), pool("beds", 1), pool("theatres", 1)}, {stream("a", "room", 1), stream("b", "theatre", 1)},
        {node("room", {"rooms"}, fixed(5), {to("theatre")}), node("theatre", {"theatres"}, fixed(5), {to("ward")}),
         node("ward", {"beds"}, fixed(1), {to("home")})});
    spec.nodes[0].overflow = OverflowSpec{"beds", false};

    EXPECT_THROW(Story{spec}, ModelError);
}

TEST(Overflow, DoesNotTakeAnybodyWhileItsDoorIsShut) {
    ModelSpec spec = system({pool("beds", 1), pool("more", 1)}, {stream("in", "ward", 1)},
                            {node("ward", {"beds"}, fixed(0.7), {to("home")})});
    spec.nodes[0].overflow = OverflowSpec{"more", true};
    for (int d = 0; d < 7; ++d) {
        spec.pools[1].starts.emplace_back(Duration::hours(24 * d + 8), Duration::hours(24 * d + 12));
    }
    const Story story{spec};

    std::size_t found = 0;
    for (const Record& record : story.all(What::place_taken, "ward")) {
        if (record.other == story.pool("more")) {
            const auto hour_of_day = record.time.ticks() / hour.ticks() % 24;
            ASSERT_TRUE(hour_of_day >= 8 && hour_of_day < 12);
            ++found;
        }
    }
    EXPECT_GT(found, 50u);
}

TEST(Overflow, KeepsNobodyWaitingWhoNeedsNone) {
    // Whoever leaves the ward gives back a bed for which others wait, and which stands in for places that never lack.
    ModelSpec spec =
        system({pool("beds", 1), pool("chairs", 1000)}, {stream("in", "ward", 1)},
               {node("ward", {"beds"}, fixed(1), {to("lounge")}), node("lounge", {"chairs"}, fixed(1), {to("home")})});
    spec.nodes[0].hold = false;
    spec.nodes[1].overflow = OverflowSpec{"beds", true};
    const Story story{spec};

    EXPECT_GT(story.all(What::queued, "ward").size(), 1000u);
    EXPECT_EQ(story.all(What::queued, "lounge").size(), 0u);
}

TEST(Overflow, LetsThoseStayForWhomAPlaceOfTheirOwnIsNotLeft) {
    ModelSpec spec = system({pool("beds", 1), pool("more", 1)}, {stream("in", "ward", 0.2)},
                            {node("ward", {"beds"}, fixed(1), {to("ward", 0.7), to("home", 0.3)})}, 200 * day);
    spec.nodes[0].overflow = OverflowSpec{"more", false};
    for (int d = 0; d < 7; ++d) {
        spec.nodes[0].rounds.push_back(Duration::hours(24 * d));  // both go on at once, and one may leave a bed
    }
    const Story story{spec};

    EXPECT_GT(story.count(What::place_waits), 5u) << "behind people who queue for the bed";
    EXPECT_EQ(times(story.all(What::place_waits, "ward")), times(story.all(What::place_ended, "ward")));
}

TEST(Overflow, KeepsTheTurnOfTheEndOfTheStay) {
    // From a bed that stands in for a room, to another stay in a room: there is something to wait for.
    ModelSpec spec =
        system({pool("rooms", 1), pool("beds", 1000)}, {stream("in", "ward", 1)},
               {node("ward", {"rooms"}, fixed(1), {to("rest")}), node("rest", {"rooms"}, fixed(1), {to("home")})});
    spec.nodes[0].overflow = OverflowSpec{"beds", false};
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(2)), "assessment", {}}};
    spec.nodes[0].destinations[0].with_ready = true;
    const Story story{spec};

    const auto ended = story.all(What::process_ended, "ward");
    std::size_t found = 0;
    for (const Record& start : story.all(What::started, "rest")) {
        const auto process = std::find_if(ended.begin(), ended.end(), [&](const Record& r) {
            return r.person == start.person && (r.marks & elsewhere) != 0;
        });
        if (process != ended.end()) {
            ASSERT_EQ(start.since, process->since);
            ++found;
        }
    }
    EXPECT_GT(found, 100u);
}

}  // namespace
}  // namespace careway::pathway
