#include <gmock/gmock.h>

#include "tests/unit/scene/samples.hpp"
#include "tests/unit/scene/shown.hpp"
#include "viz/scene/report.hpp"

namespace careway::scene_test {
namespace {

using scene::Display;

scene::Picture with_hints(int count) {
    scene::Picture picture = northvale();
    for (int i = 1; i <= count; ++i) {
        picture.hints.push_back({"Ctrl+F" + std::to_string(i), "Something that it does"});
    }
    return picture;
}

bool has(const Display& display, const std::string& id) {
    return std::ranges::count(display.texts, id, &scene::Text::id) > 0;
}

TEST(Hints, StandWhereTheLegendDoesAndMeetNothing) {
    for (const auto& [width, height] : {std::pair{640, 360}, {1280, 720}, {1366, 768}, {1920, 1080}, {3840, 2160}}) {
        for (const double text_scale : {1.0, 1.2, 1.4, 1.6}) {
            scene::Picture picture = with_hints(36);
            picture.text_scale = text_scale;

            const Display display = shown(picture, width, height);

            EXPECT_TRUE(has(display, "key Ctrl+F1"));
            EXPECT_FALSE(has(display, "legend treated"));
            for (const scene::Hit& hit : scene::hits(display)) {
                ADD_FAILURE() << width << " at " << text_scale << ": " << hit.text << " meets " << hit.other;
            }
        }
    }
}

TEST(Hints, AreAllThereOnAProjector) {
    for (const auto& [width, height] : {std::pair{1280, 720}, {1366, 768}, {1920, 1080}}) {
        EXPECT_TRUE(has(shown(with_hints(36), width, height), "hint Ctrl+F36")) << width;
    }
}

TEST(Layout, HidesAllButLanesAndTilesWhereThatIsWanted) {
    scene::Picture picture = northvale();
    picture.bare = true;
    picture.event.clear();

    const Display display = shown(picture, 1920, 1080);

    EXPECT_TRUE(has(display, "tile 1 value A"));
    for (const char* id : {"date", "title", "chart 1 title", "month 1", "legend treated"}) {
        EXPECT_FALSE(has(display, id)) << id;
    }
    EXPECT_GT(display.square, shown(northvale(), 1920, 1080).square);
}

TEST(Layout, SaysWhatIsToBeSaidWhereTheRestIsHidden) {
    scene::Picture picture = northvale();
    picture.bare = true;

    EXPECT_TRUE(has(shown(picture, 1366, 768), "event"));
}

}  // namespace
}  // namespace careway::scene_test
