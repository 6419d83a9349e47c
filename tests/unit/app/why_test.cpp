#include "viz/app/why.hpp"

#include <gmock/gmock.h>

#include <numeric>

#include "tests/unit/run/hospital.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;
using run::testing::hospital;
using run::testing::with_beds;
using Item = scene::PanelItem;

/// Two lanes, of which B has 8 beds more on the ward from day 30 on.
struct Two {
    Stage stage{
        {{{}, pathway::compile(hospital()), "As it is"}, {{}, pathway::compile(with_beds(12, 30)), "More"}}, 7, 1};
    Two() { static_cast<void>(stage.wait_for(day_number(100))); }
    [[nodiscard]] Change change(std::size_t lane, std::uint32_t pool, int number) {
        return change_of(stage.session(), lane, *stage.scenario(lane).program, pool, day_number(number)).value();
    }
    [[nodiscard]] std::int32_t in_use(std::size_t lane, std::uint32_t pool, int number) {
        return stage.session().view(lane, day_number(number))->pools[pool].in_use;
    }
};

std::int32_t sum_of(const std::vector<Change::Way>& ways) {
    return std::accumulate(ways.begin(), ways.end(), 0,
                           [](std::int32_t sum, const Change::Way& way) { return sum + way.effect; });
}

TEST(Change, IsThatOfThePlacesInUse) {
    Two two;

    EXPECT_EQ(two.change(1, 1, 40).in_use, two.in_use(1, 1, 40) - two.in_use(1, 1, 26));
    EXPECT_GT(two.change(1, 1, 40).in_use, 0);
}

// Nobody holds places of this hospital otherwise than by being there: what moves tell is all there is.
TEST(Change, AddsUpInBothWaysWithNothingLeft) {
    Two two;
    bool moved = false;
    for (const std::size_t lane : {0u, 1u}) {
        for (const std::uint32_t pool : {0u, 1u}) {
            for (int number = 28; number <= 100; number += 3) {
                const Change change = two.change(lane, pool, number);

                EXPECT_EQ(change.delayed + change.others, change.in_use);
                EXPECT_EQ(change.before + sum_of(change.ways), change.in_use) << lane << pool << number;
                EXPECT_EQ(change.rest, 0);
                moved = moved || !change.ways.empty();
            }
        }
    }
    EXPECT_TRUE(moved);
}

TEST(Change, NeedsTwentyEightDays) {
    Two two;
    const auto& program = *two.stage.scenario(0).program;

    EXPECT_FALSE(change_of(two.stage.session(), 0, program, 0, day_number(28) - hour));
    EXPECT_TRUE(change_of(two.stage.session(), 0, program, 0, day_number(28)));
}

TEST(WhyPanel, HasBarsThatAddUpToWhatItSays) {
    Two two;
    for (const std::size_t lanes : {1u, 2u}) {
        for (int number = 28; number <= 100; number += 5) {
            const scene::Panel panel = why_panel(two.stage, 0, lanes, day_number(number));

            std::vector<std::int32_t> sums;
            for (const Item& item : panel.items) {
                if (item.kind == Item::Kind::heading) {
                    sums.push_back(0);
                } else if (item.kind == Item::Kind::bar) {
                    sums.back() += std::stoi(item.note);
                }
            }

            ASSERT_EQ(sums.size(), lanes);
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                EXPECT_EQ(sums[lane], two.change(lane, 0, number).in_use) << number;
            }
        }
    }
}

TEST(WhyPanel, SaysInWordsWhatChanged) {
    Two two;
    const Change change = two.change(1, 1, 40);

    const scene::Panel panel = why_panel(two.stage, 1, 2, day_number(40));

    EXPECT_EQ(panel.title, "Why: ward_beds");
    EXPECT_THAT(panel.items, testing::Contains(testing::Field(&Item::words, "B: " + std::to_string(change.in_use) +
                                                                                " more in use than 14 days ago")));
}

TEST(WhyPanel, SaysThatItNeedsTwentyEightDays) {
    Two two;

    const scene::Panel panel = why_panel(two.stage, 0, 2, day_number(27));

    EXPECT_EQ(panel.items.back().words,
              "This compares 14 days with the 14 before: there is something to be seen from day 29 on.");
}

TEST(WhyPanel, BeginsWithTheFirstTileAndGoesToTheNextServiceRoundAndRound) {
    Two two;
    Room room{two.stage, day_number(40), speed_called("1 day"), 1, false};
    const auto title = [&] { return room.fresh_picture()->panel->title; };

    room.perform(Action::why);
    EXPECT_EQ(title(), "Why: acute_beds");
    room.press(next_pool_id);
    EXPECT_EQ(title(), "Why: ward_beds");
    room.press(next_pool_id);
    EXPECT_EQ(title(), "Why: acute_beds");
}

}  // namespace
}  // namespace careway::app
