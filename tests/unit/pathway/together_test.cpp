#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/pathway/system.hpp"

// What two rare things mean together: places that stand in, and gates; rings that swap, and places that stand in, that
// take people in sessions, or that are needed for a part of the stay.
namespace careway::pathway {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::Pair;

demand::StreamSpec every(double hours, const std::string& name, const std::string& enters) {
    demand::StreamSpec spec = stream(name, enters, 0);
    spec.gap = fixed(hours);
    return spec;
}

WeekHours every_day(double from, double to) {
    WeekHours hours;
    for (int d = 0; d < 7; ++d) {
        hours.emplace_back(Duration::hours(24 * d + from), Duration::hours(24 * d + to));
    }
    return hours;
}

/// Hours of the records of a kind, with the pool that each speaks of.
std::vector<std::pair<double, std::string>> times(const Story& story, What what) {
    std::vector<std::pair<double, std::string>> found;
    for (const Record& record : story.records) {
        if (record.what == what) {
            found.emplace_back(record.time.since_start().in_hours(), story.program->texts.pools[record.other].name);
        }
    }
    return found;
}

std::vector<double> starts(const Story& story, const std::string& node) {
    std::vector<double> found;
    for (const Record& record : story.all(What::started, node)) {
        found.push_back(record.time.since_start().in_hours());
    }
    return found;
}

// Places that stand in, and gates ------------------------------------------------------------------------------------

/// A bed, and one in the corridor that stands in for it.
ModelSpec corridor(double gap, double stay, bool returns, Duration length) {
    ModelSpec spec = system({pool("beds", 1), pool("corridor", 1)}, {every(gap, "in", "ward")},
                            {node("ward", {"beds"}, fixed(stay), {to("home")})}, length);
    spec.nodes[0].overflow = OverflowSpec{"corridor", returns};
    return spec;
}

TEST(GatesOfOverflow, KeepPeopleFromThePlacesThatStandInWhileTheirOwnTakeThem) {
    ModelSpec spec = corridor(3, 10, false, 34 * hour);
    spec.pools[1].starts = every_day(8, 20);
    const Story story{spec};

    EXPECT_THAT(starts(story, "ward"), ElementsAre(3, 8, 13, 18, 23, 32, 33)) << "at 28 the corridor is free, but shut";
    EXPECT_THAT(times(story, What::place_taken),
                ElementsAre(Pair(8, "corridor"), Pair(18, "beds"), Pair(18, "corridor"), Pair(28, "beds"),
                            Pair(32, "corridor")))
        << "whoever leaves the corridor is booked back to the beds first";
}

TEST(GatesOfOverflow, OfTheirOwnPlacesKeepNobodyFromThoseThatStandIn) {
    ModelSpec spec = corridor(6, 4, true, 35 * hour);
    spec.pools[0].starts = every_day(8, 20);
    const Story story{spec};

    EXPECT_THAT(starts(story, "ward"), ElementsAre(6, 12, 18, 24, 30));
    EXPECT_THAT(times(story, What::place_taken), ElementsAre(Pair(6, "corridor"), Pair(8, "beds"), Pair(24, "corridor"),
                                                             Pair(28, "beds"), Pair(30, "corridor"), Pair(32, "beds")))
        << "they come back when the beds take people again, or leave before";
}

TEST(GatesOfOverflow, AreWhatThoseLackForWhomThePlacesThatStandInAreFree) {
    ModelSpec spec =
        system({pool("chairs", 9), pool("beds", 1), pool("corridor", 1)}, {every(3, "in", "front")},
               {node("front", {"chairs"}, fixed(1), {to("ward")}), node("ward", {"beds"}, fixed(10), {to("home")})},
               15 * hour);
    spec.nodes[1].overflow = OverflowSpec{"corridor", false};
    spec.pools[2].starts = every_day(8, 20);
    const Story story{spec};

    EXPECT_THAT(times(story, What::place_waits), ElementsAre(Pair(7, "beds"), Pair(10, "beds"), Pair(13, "beds")));
    EXPECT_THAT(times(story, What::gate_holds), ElementsAre(Pair(7, "beds")));
    EXPECT_THAT(times(story, What::gate_lets_go), ElementsAre(Pair(8, "beds")));
    EXPECT_THAT(starts(story, "ward"), ElementsAre(4, 8, 14));
}

TEST(GatesOfOverflow, OfTheNodeBeforeOpenTheWayToThePlacesThatStandInToo) {
    ModelSpec spec =
        system({pool("chairs", 9), pool("beds", 1), pool("corridor", 1)}, {every(5, "in", "front")},
               {node("front", {"chairs"}, fixed(1), {to("ward")}), node("ward", {"beds"}, fixed(14), {to("home")})},
               40 * hour);
    spec.nodes[1].overflow = OverflowSpec{"corridor", false};
    spec.nodes[0].leaves = every_day(9, 20);
    spec.pools[1].capacity.steps = {{spec.run.start + std::chrono::days{1}, 0}};
    const Story story{spec};

    EXPECT_THAT(starts(story, "ward"), ElementsAre(9, 11, 33))
        << "the corridor is free from 25 on, the door shut to 33";
}

// Rings that swap ----------------------------------------------------------------------------------------------------

/// People in the north who go on to a south bed, and people in the south who go on to a north bed, one bed each: from
/// hour 40 on both want what the other has.
ModelSpec two_wards() {
    ModelSpec spec =
        system({pool("north", 1), pool("south", 1)}, {every(10, "in_n", "n"), every(12, "in_s", "s")},
               {node("n", {"north"}, fixed(10), {to("on_to_s")}), node("s", {"south"}, fixed(28), {to("on_to_n")}),
                node("on_to_s", {"south"}, fixed(1), {to("home")}), node("on_to_n", {"north"}, fixed(1), {to("home")})},
               60 * hour);
    spec.run.exchange = true;
    return spec;
}

TEST(Exchange, MovesBothWhenTheSecondIsReady) {
    const Story story{two_wards()};

    EXPECT_EQ(starts(story, "on_to_s").at(0), 40);
    EXPECT_EQ(starts(story, "on_to_n").at(0), 40);
}

TEST(ExchangeWithSessions, WaitsForTheNextOne) {
    ModelSpec spec = two_wards();
    spec.pools[1].sessions = SessionsSpec{24 * hour, 1, {}};
    spec.nodes[1].stay = Dated<Stay>::always(Stay::same(fixed(16)));  // from the session at 24
    const Story story{spec};

    EXPECT_EQ(starts(story, "s").at(0), 24);
    EXPECT_EQ(starts(story, "on_to_s").at(0), 48);
    EXPECT_EQ(starts(story, "on_to_n").at(0), 48);
    spec.run.exchange = false;
    EXPECT_THROW(Story{spec}, ModelError);
}

TEST(ExchangeWithSessions, NeedsTheirQuorum) {
    ModelSpec spec = two_wards();
    spec.pools[1].sessions = SessionsSpec{24 * hour, 3, {}};
    spec.nodes[1].stay = Dated<Stay>::always(Stay::same(fixed(16)));
    spec.run.length = 80 * hour;
    const Story story{spec};

    EXPECT_EQ(starts(story, "s").at(0), 48) << "two come for it by then, and the first is ready in the north since 20";
    EXPECT_EQ(starts(story, "on_to_s").at(0), 72) << "more than three wait for the south then";
}

TEST(ExchangeWithParts, WaitsForWhatIsNeededForAPartOfTheStay) {
    ModelSpec spec = two_wards();
    spec.pools.push_back(pool("doctors", 1));
    spec.nodes[3].uses.push_back({"doctors", 1, Stay::same(fixed(0.5))});
    spec.nodes.push_back(node("clinic", {"doctors"}, fixed(6), {to("home")}));
    spec.streams.push_back(every(38, "in_clinic", "clinic"));
    const Story story{spec};

    EXPECT_EQ(starts(story, "clinic").at(0), 38);
    EXPECT_EQ(starts(story, "on_to_s").at(0), 44) << "the doctor is free then";
    EXPECT_THAT(times(story, What::place_taken), ElementsAre(Pair(44, "doctors")));
    EXPECT_THAT(times(story, What::place_given), ElementsAre(Pair(44.5, "doctors")));
}

TEST(ExchangeWithParts, LeavesThemToTheOtherToo) {
    ModelSpec spec = two_wards();
    spec.pools.push_back(pool("doctors", 1));
    spec.nodes[0].uses.push_back({"doctors", 1, Stay::same(fixed(90))});
    spec.nodes[3].uses.push_back({"doctors", 1, Stay::same(fixed(0.5))});
    const Story story{spec};

    EXPECT_EQ(starts(story, "on_to_n").at(0), 40) << "the doctor goes from the one to the other";
}

TEST(ExchangeWithParts, IsNoneWhereTheyCanNeverBeThere) {
    ModelSpec spec = two_wards();
    spec.pools.push_back(pool("doctors", 1));
    spec.nodes[3].uses.push_back({"doctors", 2, Stay::same(fixed(0.5))});

    EXPECT_THROW(Story{spec}, ModelError);
}

TEST(ExchangeWithParts, IsNoneWhereWhatOneOfThemLeavesIsTooFew) {
    ModelSpec spec = two_wards();
    spec.pools.push_back(pool("doctors", 1));
    spec.nodes[0].uses.push_back({"doctors", 1, Stay::same(fixed(90))});
    spec.nodes[3].uses.push_back({"doctors", 2, Stay::same(fixed(0.5))});

    EXPECT_THROW(Story{spec}, ModelError) << "the only doctor does not come twice";
}

TEST(ExchangeWithOverflow, GivesThePlacesThatStandInToTheOther) {
    ModelSpec spec = two_wards();
    spec.pools[0].capacity = Dated<int>::always(0);
    spec.pools.push_back(pool("corridor", 1));
    spec.nodes[0].overflow = spec.nodes[3].overflow = OverflowSpec{"corridor", false};
    const Story story{spec};

    EXPECT_EQ(starts(story, "on_to_s").at(0), 40);
    EXPECT_EQ(starts(story, "on_to_n").at(0), 40);
    EXPECT_THAT(times(story, What::place_taken),
                ElementsAre(Pair(10, "corridor"), Pair(40, "north"), Pair(40, "corridor"), Pair(41, "north"),
                            Pair(41, "corridor")))
        << "whoever leaves the corridor is booked back to the north first";
    spec.run.exchange = false;
    EXPECT_THROW(Story{spec}, ModelError);
}

TEST(ExchangeWithOverflow, BeginsWithWhoeverAskedFirstWhereverTheyAre) {
    ModelSpec spec = two_wards();
    spec.pools.push_back(pool("corridor", 1));
    spec.nodes[0].overflow = spec.nodes[3].overflow = OverflowSpec{"corridor", false};
    spec.nodes.push_back(node("long", {"north"}, fixed(25), {to("on_to_s")}));
    spec.streams.push_back(every(9, "in_long", "long"));
    spec.run.length = 40 * hour + Duration::minutes(30);
    const Story story{spec};

    // From 9 to 34 somebody is in the north, from 10 to 20 somebody in the corridor: that one asks first.
    const auto corridor = story.all(What::started, "n").at(0).person;
    ASSERT_EQ(starts(story, "on_to_s"), std::vector<double>{40});
    EXPECT_EQ(story.all(What::started, "on_to_s").at(0).person, corridor);
    EXPECT_EQ(times(story, What::place_taken).back(), (std::pair<double, std::string>{40, "corridor"}));
}

}  // namespace
}  // namespace careway::pathway
