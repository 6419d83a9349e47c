#include "viz/app/guess.hpp"

#include <gmock/gmock.h>

#include "sim/base/error.hpp"
#include "tests/unit/run/hospital.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using run::testing::day_number;
using run::testing::hospital;

constexpr Date start{std::chrono::year{2016} / 4 / 1};

Guess typed(const std::string& words, measure::Style style = measure::Style::number) {
    return guess_typed(words, 1, style, start, 365);
}

TEST(Guess, IsOfTheLastDayUnlessADayIsSaid) {
    EXPECT_EQ(typed("80").value, 80);
    EXPECT_EQ(typed("80").day, 365);
    EXPECT_EQ(typed("80").chart, 1u);
    EXPECT_EQ(typed("80 day 30").day, 30);
    EXPECT_EQ(typed(" 80  on 2 Apr 2016 ").day, 2);
}

TEST(Guess, IsWrittenAsTheAxisIs) {
    EXPECT_EQ(typed("1,200").value, 1200);
    EXPECT_EQ(typed("2.5m", measure::Style::money).value, 2'500'000);
    EXPECT_EQ(typed("30k", measure::Style::money).value, 30'000);
    EXPECT_EQ(typed("95%", measure::Style::share).value, 0.95);
    EXPECT_EQ(typed("95", measure::Style::share).value, 0.95);
}

TEST(Guess, SaysWhatWouldBeUnderstood) {
    for (const std::string words : {"", "   ", "many", "-3", "8x", "1e99", "nan", "inf"}) {
        EXPECT_THROW(typed(words), UsageError) << words;
    }
    EXPECT_THROW(typed("80 on day 366"), UsageError);
    try {
        typed("many beds");
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(), "`many` is no number; one can type 80, or 80 on day 300");
    }
}

/// Two lanes of one hospital; its second chart shows who is delayed in acute beds.
struct Guessing {
    Stage stage{{{{}, pathway::compile(hospital()), "As it is"}, {{}, pathway::compile(hospital()), "As it is"}}, 7, 1};
    Room room{stage, day_number(20), speed_called("1 day"), 1, false};

    Guessing() { static_cast<void>(stage.wait_for(day_number(60))); }
    void guess(const std::string& words) {
        room.perform(Action::guess);
        room.guess_on_other_chart();
        for (const char letter : words) {
            room.type(letter);
        }
        room.enter_typed();
    }
    std::string said() { return room.fresh_picture()->event; }
    int delayed_at_noon(int number) {
        return stage.session().view(1, day_number(number) + Duration::hours(12))->pools[0].delayed;
    }
};

TEST(Guess, IsTypedInTheFootOfTheScreen) {
    Guessing guessing;

    guessing.room.perform(Action::guess);
    guessing.room.type('8');

    EXPECT_EQ(guessing.said(),
              "acute_beds in use (such as 80, or 80 on day 300): 8_  Tab: the other chart.  Enter: keep.  Esc: leave");
    guessing.room.guess_on_other_chart();
    EXPECT_THAT(guessing.said(), testing::StartsWith("People delayed in acute_beds (such as"));
    guessing.room.leave_typing();
    EXPECT_TRUE(guessing.stage.guesses().empty());
}

TEST(Guess, StandsOnItsChartAtItsDay) {
    Guessing guessing;

    guessing.guess("7 on day 41");

    EXPECT_EQ(guessing.said(), "People delayed in acute_beds on 12 Feb 2000: guess 7");
    guessing.room.refresh();
    const scene::Picture picture = guessing.room.fresh_picture().value();
    EXPECT_TRUE(picture.charts[0].guesses.empty());
    ASSERT_EQ(picture.charts[1].guesses.size(), 1u);
    EXPECT_EQ(picture.charts[1].guesses[0].day, 40);
    EXPECT_EQ(picture.charts[1].guesses[0].value, 7);
}

TEST(Guess, IsComparedWithWhatCameOnceItsDayIsThere) {
    Guessing guessing;
    guessing.guess("7 on day 41");

    guessing.room.go_to(40.0 / 200);
    guessing.room.pass(0);
    EXPECT_EQ(guessing.said(), "");
    guessing.room.perform(Action::next_day);
    guessing.room.pass(0);

    EXPECT_EQ(guessing.said(), "People delayed in acute_beds on 12 Feb 2000: guess 7, it is " +
                                   std::to_string(guessing.delayed_at_noon(40)) + " in B");
    guessing.room.perform(Action::next_day);
    guessing.room.pass(0);
    EXPECT_EQ(guessing.said(), "");
}

TEST(Guess, IsComparedAnewInAnotherRun) {
    Guessing guessing;
    guessing.guess("7 on day 41");
    guessing.room.go_to(50.0 / 200);
    guessing.room.pass(0);

    guessing.room.perform(Action::next_run);
    static_cast<void>(guessing.stage.wait_for(day_number(60)));
    guessing.room.pass(0);

    EXPECT_EQ(guessing.said(), "People delayed in acute_beds on 12 Feb 2000: guess 7, it is " +
                                   std::to_string(guessing.delayed_at_noon(40)) + " in B");
}

TEST(Guess, IsComparedAnewWhereOnlyItsDayIsAnotherFuture) {
    Guessing guessing;
    guessing.guess("7 on day 41");
    guessing.guess("5 on day 25");
    guessing.room.go_to(50.0 / 200);
    guessing.room.pass(0);
    guessing.room.go_to(30.0 / 200);

    guessing.room.perform(Action::fork);
    static_cast<void>(guessing.stage.wait_for(day_number(60)));
    guessing.room.pass(0);
    EXPECT_EQ(guessing.said(), "");
    guessing.room.go_to(50.0 / 200);
    guessing.room.pass(0);

    EXPECT_EQ(guessing.said(), "People delayed in acute_beds on 12 Feb 2000: guess 7, it is " +
                                   std::to_string(guessing.delayed_at_noon(40)) + " in B");
}

TEST(Guess, TakesThePlaceOfTheOneBeforeOfThatDay) {
    Guessing guessing;

    guessing.guess("7 on day 41");
    guessing.guess("8 on day 41");
    guessing.guess("9 on day 42");

    ASSERT_EQ(guessing.stage.guesses().size(), 2u);
    EXPECT_EQ(guessing.stage.guesses()[0].value, 8);
}

TEST(Guess, WidensTheAxisButNotBeyondSense) {
    Guessing guessing;
    const double top = guessing.room.fresh_picture()->charts[1].top;

    guessing.guess(std::to_string(static_cast<int>(10 * top + 1)));
    EXPECT_THAT(guessing.said(), testing::StartsWith("A guess must be at most "));
    guessing.guess(std::to_string(static_cast<int>(2 * top)));

    EXPECT_GE(guessing.room.fresh_picture()->charts[1].top, 2 * top);
}

}  // namespace
}  // namespace careway::app
