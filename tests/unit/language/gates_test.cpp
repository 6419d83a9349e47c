#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

using Gates = Folder;

constexpr const char* head = "pools: {beds: {capacity: 3";

}  // namespace

TEST_F(Gates, RoundsLeavesAndStartsAreTimesOfTheWeek) {
    const auto spec =
        load(write_ward(std::string{head} + ", starts: [mon-fri 09:00-17:00, sat 10:00-12:00]}}\n"
                                            "pathway: {ward: {uses: beds, stay: 1 day, ready: home, "
                                            "rounds: [sat 11:00, mon-tue 09:00], leaves: [mon 20:00-08:00]}}\n"))
            .spec;

    EXPECT_EQ(spec.nodes[0].rounds,
              (std::vector<Duration>{Duration::hours(9), Duration::hours(33), Duration::hours(5 * 24 + 11)}));
    EXPECT_EQ(spec.nodes[0].leaves, (pathway::WeekHours{{Duration::hours(20), Duration::hours(32)}}));
    ASSERT_EQ(spec.pools[0].starts.size(), 6u);
    EXPECT_EQ(spec.pools[0].starts[5], (std::pair{Duration::hours(130), Duration::hours(132)}));
}

TEST_F(Gates, HoursThatTouchOrOverlapAreOne) {
    const auto spec = load(write_ward("pathway: {ward: {stay: 1 day, ready: home, "
                                      "leaves: [mon 10:00-12:00, mon 08:00-11:00, mon 12:00-13:00]}}\n"))
                          .spec;

    EXPECT_EQ(spec.nodes[0].leaves, (pathway::WeekHours{{Duration::hours(8), Duration::hours(13)}}));
}

TEST_F(Gates, TimesThatCannotBeReadAreFaults) {
    EXPECT_EQ(faults_of(write_ward("pathway: {ward: {stay: 1 day, ready: home, rounds: [mon-fri 9:00], "
                                   "leaves: [mon 08:00]}}\n")),
              "M137 `mon-fri 9:00` of `rounds` is no time\nM137 `mon 08:00` of `leaves` are no hours\n");
}

TEST_F(Gates, EachOfThemChangesTheEffectiveText) {
    const std::string end = "}}\npathway: {ward: {uses: beds, stay: 1 day, ready: home";
    const std::string base = load(write_ward(head + end + "}}\n")).effective_text;

    EXPECT_NE(load(write_ward(head + (", starts: [mon 09:00-10:00]" + end) + "}}\n")).effective_text, base);
    EXPECT_NE(load(write_ward(head + end + ", rounds: [mon 09:00]}}\n")).effective_text, base);
    EXPECT_NE(load(write_ward(head + end + ", leaves: [mon 09:00-10:00]}}\n")).effective_text, base);
}

}  // namespace careway::language
