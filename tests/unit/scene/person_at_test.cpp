#include "viz/scene/person_at.hpp"

#include <gtest/gtest.h>

#include "tests/unit/scene/lettering.hpp"
#include "tests/unit/scene/samples.hpp"
#include "viz/scene/layout.hpp"

namespace careway::scene_test {
namespace {

using scene::Box;
using scene::Display;
using scene::Form;
using scene::PersonDrawn;
using scene::Token;

const scene::TextMeasure measure = liberation_sans;

Display northvale_drawn() {
    return scene::layout(northvale(), 1920, 1080, measure);
}

/// The shape of that colour with that number among those as high as `height` of a card.
Box box_of(const Display& display, const std::string& part, Token colour, int number, int height) {
    for (const scene::Shape& shape : display.shapes) {
        const bool fits = shape.form == Form::filled && shape.colour == colour && shape.box.height == height;
        if (fits && display.parts[shape.part] == part && number-- == 0) {
            return shape.box;
        }
    }
    return {};
}

TEST(PersonAt, IsWhoIsDrawnThere) {
    const Display display = northvale_drawn();
    const Box third = box_of(display, "A General and acute beds", Token::treated, 2, display.square);
    const Box delayed = box_of(display, "B General and acute beds", Token::delayed, 58, display.square);

    EXPECT_EQ(person_at(display, third.x, third.y), (PersonDrawn{0, "General and acute beds", false, 2, 502}));
    EXPECT_EQ(person_at(display, third.right() - 1, third.bottom() - 1)->nth, 2);
    EXPECT_EQ(person_at(display, delayed.x, delayed.y), (PersonDrawn{1, "General and acute beds", true, 58, 59}));
}

TEST(PersonAt, IsNobodyBesideSquares) {
    const Display display = northvale_drawn();
    const Box first = box_of(display, "A General and acute beds", Token::treated, 0, display.square);

    EXPECT_FALSE(person_at(display, first.x - 1, first.y));
    EXPECT_FALSE(person_at(display, 5, 5));
}

TEST(PersonAt, IsNobodyOnAFreePlace) {
    scene::Picture picture = northvale();
    picture.lanes.resize(1);
    picture.lanes[0].cards = {ward()};
    const Display display = scene::layout(picture, 1920, 1080, measure);
    for (const scene::Shape& shape : display.shapes) {
        if (display.parts[shape.part] == "A ward" && shape.form == Form::framed && shape.colour == Token::outline) {
            EXPECT_FALSE(person_at(display, shape.box.x, shape.box.y));
        }
    }
}

TEST(PersonAt, IsAsFarAlongABarAsThePoint) {
    const Display display = northvale_drawn();
    Box bar;
    for (const scene::Crowd& crowd : display.crowds) {
        if (display.parts[crowd.part] == "A Home care" && !crowd.delayed) {
            bar = crowd.boxes.front();
        }
    }
    ASSERT_GT(bar.width, 100);

    EXPECT_EQ(person_at(display, bar.x + 40, bar.y), (PersonDrawn{0, "Home care", false, 40, bar.width}));
}

}  // namespace
}  // namespace careway::scene_test
