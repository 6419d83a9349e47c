#include "viz/scene/flights.hpp"

#include <gmock/gmock.h>

#include "tests/unit/scene/samples.hpp"
#include "tests/unit/scene/shown.hpp"
#include "viz/scene/report.hpp"

namespace careway::scene_test {
namespace {

using scene::Box;
using scene::Display;
using scene::Flight;
using scene::Stop;

const Stop& stop_of(const Display& display, const std::string& id) {
    return *std::ranges::find_if(display.stops, [&](const Stop& stop) { return stop.ids.front() == id; });
}

/// Where the middle of the only dot is.
std::pair<int, int> place_of(const Display& display, const Flight& flight) {
    const auto dots = scene::dots_of(display, {flight});
    return dots.empty() ? std::pair{-1, -1}
                        : std::pair{dots[0].box.x + dots[0].box.width / 2, dots[0].box.y + dots[0].box.height / 2};
}

int middle_of(const Box& box) {
    return box.y + box.height / 2;
}

TEST(Flights, GoFromCardToCardBetweenNeighbouringColumns) {
    const Display display = shown(northvale());
    const Stop& from = stop_of(display, "Assessment unit");
    const Stop& to = stop_of(display, "Intermediate care");
    const auto at = [&](double progress) {
        return place_of(display, {0, "Assessment unit", "Intermediate care", progress});
    };

    EXPECT_EQ(at(0), (std::pair{from.card.right(), middle_of(from.card)}));
    EXPECT_EQ(at(1), (std::pair{to.card.x, middle_of(to.card)}));
    EXPECT_GE(at(0.5).first, to.gutter.x);
    EXPECT_LE(at(0.5).first, to.gutter.right());
}

TEST(Flights, ComeOutOfTheArrowFromOutsideAndFromColumnsThatAreNoNeighbours) {
    const Display display = shown(northvale());
    const Stop& to = stop_of(display, "Home care");

    for (const char* from : {"", "ED", "Somewhere else"}) {
        EXPECT_EQ(place_of(display, {0, from, "Home care", 0}), (std::pair{to.gutter.x + 6, to.arrow})) << from;
    }
    EXPECT_EQ(place_of(display, {0, "Care homes", "Home care", 0}).first, stop_of(display, "Care homes").card.x);
}

TEST(Flights, StayInTheirLane) {
    const Display display = shown(northvale());

    EXPECT_GT(place_of(display, {1, "", "ED", 1}).second, place_of(display, {0, "", "ED", 1}).second + 200);
    EXPECT_TRUE(scene::dots_of(shown(only(ward())), {{1, "", "ward", 0.5}}).empty());
}

TEST(Flights, AreNotSeenWithinACardThatGathersBothServices) {
    const Display display = shown(many_services(60, 100, "Ward"));
    const auto gathered = std::ranges::find_if(display.stops, [](const Stop& stop) { return stop.ids.size() > 1; });
    ASSERT_NE(gathered, display.stops.end());

    EXPECT_TRUE(scene::dots_of(display, {{0, gathered->ids[0], gathered->ids[1], 0.5}}).empty());
    EXPECT_EQ(scene::dots_of(display, {{0, "", gathered->ids[1], 0}}).size(), 1u);
}

TEST(Flights, PassBehindWords) {
    scene::Picture picture = many_services(9, 999'999, "Ward");
    for (int lane = 0; lane < 2; ++lane) {
        for (int to = 0; to < 9; ++to) {
            for (int step = 0; step < 50; ++step) {
                picture.flights.push_back(
                    {static_cast<std::size_t>(lane), "", "service " + std::to_string(to), step / 50.0});
            }
        }
    }
    for (const int height : {360, 768, 1080}) {
        const Display display = shown(picture, height * 16 / 9, height);

        EXPECT_TRUE(scene::hits(display).empty()) << height;
        EXPECT_LT(display.flying.size(), picture.flights.size());
        EXPECT_GT(display.flying.size(), 100u);
    }
}

TEST(Flights, AreExplainedWhileThereAreAny) {
    scene::Picture picture = northvale();
    EXPECT_EQ(words_of(shown(picture), "legend flying"), "");
    picture.flying = "on the way (60 at most)";
    EXPECT_EQ(words_of(shown(picture), "legend flying"), picture.flying);
}

}  // namespace
}  // namespace careway::scene_test
