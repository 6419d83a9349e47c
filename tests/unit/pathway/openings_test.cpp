#include <gtest/gtest.h>

#include "tests/unit/pathway/system.hpp"

// How many places are open, beside dates and rotas.
namespace careway::pathway {
namespace {

using namespace testing;

ModelSpec ward(int beds, double rate, double stay) {
    return system({pool("beds", beds)}, {stream("in", "ward", rate)},
                  {node("ward", {"beds"}, fixed(stay), {to("home")})});
}

std::vector<std::pair<double, std::int64_t>> capacities(const Story& story, const std::string& pool) {
    std::vector<std::pair<double, std::int64_t>> found;
    for (const Record& record : story.records) {
        if (record.what == What::capacity && record.other == story.pool(pool)) {
            found.emplace_back(record.time.since_start().in_hours(), record.since.ticks());
        }
    }
    return found;
}

TEST(Closure, TakesPlacesOutAndBringsThemBackAgainAndAgain) {
    ModelSpec spec = ward(5, 0.01, 1);
    spec.run.length = 2 * day;
    spec.pools[0].closed = ClosureSpec{fixed(10), fixed(6), 2};
    const Story story{spec};

    const std::vector<std::pair<double, std::int64_t>> expected{{10, 3}, {16, 5}, {26, 3}, {32, 5}, {42, 3}};
    EXPECT_EQ(capacities(story, "beds"), expected);
}

TEST(Closure, NeverLeavesLessThanNoPlace) {
    ModelSpec spec = ward(1, 0.01, 1);
    spec.run.length = day;
    spec.pools[0].closed = ClosureSpec{fixed(10), fixed(6), 2};
    const Story story{spec};

    const std::vector<std::pair<double, std::int64_t>> expected{{10, 0}, {16, 1}};
    EXPECT_EQ(capacities(story, "beds"), expected);
}

TEST(Closure, EvictsNobody) {
    ModelSpec spec = ward(2, 0.5, 7);
    spec.pools[0].closed = ClosureSpec{fixed(10), fixed(6), 2};
    const Story story{spec};

    for (const Record& left : story.all(What::left, "ward")) {
        ASSERT_GE(left.time - left.since, Duration::hours(7));
    }
    for (const Record& start : story.all(What::started, "ward")) {
        const auto at = start.time.ticks() % Duration::hours(16).ticks();
        ASSERT_TRUE(at < Duration::hours(10).ticks()) << "nobody starts while both beds are closed";
    }
}

TEST(Closure, HasTheSameLuckWhateverThePeopleDo) {
    ModelSpec spec = ward(5, 0.1, 3);
    spec.pools[0].closed = ClosureSpec{exponential(30), exponential(20), 2};
    const Story few{spec};
    spec.streams[0].rate = Dated<Split<double>>::always(Split<double>::same(3));
    const Story many{spec};

    EXPECT_EQ(capacities(few, "beds"), capacities(many, "beds"));
}

TEST(Sessions, TakePeopleAtTheirInstantsOnly) {
    ModelSpec spec = ward(100, 0.5, 1);
    spec.pools[0].sessions = SessionsSpec{Duration::hours(24), 4, Duration::hours(9)};
    const Story story{spec};

    const auto starts = story.all(What::started, "ward");
    EXPECT_GT(starts.size(), 500u);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        ASSERT_EQ(starts[i].time.ticks() % day.ticks(), Duration::hours(9).ticks());
        ASSERT_LT(starts[i].since, starts[i].time);
    }
}

TEST(Sessions, AreHeldForEnoughPeople) {
    ModelSpec spec = ward(100, 0.1, 1);
    spec.pools[0].sessions = SessionsSpec{Duration::hours(24), 5, {}};
    const Story story{spec};

    std::map<std::int64_t, int> people;
    for (const Record& start : story.all(What::started, "ward")) {
        ++people[start.time.ticks()];
    }
    EXPECT_GT(people.size(), 5u);
    for (const auto& [time, count] : people) {
        EXPECT_GE(count, 5);
    }
}

TEST(Sessions, LeaveThoseBehindWhoDoNotFit) {
    ModelSpec spec = ward(3, 0.5, 30);
    spec.pools[0].sessions = SessionsSpec{Duration::hours(24), 1, {}};
    const Story story{spec};

    for (const Record& start : story.all(What::started, "ward")) {
        ASSERT_EQ(start.time.ticks() % day.ticks(), 0);
    }
    EXPECT_LE(story.end.pools[0].in_use, 3);
    EXPECT_GT(story.end.pools[0].waiting, 0);
}

/// Nurses of 10 hours a day of whom a bed needs 5.
ModelSpec staffed(int posts, double vacant) {
    ModelSpec spec = ward(4, 1, 2);
    PoolSpec nurses = pool("nurses", 0);
    nurses.posts = PostsSpec{posts, vacant, 10, {}, {}};
    spec.pools.push_back(nurses);
    spec.pools[0].staffed_by = {{"nurses", 5, 1}};
    return spec;
}

TEST(Staff, OpenAsManyPlacesAsTheirHoursGoInto) {
    EXPECT_EQ((Story{staffed(1, 0)}.end.pools[0].capacity), 2);
    EXPECT_EQ((Story{staffed(2, 0.5)}.end.pools[0].capacity), 2) << "half of the posts are vacant";
    EXPECT_EQ((Story{staffed(9, 0)}.end.pools[0].capacity), 4) << "no more than there are places";
}

TEST(Staff, GoToTheFirstInRankThenInName) {
    ModelSpec spec = staffed(2, 0);
    PoolSpec more = pool("a_beds", 3);
    more.staffed_by = {{"nurses", 5, 1}};
    spec.pools.push_back(more);
    spec.nodes.push_back(node("more", {"a_beds"}, fixed(1), {to("home")}));
    Story by_name{spec};
    EXPECT_EQ(by_name.end.pools[by_name.pool("a_beds")].capacity, 3);
    EXPECT_EQ(by_name.end.pools[by_name.pool("beds")].capacity, 1);

    spec.pools[2].staffed_by[0].rank = 2;
    Story by_rank{spec};
    EXPECT_EQ(by_rank.end.pools[by_rank.pool("beds")].capacity, 4);
    EXPECT_EQ(by_rank.end.pools[by_rank.pool("a_beds")].capacity, 0);
}

TEST(Staff, LeaveAndAreRecruitedAfterATime) {
    ModelSpec spec = staffed(1, 0);
    spec.pools[1].posts->leaves_after = fixed(100);
    spec.pools[1].posts->recruited_after = fixed(24);
    const auto changes = capacities(Story{spec}, "nurses");

    ASSERT_GT(changes.size(), 10u);
    EXPECT_EQ(changes[0].second, 0) << "the only nurse leaves some time within 100 hours";
    for (std::size_t i = 1; i < changes.size(); ++i) {
        EXPECT_EQ(changes[i].second, i % 2);
        EXPECT_NEAR(changes[i].first - changes[i - 1].first, i % 2 == 1 ? 24 : 100, 1e-9);
    }
}

TEST(Staff, CanBeUsedThemselves) {
    ModelSpec spec = staffed(3, 0);
    spec.nodes[0].uses.push_back({"nurses"});
    const Story story{spec};

    EXPECT_EQ(story.end.pools[1].capacity, 3);
    EXPECT_EQ(story.end.pools[0].in_use, story.end.pools[1].in_use);
}

}  // namespace
}  // namespace careway::pathway
