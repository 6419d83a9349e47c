#include <gmock/gmock.h>

#include "tests/viz/screen.hpp"

namespace careway::viz_test {
namespace {

const std::string advice = "on a machine without a screen run it under xvfb-run: `xvfb-run -a careway watch …`\n";

TEST(Display, IsSaidToBeMissing) {
    const Workplace here;

    const Outcome outcome = here.watch_without("env -u DISPLAY", "hospital.yaml --screenshot shot.png");

    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "careway watch: there is no display to draw on (DISPLAY is not set); " + advice);
}

TEST(Display, IsSaidToBeDead) {
    const Workplace here;

    const Outcome outcome = here.watch_without("DISPLAY=:9876", "hospital.yaml --screenshot shot.png");

    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "careway watch: the display `:9876` does not answer; " + advice);
}

TEST(Display, IsSaidToGoAwayWhileItIsDrawnOn) {
    const Workplace here;
    const std::string long_film = "hospital.yaml --size 640x360 --to 'day 60' --speed '1 hour' --record film.mp4";

    const Outcome outcome = here.watch_until_display_goes("film.mp4-pictures/000003.png", long_film);

    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "careway watch: the display went away; files that were whole by then are kept\n");
}

TEST(Watch, TellsWrongUseBeforeItLooksForADisplay) {
    const Workplace here;

    const Outcome outcome = here.watch_without("env -u DISPLAY", "hospital.yaml --size 100x100");

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err,
              "careway watch: --size must be WIDTHxHEIGHT from 640x360 to 7680x7680, such as 1366x768, found "
              "`100x100`\n");
}

TEST(Watch, TellsWhereAModelIsWrong) {
    const Workplace here;

    const Outcome outcome = here.watch("more_carers.yaml --screenshot shot.png");

    EXPECT_NE(outcome.code, 0);
    EXPECT_NE(outcome.code, 134);
    EXPECT_NE(outcome.err, "");
}

TEST(Watch, TellsOfAnInstantBeyondTheRun) {
    const Workplace here;

    const Outcome outcome = here.watch("hospital.yaml --at 'day 61' --screenshot shot.png");

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err,
              "careway watch: `day 61` is not in this run, which goes from day 1, 3 Jan 2000, to day 60, 2 Mar 2000\n");
}

TEST(Watch, TellsOfAFileThatItCannotWrite) {
    const Workplace here;

    const Outcome outcome = here.watch("hospital.yaml --screenshot nowhere/shot.png");

    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "careway watch: cannot write `nowhere/shot.png`\n");
}

TEST(Watch, TellsOfADiskThatIsFull) {
    const Workplace here;
    here.fill_disk_for("shot.png");

    const Outcome outcome = here.watch("hospital.yaml --screenshot shot.png");

    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "careway watch: cannot write `shot.png`\n");
}

}  // namespace
}  // namespace careway::viz_test
