#include <gtest/gtest.h>

#include "tests/unit/app/scenarios.hpp"
#include "tests/unit/run/hospital.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;
using run::testing::hospital;
using run::testing::with_beds;

constexpr std::uint32_t seed = 7;

scene::Card card_at(const pathway::ModelSpec& spec, Time time, std::size_t pool) {
    Stage stage{scenarios({spec}), seed, 1};
    return stage.wait_for(time).lanes[0].cards[pool];
}

/// With other beds for who finds the hospital full.
pathway::ModelSpec with_overflow() {
    pathway::ModelSpec spec = hospital();
    spec.pools.push_back(pathway::testing::pool("corridor", 6));
    spec.nodes[0].overflow = pathway::OverflowSpec{"corridor", true};
    return spec;
}

TEST(StageCards, TellSinceWhenSomebodyHasWaited) {
    Stage stage{scenarios({hospital()}), seed, 1};
    int waits = 0;
    for (int day = 1; day < 40; ++day) {
        const scene::Card card = stage.wait_for(day_number(day)).lanes[0].cards[1];
        const auto view = stage.session().view(0, day_number(day));
        const Time oldest = view->pools[1].oldest;
        const auto hours = oldest == never ? 0 : (view->time - oldest).ticks() / hour.ticks();

        EXPECT_EQ(card.oldest_hours, hours);
        waits += hours > 0 ? 1 : 0;
    }
    EXPECT_GT(waits, 10);
}

TEST(StageCards, AreLateFromWhenTheStandardIsBroken) {
    pathway::ModelSpec spec = hospital();
    spec.pools[1].kind = pathway::PoolKind::spaces;
    Stage stage{scenarios({spec}), seed, 1};
    int late = 0;
    for (int hours = 0; hours < 30 * 24; ++hours) {
        const scene::Card card = stage.wait_for(day_number(10) + hours * hour).lanes[0].cards[1];

        EXPECT_EQ(card.late, card.oldest_hours >= 12) << hours;
        late += card.late ? 1 : 0;
    }
    EXPECT_GT(late, 10);
}

TEST(StageCards, TellThatACapacityChangedForTwoDays) {
    EXPECT_FALSE(card_at(with_beds(8, 30), day_number(30) - hour, 1).changed);
    EXPECT_TRUE(card_at(with_beds(8, 30), day_number(31), 1).changed);
    EXPECT_FALSE(card_at(with_beds(8, 30), day_number(33), 1).changed);
    EXPECT_FALSE(card_at(with_beds(8, 30), day_number(31), 0).changed);
}

TEST(StageCards, LeaveRoomBelowTheCapacityOnlyWhereItMayFall) {
    EXPECT_TRUE(card_at(with_beds(2, 30), day_number(1), 1).may_shrink);
    EXPECT_FALSE(card_at(with_beds(8, 30), day_number(1), 1).may_shrink);
    pathway::ModelSpec spec = hospital();
    spec.pools[1].opens = pathway::OpeningSpec{};
    spec.pools[1].opens->of = "acute_beds";
    EXPECT_TRUE(card_at(spec, day_number(1), 1).may_shrink);
}

TEST(StageCards, AreOfASurgeWhereARuleOpensThemOrNobodyComesButForWantOfAnother) {
    EXPECT_FALSE(card_at(with_overflow(), day_number(1), 0).surge);
    EXPECT_TRUE(card_at(with_overflow(), day_number(1), 2).surge);

    pathway::ModelSpec outliers = hospital();
    outliers.nodes[0].overflow = pathway::OverflowSpec{"ward_beds", true};
    EXPECT_FALSE(card_at(outliers, day_number(1), 1).surge);

    pathway::ModelSpec opened = hospital();
    opened.pools[1].opens = pathway::OpeningSpec{};
    opened.pools[1].opens->of = "acute_beds";
    EXPECT_TRUE(card_at(opened, day_number(1), 1).surge);
}

}  // namespace
}  // namespace careway::app
