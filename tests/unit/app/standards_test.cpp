#include "viz/app/standards.hpp"

#include <gtest/gtest.h>

#include "tests/unit/pathway/system.hpp"

namespace careway::app {
namespace {

using namespace pathway::testing;
using pathway::PoolKind;

pathway::PoolSpec pool_of(const std::string& name, PoolKind kind) {
    pathway::PoolSpec spec = pool(name, 100);
    spec.kind = kind;
    return spec;
}

std::shared_ptr<const pathway::Program> hospital_with(PoolKind second) {
    return pathway::compile(
        system({pool_of("ward", PoolKind::beds), pool_of("other", second)}, {stream("people", "ward", 1)},
               {node("ward", {"ward"}, fixed(1), {to("other")}), node("other", {"other"}, fixed(1), {to("home")})}));
}

/// Two pools of 100 places.
run::View view_of(std::int32_t in_use, std::int32_t turning, std::int32_t other) {
    run::View view;
    view.pools.resize(2);
    view.pools[0] = {100, in_use, turning, 0, 0, never};
    view.pools[1] = {100, other, 0, 0, 0, never};
    return view;
}

TEST(BedPressure, RisesWithTheShareOfBedsInUse) {
    const auto program = hospital_with(PoolKind::places);

    EXPECT_EQ(bed_pressure(*program, view_of(84, 0, 100)), 1);
    EXPECT_EQ(bed_pressure(*program, view_of(85, 0, 0)), 2);
    EXPECT_EQ(bed_pressure(*program, view_of(92, 0, 0)), 2);
    EXPECT_EQ(bed_pressure(*program, view_of(93, 0, 0)), 3);
    EXPECT_EQ(bed_pressure(*program, view_of(99, 0, 0)), 3);
    EXPECT_EQ(bed_pressure(*program, view_of(100, 0, 0)), 4);
}

TEST(BedPressure, IsHighestWhereNoBedIsFreeThoughSomeAreEmpty) {
    EXPECT_EQ(bed_pressure(*hospital_with(PoolKind::places), view_of(80, 20, 0)), 4);
}

TEST(BedPressure, CountsBedsOfAllPoolsTogether) {
    const auto program = hospital_with(PoolKind::beds);

    EXPECT_EQ(bed_pressure(*program, view_of(100, 0, 60)), 1);
    EXPECT_EQ(bed_pressure(*program, view_of(104, 0, 99)), 3);
}

TEST(BedPressure, IsNoneWithoutBeds) {
    pathway::Program program = *hospital_with(PoolKind::places);
    program.texts.pools[0].kind = static_cast<int>(PoolKind::spaces);

    EXPECT_EQ(bed_pressure(program, view_of(100, 0, 100)), 0);
    EXPECT_EQ(bed_pressure_in_words(program), "");
}

TEST(LongestWait, HasALimitWhereThereIsANationalStandard) {
    EXPECT_EQ(longest_wait(PoolKind::spaces), Duration::hours(12));
    EXPECT_EQ(longest_wait(PoolKind::beds), 18 * week);
    EXPECT_FALSE(longest_wait(PoolKind::packages));
}

TEST(LongestWait, IsExplainedForTheKindsThereAre) {
    pathway::Program program = *hospital_with(PoolKind::spaces);
    EXPECT_EQ(longest_waits_in_words(program), "longest wait over 18 weeks (spaces: 12 hours)");
    program.texts.pools[1].kind = static_cast<int>(PoolKind::places);
    EXPECT_EQ(longest_waits_in_words(program), "longest wait over 18 weeks");
    program.texts.pools[0].kind = static_cast<int>(PoolKind::spaces);
    EXPECT_EQ(longest_waits_in_words(program), "longest wait over 12 hours");
    program.texts.pools[0].kind = static_cast<int>(PoolKind::slots);
    EXPECT_EQ(longest_waits_in_words(program), "");
}

}  // namespace
}  // namespace careway::app
