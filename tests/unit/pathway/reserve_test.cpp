#include <gtest/gtest.h>

#include <map>

#include "tests/unit/pathway/census.hpp"

// What is kept for people who need several places at once.
namespace careway::pathway {
namespace {

using namespace testing;

/// `pairs` need both beds, `singles` one of them.
ModelSpec two_beds(bool reserve) {
    ModelSpec spec =
        system({pool("beds", 2)}, {stream("a", "pairs", 0.1), stream("b", "singles", 0.5)},
               {node("pairs", {"beds"}, fixed(2), {to("home")}), node("singles", {"beds"}, fixed(2), {to("home")})});
    spec.nodes[0].uses[0].amount = 2;
    spec.nodes[0].reserve = reserve;
    return spec;
}

/// Singles who started although a pair had asked before them and was still waiting.
std::size_t overtakers(const Story& story) {
    std::map<std::uint64_t, Time> waiting;
    std::size_t count = 0;
    for (const Record& record : story.records) {
        const bool pair = record.node == story.node("pairs");
        if (record.what == What::queued && pair) {
            waiting[record.person] = record.time;
        } else if ((record.what == What::started || record.what == What::gave_up) && pair) {
            waiting.erase(record.person);
        } else if (record.what == What::started) {
            for (const auto& [person, since] : waiting) {
                count += since < record.since ? 1 : 0;
            }
        }
    }
    return count;
}

TEST(Reserve, KeepsPlacesFromThoseBehind) {
    EXPECT_GT(overtakers(Story{two_beds(false)}), 0u);
    EXPECT_EQ(overtakers(Story{two_beds(true)}), 0u);
}

TEST(Reserve, LetsThoseInFrontStart) {
    ModelSpec spec = two_beds(true);
    spec.nodes[0].priority = Split<int>::same(2);
    const Story story{spec};

    for (const Record& start : story.all(What::started, "singles")) {
        ASSERT_LE(start.time - start.since, Duration::hours(30));
    }
    EXPECT_GT(overtakers(story), 0u) << "singles go before pairs here";
}

TEST(Reserve, IsOverWhenPeopleGiveUp) {
    ModelSpec spec = two_beds(true);
    spec.nodes[0].patience = Stay::same(fixed(0.5));
    spec.nodes[1].stay = Dated<Stay>::always(Stay::same(fixed(20)));
    const Story story{spec};

    EXPECT_GT(story.count(What::gave_up), 0u);
    EXPECT_EQ(overtakers(story), 0u);
}

TEST(Reserve, StopsTheRunWhenNobodyCanEverStart) {
    // Whoever is in `first` needs the scan; a pair keeps the scan and needs all of `first`.
    ModelSpec spec =
        system({pool("beds", 1), pool("scans", 1)}, {stream("a", "ward", 1), stream("b", "pairs", 1)},
               {node("ward", {"beds"}, fixed(5), {to("scan")}), node("scan", {"scans"}, fixed(1), {to("home")}),
                node("pairs", {"beds", "scans"}, fixed(1), {to("home")})});
    spec.nodes[2].reserve = true;
    spec.nodes[0].queue_limit = spec.nodes[2].queue_limit = 1;
    spec.run.length = 22 * day;
    EXPECT_THROW(Story{spec}, ModelError);

    spec.pools[0].capacity.steps = {{spec.run.start + std::chrono::days{20}, 1000}};
    EXPECT_NO_THROW(Story{spec}) << "more beds are still to open";
}

TEST(Reserve, KeepsNothingFromThoseWhoHaveWaitedLongEnoughToGoFirst) {
    ModelSpec spec = two_beds(true);
    spec.streams.clear();
    spec.nodes[0].priority = Split<int>::same(2);
    spec.nodes[1].priority = Split<int>::same(3);
    spec.nodes[1].rises = {{Duration::hours(4), 1}};
    spec.nodes[1].stay = Dated<Stay>::always(Stay::same(fixed(20)));
    spec.run.census = {staying("singles", 0), outside_for("pairs", 5), outside_for("singles", 1)};
    const Story story{spec};

    EXPECT_EQ(story.all(What::started, "singles")[1].time, after(3)) << "in the bed that was kept, free all the time";
}

TEST(Reserve, LetsTheRunGoOnWhereOnlyPeopleOutsideWaitForEver) {
    ModelSpec spec = system(
        {pool("beds", 2), pool("wards", 1), pool("rehab_beds", 1)}, {stream("a", "three", 0.1), stream("b", "ward", 1)},
        {node("three", {}, fixed(1), {to("home")}), node("ward", {"wards"}, fixed(1), {to("rehab")}),
         node("rehab", {"rehab_beds"}, fixed(2), {to("home")})},
        20 * day);
    spec.nodes[0].uses = {{"beds", 3}};
    spec.nodes[0].reserve = true;
    const Story story{spec};

    EXPECT_GT(story.all(What::place_waits, "ward").size(), 100u);
    EXPECT_GT(story.end.nodes[0].queued, 20);
}

TEST(Reserve, WaitsForPlacesThatStandInToComeFree) {
    ModelSpec spec = system(
        {pool("beds", 1), pool("scans", 1), pool("spare", 1)},
        {stream("a", "ward", 0.2), stream("b", "pairs", 0.2), stream("c", "others", 2)},
        {node("ward", {"beds"}, fixed(1), {to("scan")}), node("scan", {"scans"}, fixed(1), {to("home")}),
         node("pairs", {"beds", "scans"}, fixed(1), {to("home")}), node("others", {"spare"}, fixed(1), {to("home")})});
    spec.nodes[1].overflow = OverflowSpec{"spare", true};
    spec.nodes[2].reserve = true;
    spec.nodes[3].queue_limit = 1;

    EXPECT_NO_THROW(Story{spec});
}

}  // namespace
}  // namespace careway::pathway
