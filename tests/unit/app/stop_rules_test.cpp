#include "viz/app/stop_rules.hpp"

#include <gmock/gmock.h>

#include "tests/unit/run/hospital.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using language::StopRule;
using run::testing::day_number;
using run::testing::hospital;
using run::testing::with_beds;

StopRule rule(StopRule::Watched watched, bool above, double limit) {
    return {"The ward", "ward_beds.", "ward_beds", watched, above, limit};
}

bool holds_of(const StopRule& rule, const run::PoolView& ward) {
    return holds(rule, *pathway::compile(hospital()), {run::PoolView{}, ward});
}

TEST(StopRule, HoldsBeyondItsLimitAndNotAtIt) {
    using Watched = StopRule::Watched;
    const run::PoolView ward{4, 3, 0, 7, 2, never};

    EXPECT_TRUE(holds_of(rule(Watched::occupancy, true, 0.74), ward));
    EXPECT_FALSE(holds_of(rule(Watched::occupancy, true, 0.75), ward));
    EXPECT_TRUE(holds_of(rule(Watched::in_use, false, 4), ward));
    EXPECT_FALSE(holds_of(rule(Watched::in_use, false, 3), ward));
    EXPECT_TRUE(holds_of(rule(Watched::waiting, true, 6), ward));
    EXPECT_TRUE(holds_of(rule(Watched::delayed_here, true, 1), ward));
    EXPECT_FALSE(holds_of(rule(Watched::delayed_here, true, 2), ward));
}

TEST(StopRule, DoesNotHoldOfAnOccupancyWithoutPlaces) {
    const run::PoolView closed{0, 0, 0, 7, 0, never};

    EXPECT_FALSE(holds_of(rule(StopRule::Watched::occupancy, true, 0), closed));
    EXPECT_FALSE(holds_of(rule(StopRule::Watched::occupancy, false, 1), closed));
}

/// Two lanes with a rule on the ward, of which B has 8 beds more from day 30 on; run up to day 60.
struct Watched {
    explicit Watched(const StopRule& rule, std::size_t lanes = 2) {
        std::vector<Scenario> scenarios;
        for (const auto& spec : {hospital(), with_beds(12, 30)}) {
            scenarios.push_back({{}, pathway::compile(spec), "As it is"});
            scenarios.back().model.screen.stops = {rule};
        }
        scenarios.resize(lanes);
        stage.emplace(std::move(scenarios), 7u, 1u);
        static_cast<void>(stage->wait_for(day_number(60)));
    }
    [[nodiscard]] std::int32_t waiting(Time time) const { return stage->picture(time)->lanes.back().cards[1].waiting; }
    std::optional<Stage> stage;
};

TEST(Stop, IsTheFirstFullHourAtWhichTheRuleHoldsAndDidNotBefore) {
    const Watched watched{rule(StopRule::Watched::waiting, true, 0), 1};

    const auto stop = watched.stage->first_stop(day_number(0), day_number(60), 1);

    ASSERT_TRUE(stop);
    EXPECT_EQ(stop->words, "Stopped: The ward");
    EXPECT_GT(watched.waiting(stop->at), 0);
    EXPECT_EQ(watched.waiting(stop->at - hour), 0);
    EXPECT_FALSE(watched.stage->first_stop(day_number(0), stop->at - hour, 1));
}

TEST(Stop, ComesAgainOnlyWhereTheRuleHasStoppedHolding) {
    const StopRule blocked{"The hospital", "acute_beds.", "acute_beds", StopRule::Watched::delayed_here, true, 8};
    const Watched watched{blocked, 1};
    const auto delayed = [&](Time time) { return watched.stage->picture(time)->lanes[0].cards[0].delayed; };
    std::vector<Time> expected;
    for (Time at = day_number(0) + hour; at <= day_number(60); at = at + hour) {
        if (delayed(at) > 8 && delayed(at - hour) <= 8) {
            expected.push_back(at);
        }
    }

    std::vector<Time> stops;
    for (Time from = day_number(0); from < day_number(60);) {
        const auto stop = watched.stage->first_stop(from, day_number(60), 1);
        from = stop ? stop->at : day_number(60);
        if (stop) {
            stops.push_back(stop->at);
        }
    }

    EXPECT_GT(expected.size(), 1u);
    EXPECT_EQ(stops, expected);
}

// An hour of 168 that a second shows at a week per second is passed over by the picture, not by the rule.
TEST(Stop, IsNotRunOverAtAnySpeed) {
    Watched watched{rule(StopRule::Watched::waiting, true, 0), 1};
    const Time first = watched.stage->first_stop(day_number(0), day_number(60), 1)->at;
    for (const char* speed : {"1 day", "1 month", "fastest"}) {
        Room room{*watched.stage, day_number(0), speed_called(speed), 1, true};
        room.perform(Action::pause);

        for (int i = 0; i < 600 && !room.clock().paused(); ++i) {
            room.pass(0.3);
        }

        EXPECT_EQ(room.clock().shown(), first) << speed;
        EXPECT_EQ(room.fresh_picture()->event, "Stopped: The ward") << speed;
    }
}

TEST(Stop, GoesOnFromWhereItStopped) {
    Watched watched{rule(StopRule::Watched::waiting, true, 0), 1};
    const Time first = watched.stage->first_stop(day_number(0), day_number(60), 1)->at;
    Room room{*watched.stage, first, speed_called("1 hour"), 1, true};
    room.perform(Action::pause);

    room.pass(1.1);

    EXPECT_EQ(room.clock().shown(), first + hour);
    EXPECT_FALSE(room.clock().paused());
}

TEST(Stop, IsSaidBeforeWhatCameOfAGuess) {
    const StopRule blocked{"The hospital", "acute_beds.", "acute_beds", StopRule::Watched::delayed_here, true, 8};
    Watched watched{blocked, 1};
    const Time first = watched.stage->first_stop(day_number(5), day_number(50), 1)->at;
    Room room{*watched.stage, first - hour, speed_called("1 day"), 1, true};
    room.perform(Action::guess);
    for (const char letter : std::string{"5 on day 3"}) {
        room.type(letter);
    }
    room.enter_typed();

    room.go_on();
    room.pass(0.3);

    EXPECT_EQ(room.fresh_picture()->event,
              "Stopped: The hospital;  " + watched.stage->outcome(watched.stage->guesses()[0], 0).value());
}

TEST(Stop, IsOfLanesThatAreShown) {
    Watched watched{rule(StopRule::Watched::in_use, true, 4)};

    EXPECT_FALSE(watched.stage->first_stop(day_number(0), day_number(60), 1));
    const auto stop = watched.stage->first_stop(day_number(0), day_number(60), 2);
    ASSERT_TRUE(stop);
    EXPECT_EQ(stop->words, "Stopped in B: The ward");
    EXPECT_GT(stop->at, day_number(30));
}

TEST(Stop, NamesBothLanesWhereBothAreStopped) {
    const Watched watched{rule(StopRule::Watched::waiting, true, 0)};

    EXPECT_EQ(watched.stage->first_stop(day_number(0), day_number(20), 2)->words, "Stopped in A and B: The ward");
}

TEST(Stop, IsSwitchedOffAndOn) {
    Watched watched{rule(StopRule::Watched::waiting, true, 0), 1};
    Room room{*watched.stage, day_number(0), speed_called("1 week"), 1, true};

    room.perform(Action::stop_rules);
    EXPECT_EQ(room.fresh_picture()->event, "Stop rules are off: it pauses nowhere by itself");
    room.perform(Action::pause);
    room.pass(5);
    EXPECT_FALSE(room.clock().paused());
    room.perform(Action::stop_rules);
    EXPECT_EQ(room.fresh_picture()->event, "Stop rules are on: it pauses where one is broken");
}

TEST(Stop, IsNotPromisedByAModelWithoutRules) {
    Stage stage{{{{}, pathway::compile(hospital()), "As it is"}}, 7, 1};
    Room room{stage, day_number(0), speed_called("1 day"), 1, true};
    static_cast<void>(stage.wait_for(day_number(0)));

    room.perform(Action::stop_rules);

    EXPECT_EQ(room.fresh_picture()->event, "This model has no stop rules");
}

}  // namespace
}  // namespace careway::app
