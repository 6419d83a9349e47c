#include "viz/scene/sheet.hpp"

#include <gtest/gtest.h>

#include "tests/unit/scene/lettering.hpp"

namespace careway::scene_test {
namespace {

using scene::Align;
using scene::Box;
using scene::Letters;
using scene::Scale;
using scene::Sheet;
using scene::Token;

const scene::TextMeasure measure = ten_a_letter;

TEST(Scale, FollowsTheSmallerSideOfTheWindow) {
    EXPECT_EQ(Scale(1920, 1080, 1).length(300), 300);
    EXPECT_EQ(Scale(1366, 768, 1).length(300), 213);
    EXPECT_EQ(Scale(3840, 1080, 1).length(300), 300);
}

TEST(Scale, EnlargesLettersButNotLengths) {
    EXPECT_EQ(Scale(1920, 1080, 1.6).font(42), 67);
    EXPECT_EQ(Scale(1920, 1080, 1.6).length(42), 42);
}

TEST(Scale, NeverMakesLettersSmallerThanFourteenPixels) {
    EXPECT_EQ(Scale(640, 360, 1).font(22), 14);
    EXPECT_EQ(Scale(640, 360, 1).font(42), 14);
}

TEST(Sheet, PutsTheFirstWordingThatFits) {
    Sheet sheet{100, 100, Scale{1920, 1080, 1}, measure};

    sheet.text("counts", {"620 of 620", "620/620"}, {0, 0, 80, 20}, Letters{});

    EXPECT_EQ(sheet.display().texts.front().words, "620/620");
    EXPECT_FALSE(sheet.display().texts.front().cut);
}

TEST(Sheet, CutsTheLastWordingWhenNoneFits) {
    Sheet sheet{100, 100, Scale{1920, 1080, 1}, measure};

    sheet.text("name", {"Intermediate care beds", "Intermediate"}, {0, 0, 80, 20}, Letters{});

    EXPECT_EQ(sheet.display().texts.front().words, "Interme…");
    EXPECT_TRUE(sheet.display().texts.front().cut);
}

TEST(Sheet, LeavesOutWordsThatFindNoRoomForOneLetter) {
    Sheet sheet{100, 100, Scale{1920, 1080, 1}, measure};

    sheet.text("name", {"Home care"}, {0, 0, 15, 20}, Letters{});
    sheet.text("flat", {"Home care"}, {0, 0, 100, 10}, Letters{});

    EXPECT_TRUE(sheet.display().texts.empty());
}

TEST(Sheet, AlignsWordsWithinTheirBox) {
    Sheet sheet{100, 100, Scale{1920, 1080, 1}, measure};

    sheet.text("right", {"12"}, {10, 10, 60, 20}, {14, false, Token::ink, Align::right});
    sheet.text("centre", {"12"}, {10, 10, 60, 20}, {14, false, Token::ink, Align::centre});

    EXPECT_EQ(sheet.display().texts[0].place, (Box{50, 13, 20, 14}));
    EXPECT_EQ(sheet.display().texts[1].place, (Box{30, 13, 20, 14}));
}

TEST(Sheet, TurnsWordsAlongTheHeightOfTheirBox) {
    Sheet sheet{100, 100, Scale{1920, 1080, 1}, measure};

    sheet.turned_text("name", {"As now"}, {0, 0, 20, 80}, {14, false, Token::card, Align::centre});

    EXPECT_EQ(sheet.display().texts.front().place, (Box{3, 10, 14, 60}));
}

TEST(Words, AreNeverCutWithinALetter) {
    const auto fits = [](const std::string& words) { return words.size() <= 6; };  // bytes: "…" has 3, "é" has 2

    EXPECT_EQ(scene::cut_to("Caféteria", fits), "Caf…");
}

TEST(Words, LoseTheBlankBeforeTheirCut) {
    const auto fits = [](const std::string& words) { return words.size() <= 8; };

    EXPECT_EQ(scene::cut_to("Home care", fits), "Home…");
}

TEST(Number, HasCommasBetweenThousands) {
    EXPECT_EQ(scene::with_commas(999), "999");
    EXPECT_EQ(scene::with_commas(2598), "2,598");
    EXPECT_EQ(scene::with_commas(-1234567), "-1,234,567");
}

TEST(Number, IsCompactInFourLettersAndNeverRoundedUp) {
    EXPECT_EQ(scene::compact(999), "999");
    EXPECT_EQ(scene::compact(1000), "1.0k");
    EXPECT_EQ(scene::compact(9999), "9.9k");
    EXPECT_EQ(scene::compact(999'999), "999k");
    EXPECT_EQ(scene::compact(12'000'000), "12m");
}

TEST(Number, FollowsInOneTwoAndFive) {
    EXPECT_EQ(scene::next_round(1), 2);
    EXPECT_EQ(scene::next_round(2), 5);
    EXPECT_EQ(scene::next_round(5), 10);
    EXPECT_EQ(scene::next_round(50), 100);
}

}  // namespace
}  // namespace careway::scene_test
