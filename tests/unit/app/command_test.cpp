#include "viz/app/command.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "sim/base/error.hpp"
#include "viz/app/clock.hpp"

namespace careway::app {
namespace {

Command command_of(const std::vector<const char*>& words) {
    return std::get<Command>(parse(words));
}

std::string failure_of(const std::vector<const char*>& words) {
    try {
        static_cast<void>(parse(words));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "no failure";
}

TEST(Command, HasASizeAndASpeedWhenNothingIsSaid) {
    const Command command = command_of({"hill"});

    EXPECT_EQ(command.model, "hill");
    EXPECT_EQ(command.scenario, "as_is");
    EXPECT_EQ(command.versus, "");
    EXPECT_EQ(command.width, 1366);
    EXPECT_EQ(command.height, 768);
    EXPECT_EQ(command.speed, speed_called("1 day"));
    EXPECT_TRUE(command.letter_keys);
    EXPECT_FALSE(command_of({"hill", "--no-letter-keys"}).letter_keys);
}

TEST(Command, TakesTwoScenariosAndAnInstant) {
    const Command command = command_of({"hill", "-s", "a", "--versus", "b", "--at", "day 3", "--size", "1920x1080"});

    EXPECT_EQ(command.scenario, "a");
    EXPECT_EQ(command.versus, "b");
    EXPECT_EQ(command.at, "day 3");
    EXPECT_EQ(command.width, 1920);
}

TEST(Command, RefusesSizesThatNoScreenHas) {
    for (const char* size : {"1920", "x", "639x360", "640x359", "9000x1080", "1920x1080x3", "a1920x1080"}) {
        EXPECT_EQ(failure_of({"hill", "--size", size}),
                  "--size must be WIDTHxHEIGHT from 640x360 to 7680x7680, such as 1366x768, found `" +
                      std::string{size} + "`");
    }
}

TEST(Command, PointsToTheHelpWhenItDoesNotUnderstand) {
    EXPECT_EQ(failure_of({}), "MODEL is required; `careway watch --help` says what there is");
    EXPECT_NE(failure_of({"hill", "--speed", "2 days"}), "no failure");
}

TEST(Command, HasNoFilmAsFastAsItCan) {
    const std::vector<const char*> words{"south_somerset", "--record", "film.mp4", "--speed", "fastest"};

    EXPECT_THROW(static_cast<void>(parse(words)), UsageError);
}

TEST(Command, HasHelpThatFitsATerminal) {
    const std::string text = std::get<Help>(parse(std::vector<const char*>{"--help"})).text;

    std::size_t longest = 0;
    std::size_t length = 0;
    for (const char c : text) {
        length = c == '\n' ? 0 : length + 1;
        longest = std::max(longest, length);
    }
    EXPECT_LE(longest, 80u) << text;
}

}  // namespace
}  // namespace careway::app
