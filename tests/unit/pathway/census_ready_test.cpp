#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "tests/unit/pathway/census.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

TEST(CensusOfTheReady, QueuesKeepTheOrderOfAskingFromBeforeTheStart) {
    const Story story{ward_and_care(4, 1,
                                    {asking("ward", 30, 20, "care", 2), asking("ward", 30, 20, "care", 8),
                                     asking("ward", 30, 20, "care", 5), staying("care", 10)})};
    const auto starts = story.all(What::started, "care");

    ASSERT_EQ(starts.size(), 4u);
    EXPECT_EQ(starts[1].since, before(8));
    EXPECT_EQ(starts[1].time, after(10));
    EXPECT_EQ(starts[2].since, before(5));
    EXPECT_EQ(starts[3].since, before(2));
}

TEST(CensusOfTheReady, DelaysCountFromTheEndOfTheStay) {
    const Story story{ward_and_care(1, 1, {asking("ward", 30, 20, "care", 2), staying("care", 10)})};
    const auto ended = story.all(What::delay_ended, "ward");

    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(ended[0].time - ended[0].since, Duration::hours(30));
}

TEST(CensusOfTheReady, WhoeverHasAskedForNothingYetHasAskedWhenReady) {
    const Story story{
        ward_and_care(2, 1, {ready("ward", 30, 3), asking("ward", 30, 20, "care", 2), staying("care", 10)})};

    EXPECT_EQ(story.all(What::started, "care")[1].since, before(3));
}

TEST(CensusOfTheReady, FreePlacesAreTakenInTheFirstInstant) {
    const Story story{ward_and_care(2, 1, {asking("ward", 30, 20, "care", 2), asking("ward", 30, 20, "care", 3)})};
    const auto starts = story.all(What::started, "care");

    EXPECT_EQ(starts[0].time, after(0));
    EXPECT_EQ(starts[0].since, before(3));
    EXPECT_EQ(starts[1].time, after(20));
}

TEST(CensusOfTheReady, AProcessGoesOnForWhatIsLeftOfIt) {
    ModelSpec spec = ward_and_care(2, 5, {ready("ward", 30, 5, "care"), asking("ward", 30, 5, "care", 1)});
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(12)), "assessment", {}}};
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::process_ended, "ward")), (std::vector{after(7)}));
    EXPECT_EQ(times(story.all(What::started, "care")), (std::vector{after(0), after(7)}));
}

TEST(CensusOfTheReady, OfProcessesInARowTheFirstGoesOn) {
    ModelSpec spec = ward_and_care(1, 5, {ready("ward", 30, 5, "care")});
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(12)), "assessment", {}},
                                               {Stay::same(fixed(2)), "funding", {}}};
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::process_ended, "ward")), (std::vector{after(7), after(9)}));
}

TEST(CensusOfTheReady, WhoeverNeedsAPlaceForAProcessWaitsForItSinceTheEndOfTheStay) {
    ModelSpec spec = ward_and_care(2, 5, {ready("ward", 30, 5, "care"), ready("ward", 31, 4, "care")});
    spec.pools.push_back(pool("team", 1));
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(12)), "assessment", {{"team"}}}};
    const Story story{spec};
    const auto ended = story.all(What::process_ended, "ward");

    EXPECT_EQ(times(ended), (std::vector{after(12), after(24)}));
    EXPECT_EQ(ended[0].since, before(5));
}

TEST(CensusOfTheReady, AProcessBesideTheQueueKeepsTheTurnOfTheEndOfTheStay) {
    ModelSpec spec =
        ward_and_care(2, 1, {asking("ward", 30, 9, "care", 1), ready("ward", 30, 8, "care"), staying("care", 10)});
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(12)), "assessment", {}}};
    spec.nodes[0].destinations[0].with_ready = true;
    const Story story{spec};

    EXPECT_EQ(story.all(What::started, "care")[1].since, before(9));
}

TEST(CensusOfTheReady, WhoeverHasNothingToWaitForGoesInTheFirstInstant) {
    ModelSpec spec = ward_and_care(1, 1, {ready("ward", 30, 5, "home")});
    spec.nodes[0].destinations.push_back(to("home", 0));
    const Story story{spec};
    const auto ended = story.all(What::delay_ended, "ward");

    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(ended[0].time, after(0));
    EXPECT_EQ(ended[0].since, before(5));
}

TEST(CensusOfTheReady, ADestinationTakenOnlyIfFreeIsAskedForAtOnce) {
    ModelSpec spec = ward_and_care(2, 1, {ready("ward", 30, 5, "care"), ready("ward", 31, 4, "care")});
    spec.nodes[0].destinations[0].instead = "home";
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::left, "ward")), (std::vector{after(0), after(0)}));
    EXPECT_EQ(story.all(What::started, "care").size(), 1u);
}

TEST(CensusOfTheReady, AShutDoorHoldsThoseWhoHaveNotAskedYet) {
    ModelSpec spec = ward_and_care(2, 2, {ready("ward", 30, 5, "care"), asking("ward", 30, 6, "care", 2)});
    spec.nodes[0].leaves = {{Duration::hours(8), Duration::hours(20)}};  // the run starts on a Monday at midnight
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::started, "care")), (std::vector{after(8), after(8)}));
    EXPECT_EQ(times(story.all(What::process_ended, "ward")), (std::vector{after(8)}));
}

TEST(CensusOfTheReady, ARingIsFoundInTheFirstInstant) {
    ModelSpec spec = system(
        {pool("a", 1), pool("b", 1)}, {},
        {node("one", {"a"}, fixed(10), {to("two")}), node("two", {"b"}, fixed(10), {to("one", 0.5), to("home", 0.5)})});
    spec.run.census = {asking("one", 20, 5, "two", 5), asking("two", 20, 4, "one", 4)};

    EXPECT_THROW(Story{spec}, ModelError);
    spec.run.exchange = true;
    const Story story{spec};
    EXPECT_EQ(story.all(What::left, "one")[0].time, after(0));
}

TEST(CensusOfTheReady, ARingIsNoneWherePostsWillBeFilled) {
    ModelSpec spec =
        system({pool("staff", 0), pool("beds", 1)}, {},
               {node("one", {"staff"}, fixed(10), {to("two")}), node("two", {"beds"}, fixed(10), {to("one")})});
    spec.pools[0].posts = PostsSpec{2, 0.5, 1, {}, fixed(50)};
    spec.run.census = {asking("one", 20, 5, "two", 5), asking("two", 20, 4, "one", 4)};
    const Story story{spec};

    EXPECT_GT(story.count(What::started), 10u);
}

TEST(CensusOfTheReady, PlacesThatAreKeptForEverStopTheRunOnceItsPastIsTold) {
    ModelSpec spec = ward_and_care(1, 1, {asking("ward", 30, 20, "care", 2), outside_for("both", 5)});
    spec.nodes.push_back(node("both", {"packages", "beds"}, fixed(10), {to("home")}));
    spec.nodes.back().reserve = true;
    const auto program = compile(spec);
    Simulation simulation{program, program->initial_settings, random::Draws{1, 0}};
    Records records;

    EXPECT_THROW(simulation.advance(program->end, records), ModelError);
    EXPECT_EQ(records.all().size(), 3u);
}

TEST(CensusOfTheReady, PeopleOfABufferedStepWaitForTheBuffer) {
    ModelSpec spec = ward_and_care(2, 1, {asking("ward", 30, 20, "care", 2), staying("care", 10)});
    spec.nodes[1].buffer = 1;
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::left, "ward")), (std::vector{after(0)}));
    EXPECT_EQ(story.all(What::started, "care")[1].time, after(10));
}

}  // namespace
}  // namespace careway::pathway
