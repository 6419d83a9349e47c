#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "tests/unit/run/hospital.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;
using run::testing::hospital;
using Duration = careway::Duration;

constexpr std::uint32_t seed = 7;
constexpr Duration slow = hour;
constexpr Duration quick = 6 * hour;

std::vector<Scenario> lanes(int count, double arrivals_an_hour) {
    pathway::ModelSpec spec = hospital();
    spec.pools[0].capacity = spec.pools[1].capacity = Dated<int>::always(10'000);
    spec.streams[0].rate = Dated<Split<double>>::always(Split<double>::same(arrivals_an_hour));
    return std::vector<Scenario>(static_cast<std::size_t>(count), {{}, pathway::compile(spec), "As it is"});
}

std::map<std::pair<std::string, std::string>, int> people_on(const std::vector<run::Moved>& moves) {
    const std::string names[] = {"", "acute_beds", "ward_beds"};
    std::map<std::pair<std::string, std::string>, int> people;
    for (const run::Moved& moved : moves) {
        if (moved.to != 0) {
            people[{names[moved.from], names[moved.to]}] += moved.people;
        }
    }
    return people;
}

/// Every flight is seen for four pictures of a tenth of a second, wherever they fall.
TEST(Flights, AreOneForEveryMoveIntoAService) {
    Stage stage{lanes(1, 0.25), seed, 1};
    static_cast<void>(stage.wait_for(day_number(21)));
    std::map<std::pair<std::string, std::string>, int> moved;
    std::map<std::pair<std::string, std::string>, int> seen;
    for (int number = 0; number < 48; ++number) {
        for (const auto& [way, people] : people_on(stage.session().moves(0, day_number(18) + number * hour))) {
            moved[way] += 4 * people;
        }
    }
    const Duration step = Duration::minutes(6);
    for (Time at = day_number(18); at < day_number(20) + hour; at = at + step) {
        for (const scene::Flight& flight : stage.flights(at, slow)) {
            seen[{flight.from, flight.to}] += 1;
        }
    }

    EXPECT_GT(moved.size(), 1u);
    for (const auto& [way, people] : moved) {
        EXPECT_NEAR(seen[way], people, 8) << way.first << " to " << way.second;
    }
}

TEST(Flights, AreTheSameWheneverOneComesToTheirInstant) {
    Stage stage{lanes(1, 2), seed, 1};
    static_cast<void>(stage.wait_for(day_number(30)));
    const Time at = day_number(20) + Duration::minutes(40);
    const auto first = stage.flights(at, quick);
    static_cast<void>(stage.wait_for(day_number(60)));
    const auto again = stage.flights(at, quick);

    ASSERT_FALSE(first.empty());
    ASSERT_EQ(first.size(), again.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].to, again[i].to);
        EXPECT_EQ(first[i].progress, again[i].progress);
    }
}

TEST(Flights, GoOnByTheShareOfTheirTimeThatPasses) {
    Stage stage{lanes(1, 2), seed, 1};
    static_cast<void>(stage.wait_for(day_number(30)));
    const Duration tenth = Duration::minutes(36);  // of a second, at six hours a second
    const auto now = stage.flights(day_number(20), quick);
    const auto then = stage.flights(day_number(20) + tenth, quick);
    int followed = 0;
    for (const scene::Flight& flight : now) {
        followed += static_cast<int>(std::ranges::count_if(then, [&](const scene::Flight& later) {
            return std::abs(later.progress - flight.progress - 0.25) < 1e-9;
        }));
    }

    EXPECT_GE(followed, static_cast<int>(now.size()) / 2);
}

TEST(Flights, AreNeverMoreThanSixty) {
    Stage stage{lanes(2, 40), seed, 1};
    static_cast<void>(stage.wait_for(day_number(3)));
    std::size_t most = 0;
    for (const Duration speed : {slow, quick}) {
        for (Time at = day_number(1); at < day_number(2); at = at + Duration::minutes(7)) {
            most = std::max(most, stage.flights(at, speed).size());
        }
    }

    EXPECT_LE(most, 60u);
    EXPECT_GE(most, 40u);
}

TEST(Flights, AreNotSeenAtADayPerSecondAndFaster) {
    EXPECT_TRUE(shows_flights(quick));
    EXPECT_FALSE(shows_flights(day));
    EXPECT_FALSE(shows_flights(Duration{}));  // as fast as it can
    Stage stage{lanes(1, 2), seed, 1};
    static_cast<void>(stage.wait_for(day_number(30)));
    EXPECT_TRUE(stage.flights(day_number(20), day).empty());
    EXPECT_EQ(flights_in_words(day), "");
}

TEST(Flights, AreNoneWhereTheSimulationHasNotCome) {
    const Stage stage{lanes(1, 2), seed, 1};

    EXPECT_TRUE(stage.flights(stage.to(), quick).empty());
}

}  // namespace
}  // namespace careway::app
