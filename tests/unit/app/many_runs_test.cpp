#include "viz/app/many_runs.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "sim/stats/quantile.hpp"
#include "tests/unit/app/scenarios.hpp"
#include "tests/unit/run/hospital.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;

constexpr std::uint32_t seed = 7;
constexpr std::uint32_t count = 12;

constexpr int days = 60;

pathway::ModelSpec hospital() {
    pathway::ModelSpec spec = run::testing::hospital();
    spec.run.length = days * day;
    return spec;
}

/// With more beds on the ward from day 10 on.
pathway::ModelSpec more_beds() {
    pathway::ModelSpec spec = run::testing::with_beds(8, 10);
    spec.run.length = days * day;
    return spec;
}

struct Two {
    Stage stage{scenarios({hospital(), more_beds()}), seed, 1};

    Two() {
        stage.begin_runs(count, false);
        stage.many_runs()->wait();
    }
};

/// Of every run on one day at noon.
std::vector<double> delayed(const pathway::ModelSpec& spec, int number) {
    std::vector<double> values;
    for (std::uint32_t run = 1; run <= count; ++run) {
        run::Session session{{pathway::compile(spec)}, seed, run, {}};
        values.push_back(session.wait_for(0, day_number(number) + Duration::hours(12))->pools[0].delayed);
    }
    return values;
}

TEST(ManyRuns, ShadeWhereEightInTenOfThemLieOnEachDay) {
    Two two;

    const scene::Chart chart = two.stage.wait_for(day_number(50)).charts[1];

    EXPECT_EQ(chart.shaded, "shaded: 8 in 10 of 12 runs");
    EXPECT_EQ(chart.a.low[40], stats::quantile(delayed(hospital(), 40), 0.1));
    EXPECT_EQ(chart.b.high[40], stats::quantile(delayed(more_beds(), 40), 0.9));
    EXPECT_TRUE(std::isnan(chart.b.low[9]));
    EXPECT_EQ(chart.a.low.size(), 51u);
}

TEST(ManyRuns, HoldTheAxesFast) {
    Two two;
    const double top = two.stage.wait_for(day_number(0)).charts[1].top;

    for (int number = 10; number <= days; number += 10) {
        EXPECT_EQ(two.stage.wait_for(day_number(number)).charts[1].top, top) << number;
    }
}

/// In so many runs fewer are delayed in B than in A, on one day at noon.
int runs_with_fewer(int number) {
    const std::vector<double> a = delayed(hospital(), number);
    const std::vector<double> b = delayed(more_beds(), number);
    int fewer = 0;
    for (std::size_t run = 0; run < a.size(); ++run) {
        fewer += b[run] < a[run] ? 1 : 0;
    }
    return fewer;
}

TEST(ManyRuns, TellInHowManyOfThemADifferenceHolds) {
    Two two;
    int number = 30;
    const auto tile = [&] { return two.stage.wait_for(day_number(number) + Duration::hours(14)).tiles[1]; };
    while (tile().direction >= 0) {
        ++number;
    }

    EXPECT_EQ(tile().evidence, "in " + std::to_string(runs_with_fewer(number)) + " of 12 runs");
    EXPECT_TRUE(two.stage.wait_for(day_number(number)).evidence);
}

TEST(ManyRuns, SayNothingOfDaysBeforeTheFirstNoonNorOfWhatIsTheSame) {
    Two two;

    EXPECT_EQ(two.stage.wait_for(day_number(0) + Duration::hours(11)).tiles[1].evidence, "");
    EXPECT_EQ(two.stage.wait_for(day_number(9)).tiles[1].evidence, "");
}

TEST(ManyRuns, TakeTheColourFromADifferenceThatMayBeChance) {
    Two two;
    const Spread& spread = *two.stage.many_runs()->spread();
    int coloured = 0;
    int plain = 0;

    for (int number = 11; number <= days; ++number) {
        const scene::Tile tile = two.stage.wait_for(day_number(number)).tiles[1];
        const Agreement& agreement = spread.tiles[1][static_cast<std::size_t>(number) - 1];
        const bool noise = within_noise(tile.direction < 0 ? agreement.lower : agreement.higher, 12);
        (noise ? plain : coloured) += tile.direction != 0 ? 1 : 0;
        EXPECT_EQ(tile.judgement == scene::Judgement::same, tile.direction == 0 || noise) << number;
    }

    EXPECT_GT(coloured, 0);
    EXPECT_GT(plain, 0);
}

TEST(ManyRuns, SayHowFarTheyAreAndWhatARunIsAmongThem) {
    Stage stage{scenarios({hospital()}), seed, 1};
    EXPECT_EQ(stage.run_in_words(1), "run 1, one possible future");

    stage.begin_runs(count, false);
    EXPECT_THAT(stage.run_in_words(1), testing::EndsWith(" of 12 runs done"));
    stage.many_runs()->wait();

    const std::uint32_t typical = stage.many_runs()->after(0).value();
    EXPECT_EQ(stage.run_in_words(typical), "run " + std::to_string(typical) + " of 12, a typical one");
    EXPECT_EQ(stage.run_in_words(13), "run 13, one possible future");
}

TEST(ManyRuns, BeginAnewWhereLaneBChanges) {
    Two two;

    two.stage.fork(day_number(20));

    EXPECT_EQ(two.stage.many_runs()->spread(), nullptr);
    EXPECT_TRUE(two.stage.wait_for(day_number(days)).charts[0].shaded.empty());
    two.stage.many_runs()->wait();
    EXPECT_EQ(two.stage.wait_for(day_number(days)).charts[0].shaded, "shaded: 8 in 10 of 12 runs");
    EXPECT_TRUE(std::isnan(two.stage.wait_for(day_number(days)).charts[0].b.low.back()));
}

TEST(ManyRuns, TellOfThoseThatStoppedByThemselves) {
    Stage stage{scenarios({hospital(), run::testing::stuck()}), seed, 1};
    stage.begin_runs(count, false);
    stage.many_runs()->wait();

    EXPECT_EQ(stage.many_runs()->losses(), "0 of 12 runs; 12 stopped by themselves");
    EXPECT_EQ(stage.many_runs()->spread()->runs, 0u);
}

TEST(ManyRuns, GiveTheRoomATypicalRunThenAGoodOneThenABadOne) {
    Two two;
    Room room{two.stage, day_number(20), speed_called("1 day"), 1, false};
    const auto next = [&] {
        room.perform(Action::next_run);
        static_cast<void>(two.stage.wait_for(day_number(20)));
        return room.fresh_picture()->run;
    };

    const std::string first = next();

    EXPECT_THAT(first, testing::EndsWith(" of 12, a typical one"));
    EXPECT_THAT(next(), testing::EndsWith(" of 12, among the best tenth"));
    EXPECT_THAT(next(), testing::EndsWith(" of 12, among the worst tenth"));
    EXPECT_EQ(next(), first);
}

TEST(ManyRuns, LeaveTheOnlyRunOfItsKindForTheNextOne) {
    Stage stage{scenarios({hospital()}), seed, 1};
    stage.begin_runs(3, false);
    stage.many_runs()->wait();

    const std::uint32_t typical = stage.many_runs()->after(0).value();

    EXPECT_EQ(stage.many_runs()->after(typical), std::nullopt);
}

TEST(ManyRuns, LetTheRoomGoToTheNextRunWhileThereAreNone) {
    Stage stage{scenarios({hospital(), hospital()}), seed, 1};
    Room room{stage, day_number(20), speed_called("1 day"), 1, false};

    room.perform(Action::next_run);
    static_cast<void>(stage.wait_for(day_number(20)));

    EXPECT_EQ(room.fresh_picture()->run, "run 2, one possible future");
}

}  // namespace
}  // namespace careway::app
