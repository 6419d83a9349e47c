#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "sim/cli/locate.hpp"
#include "viz/app/buttons.hpp"
#include "viz/app/load.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {
namespace {

namespace fs = std::filesystem;

/// A ward that is too small, with a lever that opens 10 beds two days after the day on which it is pulled.
class Levers : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() /
                  ("careway_levers_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
        fs::create_directories(folder_);
        std::ofstream{folder_ / "ward.yaml"}
            << "careway: 1\nname: Ward\nstart: 2016-04-01\nrun: {warm_up: 10 days, length: 60 days}\n"
               "source: assumption (x)\n"
               "pools: {beds: {kind: beds, capacity: 20}}\n"
               "arrivals: {ed: {rate: 8 per day, enters: ward}}\n"
               "pathway: {ward: {uses: beds, stay: {gamma: {mean: 4 days, sd: 2 days}}, ready: {home: rest}}}\n"
               "levers: [{name: Ten beds, key: 1, takes_effect: 2 days, set: {pools.beds.capacity: {add: 10}}}]\n";
        const cli::Library library{folder_, folder_};
        stage_.emplace(load_scenarios((folder_ / "ward.yaml").string(), {"as_is", "as_is"}, library), 7u, 1u);
    }
    void TearDown() override {
        stage_.reset();
        fs::remove_all(folder_);
    }

    [[nodiscard]] Time day_number(int number) const { return stage_->from() + number * day; }
    [[nodiscard]] std::optional<std::int32_t> beds(std::size_t lane, int number) {
        return stage_->wait_for(day_number(number)).lanes[lane].cards[0].capacity;
    }
    [[nodiscard]] std::int32_t waiting(std::size_t lane, int number) {
        return stage_->wait_for(day_number(number)).lanes[lane].cards[0].waiting;
    }

    fs::path folder_;
    std::optional<Stage> stage_;
};

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
    EXPECT_EQ(picture.timeline.markers, std::vector<double>{13});
}

TEST_F(Levers, AreNotOnTheTimelineWhereTheyAreReleasedBeforeTheyTakeEffect) {
    stage_->pull(0, day_number(10));
    stage_->pull(0, day_number(10));

    EXPECT_EQ(stage_->wait_for(day_number(10)).timeline.markers, std::vector<double>{});
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

}  // namespace
}  // namespace careway::app
