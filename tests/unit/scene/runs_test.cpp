// What many runs and the room's guesses add to tiles and charts.
#include <gmock/gmock.h>

#include <limits>

#include "tests/unit/scene/samples.hpp"
#include "tests/unit/scene/shown.hpp"
#include "viz/scene/report.hpp"

namespace careway::scene_test {
namespace {

using scene::Box;
using scene::Chart;
using scene::Display;
using scene::Form;
using scene::Picture;
using scene::Shape;
using scene::Text;
using scene::Token;

bool has_text(const Display& display, const std::string& id) {
    return text_of(display, id) != nullptr;
}

std::vector<Box> boxes_of(const Display& display, const std::string& part, Token colour) {
    std::vector<Box> found;
    for (const Shape& shape : display.shapes) {
        if (display.parts[shape.part] == part && shape.form == Form::filled && shape.colour == colour) {
            found.push_back(shape.box);
        }
    }
    return found;
}

/// One chart, of three days that take the whole axis.
Picture three_days(const std::vector<double>& low_of_b) {
    Picture picture = northvale();
    Chart chart;
    chart.title = "Delayed (0 to 100)";
    chart.top = 100;
    chart.days = 3;
    chart.a.values = chart.b.values = {50, 50, 50, 50};
    chart.a.low = {20, 20, 20, 20};
    chart.a.high = {60, 60, 60, 60};
    chart.b.low = low_of_b;
    chart.b.high = {80, 80, 80, 80};
    picture.charts = {chart};
    return picture;
}

TEST(Bands, ShowBothLanesAndWhatTheyShare) {
    const Display display = shown(three_days({40, 40, 40, 40}));

    const auto a = boxes_of(display, "chart 1", Token::band_a);
    const auto b = boxes_of(display, "chart 1", Token::band_b);
    const auto both = boxes_of(display, "chart 1", Token::band_both);
    ASSERT_EQ(both.size(), 3u);
    EXPECT_EQ(both[0].y, a[0].y);
    EXPECT_EQ(both[0].bottom(), b[0].bottom());
    EXPECT_EQ(both[0].width, a[0].width);
    EXPECT_EQ(a[0].height, b[0].height);
}

TEST(Bands, ShareNothingWhereTheyLieApart) {
    const Display display = shown(three_days({70, 70, 70, 70}));

    EXPECT_EQ(boxes_of(display, "chart 1", Token::band_both), std::vector<Box>{});
    EXPECT_EQ(boxes_of(display, "chart 1", Token::band_b).size(), 3u);
}

TEST(Bands, LeaveDaysOutOnWhichThereIsNothingToShow) {
    const double nothing = std::numeric_limits<double>::quiet_NaN();

    const Display display = shown(three_days({nothing, nothing, 40, 40}));

    EXPECT_EQ(boxes_of(display, "chart 1", Token::band_a).size(), 3u);
    EXPECT_EQ(boxes_of(display, "chart 1", Token::band_b).size(), 1u);
    EXPECT_EQ(boxes_of(display, "chart 1", Token::band_both).size(), 1u);
}

TEST(Bands, AreExplainedBesideTheTitle) {
    Picture picture = northvale();

    EXPECT_EQ(text_of(shown(picture), "chart 1 title")->words,
              "Acute beds in use (0 to 800), shaded: 8 in 10 of 50 runs");
    picture.charts[0].shaded.clear();
    EXPECT_EQ(text_of(shown(picture), "chart 1 title")->words, "Acute beds in use (0 to 800)");
}

/// Boxes around the dashes of each ring, from left to right.
std::vector<Box> rings_of(const Display& display, const std::string& part) {
    constexpr std::size_t dashes = 8;
    std::vector<const Shape*> lines;
    for (const Shape& shape : display.shapes) {
        if (display.parts[shape.part] == part && shape.form == Form::line && shape.colour == Token::ink) {
            lines.push_back(&shape);
        }
    }
    std::vector<Box> rings;
    for (std::size_t i = 0; i + dashes <= lines.size(); i += dashes) {
        int left = lines[i]->box.x, right = left, top = lines[i]->box.y, bottom = top;
        for (std::size_t dash = i; dash < i + dashes; ++dash) {
            left = std::min(left, lines[dash]->box.x);
            right = std::max(right, lines[dash]->box.x);
            top = std::min(top, lines[dash]->box.y);
            bottom = std::max(bottom, lines[dash]->box.y);
        }
        rings.push_back({left, top, right - left, bottom - top});
    }
    return rings;
}

/// A chart without a line, so that rings are all there is.
Picture with_guesses(std::vector<scene::Guess> guesses) {
    Picture picture = three_days({});
    picture.charts[0].days = 100;
    picture.charts[0].a = picture.charts[0].b = {};
    picture.charts[0].guesses = std::move(guesses);
    return picture;
}

TEST(Rings, StandAtTheirDayAndValue) {
    const Display display = shown(with_guesses({{25, 50}, {75, 50}, {75, 25}}));

    const auto rings = rings_of(display, "chart 1");
    ASSERT_EQ(rings.size(), 3u);
    const auto axis = boxes_of(display, "chart 1", Token::ink_2).front();
    EXPECT_NEAR(rings[0].x + rings[0].width / 2, axis.x + axis.width / 4, 2);
    EXPECT_NEAR(rings[1].x + rings[1].width / 2, axis.x + axis.width * 3 / 4, 2);
    EXPECT_EQ(rings[0].y, rings[1].y);
    EXPECT_LT(rings[1].y, rings[2].y);
}

TEST(Rings, AreLeftOutBeyondTheAxis) {
    EXPECT_EQ(rings_of(shown(with_guesses({{-1, 50}, {101, 50}})), "chart 1"), std::vector<Box>{});
    EXPECT_EQ(rings_of(shown(with_guesses({{0, 50}, {100, 50}})), "chart 1").size(), 2u);
}

TEST(Rings, PushTheWordsAtTheEndsOfTheLinesAside) {
    Picture without = northvale();
    for (Chart& chart : without.charts) {
        chart.guesses = {{300, 600}};
    }
    Picture beside = without;
    beside.charts[0].guesses.push_back({217, beside.charts[0].a.values.back()});

    const int pushed = text_of(shown(beside), "chart 1 A")->place.x;

    EXPECT_GT(pushed, text_of(shown(without), "chart 1 A")->place.x);
    EXPECT_EQ(text_of(shown(beside), "chart 1 A")->words, "A 600");
    EXPECT_TRUE(scene::hits(shown(beside)).empty());
}

TEST(Header, NamesTheRunWhereThereIsLittleRoom) {
    Picture picture = northvale();
    picture.run = "run 43 of 50, among the worst tenth";

    EXPECT_EQ(text_of(shown(picture), "speed")->words, "1 day per second, run 43 of 50, among the worst tenth");
    picture.speed = "1 month per second";
    EXPECT_EQ(text_of(shown(picture, 1280, 720), "speed")->words, "run 43 of 50, among the worst tenth");
    picture.text_scale = 1.6;
    EXPECT_EQ(text_of(shown(picture, 1280, 720), "speed")->words, "run 43 of 50");
}

TEST(Evidence, StandsUnderTheDifference) {
    const Display display = shown(northvale());

    const Text& evidence = *text_of(display, "tile 2 evidence");
    EXPECT_EQ(evidence.words, "in 50 of 50 runs");
    EXPECT_GE(evidence.place.y, text_of(display, "tile 2 difference")->place.bottom());
    EXPECT_FALSE(has_text(display, "tile 3 evidence"));
}

TEST(Evidence, HasItsPlaceBeforeItComes) {
    Picture coming = northvale();
    for (scene::Tile& tile : coming.tiles) {
        tile.evidence.clear();
    }
    coming.text_scale = 1.2;
    Picture there = northvale();
    there.text_scale = 1.2;

    EXPECT_EQ(text_of(shown(coming, 1280, 720), "tile 2 difference")->place,
              text_of(shown(there, 1280, 720), "tile 2 difference")->place);
}

TEST(Evidence, NeedsTwoLanes) {
    Picture picture = northvale();
    picture.lanes.resize(1);

    EXPECT_FALSE(has_text(shown(picture), "tile 2 evidence"));
}

}  // namespace
}  // namespace careway::scene_test
