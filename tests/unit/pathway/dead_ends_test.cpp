#include <gtest/gtest.h>

#include "sim/pathway/graph.hpp"
#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

std::vector<std::string> found(const ModelSpec& spec) {
    std::vector<std::string> result;
    for (const Finding& finding : dead_ends(*compile(spec))) {
        result.push_back(finding.code + " " + finding.address);
    }
    return result;
}

TEST(DeadEnds, AreNodesWithoutAWayOut) {
    const auto spec =
        system({pool("beds", 9)}, {stream("in", "ward", 1.0)},
               {node("ward", {"beds"}, fixed(1), {to("rounds", 0.5), to("home", 0.5)}),
                node("rounds", {"beds"}, fixed(1), {to("review")}), node("review", {}, fixed(1), {to("rounds")})});

    EXPECT_EQ(found(spec), (std::vector<std::string>{"W222 pathway.rounds", "W222 pathway.review"}));
}

TEST(DeadEnds, AreNoneWhereAShareLeadsOutLater) {
    auto spec = system({pool("beds", 9)}, {stream("in", "ward", 1.0)},
                       {node("ward", {"beds"}, fixed(1), {to("ward", 1.0), to("home", 0.0)})});
    EXPECT_EQ(found(spec), (std::vector<std::string>{"W222 pathway.ward", "W223 pools.beds"}));

    spec.nodes[0].destinations[0].rest = true;
    spec.nodes[0].destinations[1].share.steps = {{spec.run.start + std::chrono::days{1}, Split<double>::same(0.5)}};
    EXPECT_EQ(found(spec), std::vector<std::string>{});
}

TEST(DeadEnds, KeepTheirPlacesForEver) {
    const auto spec = system({pool("beds", 9), pool("chairs", 9)}, {stream("in", "ward", 1.0)},
                             {node("ward", {"beds"}, fixed(1), {to("sitting")}),
                              node("sitting", {"beds", "chairs"}, fixed(1), {to("ward")})});

    EXPECT_EQ(found(spec), (std::vector<std::string>{"W222 pathway.ward", "W222 pathway.sitting", "W223 pools.beds"}))
        << "chairs are left on the way back to the ward, beds never";
}

TEST(DeadEnds, AreNotLeftByThoseWhoNeverComeIn) {
    auto spec =
        system({pool("beds", 9)}, {stream("in", "ward", 1.0)}, {node("ward", {"beds"}, fixed(1), {to("ward")})});
    const std::vector<std::string> for_ever{"W222 pathway.ward", "W223 pools.beds"};
    spec.nodes[0].queue_limit = 3;
    EXPECT_EQ(found(spec), for_ever) << "who is turned away has had no bed";

    spec.nodes[0].queue_limit.reset();
    spec.nodes[0].patience = Stay::same(fixed(1));
    EXPECT_EQ(found(spec), for_ever) << "who gives up has had no bed";
}

TEST(DeadEnds, AreNoneWhereOneGivesUpOrIsTurnedAwayFromTheNextPlace) {
    auto spec =
        system({pool("beds", 9), pool("flats", 9)}, {stream("in", "ward", 1.0)},
               {node("ward", {"beds"}, fixed(1), {to("flat")}), node("flat", {"flats"}, fixed(1), {to("flat")})});
    spec.nodes[0].hold = false;
    spec.nodes[1].patience = Stay::same(fixed(1));
    EXPECT_EQ(found(spec), (std::vector<std::string>{"W222 pathway.flat", "W223 pools.flats"}));

    spec.nodes[1].patience.reset();
    spec.nodes[1].queue_limit = 3;
    EXPECT_EQ(found(spec), (std::vector<std::string>{"W222 pathway.flat", "W223 pools.flats"}));

    spec.nodes[0].hold = true;
    EXPECT_EQ(found(spec), (std::vector<std::string>{"W222 pathway.ward", "W222 pathway.flat", "W223 pools.flats"}))
        << "who holds a bed waits in it, for ever";
}

}  // namespace
}  // namespace careway::pathway
