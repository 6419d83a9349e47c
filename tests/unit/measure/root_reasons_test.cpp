#include "sim/measure/root_reasons.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/unit/measure/told.hpp"

namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::Record;
using pathway::What;
using testing::Told;

/// Acute wards before 4 community beds, before home care with 2 packages; community people may first need an
/// assessment. Nodes 0, 1, 2 and pools 0, 1, 2 in that order.
pathway::ModelSpec chain() {
    auto spec = system({pool("acute", 9), pool("community", 4), pool("packages", 2)}, {stream("in", "ward", 0.1)},
                       {node("ward", {"acute"}, exponential(50), {to("rehab", 0.6), to("home", 0.4)}),
                        node("rehab", {"community"}, exponential(60), {to("care", 0.7), to("home", 0.3)}),
                        node("care", {"packages"}, exponential(90), {})},
                       day);
    spec.nodes[2].membership = true;
    return spec;
}

TEST(RootReasons, PassAWaitOnByTheShareOfThePlacesThatDelayedPeopleHold) {
    Told told{chain()};
    for (int i = 0; i < 3; ++i) {
        told.tell(0, What::place_waits, 0, 1);  // three in the ward wait for a community bed
        told.tell(0, What::place_waits, 1, 2);  // in three of the four community beds people wait for home care
    }
    const Totals totals = told.measures.cut(Time{day});

    EXPECT_DOUBLE_EQ(told.value(totals, "system.delayed_for.community"), 3);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.delayed_for.packages"), 3);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.community"), 0.75);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.packages"), 5.25);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.acute"), 0);
}

TEST(RootReasons, OfAProcessAreTheProcess) {
    auto spec = chain();
    spec.nodes[1].destinations[0].processes = {{pathway::Stay::same(fixed(5)), "assessment", {}}};
    Told told{spec};
    told.tell(0, What::place_waits, 0, 1);
    told.tell(0, What::process_waits, 1, 0);
    told.tell(0, What::place_waits, 1, 2);
    const Totals totals = told.measures.cut(Time{day});

    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.community"), 0.5);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.assessment"), 1.25);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.packages"), 1.25);
}

TEST(RootReasons, HoldOnlyWhileThingsAreAsTheyAre) {
    Told told{chain()};
    told.tell(0, What::place_waits, 0, 1);
    told.tell(6, What::place_waits, 1, 2);
    told.tell(18, What::place_ended, 1, 2);
    const Totals totals = told.measures.cut(Time{day});

    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.community"), (6 + 12 * 0.75 + 6) / 24);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.packages"), (12 + 12 * 0.25) / 24);
}

TEST(RootReasons, DoNotCountThoseWhoAreSentBackAsHoldingPlaces) {
    Told told{chain()};
    for (int i = 0; i < 8; ++i) {
        told.tell(0, What::started, 1);
        told.tell(0, What::sent_back, 1, 1);
    }
    told.tell(0, What::place_waits, 0, 1);
    told.tell(0, What::place_waits, 1, 2);
    const Totals totals = told.measures.cut(Time{day});

    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.community"), 0.75) << "one of 4 beds, not of 8";
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.packages"), 1.25);
}

TEST(RootReasons, OfARingAreSharedOutRoundAndRound) {
    auto spec = system({pool("a", 2), pool("b", 4)}, {stream("in", "from_a", 0.1)},
                       {node("from_a", {"a"}, exponential(5), {to("from_b", 0.5), to("home", 0.5)}),
                        node("from_b", {"b"}, exponential(5), {to("from_a", 0.5), to("home", 0.5)})},
                       day);
    Told told{spec};
    told.tell(0, What::place_waits, 0, 1);  // half of a waits for b
    told.tell(0, What::place_waits, 1, 0);  // a quarter of b waits for a
    const Totals totals = told.measures.cut(Time{day});

    // y_a = 1 + y_b / 4 and y_b = 1 + y_a / 2, so y_a = 10/7 and y_b = 12/7, of which a keeps 1/2 and b 3/4.
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.a"), 5.0 / 7);
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.b"), 9.0 / 7);
}

TEST(RootReasons, OfPoolsThatOnlyWaitForOneAnotherStayWithThem) {
    auto spec = system({pool("a", 1), pool("b", 1)}, {stream("in", "from_a", 0.1)},
                       {node("from_a", {"a"}, exponential(5), {to("from_b", 0.5), to("home", 0.5)}),
                        node("from_b", {"b"}, exponential(5), {to("from_a", 0.5), to("home", 0.5)})},
                       day);
    Told told{spec};
    told.tell(0, What::place_waits, 0, 1);
    told.tell(0, What::place_waits, 1, 0);
    const Totals totals = told.measures.cut(Time{day});

    EXPECT_NEAR(told.value(totals, "system.root_delayed_for.a"), 1, 1e-5);
    EXPECT_NEAR(told.value(totals, "system.root_delayed_for.b"), 1, 1e-5);
}

double sum_of(const Told& told, const Totals& totals, const std::string& beginning) {
    const Catalogue catalogue{*told.program, totals.length};
    const auto all = values(*told.program, {totals});
    double sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& entry = catalogue.entries()[i];
        sum += entry.address.starts_with(beginning) && entry.split.empty() ? all[i] : 0;
    }
    return sum;
}

TEST(RootReasons, AddUpToTheDirectOnesInAnyRun) {
    auto spec = chain();
    spec.run.length = 300 * day;
    spec.nodes[1].destinations[0].processes = {{pathway::Stay::same(exponential(5)), "assessment", {}}};
    spec.pools[1].turnaround = pathway::Stay::same(fixed(3));
    const Story story{spec};
    Told told{spec};
    told.measures.read(story.records);
    const Totals totals = told.measures.cut(story.program->end);

    const double direct = sum_of(told, totals, "system.delayed_for.");
    EXPECT_GT(direct, 1);
    EXPECT_NEAR(sum_of(told, totals, "system.root_delayed_for."), direct, 1e-9 * direct);
    EXPECT_GT(told.value(totals, "system.root_delayed_for.packages"),
              told.value(totals, "system.delayed_for.packages"));
}

TEST(RootReasons, AreTheDirectOnesWhereNobodyWaitsForAPoolThatHoldsDelayedPeople) {
    auto spec = chain();
    spec.nodes[1].destinations = {to("home")};
    Told told{spec};
    told.tell(0, What::place_waits, 0, 1);
    const Totals totals = told.measures.cut(Time{day});

    EXPECT_FALSE(RootReasons::can_differ(*told.program));
    EXPECT_DOUBLE_EQ(told.value(totals, "system.root_delayed_for.community"), 1);
}

}  // namespace
}  // namespace careway::measure
