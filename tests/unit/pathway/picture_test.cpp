#include "sim/pathway/picture.hpp"

#include <gmock/gmock.h>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::Not;

ModelSpec hospital() {
    ModelSpec spec =
        system({pool("ed", 20), pool("beds", 2)}, {stream("in", "triage", 0.5)},
               {node("triage", {"ed"}, fixed(2), {to("ward", 0.25), to("home", 0.75)}),
                node("ward", {"beds"}, fixed(24), {to("home")}), node("attic", {"beds"}, fixed(24), {to("home")})});
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(48)), "assessment", {}}};
    spec.nodes[0].destinations[1].readmitted =
        ReadmissionSpec{Split<double>::same(0.5), Stay::same(fixed(24)), "triage"};
    return spec;
}

TEST(Picture, ShowsSharesDelaysAndLoadInWords) {
    const std::string dot = picture(*compile(hospital()));

    // Of 0.5 an hour 3 in 8 come back: 0.8 an hour, 1.6 places; a quarter of these need 4.8 beds of 2.
    EXPECT_THAT(dot, HasSubstr("\"from in\" [shape=plaintext, style=\"\", label=\"in\\n12 a day\"];\n"));
    EXPECT_THAT(dot, HasSubstr("\"triage\" -> \"ward\" [label=\"25 %\\nassessment 2 days\"];\n"));
    EXPECT_THAT(dot, HasSubstr("ed: 1.6 of 20 needed"));
    EXPECT_THAT(dot, HasSubstr("home 75 % (50 % come back)"));
    EXPECT_THAT(dot, HasSubstr("OVERLOAD"));
    EXPECT_THAT(dot, HasSubstr("peripheries=2"));
}

TEST(Picture, ShowsEveryProcessOfAWay) {
    ModelSpec spec = hospital();
    spec.nodes[0].destinations[0].processes.push_back({Stay::same(fixed(6)), "transport", {{"ed", 1}}});

    EXPECT_THAT(picture(*compile(spec)), HasSubstr("[label=\"25 %\\nassessment 2 days\\ntransport 6 h\"];\n"));
}

TEST(Picture, ShowsWhatAProcessTakesOnAverageOverThosePeopleWhoComeThatWay) {
    ModelSpec spec = hospital();
    spec.attributes = {{"age", {"young", "old"}, {Split<double>::same(0.75), Split<double>::same(0.25)}}};
    spec.nodes[0].destinations[0].processes[0].takes = {{0}, {fixed(24), fixed(120)}};
    spec.nodes[0].destinations[0].share.first = {{0}, {0.1, 0.3}};  // as many of the one as of the other
    spec.nodes[0].destinations[1].share.first = {{0}, {0.9, 0.7}};
    spec.nodes[0].destinations[1].readmitted.reset();

    EXPECT_THAT(picture(*compile(spec)), HasSubstr("[label=\"15 %\\nassessment 3 days\"];\n"));
}

TEST(Picture, CallsReasonsByTheirLabels) {
    ModelSpec spec = hospital();
    spec.reasons = {{"assessment", "Choice of patient or family", "G"}};

    EXPECT_THAT(picture(*compile(spec)), HasSubstr("[label=\"25 %\\nChoice of patient or family\\n2 days\"];\n"));
}

TEST(Picture, DashesReadmissionsAndNamesWhereNobodyComes) {
    const std::string dot = picture(*compile(hospital()));

    EXPECT_THAT(dot, HasSubstr("\"triage\" -> \"triage\" [style=dashed, constraint=false];\n"));
    EXPECT_THAT(dot, HasSubstr("\\nNobody comes: attic\";\n"));
    EXPECT_THAT(dot, Not(HasSubstr("\"attic\"")));
}

TEST(Picture, QuotesWhatGraphvizWouldMisread) {
    ModelSpec spec = hospital();
    spec.name = "A \"model\" \\ more";

    EXPECT_THAT(picture(*compile(spec)), HasSubstr("label=\"A \\\"model\\\" \\\\ more\\n"));
}

}  // namespace
}  // namespace careway::pathway
