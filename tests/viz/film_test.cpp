#include <gmock/gmock.h>

#include "tests/viz/screen.hpp"

namespace careway::viz_test {
namespace {

const std::string film =
    "hospital.yaml --versus more_carers.yaml --size 640x360 --at 'day 20 14:00' --to 'day 22 14:00' --record film.mp4";

// Where ffmpeg is not found: it is an external program, and nobody has to have it.
TEST(Film, IsMadeOfNumberedPicturesWithoutFfmpeg) {
    const Workplace here;

    const Outcome outcome = here.watch_without_ffmpeg(film);

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out,
              "There is no ffmpeg here. film.mp4-pictures: 61 pictures, 30 a second. To make a film of them:\n"
              "  ffmpeg -framerate 30 -i film.mp4-pictures/%06d.png -vf 'pad=ceil(iw/2)*2:ceil(ih/2)*2' -c:v libx264 "
              "-preset veryfast -crf 16 -pix_fmt yuv420p -y film.mp4\n");
}

TEST(Film, BeginsAndEndsWithThePicturesOfThoseInstants) {
    const Workplace here;
    const std::string shot = "hospital.yaml --versus more_carers.yaml --size 640x360 ";
    ASSERT_EQ(here.watch_without_ffmpeg(film).code, 0);

    ASSERT_EQ(here.watch(shot + "--at 'day 20 14:00' --screenshot first.png").code, 0);
    ASSERT_EQ(here.watch(shot + "--at 'day 22 14:00' --screenshot last.png").code, 0);

    EXPECT_TRUE(here.read("film.mp4-pictures/000001.png") == here.read("first.png"));
    EXPECT_TRUE(here.read("film.mp4-pictures/000061.png") == here.read("last.png"));
    EXPECT_FALSE(here.read("first.png") == here.read("last.png"));
}

TEST(Film, TellsOfADiskThatFillsWhileItsPicturesAreWritten) {
    const Workplace here;
    here.fill_disk_for("film.mp4-pictures/000020.png");

    const Outcome outcome = here.watch_without_ffmpeg(film);

    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "careway watch: cannot write `film.mp4-pictures/000020.png`\n");
}

TEST(Film, TellsOfAnFfmpegThatCannotWriteIt) {
    const Workplace here;

    const Outcome outcome = here.watch_with_ffmpeg(
        "#!/bin/sh\nhead -c 3000000 >/dev/null\necho 'No space left on device' >&2\nexit 1\n", film);

    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "No space left on device\ncareway watch: ffmpeg could not write `film.mp4`\n");
}

TEST(Film, EndsAfterItBegins) {
    const Workplace here;

    const Outcome outcome = here.watch("hospital.yaml --at 'day 20' --to 'day 19' --record film.mp4");

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "careway watch: --to must be later than --at\n");
}

}  // namespace
}  // namespace careway::viz_test
