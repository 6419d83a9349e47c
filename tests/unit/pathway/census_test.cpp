#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/pathway/census.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

TEST(Census, StaysEndWhenWhatIsLeftOfThemIsOver) {
    const Story story{ward_and_care(3, 3, {staying("ward", 4), staying("ward", 9), staying("care", 1)})};

    EXPECT_EQ(times(story.all(What::left, "ward")), (std::vector{after(1), after(6)}));
    EXPECT_EQ(times(story.all(What::left, "care")), (std::vector{after(19), after(21), after(26)}));
}

TEST(Census, StaysThatShouldBeOverEndInTheFirstInstant) {
    const Story story{ward_and_care(1, 1, {staying("ward", 12)})};

    EXPECT_EQ(times(story.all(What::left, "ward")), (std::vector{after(0)}));
}

TEST(Census, TimeInANodeCountsFromTheInstantGiven) {
    const Story story{ward_and_care(1, 1, {staying("ward", 4)})};

    EXPECT_EQ(story.all(What::left, "ward").front().since, before(4));
    EXPECT_EQ(times(story.all(What::started, "ward")), (std::vector{before(4)}));
}

TEST(Census, ThePastIsToldFirstAndInOrder) {
    ModelSpec spec = ward_and_care(3, 3, {staying("ward", 4), staying("care", 9), outside_for("ward", 6)});
    spec.pools[0].closed = {fixed(100), fixed(1), 1};  // its capacity is reckoned when the run begins
    const auto found = times(Story{spec}.records);

    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
    EXPECT_EQ(found.front(), before(9));
}

TEST(Census, PeopleHoldTheirPlacesFromTheStart) {
    ModelSpec spec = ward_and_care(3, 3, {staying("ward", 4), staying("ward", 3), staying("care", 3)});
    const auto program = compile(spec);
    Simulation at_start{program, program->initial_settings, random::Draws{1, 0}};
    Records records;
    at_start.advance(Time{}, records);

    EXPECT_EQ(at_start.frame().pools[0].in_use, 2);
    EXPECT_EQ(at_start.frame().pools[1].in_use, 1);
    EXPECT_EQ(at_start.frame().nodes[0].staying, 2);
}

TEST(Census, PeopleWhoWaitOutsideStartInTurnWithThoseInside) {
    ModelSpec spec = ward_and_care(
        2, 1, {outside_for("care", 4), asking("ward", 30, 20, "care", 3), staying("care", 15), outside_for("ward", 7)});
    const Story story{spec};
    const auto care = story.all(What::started, "care");

    EXPECT_EQ(care[1].since, before(4));
    EXPECT_EQ(care[2].since, before(3));
    EXPECT_EQ(story.all(What::started, "ward")[1].time, after(0)) << "there is a second bed";
}

TEST(Census, TheOrderOfPoolsDecidesNothing) {
    for (const bool turned : {false, true}) {
        ModelSpec spec = system({pool("beds", 1), pool("doctors", 1)}, {},
                                {node("both", {"beds", "doctors"}, fixed(10), {to("home")}),
                                 node("seen", {"doctors"}, fixed(10), {to("home")})});
        spec.run.census = {outside_for("both", 1), outside_for("seen", 4)};
        if (turned) {
            std::swap(spec.pools[0], spec.pools[1]);
        }
        const Story story{spec};

        EXPECT_EQ(times(story.all(What::started, "seen")), (std::vector{after(0)})) << "who had asked first";
        EXPECT_EQ(times(story.all(What::started, "both")), (std::vector{after(10)}));
    }
}

TEST(Census, WhoeverAskedFirstGoesFirstToPlacesThatStandInForOthers) {
    ModelSpec spec =
        system({pool("rooms", 1), pool("beds", 2)}, {},
               {node("room", {"rooms"}, fixed(10), {to("bed")}), node("bed", {"beds"}, fixed(10), {to("home")})});
    spec.nodes[0].overflow = OverflowSpec{"beds", true};
    spec.run.census = {staying("room", 1), asking("room", 11, 9, "bed", 8), outside_for("room", 2),
                       outside_for("bed", 4)};
    const Story story{spec};
    const auto beds = story.all(What::started, "bed");

    ASSERT_GE(beds.size(), 2u);
    EXPECT_EQ(beds[0].since, before(8)) << "who leaves a room to which others then may come, but not before";
    EXPECT_EQ(beds[1].since, before(4)) << "this one has the second bed";
    EXPECT_EQ(times({beds[0], beds[1]}), (std::vector{after(0), after(0)}));
}

TEST(Census, NobodyIsSentAwayFromMorePlacesThanThereAre) {
    ModelSpec spec = ward_and_care(1, 5, {staying("ward", 9), staying("ward", 8), outside_for("ward", 1)});
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::left, "ward")), (std::vector{after(1), after(2), after(12)}));
    const auto findings = examine(*story.program);
    ASSERT_EQ(findings.size(), 1u) << "and both nodes can be reached from where people are";
    EXPECT_EQ(findings[0].code, "W225");
}

TEST(Census, SeveralPoolsAndAmountsAreHeld) {
    ModelSpec spec =
        system({pool("beds", 9), pool("nurses", 9)}, {}, {node("ward", {"beds"}, fixed(10), {to("home")})});
    spec.nodes[0].uses = {{"beds", 2}, {"nurses", 3}};
    spec.run.census = {staying("ward", 1), staying("ward", 2)};
    const auto program = compile(spec);
    Simulation simulation{program, program->initial_settings, random::Draws{1, 0}};
    Records records;
    simulation.advance(Time{}, records);

    EXPECT_EQ(simulation.frame().pools[0].in_use, 4);
    EXPECT_EQ(simulation.frame().pools[1].in_use, 6);
}

TEST(Census, PartsOfAStayAreHeldForWhatIsLeftOfThem) {
    ModelSpec spec =
        system({pool("beds", 9), pool("doctors", 9)}, {}, {node("ward", {"beds"}, fixed(10), {to("home")})});
    spec.nodes[0].uses = {{"beds", 1}, {"doctors", 1, Stay::same(fixed(3))}};
    spec.run.census = {staying("ward", 1), staying("ward", 2), staying("ward", 4)};
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::place_given, "ward")), (std::vector{after(1), after(2)}));
    EXPECT_EQ(story.end.pools[1].in_use, 0);
}

TEST(Census, PatienceGoesOnForWhatIsLeftOfIt) {
    ModelSpec spec = ward_and_care(1, 1, {staying("ward", 1), outside_for("ward", 5), outside_for("ward", 2)});
    spec.nodes[0].patience = Stay::same(fixed(8));
    const Story story{spec};
    const auto given_up = story.all(What::gave_up, "ward");

    EXPECT_EQ(times(given_up), (std::vector{after(3), after(6)}));
    EXPECT_EQ(given_up[0].since, before(5));
}

TEST(Census, TimesToDeathGoOnForWhatIsLeftOfThem) {
    ModelSpec spec = ward_and_care(
        2, 1, {staying("ward", 1), asking("ward", 30, 7, "care", 7), staying("care", 5), outside_for("care", 4)});
    spec.nodes[0].dies_delayed = Stay::same(fixed(9));
    spec.nodes[1].dies_waiting = Stay::same(fixed(9));
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::died, "ward")).front(), after(2));
    EXPECT_EQ(times(story.all(What::died, "care")), (std::vector{after(5)}));
}

TEST(Census, MembersLiveOnForWhatIsLeft) {
    ModelSpec spec = ward_and_care(1, 3, {staying("care", 5), staying("care", 12)});
    spec.nodes[1].membership = true;
    spec.nodes[1].destinations.clear();
    spec.nodes[1].dies = Stay::same(fixed(15));
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::left, "care")), (std::vector{after(3), after(10)}));
}

TEST(Census, PrioritiesHaveRisenWithWaitingBeforeTheStart) {
    ModelSpec spec = ward_and_care(1, 2, {staying("ward", 9), outside_for("ward", 30)});
    spec.attributes = {{stream_attribute, {"planned", "urgent"}, {}}};
    spec.streams = {stream("planned", "ward", 0), stream("urgent", "ward", 0)};
    spec.run.census[1].stream = "planned";
    spec.run.census.push_back(outside_for("ward", 31));
    spec.run.census[2].stream = "urgent";
    spec.run.census[0].stream = "urgent";
    spec.nodes[0].priority = Split<int>{{0}, {2, 1}};
    const Story urgent_first{spec};
    spec.nodes[0].rises = {{Duration::hours(30), 1}};
    spec.run.census[2].asked = before(29);
    const Story waited_longer{spec};

    EXPECT_EQ(urgent_first.all(What::started, "ward")[1].since, before(31));
    EXPECT_EQ(waited_longer.all(What::started, "ward")[1].since, before(30));
}

TEST(Census, OverflowingClosingPlacesArePausedFromTheStart) {
    ModelSpec spec = ward_and_care(2, 5, {staying("ward", 4)});
    spec.pools[0].rota = {{Duration::hours(8), 2}, {Duration::hours(20), 0}};
    spec.pools[0].closing = Closing::pause;
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::left, "ward")), (std::vector{after(14)})) << "opens at 8, six hours are left";
}

TEST(Census, StaysThatShouldBeOverEndWhenThosePausedGoOn) {
    ModelSpec spec = ward_and_care(1, 9, {});
    for (int entered = 12; entered < 18; ++entered) {
        spec.run.census.push_back(staying("ward", entered));
    }
    spec.pools[0].closing = Closing::pause;
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::left, "ward")), std::vector(6, after(0)));
}

TEST(Census, ThosePresentGoToWhereStaysAreLongEnough) {
    ModelSpec spec =
        system({pool("beds", 100)}, {}, {node("ward", {"beds"}, fixed(10), {to("home", 0.99), to("died", 0.01)})});
    spec.nodes[0].destinations[0].stay = Dated<Stay>::always(Stay::same(fixed(5)));
    spec.nodes[0].destinations[1].stay = Dated<Stay>::always(Stay::same(fixed(30)));
    spec.run.census = {staying("ward", 6), staying("ward", 7), staying("ward", 8)};
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::left, "ward")), (std::vector{after(22), after(23), after(24)}));
}

TEST(Census, TheSamePeopleAreThereWhateverTheOrderAndWhoeverElseIs) {
    ModelSpec spec = ward_and_care(9, 9, {staying("ward", 4), staying("ward", 9), staying("care", 1)});
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(exponential(10)));
    ModelSpec other =
        ward_and_care(9, 9, {staying("care", 1), staying("ward", 11), staying("ward", 9), staying("ward", 4)});
    other.nodes[0].stay = spec.nodes[0].stay;
    const auto leaving = [](const ModelSpec& model) {
        std::vector<std::pair<std::uint64_t, Time>> found;
        for (const Record& record : Story{model}.all(What::left, "ward")) {
            if (record.since != before(11)) {
                found.emplace_back(record.person, record.time);
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    };

    EXPECT_EQ(leaving(spec).size(), 2u);
    EXPECT_EQ(leaving(spec), leaving(other));
}

TEST(Census, AScenarioMovesNobody) {
    ModelSpec spec = ward_and_care(9, 1, {staying("ward", 4), staying("ward", 9), outside_for("ward", 3)});
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(exponential(10)));
    ModelSpec scenario = spec;
    scenario.pools[1].capacity.first = 9;
    scenario.streams = {stream("in", "ward", 1)};
    const auto ends = [](const ModelSpec& model) {
        std::map<std::uint64_t, Time> found;
        const Story story{model};
        for (const CensusPerson& person : story.program->census) {
            for (const Record& record : story.records) {
                const bool ready = record.what == What::left || record.what == What::place_waits;
                if (ready && record.node == story.node("ward") && record.person == person.person) {
                    found.emplace(record.person, record.time);
                }
            }
        }
        return found;
    };

    EXPECT_EQ(ends(spec).size(), 3u);
    EXPECT_EQ(ends(spec), ends(scenario));
}

TEST(Census, PeopleWhoCameTogetherAreDifferentPeople) {
    ModelSpec spec = ward_and_care(9, 9, {staying("ward", 4), staying("ward", 4), outside_for("ward", 4)});
    const auto program = compile(spec);

    EXPECT_NE(program->census[0].person, program->census[1].person);
    EXPECT_NE(program->census[1].person, program->census[2].person);
    EXPECT_NE(program->census[0].person, program->census[2].person);
}

TEST(Census, ALaterStartOfTheRunIsStillAboutTheSamePeople) {
    ModelSpec spec = ward_and_care(9, 9, {staying("ward", 30)});
    const auto person = compile(spec)->census[0].person;
    spec.run.start += std::chrono::days{1};
    spec.run.census[0].entered = before(54);

    EXPECT_EQ(compile(spec)->census[0].person, person);
}

TEST(Census, AttributesAreAsGivenAndDrawnWhereTheyAreNot) {
    ModelSpec spec = ward_and_care(300, 300, {});
    spec.attributes = {{"sex", {"f", "m"}, {Split<double>::same(0.5), Split<double>::same(0.5)}},
                       {"frail", {"no", "yes"}, {Split<double>{{0}, {1, 0}}, Split<double>{{0}, {0, 1}}}}};
    for (int i = 1; i <= 100; ++i) {
        spec.run.census.push_back(staying("ward", 9));
        spec.run.census.back().attributes = {{"sex", i % 2 == 0 ? "m" : "f"}};
    }
    const Story story{spec};

    std::size_t classes[4] = {};
    for (const Record& record : story.all(What::left, "ward")) {
        ++classes[record.person_class];
    }
    EXPECT_EQ(classes[0], 50u) << "f, not frail";
    EXPECT_EQ(classes[3], 50u) << "m, frail";
}

TEST(Census, GoesOnWhereARunOfItWasStopped) {
    ModelSpec spec =
        ward_and_care(2, 1, {asking("ward", 30, 20, "care", 2), staying("care", 14), outside_for("ward", 3)});
    const auto program = compile(spec);
    Simulation simulation{program, program->initial_settings, random::Draws{1, 0}};
    Records records;
    simulation.advance(Time{}, records);
    Simulation copy = simulation;
    simulation.advance(program->end, records);
    copy.advance(program->end, records);

    EXPECT_EQ(simulation.frame(), copy.frame());
    EXPECT_EQ(simulation.frame().pools[0].in_use, 0);
}

}  // namespace
}  // namespace careway::pathway
