#include "sim/pathway/compile.hpp"

#include <gtest/gtest.h>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

std::string refusal(const ModelSpec& spec) {
    try {
        compile(spec);
    } catch (const RefusedModel& refused) {
        return refused.findings().front().code + " " + refused.findings().front().address;
    }
    return "none";
}

ModelSpec ward() {
    return system({pool("beds", 1)}, {stream("in", "ward", 1.0)}, {node("ward", {"beds"}, fixed(1), {to("home")})});
}

TEST(Compile, TakesAnOrdinaryModel) {
    EXPECT_EQ(refusal(ward()), "none");
}

TEST(Compile, RefusesNamesThatWouldShareTheirLuck) {
    // "costarring" and "liquid" have one FNV-1a hash of 32 bits.
    ModelSpec spec = ward();
    spec.nodes.push_back(node("costarring", {"beds"}, fixed(1), {to("home")}));
    spec.nodes.push_back(node("liquid", {"beds"}, fixed(1), {to("home")}));

    EXPECT_EQ(refusal(spec), "M180 pathway.liquid");
}

TEST(Compile, RefusesARoundWithoutTime) {
    ModelSpec spec = ward();
    spec.nodes = {node("ward", {"beds"}, fixed(0), {to("review")}),
                  node("review", {}, fixed(0), {to("ward", 0.5), to("home", 0.5)})};

    EXPECT_EQ(refusal(spec), "M183 pathway.ward");
}

TEST(Compile, RefusesDetoursThatLeadRoundInARing) {
    ModelSpec spec = ward();
    spec.nodes.push_back(node("other", {"beds"}, fixed(1), {to("home")}));
    spec.nodes[0].queue_limit = 0;
    spec.nodes[0].otherwise = "other";
    spec.nodes[1].queue_limit = 0;
    spec.nodes[1].otherwise = "ward";

    EXPECT_EQ(refusal(spec), "M182 pathway.ward.else");
}

TEST(Compile, RefusesAStreamThatDoesNotSayAnAttributeOfItsPeople) {
    ModelSpec spec = ward();
    spec.attributes.push_back({"age", {"young", "old"}, {}});

    EXPECT_EQ(refusal(spec), "M184 arrivals.in");
}

TEST(Compile, RefusesAnAttributeThatIsBothDrawnAndDecided) {
    ModelSpec spec = ward();
    spec.attributes.push_back({"age", {"young", "old"}, {Split<double>::same(0.5), Split<double>::same(0.5)}});
    spec.streams[0].rate = Dated<Split<double>>::always({{0}, {1.0, 3.0}});

    EXPECT_EQ(refusal(spec), "M185 arrivals.in");
}

TEST(Compile, RefusesARateThatNoFieldCanHold) {
    ModelSpec spec = ward();
    spec.streams[0].rate.first.cells[0] = 20'000;

    EXPECT_EQ(refusal(spec), "M186 arrivals.in");
}

TEST(Compile, RefusesTooManyCombinationsOfAttributes) {
    ModelSpec spec = ward();
    for (const char* name : {"a", "b", "c", "d", "e"}) {
        spec.attributes.push_back(
            {name, {"1", "2", "3", "4", "5", "6", "7", "8"}, std::vector(8, Split<double>::same(0.125))});
    }

    EXPECT_EQ(refusal(spec), "M181 attributes.e");
}

}  // namespace
}  // namespace careway::pathway
