#include "viz/scene/panel.hpp"

#include <gmock/gmock.h>

#include "tests/unit/scene/samples.hpp"
#include "tests/unit/scene/shown.hpp"
#include "viz/scene/report.hpp"

namespace careway::scene_test {
namespace {

using scene::Box;
using scene::Display;
using scene::Picture;
using scene::Shape;
using scene::Text;
using scene::Token;

/// The largest shape of a part: its ground.
Box ground_of(const Display& display, const std::string& part) {
    Box ground;
    for (const Shape& shape : display.shapes) {
        if (display.parts[shape.part] == part && shape.box.width * shape.box.height > ground.width * ground.height) {
            ground = shape.box;
        }
    }
    return ground;
}

TEST(Panel, HasNoTextThatMeetsAnythingWhateverTheWindowAndTheModel) {
    for (const Window window : windows) {
        for (const double text_scale : {1.0, 1.2, 1.4, 1.6}) {
            for (const int services : {1, 60}) {
                for (const int items : {0, 1, 20}) {
                    Picture picture = many_services(services, 999'999, long_name);
                    picture.text_scale = text_scale;
                    add_panel(picture, items, long_name, 4);
                    const std::string what = std::to_string(window.width) + " at " + std::to_string(text_scale) + ", " +
                                             std::to_string(services) + " services, " + std::to_string(items) +
                                             " items";
                    expect_legible(picture, window, what);
                    add_buttons(picture);
                    expect_legible(picture, window, what + ", with buttons");
                }
            }
        }
    }
}

TEST(Panel, PushesLanesAndChartsAndCoversNeither) {
    Picture picture = northvale();
    add_panel(picture, 1, "Ten beds");
    const Display display = shown(picture);
    const Box panel = ground_of(display, "panel");

    EXPECT_EQ(panel.width, 460);
    EXPECT_EQ(panel.right(), 1910);
    for (const char* part : {"A", "B", "chart 2"}) {
        EXPECT_EQ(ground_of(display, part).right(), panel.x - 10) << part;
    }
    EXPECT_EQ(ground_of(display, "timeline").right(), 1910);
}

TEST(Panel, PutsTextOnlyOnGroundsOfThePalette) {
    Picture picture = northvale();
    add_panel(picture, 1, "Ten beds", 4);
    const Display display = shown(picture);
    for (const Text& text : display.texts) {
        const auto ground = scene::ground_of(display, text);
        ASSERT_TRUE(ground) << text.id;
        EXPECT_TRUE(std::ranges::any_of(scene::uses(),
                                        [&](const scene::Use& use) {
                                            return use.as == scene::Use::As::text && use.token == text.colour &&
                                                   use.on == *ground;
                                        }))
            << text.id << " on " << static_cast<int>(*ground);
    }
}

TEST(Panel, BreaksWordsBetweenThem) {
    Picture picture = northvale();
    picture.panel = scene::Panel{"Levers", {{scene::PanelItem::Kind::words, "Waits for " + long_name}}};
    const Display display = shown(picture);

    EXPECT_EQ(words_of(display, "panel item 1 line 1") + " " + words_of(display, "panel item 1 line 2"),
              "Waits for " + long_name);
}

TEST(Panel, SaysHowMuchHasNoRoom) {
    Picture picture = northvale();
    add_panel(picture, 20, "Ten beds");
    const Display display = shown(picture);

    int items = 0;
    while (!words_of(display, "panel item " + std::to_string(items + 1) + " line 1").empty()) {
        ++items;
    }
    EXPECT_GT(items, 5);
    EXPECT_EQ(words_of(display, "panel more"), "and " + std::to_string(100 - items) + " more");
}

TEST(Panel, SaysNothingIsLeftOutWhereAllHasRoom) {
    Picture picture = northvale();
    add_panel(picture, 1, "Ten beds");

    EXPECT_EQ(words_of(shown(picture), "panel more"), "");
}

// A keyboard goes through all items, and what it is at must be seen.
TEST(Panel, ShowsWhatIsInFocusHoweverFarDown) {
    Picture picture = northvale();
    add_panel(picture, 20, "Ten beds", 94);
    const Display display = shown(picture);

    EXPECT_EQ(words_of(display, "panel item 95 line 1"), "Ten beds");
    EXPECT_EQ(words_of(display, "panel more"), "and 5 more");
    EXPECT_THAT(words_of(display, "panel before"), testing::EndsWith(" before"));
    const auto focused = std::ranges::count_if(display.shapes, [&](const Shape& shape) {
        return shape.colour == Token::focus && display.parts[shape.part] == "panel item 95";
    });
    EXPECT_EQ(focused, 1);
}

TEST(Panel, HasASpotForWhatCanBePressedAlone) {
    Picture picture = northvale();
    add_panel(picture, 1, "Ten beds");
    const Display display = shown(picture);

    EXPECT_EQ(std::ranges::count(display.spots, "panel 4", &scene::Spot::id), 1);
    EXPECT_EQ(std::ranges::count_if(display.spots, [](const auto& spot) { return spot.id.starts_with("panel"); }), 1);
}

TEST(Panel, HasBarsOnBothSidesOfALineWhereSomethingIsLess) {
    using Kind = scene::PanelItem::Kind;
    Picture picture = northvale();
    picture.panel =
        scene::Panel{"Why", {{Kind::bar, "Arrivals", "+12", "", 0.5}, {Kind::bar, "Discharges", "-4", "", -0.25}}};
    const Display display = shown(picture);
    const auto bar = [&](const char* part) {
        const auto found =
            std::ranges::find_if(display.shapes, [&](const Shape& shape) { return display.parts[shape.part] == part; });
        return found->box;
    };

    const Box more = bar("panel item 1");
    const Box less = bar("panel item 2");
    EXPECT_EQ(less.right(), more.x);
    EXPECT_EQ(more.width, 2 * less.width);
}

}  // namespace
}  // namespace careway::scene_test
