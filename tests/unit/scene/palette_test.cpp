#include "viz/scene/palette.hpp"

#include <gtest/gtest.h>

#include "tests/unit/scene/colour_difference.hpp"

namespace careway::scene_test {
namespace {

using scene::colour_of;
using scene::Token;
using scene::Use;

/// How far apart two colours look to whoever tells them apart worst, of everybody who sees colours.
double worst_difference(Token first, Token second) {
    double worst = 1000;
    for (const Sight sight : {Sight::normal, Sight::protanopia, Sight::deuteranopia, Sight::tritanopia}) {
        worst =
            std::min(worst, difference(lab_of(seen(colour_of(first), sight)), lab_of(seen(colour_of(second), sight))));
    }
    return worst;
}

double grey_difference(Token first, Token second) {
    return difference(lab_of(seen(colour_of(first), Sight::greyscale)),
                      lab_of(seen(colour_of(second), Sight::greyscale)));
}

// Sharma, Wu and Dalal (2005), table 1: pairs chosen so that each mistake that implementations make shows.
TEST(ColourDifference, EqualsThePublishedPairs) {
    const struct {
        Lab first, second;
        double published;
    } pairs[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
        {{50, 2.8361, -74.0200}, {50, 0, -82.7485}, 3.4412},
        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
        {{50, 0, 0}, {50, -1, 2}, 2.3669},
        {{50, -1, 2}, {50, 0, 0}, 2.3669},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
        {{50, -0.0010, 2.4900}, {50, 0.0009, -2.4900}, 4.8045},
        {{50, -0.0010, 2.4900}, {50, 0.0011, -2.4900}, 4.7461},
        {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
        {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
        {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
        {{61.2901, 3.7196, -5.3901}, {61.4292, 2.2480, -4.9620}, 1.8731},
        {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
    };

    for (const auto& pair : pairs) {
        EXPECT_NEAR(difference(pair.first, pair.second), pair.published, 0.00005);
    }
}

TEST(Palette, NamesEachColourOnceInTheOrderOfTokens) {
    std::size_t position = 0;
    for (const scene::Swatch& swatch : scene::palette()) {
        EXPECT_EQ(static_cast<std::size_t>(swatch.token), position++) << swatch.name;
    }
    EXPECT_EQ(position, static_cast<std::size_t>(Token::pressure_4) + 1);
}

TEST(Palette, HasTheContrastThatTextNeeds) {
    for (const Use& use : scene::uses()) {
        const double least = use.as == Use::As::text ? 4.5 : 3.0;

        EXPECT_GE(contrast(colour_of(use.token), colour_of(use.on)), least)
            << scene::palette()[static_cast<std::size_t>(use.token)].name << " on "
            << scene::palette()[static_cast<std::size_t>(use.on)].name;
    }
}

// White or ink on it would have 3.9 or 3.7.
TEST(Palette, NeverHasTextInOrOnTheColourOfDelay) {
    for (const Use& use : scene::uses()) {
        if (use.as == Use::As::text) {
            EXPECT_NE(use.token, Token::delayed);
            EXPECT_NE(use.on, Token::delayed);
        }
    }
}

TEST(Palette, KeepsTreatedAndDelayedApartForEverybody) {
    EXPECT_GE(worst_difference(Token::treated, Token::delayed), 50);
    EXPECT_GE(grey_difference(Token::treated, Token::delayed), 25);
}

TEST(Palette, KeepsFilledAndHollowPlacesApartForEverybody) {
    EXPECT_GE(worst_difference(Token::treated, Token::outline), 20);
    EXPECT_GE(worst_difference(Token::delayed, Token::outline), 20);
    EXPECT_GE(grey_difference(Token::treated, Token::outline), 20);
}

TEST(Palette, KeepsBetterAndWorseApartForEverybody) {
    EXPECT_GE(worst_difference(Token::better, Token::delayed_text), 20);
}

TEST(Palette, KeepsLevelsOfPressureApartForEverybody) {
    EXPECT_GE(worst_difference(Token::pressure_1, Token::pressure_2), 20);
    EXPECT_GE(worst_difference(Token::pressure_2, Token::pressure_3), 20);
    EXPECT_GE(worst_difference(Token::pressure_3, Token::pressure_4), 20);
}

TEST(Palette, KeepsScenariosApartForEverybody) {
    EXPECT_GE(worst_difference(Token::ink, Token::scenario_b), 15);
    EXPECT_GE(grey_difference(Token::ink, Token::scenario_b), 15);
}

}  // namespace
}  // namespace careway::scene_test
