#include <gmock/gmock.h>

#include "tests/unit/scene/samples.hpp"
#include "tests/unit/scene/shown.hpp"
#include "viz/scene/report.hpp"

namespace careway::scene_test {
namespace {

using scene::Display;
using scene::Form;
using scene::Picture;
using scene::Shape;
using scene::Token;

std::vector<const Shape*> squares_of(const Display& display, const std::string& part) {
    std::vector<const Shape*> squares = shapes_of(display, part);
    std::erase_if(squares, [&](const Shape* shape) {
        return shape->box.width != display.square || shape->box.height != display.square || shape->form == Form::mark ||
               shape->form == Form::cross;
    });
    return squares;
}

/// 30 places, 34 people.
scene::Card crowded() {
    scene::Card card = ward();
    card.in_use = 34;
    card.room = 40;
    card.may_shrink = true;
    return card;
}

TEST(Queue, HasItsNumberInFullUpToFourDigits) {
    scene::Card card = ward();
    card.waiting = 9'999;
    for (const int height : {720, 768, 1080}) {
        EXPECT_EQ(words_of(shown(only(card), height * 16 / 9, height), "A ward waiting"), "9,999") << height;
    }
}

TEST(Queue, HasARingAboutItsLastDotWhereSomebodyHasWaitedTooLong) {
    scene::Card card = ward();
    EXPECT_EQ(count_of(shown(only(card)), "A ward", Form::ring), 0);
    card.late = true;

    const Display display = shown(only(card));

    const auto shapes = shapes_of(display, "A ward");
    const auto ring = std::ranges::find(shapes, Form::ring, [](const Shape* shape) { return shape->form; });
    ASSERT_NE(ring, shapes.end());
    EXPECT_EQ((*std::prev(ring))->form, Form::disc);
    EXPECT_TRUE((*ring)->box.holds((*std::prev(ring))->box));
    EXPECT_EQ(count_of(display, "A ward", Form::ring), 1);
}

TEST(Queue, SaysHowLongSomebodyHasWaited) {
    scene::Card card = ward();
    EXPECT_EQ(words_of(shown(only(card)), "A ward oldest"), "");
    card.column = 1;
    card.oldest_hours = 47;
    EXPECT_EQ(words_of(shown(only(card)), "A ward oldest"), "longest wait 47 hours");
    card.oldest_hours = 9 * 24 + 23;
    EXPECT_EQ(words_of(shown(only(card)), "A ward oldest"), "longest wait 9 days");
    card.label = "A name so long that";
    card.delayed = 0;
    card.column = 0;
    EXPECT_EQ(words_of(shown(only(card)), "A ward oldest"), "oldest 9 days");
}

TEST(Squares, BeyondTheCapacityStandUnderADashedLine) {
    const Display display = shown(only(crowded()));

    const auto squares = squares_of(display, "A ward");
    ASSERT_EQ(squares.size(), 35u);  // one is being cleaned
    int lowest_within = 0;
    for (std::size_t i = 0; i < 30; ++i) {
        lowest_within = std::max(lowest_within, squares[i]->box.bottom());
    }
    std::vector<const Shape*> dashes = shapes_of(display, "A ward");
    std::erase_if(dashes, [](const Shape* shape) { return shape->colour != Token::ink; });
    ASSERT_GE(dashes.size(), 10u);
    for (const Shape* dash : dashes) {
        EXPECT_GE(dash->box.y, lowest_within);
        for (std::size_t i = 30; i < 35; ++i) {
            EXPECT_LE(dash->box.bottom(), squares[i]->box.y);
        }
    }
    EXPECT_EQ(words_of(display, "A ward occupancy"), "113%");
}

TEST(Squares, StandWhereTheyStoodWhenACapacityFalls) {
    scene::Card card = crowded();
    card.capacity = 40;
    const auto before = shown(only(card));
    card.capacity = 30;
    const auto after = shown(only(card));

    EXPECT_EQ(before.square, after.square);
    EXPECT_EQ(squares_of(before, "A ward")[29]->box, squares_of(after, "A ward")[29]->box);
}

TEST(Squares, OfAWardThatIsClosedAreAllUnderTheLine) {
    scene::Card card = crowded();
    card.capacity = 0;
    const Display display = shown(only(card));

    EXPECT_EQ(squares_of(display, "A ward").size(), 35u);
    EXPECT_EQ(words_of(display, "A ward occupancy"), "over");
    EXPECT_EQ(words_of(display, "A ward counts"), "34 of 0");
    EXPECT_TRUE(scene::hits(display).empty());
}

TEST(Squares, NeverLeaveTheirCardHoweverManyPeopleThereAre) {
    scene::Card card = ward();
    for (card.in_use = 25; card.in_use < 70; ++card.in_use) {
        const Display display = shown(only(card));
        const scene::Box around = shapes_of(display, "A ward").front()->box;

        for (const Shape* square : squares_of(display, "A ward")) {
            ASSERT_TRUE(around.holds(square->box)) << card.in_use;
        }
        ASSERT_EQ(squares_of(display, "A ward").size(), static_cast<std::size_t>(std::max(30, card.in_use + 1)));
    }
}

TEST(Squares, OfASurgeStandAfterADivider) {
    scene::Card card = ward();
    card.surge = true;
    const Display display = shown(only(card));

    const auto shapes = shapes_of(display, "A ward");
    const auto divider = std::ranges::find(shapes, Token::ink, [](const Shape* shape) { return shape->colour; });
    ASSERT_NE(divider, shapes.end());
    EXPECT_EQ((*divider)->box.width, 2);
    EXPECT_LT((*divider)->box.right(), squares_of(display, "A ward").front()->box.x);
    EXPECT_EQ(words_of(display, "A ward counts"), "surge: 25 of 30");
}

TEST(Squares, OfASurgeSayWhenItIsNotOpen) {
    scene::Card card = ward();
    card.surge = true;
    card.capacity = card.in_use = card.delayed = card.turning = 0;

    EXPECT_EQ(words_of(shown(only(card)), "A ward counts"), "surge, not open");
}

TEST(Card, HasAThickEdgeAfterItsCapacityChanged) {
    scene::Card card = ward();
    EXPECT_EQ(shapes_of(shown(only(card)), "A ward")[1]->colour, Token::card_edge);
    card.changed = true;

    const scene::Display display = shown(only(card));
    const auto shapes = shapes_of(display, "A ward");

    EXPECT_EQ(shapes[2]->form, Form::framed);
    EXPECT_EQ(shapes[2]->colour, Token::ink);
    EXPECT_EQ(shapes[2]->thickness, 3);
}

TEST(Card, OfACaseloadShowsWhereItsPlacesEnd) {
    scene::Card card = ward();
    card.kind = scene::CardKind::bar;
    card.delayed = card.turning = 0;
    card.in_use = 42;
    const Display display = shown(only(card));

    EXPECT_EQ(words_of(display, "A ward free"), "12 over");
    EXPECT_EQ(shapes_of(display, "A ward").back()->form, Form::disc);
    const auto shapes = shapes_of(display, "A ward");
    const auto stroke = std::ranges::find(shapes, Token::ink, [](const Shape* shape) { return shape->colour; });
    ASSERT_NE(stroke, shapes.end());
    const double middle = (*stroke)->box.x + (*stroke)->box.width / 2.0 - shapes[2]->box.x;
    EXPECT_NEAR(middle / shapes[2]->box.width, 30 / 42.0, 0.01);
}

TEST(Group, IsPressedToOpenAndItsServicesToGatherThemAgain) {
    Picture picture = many_services(60, 100, "Ward");
    for (scene::Lane& lane : picture.lanes) {
        for (scene::Card& card : lane.cards) {
            card.group = card.column == 0 ? "Wards" : "Others";
        }
    }
    const auto spots = [&](const std::string& id) {
        return std::ranges::count(shown(picture).spots, id, &scene::Spot::id);
    };
    EXPECT_EQ(spots("group Wards"), 2);  // one in each lane
    EXPECT_EQ(spots("group Others"), 6);
    EXPECT_EQ(spots("group "), 0);
    picture.open_group = "Wards";

    EXPECT_EQ(spots("group Wards"), 0);
    EXPECT_EQ(spots("group Others"), 6);
    EXPECT_GE(spots("group "), 6);
}

TEST(Group, ShowsThatTheKeyboardIsAtIt) {
    Picture picture = many_services(60, 100, "Ward");
    for (scene::Card& card : picture.lanes[0].cards) {
        card.group = "Wards";
    }
    const auto edges = [&] { return std::ranges::count(shown(picture).shapes, Token::focus, &Shape::colour); };
    EXPECT_EQ(edges(), 0);
    picture.focus = "group Wards";

    EXPECT_GT(edges(), 0);
    EXPECT_TRUE(scene::hits(shown(picture)).empty());
}

TEST(Pressure, HasItsDigitBesideThePlate) {
    Picture picture = northvale();
    picture.lanes[0].pressure = 3;
    picture.lanes[1].pressure = 2;
    const Display display = shown(picture);

    EXPECT_EQ(words_of(display, "A pressure"), "3");
    EXPECT_EQ(words_of(display, "B pressure"), "2");
    EXPECT_EQ(scene::ground_of(display, *text_of(display, "A pressure")), Token::lane);
    const auto plate = std::ranges::find(display.shapes, Token::pressure_3, &Shape::colour);
    ASSERT_NE(plate, display.shapes.end());
    EXPECT_LT(plate->box.right(), text_of(display, "A pressure")->place.x);
}

TEST(Pressure, IsLeftOutOfALaneWithoutBeds) {
    EXPECT_EQ(words_of(shown(northvale()), "A pressure"), "");
}

TEST(Legend, SaysTheUnitOfEverythingOnAProjector) {
    Picture picture = northvale();
    picture.event.clear();
    picture.pressure = "bed pressure 2: 85% of beds in use, 3: over 92%, 4: none free";
    picture.ring = "longest wait over 18 weeks (spaces: 12 hours)";
    for (const int height : {720, 768, 1080, 2160}) {
        const Display display = shown(picture, height * 16 / 9, height);

        const std::string units = words_of(display, "legend units");
        EXPECT_THAT(units, testing::MatchesRegex("1 square = [12] beds?, 1 dot = .*")) << height;
        EXPECT_THAT(units,
                    testing::EndsWith(", arrow: people a day, last 7 days, %: places in use, " + picture.pressure))
            << height;
        EXPECT_EQ(words_of(display, "legend late"), picture.ring) << height;
    }
}

TEST(Legend, HasNoRingWhereNoneCanBe) {
    EXPECT_EQ(words_of(shown(northvale()), "legend late"), "");
    EXPECT_EQ(count_of(shown(northvale()), "footer", Form::ring), 0);
}

}  // namespace
}  // namespace careway::scene_test
