#include <gmock/gmock.h>

#include "tests/unit/run/hospital.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;

/// A hospital, run up to day 60.
struct Hospital {
    Stage stage{{{{}, pathway::compile(run::testing::hospital()), "As it is"}}, 7, 1};
    Room room{stage, day_number(20), speed_called("1 day"), 1, true};

    Hospital() { static_cast<void>(stage.wait_for(day_number(60))); }
    std::string said_after(Action action) {
        room.perform(action);
        return room.fresh_picture()->event;
    }
    std::string said_after_typing(const std::string& words) {
        room.perform(Action::go_to_day);
        for (const char letter : words) {
            room.type(letter);
        }
        room.enter_typed();
        return room.fresh_picture()->event;
    }
};

TEST(Room, GoesFromBookmarkToBookmark) {
    Hospital hospital;
    EXPECT_EQ(hospital.said_after(Action::bookmark), "Bookmark at day 21 00:00");
    hospital.room.perform(Action::next_week);
    hospital.room.perform(Action::bookmark);
    hospital.room.perform(Action::next_week);

    hospital.room.perform(Action::previous_marker);
    EXPECT_EQ(hospital.room.clock().shown(), day_number(27));
    hospital.room.perform(Action::previous_marker);
    EXPECT_EQ(hospital.room.clock().shown(), day_number(20));
    EXPECT_EQ(hospital.said_after(Action::previous_marker), "Nothing is marked before this");
    hospital.room.perform(Action::next_marker);
    EXPECT_EQ(hospital.room.clock().shown(), day_number(27));
}

TEST(Room, SaysWhereNothingIsMarkedAhead) {
    Hospital hospital;
    static_cast<void>(hospital.stage.wait_for(day_number(200)));
    hospital.room.go_to(1);

    EXPECT_EQ(hospital.said_after(Action::next_marker), "Nothing is marked after this");
}

TEST(Room, KnowsNoDayAfterTheLast) {
    Hospital hospital;
    static_cast<void>(hospital.stage.wait_for(day_number(200)));
    hospital.room.go_to(1);

    EXPECT_EQ(hospital.said_after(Action::bookmark), "Bookmark at day 200 24:00");
}

TEST(Room, TakesABookmarkAwayWhereThereIsOne) {
    Hospital hospital;
    hospital.room.perform(Action::bookmark);

    EXPECT_EQ(hospital.said_after(Action::bookmark), "No bookmark any more at day 21 00:00");
    hospital.room.perform(Action::next_day);
    EXPECT_EQ(hospital.said_after(Action::previous_marker), "Nothing is marked before this");
}

TEST(Room, MarksBookmarksOnTheTimelineButNotInPicturesThatAreKept) {
    Hospital hospital;
    hospital.room.perform(Action::bookmark);
    hospital.room.perform(Action::next_week);

    EXPECT_THAT(hospital.room.fresh_picture()->timeline.markers,
                testing::ElementsAre(scene::Marker{20, scene::Marker::Kind::bookmark}));
    EXPECT_THAT(hospital.room.still().timeline.markers, testing::IsEmpty());
}

TEST(Room, GoesToTheDayThatIsTyped) {
    Hospital hospital;

    EXPECT_EQ(hospital.said_after_typing("day 31"), "");
    EXPECT_EQ(hospital.room.clock().shown(), day_number(30));
}

TEST(Room, ShowsWhatIsTypedAndLeavesItAgain) {
    Hospital hospital;
    EXPECT_EQ(hospital.said_after(Action::go_to_day), "Day or date: _  Enter: go.  Esc: leave");

    hospital.room.type('3');
    hospital.room.type('4');
    hospital.room.erase_typed();
    EXPECT_EQ(hospital.room.fresh_picture()->event, "Day or date: 3_  Enter: go.  Esc: leave");
    hospital.room.leave_typing();

    EXPECT_EQ(hospital.room.fresh_picture()->event, "");
    EXPECT_FALSE(hospital.room.typing());
    EXPECT_EQ(hospital.room.clock().shown(), day_number(20));
}

TEST(Room, SaysWhatWouldBeReadableWhereItCannotReadWhatIsTyped) {
    Hospital hospital;

    EXPECT_EQ(hospital.said_after_typing("soon"),
              "`soon` is no day; one can type 14, day 14, 3 Jan 2000 or 2000-01-03");
    EXPECT_EQ(hospital.room.clock().shown(), day_number(20));
}

TEST(Room, HidesAllButLanesAndTiles) {
    Hospital hospital;

    hospital.room.perform(Action::hide);
    EXPECT_TRUE(hospital.room.fresh_picture()->bare);
    EXPECT_FALSE(hospital.room.still().bare);
    hospital.room.perform(Action::hide);
    EXPECT_FALSE(hospital.room.fresh_picture()->bare);
}

}  // namespace
}  // namespace careway::app
