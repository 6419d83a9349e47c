#include "viz/app/film.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/app/ward_with_lever.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using testing::ElementsAre;

std::string outcome_of(const std::string& script) {
    FilmMaker maker{{"/bin/sh", "-c", script}, "film.mp4"};
    return maker.ended(true).value();
}

TEST(FilmMaker, SaysThatTheFilmIsReady) {
    EXPECT_EQ(outcome_of("echo done"), "Film ready: film.mp4");
}

TEST(FilmMaker, SaysWhyThereIsNoFilmInTheLastLine) {
    EXPECT_EQ(outcome_of("echo one; echo no room >&2; exit 1"), "No film film.mp4: no room");
    EXPECT_EQ(outcome_of("exit 3"), "No film film.mp4: it ended early");
}

TEST(FilmMaker, SaysNothingWhileItIsAtWorkAndOnceItHasSaidIt) {
    FilmMaker maker{{"/bin/sh", "-c", "sleep 1"}, "film.mp4"};

    EXPECT_FALSE(maker.ended(false));
    EXPECT_TRUE(maker.ended(true));
    EXPECT_FALSE(maker.ended(true));
}

TEST(FilmMaker, SaysThatThereIsNoProgram) {
    FilmMaker maker{{"/nowhere/careway-watch"}, "film.mp4"};

    EXPECT_THAT(maker.ended(true).value(), testing::StartsWith("No film film.mp4: "));
}

TEST(FilmName, IsTheFirstThatIsFree) {
    const auto folder = std::filesystem::temp_directory_path() / "careway_film_names";
    std::filesystem::create_directories(folder / "careway-film-2.mp4-pictures");
    std::ofstream{folder / "careway-film-1.mp4"};

    EXPECT_EQ(free_film_name(folder, {}), "careway-film-3.mp4");
    EXPECT_EQ(free_film_name(folder, {"careway-film-3.mp4"}), "careway-film-4.mp4");
    std::filesystem::remove_all(folder);
}

class Films : public WardWithLever {
protected:
    /// The words of a film from day 11 to day 18, the model's path left out.
    [[nodiscard]] std::vector<std::string> words_of_a_week(Room& room) {
        static_cast<void>(room.film());
        room.perform(Action::next_week);
        Command shown;
        shown.width = 1280;
        shown.height = 720;
        shown.seed = 7;
        auto words = film_words(shown, *stage_, room.film().value(), "film.mp4");
        EXPECT_EQ(words.front(), (folder_ / "ward.yaml").string());
        words.erase(words.begin());
        return words;
    }
};

TEST_F(Films, ShowWhatIsOnTheScreen) {
    Room room{*stage_, day_number(10), speed_called("1 week"), 1, false, folder_};

    EXPECT_THAT(words_of_a_week(room), ElementsAre("--scenario", "as_is", "--versus", "as_is", "--at", "day 11 00:00",
                                                   "--to", "day 18 00:00", "--speed", "1 week", "--size", "1280x720",
                                                   "--seed", "7", "--run", "1", "--record", "film.mp4"));
}

TEST_F(Films, ShowOneLaneWhereTheOtherIsHiddenAndAreNeverAsFastAsTheyCan) {
    Room room{*stage_, day_number(10), speed_called("fastest"), 1, true, folder_};

    const auto words = words_of_a_week(room);

    EXPECT_THAT(words, testing::Not(testing::Contains("--versus")));
    EXPECT_THAT(words, testing::Contains("1 month"));
}

TEST_F(Films, ShowWhatWasDoneInLaneB) {
    Room room{*stage_, day_number(10), speed_called("1 week"), 1, false, folder_};
    room.pull(0);

    const auto words = words_of_a_week(room);

    EXPECT_EQ(words[3], (folder_ / "careway-workshop.yaml").string());
}

TEST_F(Films, AreNotMadeBackwards) {
    Room room{*stage_, day_number(10), speed_called("1 week"), 1, false, folder_};
    static_cast<void>(stage_->wait_for(day_number(10)));
    EXPECT_FALSE(room.film());
    EXPECT_EQ(room.fresh_picture()->event, "The film begins at day 11 00:00. V: end it");
    room.perform(Action::pause);
    EXPECT_EQ(room.fresh_picture()->event, "Film from day 11 00:00. V: end it");
    room.perform(Action::previous_week);

    EXPECT_FALSE(room.film());

    static_cast<void>(stage_->wait_for(day_number(10)));
    EXPECT_EQ(room.fresh_picture()->event, "No film: it would begin at day 11 00:00, and this is no later");
}

TEST_F(Films, KnowWhetherWhatTheRoomDidIsInAFile) {
    Room room{*stage_, day_number(10), speed_called("1 week"), 1, false, folder_ / "missing"};
    EXPECT_FALSE(room.unsaved());

    room.pull(0);
    EXPECT_TRUE(room.unsaved());
    std::filesystem::create_directories(folder_ / "missing");

    EXPECT_FALSE(room.unsaved());
    EXPECT_TRUE(std::filesystem::exists(folder_ / "missing" / "careway-workshop.yaml"));
}

}  // namespace
}  // namespace careway::app
