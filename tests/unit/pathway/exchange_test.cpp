#include <gtest/gtest.h>

#include <set>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

/// Wards in a ring, one bed each: whoever has been in one goes on to a second stay in the next one's bed, then home.
ModelSpec wards_in_a_ring(int wards) {
    ModelSpec spec;
    const auto name = [](const char* of, int i) { return of + std::to_string(i); };
    std::vector<PoolSpec> pools;
    std::vector<demand::StreamSpec> streams;
    std::vector<NodeSpec> nodes;
    for (int i = 0; i < wards; ++i) {
        const int next = (i + 1) % wards;
        pools.push_back(pool(name("bed", i), 1));
        streams.push_back(stream(name("in", i), name("first", i), 0.08));
        nodes.push_back(node(name("first", i), {name("bed", i)}, exponential(4), {to(name("second", next))}));
        nodes.push_back(node(name("second", next), {name("bed", next)}, exponential(1), {to("home")}));
    }
    spec = system(pools, streams, nodes, 400 * day);
    spec.run.exchange = true;
    return spec;
}

/// How often all wards held somebody who waited for the next, between two events; and how many moved in one instant
/// without having found a place free.
struct Swaps {
    std::size_t locked = 0;
    std::size_t instants = 0;
};

Swaps swaps_of(const Story& story, std::size_t wards) {
    Swaps swaps;
    std::set<std::uint64_t> waiting;
    std::size_t ended = 0;
    Time last;
    for (const Record& record : story.records) {
        if (record.time > last) {
            swaps.locked += waiting.size() == wards ? 1 : 0;
            swaps.instants += ended == wards ? 1 : 0;
            ended = 0;
            last = record.time;
        }
        if (record.what == What::place_waits) {
            waiting.insert(record.person);
        } else if (record.what == What::place_ended) {
            waiting.erase(record.person);
            ++ended;
        }
    }
    return swaps;
}

TEST(Exchange, MovesBothOfARingOfTwoInTheInstantInWhichItForms) {
    const Swaps swaps = swaps_of(Story{wards_in_a_ring(2)}, 2);

    EXPECT_EQ(swaps.locked, 0u);
    EXPECT_GT(swaps.instants, 50u);
}

TEST(Exchange, MovesAllOfALongerRing) {
    const Swaps swaps = swaps_of(Story{wards_in_a_ring(3)}, 3);

    EXPECT_EQ(swaps.locked, 0u);
    EXPECT_GT(swaps.instants, 10u);
}

TEST(Exchange, IsNotForPlacesThatAreTurnedAroundFirst) {
    ModelSpec spec = wards_in_a_ring(2);
    spec.pools[1].turnaround = Stay::same(fixed(1));

    EXPECT_THROW(Story{spec}, ModelError);
}

TEST(Exchange, IsOnlyWhereTheModelSaysSo) {
    ModelSpec spec = wards_in_a_ring(2);
    spec.run.exchange = false;

    EXPECT_THROW(Story{spec}, ModelError);
}

TEST(Exchange, LeavesMembersOutWhoNeedMoreThanOthersLeave) {
    ModelSpec spec =
        system({pool("nurses", 3)}, {stream("in", "watch", 1)},
               {node("watch", {"nurses"}, fixed(5), {to("wash")}), node("wash", {"nurses"}, fixed(1), {to("home")})});
    spec.nodes[1].uses[0].amount = 3;
    spec.run.exchange = true;

    EXPECT_THROW(Story{spec}, ModelError) << "three who each hold one nurse and need three cannot help one another";
}

TEST(Exchange, TakesTheOneOfEachPoolWhoHasAskedFirst) {
    ModelSpec spec = wards_in_a_ring(2);
    spec.pools[0].capacity = spec.pools[1].capacity = Dated<int>::always(3);
    for (auto& stream : spec.streams) {
        stream.rate = Dated<Split<double>>::always(Split<double>::same(0.25));
    }
    const Story story{spec};

    std::map<std::uint16_t, std::vector<std::uint64_t>> inside;  // by node, in order of asking
    std::size_t swapped = 0;
    for (const Record& record : story.records) {
        if (record.what == What::place_waits) {
            inside[record.node].push_back(record.person);
        } else if (record.what == What::place_ended) {
            ASSERT_EQ(record.person, inside[record.node].front());
            inside[record.node].erase(inside[record.node].begin());
            ++swapped;
        }
    }
    EXPECT_GT(swapped, 100u);
}

}  // namespace
}  // namespace careway::pathway
