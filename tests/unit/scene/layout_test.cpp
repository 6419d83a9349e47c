#include <gmock/gmock.h>

#include <set>

#include "tests/unit/scene/samples.hpp"
#include "tests/unit/scene/shown.hpp"
#include "viz/scene/report.hpp"

namespace careway::scene_test {
namespace {

using scene::Display;
using scene::Form;
using scene::Picture;
using scene::Shape;
using scene::Text;
using scene::Token;

TEST(Layout, HasNoTextThatMeetsAnythingWhateverTheWindowAndTheModel) {
    for (const Window window : windows) {
        for (const double text_scale : {1.0, 1.2, 1.4, 1.6}) {
            const std::string size = std::to_string(window.width) + " at " + std::to_string(text_scale);
            for (const int services : {1, 9, 60}) {
                for (const std::int32_t number : {0, 999'999}) {
                    Picture picture = many_services(services, number, long_name);
                    picture.text_scale = text_scale;
                    const std::string what =
                        size + ", " + std::to_string(services) + " services of " + std::to_string(number);
                    expect_legible(picture, window, what);
                    picture.lanes.resize(1);
                    picture.paused = true;
                    expect_legible(picture, window, what + ", one lane");
                }
            }
            Picture usual = northvale();
            usual.text_scale = text_scale;
            expect_legible(usual, window, size);
            add_buttons(usual);
            expect_legible(usual, window, size + ", with buttons");
            for (scene::Chart& chart : usual.charts) {
                chart.days = 60;
                chart.a.low.clear();
                chart.a.high.clear();
                chart.a.values = chart.b.values = {0, 0};
                chart.capacity = {60, 60};
            }
            expect_legible(usual, window, size + ", on the first day");
        }
    }
}

TEST(Layout, TellsWhatHappenedLastWhileNothingIsSaid) {
    Picture picture = northvale();
    picture.last_event = "Day 181, B: 60 places";
    EXPECT_EQ(words_of(shown(picture), "last event"), "");

    picture.event.clear();

    for (const Window window : windows) {
        expect_legible(picture, window, std::to_string(window.width));
    }
    EXPECT_EQ(words_of(shown(picture), "last event"), "Day 181, B: 60 places");
    EXPECT_NE(words_of(shown(picture), "legend units"), "");
}

TEST(Layout, HasLargeNumbersForTheBackRow) {
    const Display display = shown(northvale());

    for (const char* id : {"tile 1 value A", "tile 1 value B", "tile 5 value A", "tile 5 value B"}) {
        ASSERT_NE(text_of(display, id), nullptr) << id;
        EXPECT_EQ(text_of(display, id)->size, 42) << id;
        EXPECT_FALSE(text_of(display, id)->cut) << id;
    }
    EXPECT_EQ(text_of(display, "date")->size, 32);
}

TEST(Layout, HasNumbersOfTwentyTwoPixelsOnASmallProjector) {
    const Display display = shown(northvale(), 1366, 768);

    EXPECT_GE(text_of(display, "date")->size, 22);
    EXPECT_GE(text_of(display, "tile 1 value A")->size, 22);
}

TEST(Layout, NeverCutsAValueOfATile) {
    for (const Window window : windows) {
        for (const double text_scale : {1.0, 1.6}) {
            Picture picture = many_services(9, 999'999, long_name);
            picture.text_scale = text_scale;
            const Display display = shown(picture, window.width, window.height);

            EXPECT_EQ(words_of(display, "tile 1 value A"), "999,999") << window.width << " at " << text_scale;
            EXPECT_EQ(words_of(display, "tile 5 value B"), "999,999") << window.width << " at " << text_scale;
        }
    }
}

TEST(Layout, PutsTextOnlyOnGroundsOfThePalette) {
    for (const bool paused : {false, true}) {
        Picture picture = northvale();
        picture.paused = paused;
        const Display display = shown(picture);
        for (const Text& text : display.texts) {
            const auto ground = scene::ground_of(display, text);
            ASSERT_TRUE(ground) << text.id;
            const bool allowed = std::ranges::any_of(scene::uses(), [&](const scene::Use& use) {
                return use.as == scene::Use::As::text && use.token == text.colour && use.on == *ground;
            });
            EXPECT_TRUE(allowed) << text.id << " on " << static_cast<int>(*ground);
        }
    }
}

TEST(Layout, FillsSquaresInTheOrderTreatedDelayedFreeClosed) {
    const Display display = shown(only(ward()));

    std::string order;
    for (const Shape* shape : shapes_of(display, "A ward")) {
        const bool square = shape->box.width == display.square && shape->box.height == display.square;
        if (square && shape->form == Form::filled) {
            order += shape->colour == Token::treated ? 't' : 'd';
        } else if (square && shape->form == Form::framed) {
            order += 'f';
        } else if (shape->form == Form::cross) {
            order += 'x';
        }
    }
    EXPECT_EQ(order, std::string(20, 't') + "ddddd" + "ffff" + "fx");
}

TEST(Layout, CallsAPoolTheSameHoweverFullItIs) {
    scene::Card card = ward();
    card.short_label = "Ward";
    for (int letters = 1; letters < 60; ++letters) {  // somewhere between there is room beside 9 % and not beside 100 %
        card.label = std::string(static_cast<std::size_t>(letters), 'n');
        card.in_use = 2;
        card.delayed = 0;
        const Display empty = shown(only(card));
        card.in_use = *card.capacity;

        ASSERT_EQ(words_of(shown(only(card)), "A ward name"), words_of(empty, "A ward name")) << letters;
    }
}

TEST(Layout, HasAsManyOrangeSquaresAsTheLabelSays) {
    const Display display = shown(northvale());

    EXPECT_EQ(scene::squares_of(display, "A General and acute beds", Token::delayed), 118);
    EXPECT_EQ(words_of(display, "A General and acute beds delayed"), "118 delayed");
    EXPECT_EQ(scene::squares_of(display, "B General and acute beds", Token::delayed), 59);
    EXPECT_EQ(words_of(display, "B General and acute beds delayed"), "59 delayed");
}

TEST(Layout, HasTheSameSquareOnEveryCardOfBothLanes) {
    const Display display = shown(northvale());

    for (const Shape& shape : display.shapes) {
        if (shape.colour == Token::treated && display.parts[shape.part] != "footer" && shape.box.width < 40) {
            EXPECT_EQ(shape.box.width, display.square) << display.parts[shape.part];
            EXPECT_EQ(shape.box.height, display.square) << display.parts[shape.part];
        }
    }
    EXPECT_EQ(words_of(display, "legend units").substr(0, 16), "1 square = 1 bed");
}

TEST(Layout, DrawsDelayedPlacesWithoutGapsWhereSquaresAreSmall) {
    const Display display = shown(northvale());
    ASSERT_LT(display.square, 10);

    int touching = 0;
    const Shape* before = nullptr;
    for (const Shape* shape : shapes_of(display, "A General and acute beds")) {
        if (shape->colour == Token::delayed && shape->box.height == display.square) {
            const bool same_line = before != nullptr && before->box.y == shape->box.y;
            touching += same_line && before->box.right() == shape->box.x ? 1 : 0;
            before = shape;
        }
    }
    EXPECT_GE(touching, 100);
}

TEST(Layout, HasBarsInsteadOfSquaresForCaseloads) {
    const Display display = shown(northvale());

    EXPECT_EQ(words_of(display, "A Home care counts"), "2,598 of 2,600");
    EXPECT_EQ(words_of(display, "A Home care free"), "2 free");
    EXPECT_EQ(scene::squares_of(display, "A Home care", Token::treated), 0);
}

TEST(Layout, HasDotsInProportionToWhoWaits) {
    const Display display = shown(northvale());
    const double people = display.people_a_dot;

    EXPECT_NEAR(count_of(display, "A Assessment unit", Form::disc), 18 / people, 0.5);
    EXPECT_NEAR(count_of(display, "A Reablement", Form::disc), 57 / people, 0.5);
    EXPECT_NEAR(count_of(display, "B Home care", Form::disc), 42 / people, 0.5);
    EXPECT_EQ(count_of(display, "A Same-day care", Form::disc), 0);
}

TEST(Layout, HasEqualLanesButForTheTabWhenTheyHoldTheSame) {
    Picture picture = northvale();
    picture.lanes[1].cards = picture.lanes[0].cards;
    const Display display = shown(picture);

    const auto of_lane = [&](char letter) {
        std::vector<Shape> shapes;
        int top = 0;
        for (const Shape& shape : display.shapes) {
            const std::string& part = display.parts[shape.part];
            if (part.front() == letter && (part.size() == 1 || part[1] == ' ')) {
                top = shapes.empty() ? shape.box.y : top;
                Shape moved = shape;
                moved.part = 0;
                moved.box.y -= top;
                const bool tab = part.size() == 1 && (shape.colour == Token::ink || shape.colour == Token::scenario_b);
                moved.colour = tab ? Token::ink : shape.colour;
                shapes.push_back(moved);
            }
        }
        return shapes;
    };
    EXPECT_FALSE(of_lane('A').empty());
    EXPECT_EQ(of_lane('A'), of_lane('B'));
}

TEST(Layout, SaysThatItIsPausedInTheLargestLetters) {
    Picture picture = northvale();
    EXPECT_EQ(text_of(shown(picture), "paused"), nullptr);
    picture.paused = true;

    EXPECT_EQ(words_of(shown(picture), "paused"), "PAUSED");
    EXPECT_EQ(text_of(shown(picture), "paused")->size, 44);
}

TEST(Layout, GivesUpChartsForLargeLetters) {
    Picture picture = northvale();
    for (const auto& [scale, charts] : std::vector<std::pair<double, int>>{{1.2, 2}, {1.4, 1}, {1.6, 0}}) {
        picture.text_scale = scale;
        const Display display = shown(picture);

        EXPECT_EQ((text_of(display, "chart 1 title") != nullptr) + (text_of(display, "chart 2 title") != nullptr),
                  charts)
            << scale;
    }
}

TEST(Layout, LeavesOutMonthsAtThePlayhead) {
    const Display display = shown(northvale());

    EXPECT_EQ(words_of(display, "month 7"), "Jan 27");
    EXPECT_EQ(text_of(display, "month 8"), nullptr);  // begins on day 212.8, now is 213
    EXPECT_EQ(words_of(display, "month 9"), "Mar");
}

TEST(Layout, TellsMarkersOfTheTimelineApart) {
    const Display display = shown(northvale());

    std::set<std::pair<Form, Token>> looks;
    for (const Shape* shape : shapes_of(display, "timeline")) {
        if (shape->form != Form::filled && shape->form != Form::framed) {
            looks.insert({shape->form, shape->colour});
        }
    }
    EXPECT_EQ(looks.size(), 4u);
    EXPECT_TRUE(looks.contains({Form::diamond, Token::outline}));
}

TEST(Layout, HasButtonsThatAShakyHandCanHit) {
    Picture picture = northvale();
    add_buttons(picture);
    for (const Window window : windows) {
        const Display display = shown(picture, window.width, window.height);

        EXPECT_EQ(std::ranges::count(display.spots, "button 16", &scene::Spot::id), 1);
        for (const scene::Spot& spot : display.spots) {
            if (spot.id != "timeline") {
                EXPECT_GE(spot.box.width, 44) << window.width;
                EXPECT_GE(spot.box.height, 44) << window.width;
                EXPECT_LE(spot.box.bottom(), window.height) << window.width;
            }
        }
    }
}

TEST(Layout, SaysWhatWasDoneInFull) {
    Picture picture = northvale();
    picture.event = "With +60 reablement places from Wed 7 Dec 2016 in B; written to careway-workshop-2.yaml";
    const Display display = shown(picture, 1366, 768);

    EXPECT_FALSE(text_of(display, "event")->cut);
    EXPECT_NE(words_of(display, "legend units"), "");
    picture.event += ", which is not the file of before, for that one was left when lane B became A again";
    const Display longer = shown(picture, 1366, 768);
    EXPECT_FALSE(text_of(longer, "event")->cut);
    EXPECT_EQ(words_of(longer, "legend units"), "");
}

TEST(Layout, ShowsWhichButtonTheKeyboardIsAt) {
    Picture picture = northvale();
    add_buttons(picture);
    const Display display = shown(picture);

    const auto focused = shapes_of(display, "button Full screen 1");
    ASSERT_EQ(focused.size(), 2u);
    EXPECT_EQ(focused[0]->colour, Token::focus);
    EXPECT_EQ(focused[1]->form, Form::framed);
    EXPECT_EQ(shapes_of(display, "button Full screen 2").size(), 1u);
}

TEST(Layout, SaysTheDifferenceWithADirection) {
    const Display display = shown(northvale());

    EXPECT_EQ(words_of(display, "tile 5 difference"), "B £2.5m more");
    EXPECT_EQ(text_of(display, "tile 5 difference")->colour, Token::delayed_text);
    EXPECT_EQ(text_of(display, "tile 1 difference")->colour, Token::better);
    const auto shapes = shapes_of(display, "tile 5");
    EXPECT_TRUE(std::ranges::any_of(shapes, [](const Shape* shape) { return shape->form == Form::up; }));
}

}  // namespace
}  // namespace careway::scene_test
