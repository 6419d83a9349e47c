#include "viz/app/spread.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace careway::app {
namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

/// A run of two days with one tile and one chart.
run::Track track(float tile, float chart, double measure = 0) {
    return {{tile, chart, tile, chart}, {tile, chart + 1}, {measure}};
}

Indicator less_is_better() {
    Indicator indicator;
    indicator.entry = 0;
    indicator.sense = -1;
    return indicator;
}

const std::vector<std::vector<Indicator>> one_tile_a_lane = {{less_is_better()}, {less_is_better()}};

/// Eleven runs whose chart shows 0 to 10.
Tracks eleven() {
    Tracks tracks;
    for (int run = 0; run <= 10; ++run) {
        tracks.emplace_back(track(0, static_cast<float>(run)));
    }
    return tracks;
}

TEST(Spread, ShadesWhereEightInTenRunsLie) {
    const Spread spread = spread_of({eleven()}, one_tile_a_lane, 1);

    EXPECT_EQ(spread.runs, 11u);
    EXPECT_EQ(spread.charts[0][0].low, (std::vector<double>{1, 1}));
    EXPECT_EQ(spread.charts[0][0].high, (std::vector<double>{9, 9}));
    EXPECT_EQ(spread.charts[0][0].highest, 11);
}

TEST(Spread, LeavesOutValuesThatDoNotExist) {
    Tracks tracks = eleven();
    tracks[0] = track(0, nothing);
    tracks[10] = track(0, nothing);

    const Spread spread = spread_of({tracks}, one_tile_a_lane, 1);

    EXPECT_EQ(spread.charts[0][0].low[0], 1.8);
    EXPECT_EQ(spread.charts[0][0].high[0], 8.2);
}

TEST(Spread, CountsRunsThatCameToTheirEndInEveryLane) {
    Tracks a = eleven();
    Tracks b = eleven();
    a[0].reset();
    b[10].reset();

    const Spread spread = spread_of({a, b}, one_tile_a_lane, 1);

    EXPECT_EQ(spread.runs, 9u);
    EXPECT_EQ(spread.charts[0][0].low[0], 1.8);
    EXPECT_EQ(spread.charts[1][0].high[0], 8.2);
    EXPECT_EQ(spread.tiles[0][0].pairs, 9u);
}

TEST(Spread, TellsInHowManyRunsBIsLowerAndHigher) {
    const Tracks a = {track(5, 0), track(5, 0), track(5, 0), track(5, 0)};
    const Tracks b = {track(4, 0), track(3, 0), track(6, 0), track(nothing, 0)};

    const Spread spread = spread_of({a, b}, one_tile_a_lane, 1);

    ASSERT_EQ(spread.tiles[0].size(), 2u);
    EXPECT_EQ(spread.tiles[0][1].lower, 2u);
    EXPECT_EQ(spread.tiles[0][1].higher, 1u);
    EXPECT_EQ(spread.tiles[0][1].pairs, 3u);
}

TEST(Spread, ComparesMeasuresOfTheWholeWindow) {
    const Tracks a = {track(0, 0, 10), track(0, 0, 20)};
    const Tracks b = {track(0, 0, 9), track(0, 0, 17)};

    const stats::Difference difference = spread_of({a, b}, one_tile_a_lane, 1).tiles_over_window[0];

    EXPECT_EQ(difference.base, 15);
    EXPECT_EQ(difference.mean, -2);
    EXPECT_EQ(difference.lower, 2u);
}

TEST(Spread, IsOfNothingWhereEveryRunStopped) {
    const Spread spread = spread_of({{std::nullopt, std::nullopt}}, one_tile_a_lane, 1);

    EXPECT_EQ(spread.runs, 0u);
    EXPECT_TRUE(spread.charts[0][0].low.empty());
}

TEST(WithinNoise, IsWhatChanceWouldDoInOneOfTwentyComparisons) {
    EXPECT_FALSE(within_noise(33, 50));
    EXPECT_TRUE(within_noise(32, 50));
    EXPECT_TRUE(within_noise(3, 50));
    EXPECT_TRUE(within_noise(5, 5));
    EXPECT_FALSE(within_noise(6, 6));
}

/// Runs by their measure.
Tracks measured(const std::vector<double>& measures) {
    Tracks tracks;
    for (const double measure : measures) {
        tracks.emplace_back(track(0, 0, measure));
    }
    return tracks;
}

TEST(Standings, CallTypicalWhatLiesClosestToTheMedianOfAllTiles) {
    Tracks tracks = measured({1, 4, 5, 6, 30});
    const double second[] = {2, 2, 9, 3, 4};
    for (std::size_t run = 0; run < 5; ++run) {
        tracks[run]->whole.push_back(second[run]);
    }
    Indicator other = less_is_better();
    other.entry = 1;

    EXPECT_EQ(standings_of(tracks, {less_is_better()}).in_turn, std::vector<std::uint32_t>{3});
    EXPECT_EQ(standings_of(tracks, {less_is_better(), other}).in_turn, std::vector<std::uint32_t>{4});
}

TEST(Standings, CallBestWhatTilesWishFor) {
    const Tracks tracks = measured({9, 8, 7, 6, 5.4, 5, 4, 3, 2, 1});
    Indicator more_is_better = less_is_better();
    more_is_better.sense = 1;

    const Standings standings = standings_of(tracks, {less_is_better()});

    EXPECT_EQ(standings.in_turn, (std::vector<std::uint32_t>{5, 10, 1}));
    EXPECT_EQ(standings.of_run[9], Standing::best_tenth);
    EXPECT_EQ(standings.of_run[0], Standing::worst_tenth);
    EXPECT_EQ(standings.of_run[4], Standing::typical);
    EXPECT_EQ(standings.of_run[1], Standing::none);
    EXPECT_EQ(standings_of(tracks, {more_is_better}).in_turn, (std::vector<std::uint32_t>{5, 1, 10}));
}

TEST(Standings, CallNothingBestWhereNobodyWishesForAnything) {
    Indicator indifferent = less_is_better();
    indifferent.sense = 0;

    EXPECT_EQ(standings_of(measured({9, 8, 7, 6, 5.4, 5, 4, 3, 2, 1}), {indifferent}).in_turn,
              std::vector<std::uint32_t>{5});
}

TEST(Standings, LeaveOutRunsThatStopped) {
    Tracks tracks = measured({9, 8, 7, 6, 5.4, 5, 4, 3, 2, 1, 0});
    tracks[10].reset();

    EXPECT_EQ(standings_of(tracks, {less_is_better()}).in_turn, (std::vector<std::uint32_t>{5, 10, 1}));
    EXPECT_TRUE(standings_of({std::nullopt}, {less_is_better()}).in_turn.empty());
}

}  // namespace
}  // namespace careway::app
