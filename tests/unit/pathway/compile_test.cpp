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

/// Half of the people of `ward` come back to it.
ModelSpec coming_back() {
    ModelSpec spec = ward();
    spec.nodes[0].destinations = {to("ward", 0.5), to("home", 0.5)};
    return spec;
}

TEST(Compile, RefusesARoundThatTakesNoTimeForSomePeople) {
    ModelSpec spec = coming_back();
    spec.attributes = {{"age", {"young", "old"}, {Split<double>::same(0.5), Split<double>::same(0.5)}}};
    spec.nodes[0].stay.first = {{0}, {fixed(0), fixed(1)}};

    EXPECT_EQ(refusal(spec), "M183 pathway.ward");
}

/// Half of the people are old, and only they pass this without any time.
Stay at_once_for_the_old() {
    return {{0}, {fixed(1), fixed(0)}};
}

TEST(Compile, RefusesMembershipsThatLeadIntoHospitalAndBackAtOnce) {
    ModelSpec spec = ward();
    spec.attributes = {{"age", {"young", "old"}, {Split<double>::same(0.5), Split<double>::same(0.5)}}};
    spec.nodes[0].stay.first = at_once_for_the_old();
    spec.nodes[0].destinations = {to("home", 0.5), to("care_home", 0.5)};
    spec.nodes.push_back(node("care_home", {"beds"}, fixed(9), {}));
    spec.nodes[1].membership = true;
    spec.nodes[1].admitted = AdmissionSpec{Stay::same(fixed(1)), "ward", Stay::same(fixed(9))};
    EXPECT_EQ(refusal(spec), "none");
    spec.nodes[1].admitted->after = at_once_for_the_old();

    EXPECT_EQ(refusal(spec), "M183 pathway.ward");
}

TEST(Compile, RefusesReadmissionsThatTakeNoTimeForSomePeople) {
    ModelSpec spec = ward();
    spec.attributes = {{"age", {"young", "old"}, {Split<double>::same(0.5), Split<double>::same(0.5)}}};
    spec.nodes[0].stay.first = at_once_for_the_old();
    spec.nodes[0].destinations[0].readmitted = ReadmissionSpec{Split<double>::same(0.5), Stay::same(fixed(1)), "ward"};
    EXPECT_EQ(refusal(spec), "none");
    spec.nodes[0].destinations[0].readmitted->after = at_once_for_the_old();

    EXPECT_EQ(refusal(spec), "M183 pathway.ward");
}

TEST(Compile, RefusesARoundThatTakesNoTimeFromSomeDate) {
    ModelSpec spec = coming_back();
    spec.nodes[0].stay.steps = {{spec.run.start + std::chrono::days{5}, Stay::same(fixed(0))}};

    EXPECT_EQ(refusal(spec), "M183 pathway.ward");
}

TEST(Compile, RefusesARoundWithAProcessOfNoTime) {
    ModelSpec spec = coming_back();
    spec.nodes[0].stay.first = Stay::same(fixed(0));
    spec.nodes[0].destinations[0].processes.push_back({Stay::same(fixed(0)), "assessment", {}});

    EXPECT_EQ(refusal(spec), "M183 pathway.ward");
}

TEST(Compile, RefusesARoundWithoutTimeThatAFullQueueOpens) {
    ModelSpec spec = ward();
    spec.nodes.push_back(node("desk", {}, fixed(0), {to("ward")}));
    spec.nodes[0].queue_limit = 0;
    spec.nodes[0].otherwise = "desk";

    EXPECT_EQ(refusal(spec), "M183 pathway.ward");
}

TEST(Compile, TakesARoundThatTakesEverybodyTimeSomewhere) {
    ModelSpec spec = coming_back();
    spec.nodes[0].destinations[0] = to("desk", 0.5);
    spec.nodes.push_back(node("desk", {}, fixed(0), {to("ward")}));
    spec.attributes = {{"age", {"young", "old"}, {Split<double>::same(0.5), Split<double>::same(0.5)}}};
    spec.nodes[0].stay.first = {{0}, {fixed(0), fixed(1)}};
    spec.nodes[1].stay.first = {{0}, {fixed(1), fixed(0)}};

    EXPECT_EQ(refusal(spec), "none");
}

TEST(Compile, RefusesARateThatIsTooHighLaterOrAtTheBusiestHour) {
    ModelSpec later = ward();
    later.streams[0].rate.steps = {{later.run.start + std::chrono::days{5}, Split<double>::same(20'000)}};
    ModelSpec busy = ward();
    busy.streams[0].rate.first = Split<double>::same(1'000);
    busy.streams[0].profile = demand::Profile{168};

    EXPECT_EQ(refusal(later), "M186 arrivals.in");
    EXPECT_EQ(refusal(busy), "M186 arrivals.in");
}

TEST(Compile, RefusesMoreNodesThanARecordCanTellApart) {
    ModelSpec spec = ward();
    for (int i = 0; i < 65'536; ++i) {
        spec.nodes.push_back(node("n" + std::to_string(i), {}, fixed(1), {to("home")}));
    }

    EXPECT_EQ(refusal(spec), "M187 pathway");
}

TEST(Compile, RefusesNodesWhoseFirstPeopleWouldBeTheSame) {
    // Found by a search: these two names agree in the 25 bits of a key that an identity holds, and in no more.
    ModelSpec spec = ward();
    for (const char* name : {"fractures_west_mornings_old", "walk_ins_lower_july"}) {
        spec.nodes.push_back(node(name, {"beds"}, fixed(1), {to("home")}));
    }

    EXPECT_EQ(refusal(spec), "none");
    spec.run.start_full = 0.9;
    EXPECT_EQ(refusal(spec), "M180 pathway.walk_ins_lower_july");
}

}  // namespace
}  // namespace careway::pathway
