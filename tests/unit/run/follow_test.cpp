#include "sim/run/follow.hpp"

#include <gmock/gmock.h>

#include "sim/run/lane_run.hpp"
#include "tests/unit/run/hospital.hpp"

namespace careway::run {
namespace {

using namespace testing;
using ::testing::ElementsAre;

/// What is known of a run of 60 days, with its checkpoints or without any.
Rerun rerun(const pathway::ModelSpec& spec, Time until, bool checkpoints = true) {
    Lane lane{compile(spec), std::size_t{1} << 30};
    LaneRun run{lane.program(), 1, 1, nullptr};
    while (lane.reached() < until) {
        lane.add(run.next_day(lane.marks()));
    }
    return {lane.program(), 1, 1, checkpoints ? lane.checkpoints() : std::vector<Checkpoint>{}, until};
}

TEST(PeopleInPlaces, AreThoseWhomAViewCounts) {
    const Rerun all = rerun(hospital(), day_number(60));
    Replica replica{all.program, 1, 1};
    replica.advance(all.until);
    const pathway::Frame frame = replica.frame();

    for (const std::uint32_t pool : {0u, 1u}) {
        const auto people = people_in(all, pool);
        EXPECT_EQ(static_cast<std::int32_t>(people.size()), frame.pools[pool].in_use);
        EXPECT_EQ(std::count_if(people.begin(), people.end(), [](const auto& one) { return one.delayed; }),
                  frame.nodes[pool].delayed);
        EXPECT_TRUE(std::is_partitioned(people.begin(), people.end(), [](const auto& one) { return !one.delayed; }));
    }
}

TEST(PeopleInPlaces, AreTheSameFromACheckpointAndFromTheStart) {
    EXPECT_EQ(people_in(rerun(hospital(), day_number(60)), 0), people_in(rerun(hospital(), day_number(60), false), 0));
}

/// One bed on each ward, and a person every two hours on average: whoever is on the second had to wait for both.
pathway::ModelSpec two_wards() {
    using namespace pathway::testing;
    pathway::ModelSpec spec =
        system({pool("first", 1), pool("second", 1)}, {stream("in", "a", 0.5)},
               {node("a", {"first"}, fixed(10), {to("b")}), node("b", {"second"}, fixed(20), {to("home")})});
    return spec;
}

TEST(Journey, IsWaitStayAndDelayOneAfterTheOther) {
    const Rerun all = rerun(two_wards(), Time{60 * day});
    const auto in_second = people_in(all, 1);
    ASSERT_EQ(in_second.size(), 1u);

    const auto steps = journey(all, in_second.front().person);

    ASSERT_EQ(steps.size(), 4u);
    EXPECT_EQ(steps[0].kind, Step::Kind::waits);
    EXPECT_EQ(steps[1], (Step{Step::Kind::stays, 0, 0, steps[0].to, steps[0].to + 10 * hour}));
    EXPECT_EQ(steps[2], (Step{Step::Kind::delayed, 0, 1, steps[1].to, steps[1].to + 10 * hour}));
    EXPECT_EQ(steps[3], (Step{Step::Kind::stays, 1, 0, steps[2].to, Time{60 * day}}));
    EXPECT_EQ(in_second.front().asked, steps[2].from);
}

TEST(Journey, IsTheSameFromACheckpointAndFromTheStart) {
    const Rerun known = rerun(two_wards(), Time{60 * day});
    const Rerun unknown = rerun(two_wards(), Time{60 * day}, false);
    const std::uint64_t person = people_in(known, 0).front().person;

    const auto steps = journey(known, person);

    EXPECT_EQ(steps, journey(unknown, person));
    EXPECT_GT(steps.front().to - steps.front().from, 2 * 4 * week - 10 * day) << "it began before the last checkpoint";
}

TEST(Journey, OfNobodyIsEmpty) {
    EXPECT_THAT(journey(rerun(two_wards(), Time{day}), 7), ElementsAre());
}

}  // namespace
}  // namespace careway::run
