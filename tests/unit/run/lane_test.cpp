#include "sim/run/lane.hpp"

#include <gmock/gmock.h>

#include "sim/run/lane_run.hpp"
#include "tests/unit/run/hospital.hpp"
#include "tests/unit/run/memory.hpp"

namespace careway::run {
namespace {

using namespace testing;

constexpr std::size_t plenty = std::size_t{1} << 30;

/// Runs a lane until `until` is known, as the thread of a session does.
void run(Lane& lane, Time until) {
    const Replica* from = lane.checkpoints().empty() ? nullptr : lane.checkpoints().back().replica.get();
    LaneRun run{lane.program(), 1, 1, from};
    while (!lane.is_over() && lane.reached() < until) {
        lane.add(run.next_day(lane.marks()));
    }
}

Lane made(const pathway::ModelSpec& spec, Time until, std::size_t bytes = plenty) {
    Lane lane{compile(spec), bytes};
    run(lane, until);
    return lane;
}

std::vector<std::optional<View>> views(const Lane& lane, int from, int to) {
    std::vector<std::optional<View>> found;
    for (Time at = day_number(from); at <= day_number(to); at = at + hour) {
        found.push_back(lane.view(at));
    }
    return found;
}

std::vector<int> days_of_checkpoints(const Lane& lane) {
    std::vector<int> days;
    for (const Checkpoint& one : lane.checkpoints()) {
        days.push_back(static_cast<int>((one.time() - first).in_days()));
    }
    return days;
}

TEST(Lane, ShowsWhatASimulationHasAtThatHour) {
    const Lane lane = made(hospital(), day_number(30));
    const Time at = day_number(20) + 7 * hour;
    Replica replica{lane.program(), 1, 1};
    replica.advance(at);

    const View view = lane.view(at + Duration::minutes(59)).value();

    const pathway::Frame frame = replica.frame();
    EXPECT_EQ(view.time, at);
    ASSERT_EQ(view.pools.size(), 2u);
    for (std::size_t p = 0; p < 2; ++p) {
        EXPECT_EQ(view.pools[p].capacity, frame.pools[p].capacity);
        EXPECT_EQ(view.pools[p].in_use, frame.pools[p].in_use);
        EXPECT_EQ(view.pools[p].turning, frame.pools[p].turning);
        EXPECT_EQ(view.pools[p].waiting, frame.pools[p].waiting);
    }
    EXPECT_EQ(view.pools[0].delayed, frame.nodes[0].delayed);
    EXPECT_EQ(view.pools[1].delayed, frame.nodes[1].delayed);
}

/// Whoever waits for the ward holds an acute bed meanwhile.
TEST(Lane, ShowsSinceWhenSomebodyHasWaited) {
    const Lane lane = made(hospital(), day_number(60));
    int waits = 0;
    for (const auto& view : views(lane, 0, 60)) {
        const PoolView& ward = view->pools[1];
        EXPECT_EQ(ward.waiting > 0, ward.oldest < view->time);
        EXPECT_EQ(ward.waiting == 0, ward.oldest == never);
        EXPECT_EQ(ward.waiting, view->pools[0].delayed);
        waits += ward.waiting > 0 ? 1 : 0;
    }
    EXPECT_GT(waits, 100);
}

TEST(Lane, CountsTheMovesOfTheWeekBeforeEachViewTheFirstToo) {
    const Lane lane = made(hospital(), day_number(30));

    for (const int number : {0, 3, 30}) {
        const Time at = day_number(number);
        Replica replica{lane.program(), 1, 1};
        int to_ward = 0;
        replica.advance(at, [&](std::span<const pathway::Record> records) {
            for (const pathway::Record& record : records) {
                const bool starts = record.what == pathway::What::started && record.node == 1;
                to_ward += starts && record.time >= at - week ? 1 : 0;
            }
        });

        const View view = lane.view(at).value();
        ASSERT_EQ(view.moves.size(), 9u);
        EXPECT_EQ(view.moves[1 * 3 + 2], to_ward) << number;
        EXPECT_GT(to_ward, 0);
    }
}

TEST(Lane, KnowsForHowLongACapacityHasBeenAsItIs) {
    const Lane lane = made(with_beds(8, 30), day_number(40));
    const auto changed = [&](Time time) { return lane.capacity_changed(time, 2 * day); };

    EXPECT_EQ(changed(day_number(30) - hour), (std::vector<bool>{false, false}));
    EXPECT_EQ(changed(day_number(31)), (std::vector<bool>{false, true}));
    EXPECT_EQ(changed(day_number(32)), (std::vector<bool>{false, true}));
    EXPECT_EQ(changed(day_number(32) + 2 * hour), (std::vector<bool>{false, false}));
    EXPECT_EQ(changed(day_number(90)), (std::vector<bool>{false, false}));
}

TEST(Lane, KnowsTheMovesOfEachHourThatAWeekAddsUp) {
    const Lane lane = made(hospital(), day_number(30));
    std::vector<std::int32_t> week_before(9);
    for (int number = 1; number <= 168; ++number) {
        for (const Moved& moved : lane.moves(day_number(20) - number * hour + Duration::minutes(59))) {
            week_before[moved.from * 3u + moved.to] += moved.people;
        }
    }

    EXPECT_EQ(lane.view(day_number(20))->moves, week_before);
    EXPECT_TRUE(lane.moves(day_number(30)).empty());
    EXPECT_TRUE(lane.moves(Time{}).empty());
}

TEST(Lane, ShowsTheMeasuredWindowAndNothingBeforeOrAfterIt) {
    const Lane lane = made(hospital(), day_number(200));

    EXPECT_EQ(lane.view(Time{})->time, first);
    EXPECT_EQ(lane.view(day_number(200))->time, day_number(200));
    EXPECT_EQ(lane.view(day_number(400))->time, day_number(200));
    EXPECT_TRUE(lane.is_over());
}

TEST(Lane, KnowsNothingThatHasNotBeenRun) {
    const Lane lane = made(hospital(), day_number(10));

    EXPECT_EQ(lane.view(day_number(10))->time, day_number(10));
    EXPECT_EQ(lane.view(day_number(10) + hour), std::nullopt);
    EXPECT_TRUE(lane.measures(day_number(10)).has_value());
    EXPECT_FALSE(lane.measures(day_number(11)).has_value());
    EXPECT_FALSE(lane.measures(first + 23 * hour).has_value());
}

TEST(Lane, MeasuresInTheEndWhatARunMeasures) {
    pathway::ModelSpec spec = hospital();
    spec.run.length = 2 * year;
    const Lane lane = made(spec, day_number(730));

    const auto values = lane.measures(day_number(730)).value();
    const auto whole = Replica{lane.program(), 1, 1}.finish();

    EXPECT_EQ(texts(values), texts(whole));
    EXPECT_EQ(lane.measures(day_number(729))->size() * 3, whole.size());
}

TEST(Lane, KeepsItsStateEveryFourWeeksFromTheStartOfMeasuring) {
    EXPECT_EQ(days_of_checkpoints(made(hospital(), day_number(90))), (std::vector{0, 28, 56, 84}));
}

TEST(Lane, IsUnderALeverWhatItWouldHaveBeenFromTheStart) {
    Lane lane = made(hospital(), day_number(100));

    lane.go_on_under(compile(with_beds(9, 40)), day_number(40));

    EXPECT_EQ(lane.reached(), day_number(40));
    run(lane, day_number(100));
    const Lane from_start = made(with_beds(9, 40), day_number(100));
    EXPECT_EQ(views(lane, 0, 100), views(from_start, 0, 100));
    EXPECT_EQ(texts(lane.measures(day_number(100)).value()), texts(from_start.measures(day_number(100)).value()));
    EXPECT_NE(views(lane, 0, 100), views(made(hospital(), day_number(100)), 0, 100));
    EXPECT_EQ(days_of_checkpoints(lane), (std::vector{0, 28, 40, 56, 84}));
}

TEST(Lane, RemembersNothingOfALeverThatIsReleasedBeforeItTakesEffect) {
    Lane lane = made(hospital(), day_number(50));

    lane.go_on_under(compile(with_beds(9, 40)), day_number(40));
    run(lane, day_number(50));
    lane.go_on_under(compile(hospital()), day_number(40));
    run(lane, day_number(50));

    EXPECT_EQ(views(lane, 0, 50), views(made(hospital(), day_number(50)), 0, 50));
}

/// The second program differs a month sooner than it is said to.
TEST(Lane, ForgetsAllThatAProgramWouldHaveOtherwise) {
    Lane lane = made(hospital(), day_number(80));

    lane.go_on_under(compile(with_beds(9, 40)), day_number(70));

    EXPECT_EQ(lane.reached(), day_number(28)) << "the last checkpoint before the two part";
    run(lane, day_number(80));
    EXPECT_EQ(views(lane, 0, 80), views(made(with_beds(9, 40), day_number(80)), 0, 80));
}

TEST(Lane, BeginsAnewUnderAnotherStructure) {
    pathway::ModelSpec other = with_beds(9, 40);
    other.nodes[1].queue_limit = 1;
    Lane lane = made(hospital(), day_number(80));

    lane.go_on_under(compile(other), day_number(40));

    EXPECT_LT(lane.reached(), first);
    EXPECT_TRUE(lane.checkpoints().empty());
    run(lane, day_number(80));
    EXPECT_EQ(views(lane, 0, 80), views(made(other, day_number(80)), 0, 80));
}

/// Two ways to the same: the second model, which has a ring, would have stopped sooner if it had fewer places to come,
/// so that it is run from its start.
TEST(Lane, IsTheSameWhetherItGoesOnOrBeginsAnew) {
    const auto with_ring = [](int beds) {
        pathway::ModelSpec spec = with_beds(beds, 40);
        spec.nodes[1].destinations = {pathway::testing::to("home", 0.99), pathway::testing::to("acute", 0.01)};
        return spec;
    };
    Lane went_on = made(with_ring(30), day_number(80));
    Lane began_anew = went_on;

    went_on.go_on_under(compile(with_ring(31)), day_number(40));
    began_anew.go_on_under(compile(with_ring(29)), day_number(40));

    EXPECT_EQ(went_on.reached(), day_number(40));
    EXPECT_LT(began_anew.reached(), first);
    run(went_on, day_number(40));
    run(began_anew, day_number(40));
    EXPECT_EQ(views(went_on, 0, 40), views(began_anew, 0, 40));
}

TEST(Lane, EndsWhereTheModelStopsItselfAndSaysWhy) {
    pathway::ModelSpec spec = hospital();
    spec.nodes[0].destinations = {pathway::testing::to("ward")};
    spec.nodes[1].destinations = {pathway::testing::to("acute", 0.9), pathway::testing::to("home", 0.1)};
    spec.pools[0].capacity.steps = {{spec.run.start + std::chrono::days{3}, 11}};
    spec.run.warm_up = {};

    Lane lane{compile(spec), plenty};
    run(lane, Time{100 * day});

    ASSERT_TRUE(lane.stopped().has_value());
    EXPECT_THAT(*lane.stopped(), ::testing::StartsWith("deadlock on 2000-01-"));
    EXPECT_TRUE(lane.is_over());
    EXPECT_TRUE(lane.view(lane.reached()).has_value());
    EXPECT_FALSE(lane.view(lane.reached() + hour).has_value());
}

TEST(Lane, GoesOnWhereItStoppedUnderALeverThatWouldHaveSparedIt) {
    pathway::ModelSpec spec = hospital();
    spec.nodes[0].destinations = {pathway::testing::to("ward")};
    spec.nodes[1].destinations = {pathway::testing::to("acute", 0.9), pathway::testing::to("home", 0.1)};
    spec.run.warm_up = {};
    pathway::ModelSpec spared = spec;
    for (pathway::PoolSpec& pool : spared.pools) {
        pool.capacity.steps = {{spec.run.start + std::chrono::days{90}, 10000}};
    }
    Lane lane = made(spec, Time{100 * day});
    const Time stopped_at = lane.reached();
    ASSERT_TRUE(lane.stopped().has_value());
    ASSERT_LT(stopped_at, Time{90 * day});

    lane.go_on_under(compile(spared), Time{90 * day});

    EXPECT_EQ(lane.reached(), stopped_at);
    run(lane, Time{100 * day});
    EXPECT_EQ(lane.stopped(), std::nullopt);
    const Lane from_start = made(spared, Time{100 * day});
    for (Time at; at <= Time{100 * day}; at = at + hour) {
        ASSERT_EQ(lane.view(at), from_start.view(at));
    }
}

TEST(Lane, TakesEverySecondCheckpointAwayOlderOnesFirst) {
    const Lane all = made(hospital(), day_number(200));
    const std::size_t largest = 1 + std::max_element(all.checkpoints().begin(), all.checkpoints().end(),
                                                     [](const Checkpoint& a, const Checkpoint& b) {
                                                         return a.replica->bytes() < b.replica->bytes();
                                                     })
                                        ->replica->bytes();

    EXPECT_EQ(days_of_checkpoints(all), (std::vector{0, 28, 56, 84, 112, 140, 168, 196}));
    EXPECT_EQ(days_of_checkpoints(made(hospital(), day_number(200), 6 * largest)),
              (std::vector{0, 56, 112, 140, 168, 196}));
    EXPECT_EQ(days_of_checkpoints(made(hospital(), day_number(200), 4 * largest)), (std::vector{0, 56, 112, 196}));
    EXPECT_EQ(days_of_checkpoints(made(hospital(), day_number(200), 1)), (std::vector{0}));
}

TEST(Lane, IsTheSameFromACheckpointFurtherBack) {
    Lane lane = made(hospital(), day_number(100), 1);

    lane.go_on_under(compile(with_beds(9, 40)), day_number(40));
    run(lane, day_number(60));

    EXPECT_EQ(views(lane, 0, 60), views(made(with_beds(9, 40), day_number(60)), 0, 60));
}

TEST(Lane, EndsWhereThereIsNoMemoryLeftForIt) {
    Lane lane{compile(hospital()), plenty};
    LaneRun run{lane.program(), 1, 1, nullptr};

    most_memory = 100;
    Footage footage = run.next_day({});
    most_memory = std::numeric_limits<std::size_t>::max();
    lane.add(std::move(footage));

    EXPECT_EQ(lane.stopped(), "there is no memory left");
    EXPECT_TRUE(lane.is_over());
}

}  // namespace
}  // namespace careway::run
