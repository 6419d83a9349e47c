#include "viz/app/events.hpp"

#include <gmock/gmock.h>

#include "tests/unit/app/scenarios.hpp"
#include "tests/unit/app/ward_with_lever.hpp"
#include "tests/unit/run/hospital.hpp"
#include "viz/app/events_panel.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;
using run::testing::hospital;
using run::testing::with_beds;
using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Event::Kind;

language::StopRule many_delayed() {
    return {
        "Many delayed", "acute_beds.delayed_here", "acute_beds", language::StopRule::Watched::delayed_here, true, 8};
}

std::vector<SharedEvent> of_kind(Kind kind, std::vector<SharedEvent> events) {
    std::erase_if(events, [&](const SharedEvent& each) { return each.event.kind != kind; });
    return events;
}

std::vector<std::string> told(const std::vector<SharedEvent>& events) {
    std::vector<std::string> lines;
    for (const SharedEvent& each : events) {
        lines.push_back(each.lanes + " " + std::to_string((each.event.time - day_number(0)).ticks() / hour.ticks()) +
                        " " + each.event.words);
    }
    return lines;
}

TEST(FarFromUsual, IsBeyondThreeStandardDeviationsOfAPoissonCount) {
    const std::vector<std::int32_t> weeks(8, 72);  // sd 9 of the count and of the mean together

    EXPECT_FALSE(far_from(weeks, 72 + 27));
    EXPECT_TRUE(far_from(weeks, 72 + 28));
    EXPECT_FALSE(far_from(weeks, 72 - 27));
    EXPECT_TRUE(far_from(weeks, 72 - 28));
}

TEST(FarFromUsual, IsNotSaidOfFewWeeksOrFewPeople) {
    EXPECT_FALSE(far_from({100, 100, 100}, 900));
    EXPECT_FALSE(far_from({8, 8, 8, 8}, 900));
}

TEST(FarFromUsual, IsOfTheLastEightWeeks) {
    EXPECT_FALSE(far_from({900, 900, 72, 72, 72, 72, 72, 72, 72, 72}, 72));
}

TEST(Events, TellWherePlacesOpenAndOnlyInTheLaneWhereTheyDo) {
    Stage stage{scenarios({hospital(), with_beds(8, 30)}), 7, 1};
    static_cast<void>(stage.wait_for(day_number(60)));

    EXPECT_THAT(told(of_kind(Kind::places, stage.events(2))), ElementsAre("B 721 ward_beds from 4 to 8 places"));
    EXPECT_THAT(of_kind(Kind::places, stage.events(1)), IsEmpty());
}

TEST(Events, AreOfBothLanesWhereTheyAreTheSameInBoth) {
    const language::StopRule rule = many_delayed();
    Stage stage{scenarios({hospital(), hospital()}, {rule}), 7, 1};
    static_cast<void>(stage.wait_for(day_number(200)));

    const auto broken = of_kind(Kind::rule, stage.events(2));

    ASSERT_FALSE(broken.empty());
    for (const SharedEvent& each : broken) {
        EXPECT_EQ(each.lanes, "A and B");
        EXPECT_EQ(each.event.words, "Many delayed");
    }
    EXPECT_EQ(of_kind(Kind::rule, stage.events(1)).size(), broken.size());
    EXPECT_EQ(of_kind(Kind::rule, stage.events(1)).front().lanes, "");
}

TEST(Events, AreAtMostOneADayOfAKind) {
    const language::StopRule rule = many_delayed();
    Stage stage{scenarios({hospital()}, {rule}), 7, 1};
    static_cast<void>(stage.wait_for(day_number(100)));

    std::set<std::pair<Kind, std::int64_t>> seen;
    for (const SharedEvent& each : stage.events(1)) {
        // The last hour of a day is the first of the next.
        const std::int64_t at = (each.event.time - hour - day_number(0)).ticks() / day.ticks();
        EXPECT_TRUE(seen.emplace(each.event.kind, at).second) << each.event.words << " on day " << at;
    }
    EXPECT_GT(seen.size(), 3u);
}

TEST(Events, AreTheSameHoweverFarItWasRunAtATime) {
    Stage at_once{scenarios({hospital()}), 7, 1};
    static_cast<void>(at_once.wait_for(day_number(200)));
    Stage in_steps{scenarios({hospital()}), 7, 1};
    for (int number = 0; number <= 200; number += 9) {
        static_cast<void>(in_steps.wait_for(day_number(std::min(number, 200))));
        static_cast<void>(in_steps.events(1));
    }
    static_cast<void>(in_steps.wait_for(day_number(200)));

    EXPECT_EQ(told(in_steps.events(1)), told(at_once.events(1)));
    EXPECT_FALSE(at_once.events(1).empty());
}

TEST(Events, TellOfAServiceThatIsFullOnlyAfterAWeekInWhichItWasNot) {
    Stage stage{scenarios({hospital()}), 7, 1};
    static_cast<void>(stage.wait_for(day_number(200)));
    const auto is_full = [&](Time time, std::size_t pool) {
        const run::PoolView now = stage.session().view(0, time)->pools[pool];
        return now.in_use + now.turning >= now.capacity;
    };
    std::vector<Time> expected;
    for (std::size_t pool = 0; pool < 2; ++pool) {
        Time last = day_number(0);
        for (Time at = day_number(0) + hour; at <= day_number(200); at = at + hour) {
            if (is_full(at, pool)) {
                if (at - last > week) {
                    expected.push_back(at);
                }
                last = at;
            }
        }
    }

    std::vector<Time> times;
    for (const SharedEvent& each : of_kind(Kind::full, stage.events(1))) {
        times.push_back(each.event.time);
    }

    EXPECT_THAT(times, testing::UnorderedElementsAreArray(expected));
}

TEST(Events, BeginAnewWithOtherPeople) {
    Stage stage{scenarios({hospital()}), 7, 1};
    static_cast<void>(stage.wait_for(day_number(100)));
    static_cast<void>(stage.events(1));

    stage.session().swap(2);
    static_cast<void>(stage.wait_for(day_number(100)));

    Stage other{scenarios({hospital()}), 7, 2};
    static_cast<void>(other.wait_for(day_number(100)));
    const auto until = [](std::vector<SharedEvent> events) {
        std::erase_if(events, [](const SharedEvent& each) { return each.event.time > day_number(100); });
        return told(events);
    };
    EXPECT_EQ(until(stage.events(1)), until(other.events(1)));
}

using EventsOfAWard = WardWithLever;

TEST_F(EventsOfAWard, ChangeInLaneBFromWhereALeverDoes) {
    static_cast<void>(stage_->wait_for(day_number(60)));
    const auto before = told(stage_->events(1));
    static_cast<void>(stage_->events(2));

    stage_->pull(0, day_number(10));
    static_cast<void>(stage_->wait_for(day_number(60)));

    EXPECT_EQ(told(stage_->events(1)), before);
    std::vector<std::string> of_b;
    for (const SharedEvent& each : stage_->events(2)) {
        if (each.lanes == "B" && (each.event.kind == Kind::places || each.event.kind == Kind::lever)) {
            of_b.push_back(each.event.words);
        }
    }
    EXPECT_THAT(of_b, ElementsAre("With Ten beds", "beds from 20 to 30 places"));
}

TEST_F(EventsOfAWard, AreListedUpToNowWithTheLastFirstAndLeadThere) {
    stage_->pull(0, day_number(10));
    static_cast<void>(stage_->wait_for(day_number(60)));
    const auto events = stage_->events(2);

    const scene::Panel early = events_panel(*stage_, events, day_number(12));
    const scene::Panel late = events_panel(*stage_, events, day_number(14));

    ASSERT_GE(late.items.size(), 2u);
    EXPECT_GT(late.items.size(), early.items.size());
    EXPECT_GE(event_called(late.items.front().id), event_called(late.items.back().id));
    EXPECT_THAT(late.items, testing::Contains(testing::Field(&scene::PanelItem::words, "B: With Ten beds")));
    EXPECT_THAT(late.items,
                testing::Contains(testing::Field(&scene::PanelItem::note, "Day 14, Thu 14 Apr 2016 00:00")));
}

TEST_F(EventsOfAWard, StandInTheFootAndOnTheTimelineOnceTheyHaveBeen) {
    stage_->pull(0, day_number(10));
    static_cast<void>(stage_->wait_for(day_number(20)));
    Room room{*stage_, day_number(13), speed_called("1 day"), 1, false, folder_};

    const scene::Picture picture = room.fresh_picture().value();

    EXPECT_EQ(picture.last_event, "Day 14, B: With Ten beds");
    EXPECT_EQ(picture.event, "");
    EXPECT_EQ(room.still().last_event, "");
    room.perform(Action::next_marker);  // what lies ahead is not known before it has been seen
    EXPECT_EQ(room.clock().shown(), day_number(13));
    room.perform(Action::next_day);
    static_cast<void>(room.fresh_picture());
    room.perform(Action::previous_marker);
    EXPECT_EQ(room.clock().shown(), day_number(13) + hour);
    EXPECT_EQ(room.fresh_picture()->last_event, "Day 14, B: beds from 20 to 30 places");
}

}  // namespace
}  // namespace careway::app
