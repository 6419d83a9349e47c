#include "viz/app/budget.hpp"

#include <gmock/gmock.h>

#include "tests/unit/app/ward_with_lever.hpp"
#include "viz/app/levers_panel.hpp"

namespace careway::app {
namespace {

using language::Lever;
using language::Pull;
using WardWithBudget = WardWithLever;

Date april(int of_month) {
    return Date{std::chrono::year{2016} / 4 / of_month};
}

std::vector<Lever> levers() {
    std::vector<Lever> levers(2);
    levers[0].name = "Ten beds";
    levers[0].cost_per_day = 300;
    levers[0].staff = 12;
    levers[1].name = "More carers";
    levers[1].cost_per_day = 200;
    levers[1].staff = 8;
    return levers;
}

std::string refusal(const language::Budget& budget, const std::vector<Pull>& pulls, const Pull& pull) {
    try {
        refuse_beyond(budget, levers(), pulls, pull);
        return "";
    } catch (const language::PullRefused& refused) {
        return refused.what();
    }
}

TEST(Spending, IsOfLeversInForceAndOfThoseToCome) {
    const std::vector<Pull> pulls{{0, april(4), false}, {1, april(20), false}};

    EXPECT_EQ(most_spent(levers(), {}, april(1)).cost_per_day, 0);
    EXPECT_EQ(most_spent(levers(), pulls, april(1)).cost_per_day, 500);
    EXPECT_EQ(most_spent(levers(), pulls, april(30)).staff, 20);
}

TEST(Spending, IsTheMostOfAnyDaySoThatWhatIsReleasedCanBeSpentAgain) {
    const std::vector<Pull> pulls{{0, april(4), false}, {0, april(10), true}, {1, april(10), false}};

    EXPECT_EQ(most_spent(levers(), pulls, april(1)).cost_per_day, 300);
    EXPECT_EQ(most_spent(levers(), pulls, april(10)).cost_per_day, 200);
}

TEST(Budget, RefusesALeverThatTakesMoreThanIsLeft) {
    const std::vector<Pull> pulls{{0, april(4), false}};

    EXPECT_EQ(refusal({450, {}}, pulls, {1, april(5), false}),
              "More carers cannot be pulled: it takes £200 a day, and the budget has £150 a day left");
    EXPECT_EQ(refusal({450, 12}, pulls, {1, april(5), false}),
              "More carers cannot be pulled: it takes £200 a day and 8 staff, and the budget has £150 a day and no "
              "staff left");
    EXPECT_EQ(refusal({{}, 12}, pulls, {1, april(5), false}),
              "More carers cannot be pulled: it takes 8 staff, and the budget has no staff left");
}

TEST(Budget, LetsALeverThroughThatTakesAllOfTheRest) {
    EXPECT_EQ(refusal({500, 20}, {{0, april(4), false}}, {1, april(5), false}), "");
    EXPECT_EQ(refusal({}, {{0, april(4), false}}, {1, april(5), false}), "");
}

TEST(Budget, LetsEveryLeverBeReleased) {
    EXPECT_EQ(refusal({100, 1}, {{0, april(4), false}}, {0, april(9), true}), "");
}

TEST(Budget, CountsWhatIsStillInForceWhileAnotherCloses) {
    const std::vector<Pull> pulls{{0, april(4), false}, {0, april(20), true}};

    EXPECT_NE(refusal({400, {}}, pulls, {1, april(19), false}), "");
    EXPECT_EQ(refusal({400, {}}, pulls, {1, april(20), false}), "");
}

TEST_F(WardWithBudget, IsNotPulledBeyondTheBudgetOfItsModel) {
    replace("levers:", "budget: {cost: £90 per day}\nlevers:");
    replace("takes_effect", "cost: £100 per day, takes_effect");

    EXPECT_THROW(stage_->pull(0, day_number(10)), language::PullRefused);

    EXPECT_FALSE(stage_->is_pulled(0));
}

TEST_F(WardWithBudget, HasAPanelThatSaysWhatIsLeft) {
    replace("levers:", "budget: {cost: £1000 per day, staff: 4}\nlevers:");
    replace("takes_effect", "cost: £600 per day, staff: 4, takes_effect");
    LeverEffects effects;
    stage_->pull(0, day_number(10));

    const scene::Panel panel = levers_panel(*stage_, day_number(10), effects);

    EXPECT_EQ(panel.items[1].words, "Money a day");
    EXPECT_EQ(panel.items[1].note, "£400 left of £1,000");
    EXPECT_EQ(panel.items[1].share, 0.6);
    EXPECT_EQ(panel.items[2].words, "Staff");
    EXPECT_EQ(panel.items[2].note, "0 left of 4");
}

}  // namespace
}  // namespace careway::app
