#include <gmock/gmock.h>

#include <string>

#include "tests/viz/screen.hpp"
#include "viz/scene/palette.hpp"

namespace careway::viz_test {
namespace {

const std::string instant = " --at 'day 40 14:00' ";

sf::Color shade_of(scene::Token token) {
    const scene::Colour colour = scene::colour_of(token);
    return {colour.red, colour.green, colour.blue};
}

/// The number before `unit` at the end of the line of a report that begins with `line`.
int number_in(const std::string& report, const std::string& line) {
    const std::size_t at = report.find(line);
    return at == std::string::npos ? -1 : std::stoi(report.substr(at + line.size()));
}

/// Squares of a colour, by their upper left corners; other shapes of that colour have another width.
int squares_in(const sf::Image& image, sf::Color colour, unsigned side) {
    int count = 0;
    const auto is = [&](unsigned x, unsigned y) { return image.getPixel(x, y) == colour; };
    for (unsigned y = 1; y < image.getSize().y; ++y) {
        for (unsigned x = 1; x < image.getSize().x; ++x) {
            if (!is(x, y) || is(x - 1, y) || is(x, y - 1)) {
                continue;
            }
            unsigned width = 0;
            while (x + width < image.getSize().x && is(x + width, y)) {
                ++width;
            }
            count += width == side ? 1 : 0;
        }
    }
    return count;
}

TEST(Screenshot, HasTheSizeThatWasAskedFor) {
    const Workplace here;

    for (const auto& [size, width, height] :
         {std::tuple{"1280x720", 1280u, 720u}, {"1366x768", 1366u, 768u}, {"1920x1080", 1920u, 1080u}}) {
        const Outcome outcome = here.watch("hospital.yaml --screenshot shot.png --size " + std::string{size});

        ASSERT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_EQ(outcome.err, "");
        EXPECT_EQ(here.picture("shot.png").getSize(), sf::Vector2u(width, height));
    }
}

TEST(Screenshot, IsTheSameTwice) {
    const Workplace here;
    const std::string words = "hospital.yaml --versus more_carers.yaml" + instant;

    ASSERT_EQ(here.watch(words + "--screenshot first.png").code, 0);
    ASSERT_EQ(here.watch(words + "--screenshot second.png").code, 0);

    EXPECT_TRUE(here.read("first.png") == here.read("second.png"));
}

/// Pixels that differ between the lanes of a picture of 1920x1080, tabs left out.
int differences(const sf::Image& image) {
    constexpr unsigned first_lane = 204;
    constexpr unsigned second_lane = 514;
    constexpr unsigned height = 300;
    constexpr unsigned left = 10;
    constexpr unsigned right = 1910;
    unsigned begin = left;
    while (begin < right && image.getPixel(begin, first_lane + height - 2) != shade_of(scene::Token::lane)) {
        ++begin;
    }
    int count = 0;
    for (unsigned y = 0; y < height; ++y) {
        for (unsigned x = begin; x < right; ++x) {
            count += image.getPixel(x, first_lane + y) != image.getPixel(x, second_lane + y) ? 1 : 0;
        }
    }
    return begin < left + 200 ? count : -1;
}

TEST(Screenshot, HasTwoEqualLanesWhereScenariosAreEqual) {
    const Workplace here;

    ASSERT_EQ(here.watch("hospital.yaml --versus as_is --size 1920x1080 --screenshot shot.png" + instant).code, 0);

    EXPECT_EQ(differences(here.picture("shot.png")), 0);
}

TEST(Screenshot, HasLanesThatDifferWhereScenariosDo) {
    const Workplace here;

    ASSERT_EQ(
        here.watch("hospital.yaml --versus more_carers.yaml --size 1920x1080 --screenshot shot.png" + instant).code, 0);

    EXPECT_GT(differences(here.picture("shot.png")), 0);
}

TEST(Screenshot, HasAsManyOrangeSquaresAsItsLabelItsTileAndTheExportedNumbersSay) {
    const Workplace here;

    const Outcome outcome =
        here.watch("hospital.yaml --size 1920x1080 --layout-report --screenshot shot.png --numbers shot.csv" + instant);

    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const int side = number_in(outcome.out, "square\t");
    const int labelled = number_in(outcome.out, "A beds delayed\t");
    EXPECT_GE(side, 14);  // so that there are gaps between squares
    EXPECT_GT(labelled, 0);
    EXPECT_EQ(number_in(outcome.out, "tile 2 value A\t"), labelled);
    EXPECT_EQ(squares_in(here.picture("shot.png"), shade_of(scene::Token::delayed), static_cast<unsigned>(side)),
              labelled);
    const int in_use = number_in(outcome.out, "A beds counts\t");
    EXPECT_THAT(here.read("shot.csv"),
                testing::HasSubstr("14:00,beds,60," + std::to_string(in_use) + "," + std::to_string(labelled) + ","));
}

TEST(Window, PlaysAndEnds) {
    const Workplace here;

    const Outcome outcome = here.watch("hospital.yaml --versus more_carers.yaml --size 1280x720 --bench 1");

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, testing::HasSubstr(" frames of 1280x720: half within "));
    EXPECT_THAT(outcome.out, testing::HasSubstr("\n20 rewinds: half within "));
}

TEST(LayoutReport, FindsNoOverlapAtAnySize) {
    const Workplace here;

    for (const char* size : {"640x360", "1280x720", "1366x768", "1920x1080", "3840x2160"}) {
        const Outcome outcome =
            here.watch("hospital.yaml --versus more_carers.yaml --layout-report --size " + std::string{size});

        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_THAT(outcome.out, testing::HasSubstr(" texts, 0 overlaps\n")) << size;
    }
}

}  // namespace
}  // namespace careway::viz_test
