#include <gtest/gtest.h>

#include "sim/measure/measures.hpp"
#include "tests/unit/pathway/census.hpp"

namespace careway::measure {
namespace {

using namespace pathway::testing;

Totals measured(const pathway::ModelSpec& spec) {
    const auto program = pathway::compile(spec);
    pathway::Simulation simulation{program, program->initial_settings, random::Draws{1, 0}};
    Measures measures{program};
    pathway::Records records;
    const auto go_on_to = [&](Time until) {
        for (bool there = false; !there; records.clear()) {
            there = simulation.advance(until, records);
            measures.read(records.all());
        }
        return measures.cut(until);
    };
    go_on_to(program->measure_from);
    return go_on_to(program->end);
}

/// The wait of somebody who starts counts whole, as that of somebody who began to wait in a warm-up would; averages
/// over time begin with the run.
TEST(MeasuresOfACensus, CountWholeWaitsAndTimeFromTheStart) {
    pathway::ModelSpec spec = ward_and_care(2, 1, {asking("ward", 30, 20, "care", 2), staying("care", 14)});
    spec.run.length = day;
    const Totals totals = measured(spec);

    EXPECT_EQ(totals.nodes[1].waits().count(), 1) << "who is there at the start does not start";
    EXPECT_EQ(totals.nodes[1].waits().sum(), Duration::hours(8).ticks());
    EXPECT_EQ(totals.nodes[0].delays, 1);
    EXPECT_EQ(totals.nodes[0].delay_sum, Duration::hours(26).ticks());
    EXPECT_EQ(totals.nodes[0].delayed_area, Duration::hours(6).ticks());
    EXPECT_EQ(totals.pools[0].time_at[1], Duration::hours(6).ticks());
    EXPECT_EQ(totals.arrivals, 0);
}

TEST(MeasuresOfACensus, CountThoseWhoStartInTheFirstInstant) {
    const Totals totals = measured(ward_and_care(1, 1, {outside_for("ward", 3)}));

    EXPECT_EQ(totals.nodes[0].waits().count(), 1);
    EXPECT_EQ(totals.nodes[0].waits().sum(), Duration::hours(3).ticks());
}

}  // namespace
}  // namespace careway::measure
