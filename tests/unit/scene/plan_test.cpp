#include "viz/scene/plan.hpp"

#include <gmock/gmock.h>

#include "tests/unit/scene/samples.hpp"

namespace careway::scene_test {
namespace {

using scene::Picture;
using scene::Plan;
using scene::Planned;
using scene::Scale;

const Scale nominal{1920, 1080, 1};
const std::vector<int> widths = {255, 574, 351, 415};

Plan plan(const Picture& picture, int height = 255) {
    return scene::plan_of(picture, widths, height, nominal);
}

int services_in(const std::vector<Planned>& column) {
    int count = 0;
    for (const Planned& planned : column) {
        count += static_cast<int>(planned.ids.size());
    }
    return count;
}

/// Sixty services, three groups in each column.
Picture in_groups() {
    Picture picture = many_services(60, 100, "Ward");
    for (scene::Lane& lane : picture.lanes) {
        int number = 0;
        for (scene::Card& card : lane.cards) {
            card.group = "group " + std::to_string(number++ / 4 % 3) + " of column " + std::to_string(card.column);
        }
    }
    return picture;
}

TEST(Plan, HasLargerSquaresWhereThereIsMoreRoom) {
    const int two_lanes = plan(northvale()).square;
    Picture one = northvale();
    one.lanes.resize(1);

    EXPECT_EQ(two_lanes, 7);
    EXPECT_EQ(plan(one, 560).square, 15);
}

TEST(Plan, StaysWhenNumbersOfPeopleChange) {
    Picture busier = northvale();
    for (scene::Card& card : busier.lanes[0].cards) {
        card.in_use = 0;
        card.delayed = 0;
        card.waiting += 300;
    }

    EXPECT_EQ(plan(busier).square, plan(northvale()).square);
    EXPECT_EQ(plan(busier).columns[1][1].y, plan(northvale()).columns[1][1].y);
}

TEST(Plan, LeavesRoomForPlacesThatWillOpenInOneLane) {
    Picture larger = northvale();
    larger.lanes[1].cards[3].room = 3000;

    EXPECT_EQ(plan(northvale()).places_a_square, 1);
    EXPECT_EQ(plan(larger).places_a_square, 5);
}

TEST(Plan, LetsASquareStandForSeveralPlacesWhenTheyWouldBeTooSmall) {
    Picture larger = northvale();
    larger.lanes[0].cards[3].room = 6200;

    EXPECT_EQ(plan(larger).places_a_square, 10);
    EXPECT_GE(plan(larger).square, 6);
}

TEST(Plan, GivesEveryServiceAPlaceInItsColumn) {
    const Plan made = plan(northvale());

    ASSERT_EQ(made.columns.size(), 4u);
    for (const auto& column : made.columns) {
        int free_from = 0;
        for (const Planned& planned : column) {
            EXPECT_GE(planned.y, free_from) << planned.label;
            free_from = planned.y + planned.height;
        }
        EXPECT_LE(free_from, 255);
    }
}

TEST(Plan, MakesTheSmallestServicesRowsBeyondThreeInAColumn) {
    Picture five = northvale();
    for (int i = 0; i < 2; ++i) {
        scene::Card small = five.lanes[0].cards[6];
        small.id = small.label = "Small " + std::to_string(i);
        small.room = 5 + i;
        small.capacity = small.in_use = 5;
        for (scene::Lane& lane : five.lanes) {
            lane.cards.push_back(small);
        }
    }

    const Plan made = plan(five, 400);

    ASSERT_EQ(made.columns[3].size(), 5u);
    EXPECT_FALSE(made.columns[3][2].row);
    EXPECT_TRUE(made.columns[3][3].row);
    EXPECT_EQ(made.columns[3][4].label, "Small 1");
}

TEST(Plan, GathersWhatFindsNoLineSoThatNobodyIsLeftOut) {
    const Plan made = plan(many_services(40, 100, "Ward"));

    for (const auto& column : made.columns) {
        EXPECT_EQ(services_in(column), 10);
        EXPECT_LT(column.size(), 10u);
        EXPECT_LE(column.back().y + column.back().height, 255);
        EXPECT_THAT(column.back().label, testing::EndsWith(" more services"));
    }
}

TEST(Plan, LetsGroupsShareACardBeyondFortyServices) {
    const Plan made = plan(in_groups());

    ASSERT_EQ(made.columns[0].size(), 3u);
    EXPECT_EQ(services_in(made.columns[0]), 15);
    EXPECT_EQ(made.columns[0].front().room, 500);
}

TEST(Plan, LetsServicesOfAnOpenGroupStandForThemselves) {
    Picture picture = in_groups();
    picture.open_group = "group 0 of column 1";
    const Plan made = plan(picture, 560);

    EXPECT_EQ(made.columns[0].size(), 3u);
    ASSERT_EQ(made.columns[1].size(), 7u);
    EXPECT_EQ(services_in(made.columns[1]), 15);
    int alone = 0;
    for (const Planned& planned : made.columns[1]) {
        EXPECT_EQ(planned.opened, planned.group == picture.open_group);
        alone += planned.ids.size() == 1 ? 1 : 0;
        EXPECT_TRUE(planned.opened || planned.row) << planned.label;
    }
    EXPECT_EQ(alone, 5);
}

TEST(Plan, AddsUpServicesThatShareACard) {
    const scene::Lane lane = northvale().lanes[0];

    const scene::Card sum = scene::together(lane, {{"Reablement", "Home care"}, "2 more", "", {}, 0, true, 0, 0});

    EXPECT_EQ(sum.capacity, 2940);
    EXPECT_EQ(sum.in_use, 2936);
    EXPECT_EQ(sum.waiting, 158);
}

TEST(Squares, KeepOneForSomebody) {
    EXPECT_EQ(scene::squares_for(0, 50), 0);
    EXPECT_EQ(scene::squares_for(1, 50), 1);
    EXPECT_EQ(scene::squares_for(620, 1), 620);
    EXPECT_EQ(scene::squares_for(74, 50), 1);
    EXPECT_EQ(scene::squares_for(75, 50), 2);
}

}  // namespace
}  // namespace careway::scene_test
