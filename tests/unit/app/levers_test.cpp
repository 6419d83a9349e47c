#include <gmock/gmock.h>

#include "tests/unit/app/ward_with_lever.hpp"
#include "viz/app/buttons.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using scene::Marker;
using Levers = WardWithLever;

TEST_F(Levers, ChangeLaneBFromTheDayOnWhichTheyTakeEffectAndNeverA) {
    EXPECT_EQ(stage_->pull(0, day_number(10) + Duration::hours(14)), "With Ten beds from Thu 14 Apr 2016 in B");

    EXPECT_EQ(beds(0, 30), 20);
    EXPECT_EQ(beds(1, 12), 20);
    EXPECT_EQ(beds(1, 14), 30);
    EXPECT_EQ(waiting(0, 13), waiting(1, 13));
    EXPECT_LT(waiting(1, 30), waiting(0, 30));
}

TEST_F(Levers, AreReleasedBySecondPull) {
    stage_->pull(0, day_number(10));
    EXPECT_TRUE(stage_->is_pulled(0));

    EXPECT_EQ(stage_->pull(0, day_number(20)), "Without Ten beds from Sun 24 Apr 2016 in B");

    EXPECT_FALSE(stage_->is_pulled(0));
    EXPECT_EQ(beds(1, 22), 30);
    EXPECT_EQ(beds(1, 24), 20);
}

TEST_F(Levers, ShowInTheNameOfTheLaneAndOnTheTimeline) {
    stage_->pull(0, day_number(10));

    const scene::Picture picture = stage_->wait_for(day_number(10));

    EXPECT_EQ(picture.lanes[0].name, "As it is");
    EXPECT_EQ(picture.lanes[1].name, "Ten beds");
    EXPECT_EQ(picture.timeline.markers, (std::vector<Marker>{{13, Marker::Kind::lever_ahead}}));
    EXPECT_EQ(stage_->wait_for(day_number(13)).timeline.markers, (std::vector<Marker>{{13, Marker::Kind::lever}}));
}

TEST_F(Levers, AreNotOnTheTimelineWhereTheyAreReleasedBeforeTheyTakeEffect) {
    stage_->pull(0, day_number(10));
    stage_->pull(0, day_number(10));

    EXPECT_EQ(stage_->wait_for(day_number(10)).timeline.markers, std::vector<Marker>{});
}

TEST_F(Levers, LeaveNoRoomForTheirPlacesWhereLaneBBecomesA) {
    stage_->pull(0, day_number(10));
    EXPECT_EQ(stage_->wait_for(day_number(20)).lanes[0].cards[0].room, 30);

    stage_->fork(day_number(20));

    EXPECT_EQ(stage_->wait_for(day_number(20)).lanes[0].cards[0].room, 20);
}

TEST_F(Levers, AreNoMarkersBeyondTheEndOfTheRun) {
    Room room{*stage_, day_number(59), speed_called("1 day"), 1, true, folder_};
    static_cast<void>(stage_->wait_for(day_number(59)));
    room.pull(0);  // from day 62 on, of 60
    static_cast<void>(stage_->wait_for(day_number(59)));

    room.perform(Action::next_marker);

    EXPECT_EQ(room.clock().shown(), day_number(59));
    EXPECT_EQ(room.fresh_picture()->event, "Nothing is marked after this");
}

TEST_F(Levers, AreForgottenWhereLaneBBecomesA) {
    stage_->pull(0, day_number(10));

    stage_->fork(day_number(20));

    EXPECT_FALSE(stage_->is_pulled(0));
    EXPECT_EQ(waiting(1, 40), waiting(0, 40));
}

TEST_F(Levers, AreWrittenToAFileThatTheRoomNamesAndToAnotherAfterAFork) {
    Room room{*stage_, day_number(10), speed_called("1 day"), 1, true, folder_};

    const auto said = [&] {
        static_cast<void>(stage_->wait_for(day_number(10)));
        return room.fresh_picture()->event;
    };

    room.pull(0);
    EXPECT_EQ(said(), "With Ten beds from Thu 14 Apr 2016 in B; written to careway-workshop.yaml");
    room.perform(Action::fork);
    EXPECT_EQ(said(), "B is A from here on; what was done in it stays in careway-workshop.yaml");
    room.pull(0);
    EXPECT_EQ(said(), "With Ten beds from Thu 14 Apr 2016 in B; written to careway-workshop-2.yaml");

    EXPECT_FALSE(language::load(folder_ / "ward.yaml", folder_ / "careway-workshop.yaml").spec.pools.empty());
    EXPECT_FALSE(language::load(folder_ / "ward.yaml", folder_ / "careway-workshop-2.yaml").spec.pools.empty());
}

TEST_F(Levers, HaveButtonsThatSpeakOfKeysOnlyWhereThoseWork) {
    const Room room{*stage_, day_number(10), speed_called("1 day"), 1, true, folder_};

    EXPECT_EQ(buttons_of(room, true)[0].key, "1: pull in B");
    EXPECT_EQ(buttons_of(room, false)[0].key, "pull in B");
}

// An error of the model has a code, a place and a hint, which nobody reads on a screen.
TEST_F(Levers, AreRefusedInOneSentence) {
    Room room{*stage_, day_number(10), speed_called("1 day"), 1, true, folder_};
    std::ofstream{folder_ / "ward.yaml", std::ios::app} << "pools: {}\n";

    room.pull(0);

    static_cast<void>(stage_->wait_for(day_number(10)));
    const std::string said = room.fresh_picture()->event;
    EXPECT_TRUE(said.starts_with("Ten beds cannot be pulled: ")) << said;
    EXPECT_EQ(said.find_first_of("\n["), std::string::npos) << said;
    EXPECT_FALSE(stage_->is_pulled(0));
}

// How a good idea in the room becomes evidence.
TEST_F(Levers, AreWrittenAsAScenarioThatGivesTheSameModel) {
    EXPECT_EQ(stage_->workshop(folder_), "");
    stage_->pull(0, day_number(10));

    std::ofstream{folder_ / "workshop.yaml"} << stage_->workshop(folder_);

    const language::Model again = language::load(folder_ / "ward.yaml", folder_ / "workshop.yaml");
    EXPECT_EQ(again.spec.pools[0].capacity.steps.size(), 1u);
    EXPECT_EQ(again.spec.pools[0].capacity.steps[0].second, 30);
}

// Somebody who goes back in time and does something there begins another story.
TEST_F(Levers, DropWhatWasDoneLater) {
    stage_->pull(0, day_number(30));
    EXPECT_FALSE(stage_->is_pulled(0, day_number(29)));
    EXPECT_EQ(stage_->later_changes(day_number(29)).size(), 1u);

    EXPECT_EQ(stage_->pull(0, day_number(10)), "With Ten beds from Thu 14 Apr 2016 in B");

    EXPECT_TRUE(stage_->later_changes(day_number(10)).empty());
    EXPECT_EQ(stage_->wait_for(day_number(10)).timeline.markers.size(), 1u);
    EXPECT_EQ(beds(1, 14), 30);
    EXPECT_EQ(beds(1, 50), 30);
}

// Else the days in which the dropped lever was in force alone would be shown as before.
TEST_F(Levers, ThatAreDroppedLeaveNothingBehind) {
    replace("levers: [", "levers: [{name: A bed, takes_effect: 40 days, set: {pools.beds.capacity: {add: 1}}}, ");
    stage_->pull(1, day_number(12));
    EXPECT_EQ(beds(1, 20), 30);

    stage_->pull(0, day_number(10));

    EXPECT_EQ(beds(1, 20), 20);
    EXPECT_EQ(beds(1, 52), 21);
}

TEST_F(Levers, OfOneDayStandBesideEachOther) {
    replace("levers: [", "levers: [{name: A bed, set: {pools.beds.capacity: {add: 1}}}, ");
    stage_->pull(1, day_number(10) + Duration::hours(14));

    stage_->pull(0, day_number(10));

    EXPECT_EQ(beds(1, 20), 31);
}

TEST_F(Levers, AreDroppedOnlyWhereSomebodySaysSo) {
    Room room{*stage_, day_number(30), speed_called("1 day"), 1, true, folder_};
    room.pull(0);
    room.perform(Action::previous_week);

    room.pull(0);
    EXPECT_TRUE(room.asks());
    static_cast<void>(stage_->wait_for(day_number(30)));
    const scene::Picture asked = room.fresh_picture().value();
    EXPECT_EQ(asked.event, "This drops 1 later change. Enter: go on. Esc: keep it.");
    EXPECT_EQ(asked.panel->items.back().note, "pulled on 1 May 2016");
    room.answer(false);
    EXPECT_FALSE(room.asks());
    EXPECT_EQ(stage_->later_changes(day_number(23)).size(), 1u);

    room.pull(0);
    room.press("panel go on");
    EXPECT_FALSE(room.asks());
    EXPECT_TRUE(stage_->later_changes(day_number(23)).empty());
    EXPECT_TRUE(stage_->is_pulled(0, day_number(23)));
}

TEST_F(Levers, AreNotDroppedByAnyOtherAction) {
    Room room{*stage_, day_number(30), speed_called("1 day"), 1, true, folder_};
    room.pull(0);
    room.perform(Action::previous_week);
    room.pull(0);

    room.perform(Action::next_day);

    EXPECT_FALSE(room.asks());
    room.pull(0);
    room.go_to(0.1);
    EXPECT_FALSE(room.asks());
    room.answer(true);
    EXPECT_EQ(stage_->later_changes(day_number(23)).size(), 1u);
}

// What a room did is never written over.
TEST_F(Levers, ThatAreDroppedStayInTheirFile) {
    Room room{*stage_, day_number(30), speed_called("1 day"), 1, true, folder_};
    room.pull(0);
    room.perform(Action::previous_week);

    room.pull(0);
    room.answer(true);

    EXPECT_TRUE(fs::exists(folder_ / "careway-workshop.yaml"));
    EXPECT_TRUE(fs::exists(folder_ / "careway-workshop-2.yaml"));
}

}  // namespace
}  // namespace careway::app
