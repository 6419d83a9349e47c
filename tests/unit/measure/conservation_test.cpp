#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <span>

#include "sim/measure/measures.hpp"
#include "tests/unit/pathway/system.hpp"

// Little's law without its limit: over any window, what the counters add up equals what the people spend, to the
// millisecond, those who are still inside included.
namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::Record;
using pathway::What;

pathway::ModelSpec hospital() {
    auto spec = system({pool("ed_spaces", 4), pool("beds", 6), pool("packages", 5)}, {stream("in", "ed", 1.0)},
                       {node("ed", {"ed_spaces"}, exponential(3), {to("ward", 0.15), to("home", 0.85)}),
                        node("ward", {"beds"}, exponential(24), {to("care", 0.3), to("home", 0.7)}),
                        node("care", {"packages"}, exponential(60), {})},
                       200 * day);
    spec.nodes[0].patience = pathway::Stay::same(exponential(4));
    spec.nodes[1].destinations[0].processes.push_back({pathway::Stay::same(exponential(5)), "assessment", {}});
    spec.nodes[2].membership = true;
    spec.pools[1].turnaround = pathway::Stay::same(fixed(2));
    return spec;
}

/// Time that people spend between two kinds of records of their own at one node, within the window.
std::int64_t spent(const Story& story, std::uint16_t node, What from, std::initializer_list<What> to) {
    std::map<std::uint64_t, Time> since;
    std::int64_t ticks = 0;
    for (const Record& record : story.records) {
        if (record.node != node) {
            continue;
        }
        if (record.what == from) {
            since[record.person] = record.time;
        } else if (std::find(to.begin(), to.end(), record.what) != to.end() && since.contains(record.person)) {
            ticks += (record.time - since[record.person]).ticks();
            since.erase(record.person);
        }
    }
    for (const auto& [person, time] : since) {
        ticks += (story.program->end - time).ticks();
    }
    return ticks;
}

TEST(Conservation, TheAreasUnderTheCountsAreTheTimesOfThePeople) {
    const Story story{hospital()};
    Measures measures{story.program};
    measures.read(story.records);
    const Totals totals = measures.cut(story.program->end);

    const char* names[] = {"ed", "ward", "care"};
    for (std::uint16_t i = 0; i < 3; ++i) {
        const std::uint16_t n = story.node(names[i]);
        std::int64_t in_use = 0;
        std::int64_t whole = 0;
        for (std::size_t level = 0; level < totals.pools[i].time_at.size(); ++level) {
            in_use += static_cast<std::int64_t>(level) * totals.pools[i].time_at[level];
            whole += totals.pools[i].time_at[level];
        }
        EXPECT_EQ(whole, story.program->end.ticks()) << "every instant has one level";
        EXPECT_EQ(in_use, spent(story, n, What::started, {What::left})) << names[i];
        EXPECT_EQ(totals.nodes[n].queue_area, spent(story, n, What::queued, {What::started, What::gave_up}))
            << names[i];
        EXPECT_EQ(totals.nodes[n].delayed_area, spent(story, n, What::process_waits, {What::process_ended}) +
                                                    spent(story, n, What::place_waits, {What::place_ended}))
            << names[i];
    }
    EXPECT_GT(totals.nodes[1].delayed_area, 0);
    EXPECT_GT(totals.nodes[0].queue_area, 0);
}

TEST(Conservation, WhoComesHasLeftOrIsStillThere) {
    const Story story{hospital()};
    Measures measures{story.program};
    measures.read(story.records);
    const Totals totals = measures.cut(story.program->end);

    std::int64_t there = 0;
    for (const auto& node : story.end.nodes) {
        there += node.staying + node.in_process + node.delayed + node.queued;
    }
    std::int64_t gone = 0;
    for (const auto exits : std::span{totals.exits}.first(4)) {
        gone += exits;
    }
    EXPECT_EQ(totals.arrivals, gone + there);
}

}  // namespace
}  // namespace careway::measure
