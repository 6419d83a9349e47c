#include <gtest/gtest.h>

#include "sim/pathway/graph.hpp"
#include "tests/unit/pathway/system.hpp"

// Needs for more places at once than a pool will ever have.
namespace careway::pathway {
namespace {

using namespace testing;

std::vector<std::string> found(const ModelSpec& spec) {
    std::vector<std::string> result;
    for (const Finding& finding : never_enough(*compile(spec))) {
        result.push_back(finding.message);
    }
    return result;
}

/// A ward of two beds whose people need `amount` of them.
ModelSpec ward(int amount) {
    ModelSpec spec =
        system({pool("beds", 2)}, {stream("in", "ward", 1)}, {node("ward", {"beds"}, fixed(1), {to("home")})});
    spec.nodes[0].uses[0].amount = amount;
    return spec;
}

const std::vector<std::string> three_of_two{
    "`ward` needs 3 places of `beds` at once, which never has more than 2: nobody can ever start there"};
const std::vector<std::string> nothing{};

TEST(NeverEnough, TellsOfMoreThanThereAre) {
    EXPECT_EQ(found(ward(2)), nothing);
    EXPECT_EQ(found(ward(3)), three_of_two);
}

TEST(NeverEnough, LooksAtEveryDateAndHourOfTheRun) {
    ModelSpec dated = ward(3);
    dated.pools[0].capacity.steps = {{dated.run.start + std::chrono::days{50}, 3}};
    ModelSpec after_the_end = ward(3);
    after_the_end.pools[0].capacity.steps = {{after_the_end.run.start + std::chrono::days{500}, 3}};
    ModelSpec rota = ward(3);
    rota.pools[0].rota = {{{}, 2}, {Duration::hours(8), 3}, {Duration::hours(9), 0}};
    ModelSpec unlimited = ward(3);
    unlimited.pools[0].unlimited = true;

    EXPECT_EQ(found(dated), nothing);
    EXPECT_EQ(found(after_the_end), three_of_two);
    EXPECT_EQ(found(rota), nothing);
    EXPECT_EQ(found(unlimited), nothing);
}

TEST(NeverEnough, TakesPlacesThatAreClosedForAWhileForPlaces) {
    ModelSpec closed = ward(2);
    closed.pools[0].closed = ClosureSpec{fixed(1), fixed(1000), 2};
    ModelSpec opened = ward(2);
    opened.pools.push_back(pool("others", 1));
    opened.pools[0].opens = OpeningSpec{1, "others", Duration::hours(1), {}, {}, {}};

    EXPECT_EQ(found(closed), nothing);
    EXPECT_EQ(found(opened), nothing);
}

TEST(NeverEnough, LetsAClosedPoolBe) {
    ModelSpec spec = ward(1);
    spec.pools[0].capacity = Dated<int>::always(0);

    EXPECT_EQ(found(spec), nothing) << "nobody starts there on purpose";
}

/// Three beds, of which a nurse of 10 hours keeps two open.
ModelSpec staffed(int posts, double vacant) {
    ModelSpec spec = ward(3);
    spec.pools[0].capacity = Dated<int>::always(3);
    spec.pools.push_back(pool("nurses", 0));
    spec.pools[1].posts = PostsSpec{posts, vacant, 10, {}, {}};
    spec.pools[0].staffed_by = {{"nurses", 5, 1}};
    return spec;
}

TEST(NeverEnough, CountsThePlacesThatStaffCanOpen) {
    EXPECT_EQ(found(staffed(1, 0)), three_of_two);
    EXPECT_EQ(found(staffed(2, 0)), nothing);
    EXPECT_EQ(found(staffed(2, 0.5)), three_of_two) << "a post that nobody is recruited for";

    ModelSpec recruiting = staffed(2, 0.5);
    recruiting.pools[1].posts->recruited_after = fixed(100);
    EXPECT_EQ(found(recruiting), nothing);
}

TEST(NeverEnough, LooksAtThePlacesThatStandIn) {
    ModelSpec spec = ward(3);
    spec.pools.push_back(pool("more", 3));
    spec.nodes[0].overflow = OverflowSpec{"more", true};
    EXPECT_EQ(found(spec), nothing);

    spec.pools[1].capacity = Dated<int>::always(1);
    EXPECT_EQ(found(spec), three_of_two);

    spec.pools[1].capacity = Dated<int>::always(0);
    EXPECT_EQ(found(spec), three_of_two) << "nobody finds places where there are none";
}

TEST(NeverEnough, LooksAtPartsOfStaysAndAtHours) {
    ModelSpec spec = ward(1);
    spec.pools.push_back(pool("doctors", 1));
    spec.pools.push_back(pool("care", 2000));
    spec.pools[2].in_hours = true;
    spec.nodes[0].uses.push_back({"doctors", 2, Stay::same(fixed(0.5))});
    spec.nodes[0].uses.push_back({"care", 2050});

    EXPECT_EQ(found(spec), (std::vector<std::string>{
                               "`ward` needs 20.5 hours per week of `care` at once, which never has more than 20: "
                               "nobody can ever start there",
                               "`ward` needs 2 places of `doctors` at once, which never has more than 1: nobody can "
                               "ever start there"}));
}

TEST(NeverEnough, AddsWhatAProcessNeedsToWhatIsHeldMeanwhile) {
    ModelSpec spec = ward(1);
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(1)), "assessment", {{"beds", 2}}}};
    EXPECT_EQ(found(spec), (std::vector<std::string>{"`ward` needs 3 places of `beds` at once, which never has more "
                                                     "than 2: nobody can ever go through `assessment`"}));

    spec.nodes[0].hold = false;
    EXPECT_EQ(found(spec), nothing);
}

TEST(Overflow, IntoAPoolOfWhichAPartOfTheStayNeedsPlacesIsRefused) {
    ModelSpec spec = ward(1);
    spec.pools.push_back(pool("more", 3));
    spec.nodes[0].overflow = OverflowSpec{"more", true};
    EXPECT_NO_THROW(compile(spec));

    spec.nodes[0].uses.push_back({"more", 1, Stay::same(fixed(0.5))});
    EXPECT_THROW(compile(spec), RefusedModel);
}

}  // namespace
}  // namespace careway::pathway
