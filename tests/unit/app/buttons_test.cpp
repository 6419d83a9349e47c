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

TEST(Focus, GoesRoundAndRound) {
    const std::vector<std::string> ids{"lever 0", "action Pause", "action Quit"};
    const std::string first = ids.front();
    const std::string last = ids.back();

    EXPECT_EQ(focus_after(ids, "", 1), first);
    EXPECT_EQ(focus_after(ids, "", -1), last);
    EXPECT_EQ(focus_after(ids, first, 1), ids[1]);
    EXPECT_EQ(focus_after(ids, last, 1), first);
    EXPECT_EQ(focus_after(ids, first, -1), last);
}

// Where lane B becomes A, its levers may go.
TEST(Focus, GoesToTheFirstWhereWhatHadItIsGone) {
    EXPECT_EQ(focus_after({"action Pause", "action Quit"}, "lever 1", 1), "action Pause");
}

}  // namespace
}  // namespace careway::app
