#include "viz/scene/report.hpp"

#include <gmock/gmock.h>

namespace careway::scene_test {
namespace {

using scene::Box;
using scene::Display;
using scene::Form;
using scene::Hit;
using scene::Shape;
using scene::Text;
using scene::Token;

Text text(const std::string& id, Box place) {
    return {id, id, 14, false, false, false, Token::ink, place, {0, 0, 100, 100}};
}

/// A white ground of 100x100 with a text in its middle and `shape` over it.
Display with(Shape shape) {
    return {100,
            100,
            {"card", "bar"},
            {{Form::filled, Token::card, 1, 0, {0, 0, 100, 100}}, shape},
            {text("name", {40, 40, 20, 14})}};
}

MATCHER_P2(Meets, name, other, "") {
    return arg.text == name && arg.other == other;
}

TEST(Report, FindsNothingWrongWithATextOnItsGround) {
    EXPECT_THAT(scene::hits(with({Form::filled, Token::treated, 1, 1, {0, 60, 100, 10}})), testing::IsEmpty());
}

TEST(Report, FindsAShapeThatCoversPartOfAText) {
    EXPECT_THAT(scene::hits(with({Form::filled, Token::treated, 1, 1, {50, 40, 50, 14}})),
                testing::ElementsAre(Meets("name", "a shape of bar")));
}

TEST(Report, FindsAnEdgeThatCrossesAText) {
    EXPECT_THAT(scene::hits(with({Form::framed, Token::treated, 2, 1, {41, 30, 50, 50}})),
                testing::ElementsAre(Meets("name", "a shape of bar")));
}

TEST(Report, LetsAnEdgeGoAroundAText) {
    EXPECT_THAT(scene::hits(with({Form::framed, Token::treated, 2, 1, {38, 38, 24, 18}})), testing::IsEmpty());
}

TEST(Report, FindsALineThroughAText) {
    EXPECT_THAT(scene::hits(with({Form::line, Token::treated, 2, 1, {0, 46, 100, 0}})),
                testing::ElementsAre(Meets("name", "a shape of bar")));
}

TEST(Report, FindsTextsThatMeet) {
    Display display = with({});
    display.texts.push_back(text("other", {50, 50, 20, 14}));

    EXPECT_THAT(scene::hits(display), testing::Contains(Meets("name", "other")));
}

TEST(Report, FindsATextThatLeavesItsBoxOrTheWindow) {
    Display display = with({});
    display.texts.front().box = {40, 40, 10, 14};
    EXPECT_THAT(scene::hits(display), testing::Contains(Meets("name", "its box")));

    display.texts.front().box = {40, 40, 20, 14};
    display.width = 55;
    EXPECT_THAT(scene::hits(display), testing::Contains(Meets("name", "its box")));
}

TEST(Report, SaysTheSizeOfEachTextAndHowManyOverlaps) {
    EXPECT_EQ(scene::layout_report(with({Form::line, Token::treated, 2, 1, {0, 46, 100, 0}})),
              "14 px\tname\tname\nsquare\t0 px, 1 places\ndot\t1 people\noverlap\tname\ta shape of bar\n1 texts, 1 "
              "overlaps\n");
}

TEST(Report, KnowsTheGroundOfAText) {
    const Display display = with({Form::filled, Token::elapsed, 1, 1, {30, 30, 50, 50}});

    EXPECT_EQ(scene::ground_of(display, display.texts.front()), Token::elapsed);
}

}  // namespace
}  // namespace careway::scene_test
