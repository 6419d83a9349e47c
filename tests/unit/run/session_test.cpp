#include "sim/run/session.hpp"

#include <gmock/gmock.h>

#include "tests/unit/run/hospital.hpp"

namespace careway::run {
namespace {

using namespace testing;

using Programs = std::vector<std::shared_ptr<const pathway::Program>>;

std::vector<View> views(Session& session, std::size_t lane, int from, int to) {
    std::vector<View> found;
    for (Time at = day_number(from); at <= day_number(to); at = at + hour) {
        found.push_back(session.wait_for(lane, at).value());
    }
    return found;
}

/// Of a session that has only ever been one of this program.
std::vector<View> views(const pathway::ModelSpec& spec, int from, int to, std::uint32_t replication = 1) {
    Session session{{compile(spec)}, 1, replication, {}};
    return views(session, 0, from, to);
}

TEST(Session, ShowsTheSameInTwoLanesOfOneProgram) {
    const auto program = compile(hospital());
    Session session{{program, program}, 1, 1, {}};

    EXPECT_EQ(views(session, 0, 0, 60), views(session, 1, 0, 60));
}

TEST(Session, ShowsTheSameAgainAfterHavingGoneOn) {
    Session session{{compile(hospital())}, 1, 1, {}};
    const auto before = views(session, 0, 0, 30);

    session.wait_for(0, day_number(200));

    EXPECT_EQ(views(session, 0, 0, 30), before);
}

TEST(Session, HasThePoolsOfEveryView) {
    Session session{{compile(hospital())}, 1, 1, {5 * day, std::size_t{1} << 30}};

    for (const View& view : views(session, 0, 0, 10)) {
        ASSERT_EQ(session.pools(0, view.time + Duration::minutes(59)), view.pools);
    }
    EXPECT_EQ(session.pools(0, Time{}), session.view(0, Time{})->pools);
    EXPECT_EQ(session.pools(0, day_number(100)), std::nullopt);
}

TEST(Session, RunsAheadOfTheInstantLookedAtAndNoFurther) {
    Session session{{compile(hospital()), compile(with_beds(9, 10))}, 1, 1, {5 * day, std::size_t{1} << 30}};

    session.wait_for(0, day_number(7));
    session.look_at(day_number(2));
    session.wait_for(1, day_number(7));
    session.look_at(day_number(2));

    EXPECT_LE(session.reached(0), day_number(12));
    EXPECT_LE(session.reached(1), day_number(12));
    EXPECT_EQ(session.view(0, day_number(13)), std::nullopt);
}

TEST(Session, ChangesALaneFromALeverOnAndNoOther) {
    const auto program = compile(hospital());
    Session session{{program, program}, 1, 1, {}};
    session.wait_for(1, day_number(50));

    session.go_on_under(1, compile(with_beds(9, 20)), day_number(20));

    EXPECT_EQ(views(session, 1, 0, 60), views(with_beds(9, 20), 0, 60));
    EXPECT_EQ(views(session, 0, 0, 60), views(hospital(), 0, 60));
}

TEST(Session, TellsUpToWhenALaneStayedWhatItWas) {
    const auto program = compile(hospital());
    Session session{{program, program}, 1, 1, {}};
    static_cast<void>(session.wait_for(1, day_number(60)));
    EXPECT_EQ(session.turns(1).count, 0u);

    session.go_on_under(1, compile(with_beds(9, 20)), day_number(20));
    EXPECT_EQ(session.turns(1).count, 1u);
    EXPECT_EQ(session.turns(1).same_until, day_number(20));
    EXPECT_EQ(session.turns(0).count, 0u);

    session.fork(day_number(30));
    EXPECT_EQ(session.turns(1).count, 2u);
    EXPECT_EQ(session.turns(1).same_until, Time{});
}

TEST(Session, GoesOnUnderALeverThatTakesEffectLater) {
    Session session{{compile(hospital())}, 1, 1, {5 * day, std::size_t{1} << 30}};
    session.wait_for(0, day_number(10));

    session.go_on_under(0, compile(with_beds(9, 40)), day_number(40));

    EXPECT_EQ(views(session, 0, 0, 60), views(with_beds(9, 40), 0, 60));
}

TEST(Session, MakesTheSecondLaneTheFirst) {
    Session session{{compile(hospital()), compile(with_beds(9, 20))}, 1, 1, {}};
    session.wait_for(1, day_number(50));

    session.fork(day_number(30) + 7 * hour);

    EXPECT_EQ(views(session, 1, 0, 60), views(session, 0, 0, 60));
    session.go_on_under(1, compile(with_beds(9, 33)), day_number(33));
    EXPECT_EQ(views(session, 1, 0, 60), views(with_beds(9, 33), 0, 60));
    EXPECT_EQ(views(session, 0, 0, 60), views(hospital(), 0, 60));
}

TEST(Session, ForksBeforeAnythingHasBeenRun) {
    Session session{{compile(hospital()), compile(with_beds(9, 20))}, 1, 1, {}};

    session.fork(day_number(100));

    EXPECT_EQ(views(session, 1, 0, 30), views(hospital(), 0, 30));
}

TEST(Session, ShowsOtherPeopleInAnotherReplication) {
    const auto program = compile(hospital());
    Session session{{program, program}, 1, 1, {}};
    const auto before = views(session, 0, 0, 20);

    session.swap(2);

    EXPECT_EQ(views(session, 0, 0, 20), views(hospital(), 0, 20, 2));
    EXPECT_EQ(views(session, 1, 0, 20), views(hospital(), 0, 20, 2));
    EXPECT_NE(views(session, 0, 0, 20), before);
}

TEST(Session, ComesToTheSameHoweverOftenPeopleChangeTheirMindsMeanwhile) {
    const auto as_is = compile(hospital());
    const auto more = compile(with_beds(9, 20));
    Session session{{as_is, as_is}, 1, 1, {}};

    for (int round = 0; round < 20; ++round) {
        session.look_at(day_number(10 * round));
        session.go_on_under(1, more, day_number(20));
        static_cast<void>(session.view(1, day_number(round)));
        session.fork(day_number(5 * round));
        session.go_on_under(1, as_is, day_number(20));
        session.swap(round % 2 == 0 ? 2 : 1);
    }
    session.go_on_under(1, more, day_number(20));

    EXPECT_EQ(views(session, 0, 0, 40), views(hospital(), 0, 40));
    EXPECT_EQ(views(session, 1, 0, 40), views(with_beds(9, 20), 0, 40));
}

TEST(Session, WaitsForNothingBehindTheInstantInWhichAModelStopsItself) {
    Session session{{compile(stuck()), compile(hospital())}, 1, 1, {}};

    EXPECT_EQ(session.wait_for(0, day_number(200)), std::nullopt);
    EXPECT_THAT(session.stopped(0).value(), ::testing::StartsWith("deadlock on "));
    EXPECT_TRUE(session.wait_for(1, day_number(30)).has_value());
    EXPECT_EQ(session.stopped(1), std::nullopt);
}

TEST(Session, MeasuresFromTheStartOfMeasuringToADay) {
    Session session{{compile(hospital())}, 1, 1, {}};
    pathway::ModelSpec short_run = hospital();
    short_run.run.length = 20 * day;
    session.wait_for(0, day_number(21));

    EXPECT_EQ(texts(session.measures(0, day_number(20) + 5 * hour).value()),
              texts(Replica{compile(short_run), 1, 1}.finish()));
}

TEST(Session, FollowsPeopleUnderTheProgramOfTheirLane) {
    const auto program = compile(hospital());
    Session session{{program, program}, 1, 1, {}};
    EXPECT_TRUE(session.people_in(0, 1, Time{}).empty());
    session.go_on_under(1, compile(with_beds(9, 20)), day_number(20));

    std::int32_t more = 0;
    for (const int number : {22, 25, 29, 40}) {
        const Time at = day_number(number);
        for (const std::size_t lane : {0u, 1u}) {
            const std::int32_t in_use = session.wait_for(lane, at)->pools[1].in_use;
            EXPECT_EQ(static_cast<std::int32_t>(session.people_in(lane, 1, at).size()), in_use);
            more += lane == 1 ? in_use : -in_use;
        }
    }
    EXPECT_GT(more, 0);
    const std::uint64_t person = session.people_in(0, 1, day_number(40)).front().person;
    EXPECT_EQ(session.journey(0, person, day_number(40)).back().to, day_number(40));
}

TEST(Session, EndsInTheMidstOfAWarmUp) {
    pathway::ModelSpec spec = hospital();
    spec.run.warm_up = 200 * year;

    const Session session{{compile(spec)}, 1, 1, {}};

    EXPECT_EQ(session.view(0, {}), std::nullopt);
}

}  // namespace
}  // namespace careway::run
