#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <vector>

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

/// Brightness of blocks of 8x8 pixels, from 0 to 1.
std::vector<double> blocks_of(const sf::Image& image) {
    constexpr unsigned side = 8;
    std::vector<double> blocks;
    for (unsigned top = 0; top + side <= image.getSize().y; top += side) {
        for (unsigned left = 0; left + side <= image.getSize().x; left += side) {
            double sum = 0;
            for (unsigned i = 0; i < side * side; ++i) {
                const sf::Color colour = image.getPixel(left + i % side, top + i / side);
                sum += 0.2126 * colour.r + 0.7152 * colour.g + 0.0722 * colour.b;
            }
            blocks.push_back(sum / (255 * side * side));
        }
    }
    return blocks;
}

/// Share of blocks that become brighter or darker by more than a tenth more than three times within a second.
/// WCAG 2.1, 2.3.1 allows three flashes, on less than a quarter of the field of view.
double largest_share_that_flashes(const std::vector<std::vector<double>>& frames, std::size_t frames_a_second) {
    double largest = 0;
    for (std::size_t from = 0; from + frames_a_second < frames.size(); ++from) {
        std::size_t flashing = 0;
        for (std::size_t block = 0; block < frames[from].size(); ++block) {
            int swings = 0;
            for (std::size_t at = from; at < from + frames_a_second; ++at) {
                swings += std::abs(frames[at + 1][block] - frames[at][block]) > 0.1 ? 1 : 0;
            }
            flashing += swings > 3 ? 1 : 0;
        }
        largest = std::max(largest, static_cast<double>(flashing) / static_cast<double>(frames[from].size()));
    }
    return largest;
}

TEST(Film, DoesNotFlashAtAWeekASecond) {
    const Workplace here;
    ASSERT_EQ(here.watch_without_ffmpeg("hospital.yaml --versus more_carers.yaml --size 640x360 --speed '1 week' "
                                        "--at 'day 1' --to 'day 57' --record film.mp4")
                  .code,
              0);

    std::vector<std::vector<double>> frames;
    for (int number = 1; number <= 241; ++number) {
        frames.push_back(blocks_of(here.picture(fmt::format("film.mp4-pictures/{:06}.png", number))));
    }

    EXPECT_NE(frames.front(), frames.back());
    const double share = largest_share_that_flashes(frames, 30);
    RecordProperty("share", std::to_string(share));
    EXPECT_LT(share, 0.25);
}

TEST(Film, EndsAfterItBegins) {
    const Workplace here;

    const Outcome outcome = here.watch("hospital.yaml --at 'day 20' --to 'day 19' --record film.mp4");

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "careway watch: --to must be later than --at\n");
}

}  // namespace
}  // namespace careway::viz_test
