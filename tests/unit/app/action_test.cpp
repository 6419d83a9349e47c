#include "viz/app/action.hpp"

#include <gtest/gtest.h>

#include <set>

namespace careway::app {
namespace {

TEST(Action, HasAButtonAndAKeyOfItsOwn) {
    std::set<std::string> keys;
    std::set<std::string> buttons;
    for (const ActionRow& row : actions()) {
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
        EXPECT_TRUE(buttons.insert(row.button).second) << row.button;
        EXPECT_EQ(action_of(row.key, true), row.action) << row.key;
    }
    EXPECT_EQ(keys.size(), static_cast<std::size_t>(Action::quit) + 1);
}

TEST(Action, LeavesLettersAloneWhereTheyAreSwitchedOff) {
    for (const ActionRow& row : actions()) {
        const bool bare_letter = std::string{row.key}.size() == 1;

        EXPECT_EQ(row.letter, bare_letter) << row.key;
        EXPECT_EQ(action_of(row.key, false).has_value(), !bare_letter) << row.key;
    }
}

TEST(Action, GoesToMarkersByTheKeysOfAClicker) {
    EXPECT_EQ(action_of("Page Down", false), Action::next_marker);
    EXPECT_EQ(action_of("Page Up", false), Action::previous_marker);
}

// Clickers for slides send the first two of these.
TEST(Action, IsNoneForKeysThatNobodyUses) {
    for (const char* key : {"B", ".", "", "Shift+C", "Ctrl+C"}) {
        EXPECT_FALSE(action_of(key, true)) << key;
    }
}

}  // namespace
}  // namespace careway::app
