#include "viz/app/buttons.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/run/hospital.hpp"

namespace careway::app {
namespace {

/// A hospital with levers called so.
std::vector<scene::Button> buttons_with(const std::vector<std::string>& levers) {
    Scenario scenario{{}, pathway::compile(run::testing::hospital()), "As it is"};
    for (const std::string& name : levers) {
        scenario.model.screen.levers.emplace_back();
        scenario.model.screen.levers.back().name = name;
    }
    Stage stage{{scenario, scenario}, 7, 1};
    return buttons_of(Room{stage, stage.from(), speed_called("1 day"), 1, false}, true);
}

TEST(Buttons, AreToldApartWhateverALeverIsCalled) {
    const auto buttons = buttons_with({"Pause", "Pause"});

    std::set<std::string> ids;
    for (const scene::Button& button : buttons) {
        EXPECT_TRUE(ids.insert(button.id).second) << button.id;
    }
    EXPECT_EQ(ids.size(), 2 + actions().size());
}

TEST(Buttons, AreFocusedRoundAndRound) {
    const auto buttons = buttons_with({"Ten beds"});
    const std::string first = buttons.front().id;
    const std::string last = buttons.back().id;

    EXPECT_EQ(focus_after(buttons, "", 1), first);
    EXPECT_EQ(focus_after(buttons, "", -1), last);
    EXPECT_EQ(focus_after(buttons, first, 1), buttons[1].id);
    EXPECT_EQ(focus_after(buttons, last, 1), first);
    EXPECT_EQ(focus_after(buttons, first, -1), last);
}

// Where lane B becomes A, its levers may go.
TEST(Buttons, AreFocusedFromTheFirstWhereTheFocusedOneIsGone) {
    const auto before = buttons_with({"Ten beds", "More carers"});
    const auto after = buttons_with({});

    EXPECT_EQ(focus_after(after, before[1].id, 1), after.front().id);
}

}  // namespace
}  // namespace careway::app
