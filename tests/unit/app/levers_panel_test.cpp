#include "viz/app/levers_panel.hpp"

#include <gmock/gmock.h>

#include "tests/unit/app/ward_with_lever.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using LeversPanel = WardWithLever;
using Inputs = std::vector<language::Input>;

Date april(int of_month) {
    return Date{std::chrono::year{2016} / 4 / of_month};
}

TEST_F(LeversPanel, SaysWhatALeverWouldDo) {
    LeverEffects effects;
    const scene::Panel panel = levers_panel(*stage_, day_number(10), effects);

    ASSERT_EQ(panel.items.size(), 2u);
    EXPECT_EQ(panel.items[0].words, "Lane A is locked. Levers act on B.");
    EXPECT_EQ(panel.items[1].words, "1: Ten beds");
    EXPECT_THAT(panel.items[1].note, HasSubstr("Beds from 20 to 30\nnot pulled, would open after 2 days"));
}

TEST_F(LeversPanel, SaysWhenALeverOpensAndWhatItDidOnceItIsPulled) {
    LeverEffects effects;
    stage_->pull(0, day_number(10));

    EXPECT_THAT(levers_panel(*stage_, day_number(10), effects).items[1].note,
                HasSubstr("Beds from 20 to 30\nopens in 3 days"));
    EXPECT_THAT(levers_panel(*stage_, day_number(13), effects).items[1].note,
                HasSubstr("Beds from 20 to 30\nsince 14 Apr 2016"));
}

TEST_F(LeversPanel, SaysWhenALeverIsTakenBack) {
    LeverEffects effects;
    stage_->pull(0, day_number(10));
    stage_->pull(0, day_number(20));

    EXPECT_THAT(levers_panel(*stage_, day_number(22), effects).items[1].note, HasSubstr("closes in 1 day"));
    EXPECT_THAT(levers_panel(*stage_, day_number(23), effects).items[1].note, HasSubstr("not pulled"));
}

TEST_F(LeversPanel, SaysNothingOfALeverThatWasReleasedBeforeItOpened) {
    LeverEffects effects;
    stage_->pull(0, day_number(10));
    stage_->pull(0, day_number(10));

    EXPECT_THAT(levers_panel(*stage_, day_number(10), effects).items[1].note, HasSubstr("not pulled"));
}

TEST_F(LeversPanel, SaysOfALeverThatIsTakenBackBeforeItOpensWhenItOpensAndCloses) {
    replace("takes_effect: 2 days", "takes_effect: 14 days");
    LeverEffects effects;
    stage_->pull(0, day_number(15));
    stage_->pull(0, day_number(20));

    EXPECT_THAT(levers_panel(*stage_, day_number(22), effects).items[1].note,
                HasSubstr("Beds from 20 to 30\nopens in 8 days, closes in 13\n"));
    EXPECT_THAT(levers_panel(*stage_, day_number(31), effects).items[1].note, HasSubstr("closes in 4 days\n"));
}

TEST_F(LeversPanel, SaysWhatALeverDoesUntilItCloses) {
    stage_->pull(0, day_number(10));
    stage_->pull(0, day_number(20));

    for (const int day_shown : {15, 22}) {
        LeverEffects effects;
        EXPECT_THAT(levers_panel(*stage_, day_number(day_shown), effects).items[1].note,
                    HasSubstr("Beds from 20 to 30\ncloses in "))
            << day_shown;
    }
}

TEST_F(LeversPanel, SaysWhatALeverWouldDoAfterAnotherStory) {
    replace("levers: [",
            "levers: [{name: A bed, set: {pools.beds.capacity: {add: 1}}}, "
            "{name: Five beds, set: {pools.beds.capacity: {add: 5}}}, ");
    LeverEffects effects;
    const auto would_do = [&] {
        return in_words(effects.of(stage_->last_scenario(), 2, stage_->date_of(day_number(40))).at(0),
                        stage_->last_scenario().program->texts);
    };
    stage_->pull(0, day_number(30));
    EXPECT_EQ(would_do(), "Beds from 21 to 31");

    stage_->pull(1, day_number(10));

    EXPECT_EQ(would_do(), "Beds from 25 to 35");
}

// To read a model takes longer than a frame, and while it plays every picture may be of another day.
TEST_F(LeversPanel, ReadsTheModelOnceForALeverThatDoesNothing) {
    replace("{add: 10}", "20");
    LeverEffects effects;
    const auto effects_on = [&](int number) {
        return effects.of(stage_->last_scenario(), 0, stage_->date_of(day_number(number)));
    };
    EXPECT_THAT(effects_on(10), ElementsAre());
    std::string changed = text_;
    std::ofstream{folder_ / "ward.yaml"} << changed.replace(changed.rfind("20"), 2, "25");

    EXPECT_THAT(effects_on(11), ElementsAre());
}

TEST_F(LeversPanel, ReadsTheModelOnceWhereItCannotBeRead) {
    LeverEffects effects;
    const auto effects_on = [&](int number) {
        return effects.of(stage_->last_scenario(), 0, stage_->date_of(day_number(number)));
    };
    std::ofstream{folder_ / "ward.yaml"} << "no model";
    EXPECT_THAT(effects_on(10), ElementsAre());
    std::ofstream{folder_ / "ward.yaml"} << text_;

    EXPECT_THAT(effects_on(11), ElementsAre());
}

TEST_F(LeversPanel, ReadsTheModelAgainWhereItTakesAStep) {
    replace("capacity: 20", "capacity: {2016-04-01: 20, 2016-04-20: 25}");
    LeverEffects effects;
    const auto would_do_on = [&](int number) {
        return in_words(effects.of(stage_->last_scenario(), 0, stage_->date_of(day_number(number))).at(0),
                        stage_->last_scenario().program->texts);
    };

    EXPECT_EQ(would_do_on(10), "Beds from 20 to 30");
    EXPECT_EQ(would_do_on(11), "Beds from 20 to 30");
    EXPECT_EQ(would_do_on(30), "Beds from 25 to 35");
}

TEST_F(LeversPanel, OpensClosesAndPulls) {
    Room room{*stage_, day_number(10), speed_called("1 day"), 1, true, folder_};
    static_cast<void>(stage_->wait_for(day_number(10)));
    EXPECT_FALSE(room.fresh_picture()->panel);
    EXPECT_FALSE(room.close_panel());

    room.perform(Action::levers);
    EXPECT_EQ(room.fresh_picture()->panel->title, "Levers");
    EXPECT_THAT(room.pressable(), ElementsAre("panel lever 0"));
    room.press("panel lever 0");
    EXPECT_TRUE(stage_->is_pulled(0));
    EXPECT_TRUE(room.close_panel());
    static_cast<void>(stage_->wait_for(day_number(10)));
    EXPECT_FALSE(room.fresh_picture()->panel);
    EXPECT_THAT(room.pressable(), ElementsAre());
}

TEST_F(LeversPanel, PullsNothingWhileItIsClosed) {
    Room room{*stage_, day_number(10), speed_called("1 day"), 1, true, folder_};
    static_cast<void>(stage_->wait_for(day_number(10)));
    room.perform(Action::levers);
    static_cast<void>(room.fresh_picture());
    room.perform(Action::levers);

    room.press("panel lever 0");

    EXPECT_FALSE(stage_->is_pulled(0));
}

TEST(Effects, AreWhatIsAnotherFromADayOn) {
    const Inputs without{{"pools.beds.capacity", "20", "", "", ""},
                         {"pools.beds.capacity.2016-04-05", "22", "", "", ""},
                         {"pools.beds.capacity.2016-04-20", "25", "", "", ""},
                         {"pools.chairs.capacity", "9", "", "", ""}};
    Inputs with = without;
    with[2].text = "35";
    with.push_back({"pools.beds.capacity.2016-04-14", "32", "", "", ""});

    EXPECT_THAT(effects_between(without, with, april(14)), ElementsAre(Effect{"pools.beds.capacity", "22", "32", 0}));
}

TEST(Effects, SpeakOfServicesAsPeopleDo) {
    pathway::Texts texts;
    texts.pools.emplace_back();
    texts.pools[0].name = "packages";
    texts.pools[0].label = "Home care packages";
    texts.nodes.push_back({"ward", "Acute ward", false});

    EXPECT_EQ(in_words({"pools.packages.capacity", "1900", "2000", 0}, texts),
              "Home care packages from 1,900 to 2,000");
    EXPECT_EQ(in_words({"pathway.ward.stay.mean", "9.43712 days", "8 days", 0}, texts),
              "Acute ward stay mean from 9.44 days to 8 days");
}

}  // namespace
}  // namespace careway::app
