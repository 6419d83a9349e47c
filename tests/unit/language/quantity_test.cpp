#include "sim/language/quantity.hpp"

#include <gtest/gtest.h>

namespace careway::language {

TEST(Quantity, TouchesItsUnitOrNot) {
    EXPECT_EQ(parse_quantity("3 days", Dimension::duration).value, 3 * 86400e3);
    EXPECT_EQ(parse_quantity("3days", Dimension::duration).value, 3 * 86400e3);
    EXPECT_EQ(parse_quantity("14%", Dimension::share).value, 0.14);
}

TEST(Quantity, KnowsEveryUnitOfTimeInSingularAndPlural) {
    EXPECT_EQ(parse_quantity("7 ms", Dimension::duration).value, 7);
    EXPECT_EQ(parse_quantity("1 second", Dimension::duration).value, 1e3);
    EXPECT_EQ(parse_quantity("2 minutes", Dimension::duration).value, 120e3);
    EXPECT_EQ(parse_quantity("1 hour", Dimension::duration).value, 3600e3);
    EXPECT_EQ(parse_quantity("2 weeks", Dimension::duration).value, 14 * 86400e3);
    EXPECT_EQ(parse_quantity("12 months", Dimension::duration).value, 365 * 86400e3);
    EXPECT_EQ(parse_quantity("1 year", Dimension::duration).value, 365 * 86400e3);
}

TEST(Quantity, HoldsRatesPerHour) {
    EXPECT_EQ(parse_quantity("128 per day", Dimension::rate).value, 128.0 / 24);
    EXPECT_EQ(parse_quantity("168 per week", Dimension::rate).value, 1);
    EXPECT_EQ(parse_quantity("730 per month", Dimension::rate).value, 1);
    EXPECT_EQ(parse_quantity("8760 per year", Dimension::rate).value, 1);
}

TEST(Quantity, HoldsPricesPerDay) {
    EXPECT_EQ(parse_quantity("£298 per day", Dimension::price).value, 298);
    EXPECT_EQ(parse_quantity("£1 per hour", Dimension::price).value, 24);
    EXPECT_EQ(parse_quantity("£ 7 per week", Dimension::price).value, 1);
}

TEST(Quantity, NeedsAUnitWhereOneBelongs) {
    EXPECT_EQ(parse_quantity("9.4", Dimension::duration).fault, NumberFault::missing_unit);
    EXPECT_EQ(parse_quantity("9.4", Dimension::duration).why, "write `9.4 days` or `9.4 hours`");
    EXPECT_EQ(parse_quantity("0.3", Dimension::share).fault, NumberFault::missing_unit);
}

TEST(Quantity, RefusesAUnitOfAnotherDimension) {
    EXPECT_EQ(parse_quantity("3 days", Dimension::rate).fault, NumberFault::unknown_unit);
    EXPECT_EQ(parse_quantity("3 beds", Dimension::count).fault, NumberFault::unknown_unit);
    EXPECT_EQ(parse_quantity("298 per day", Dimension::price).fault, NumberFault::unknown_unit);
}

TEST(Quantity, GuessesAMisspeltUnit) {
    EXPECT_EQ(parse_quantity("3 dyas", Dimension::duration).why, "write `3 days`");
    EXPECT_EQ(parse_quantity("12 per dya", Dimension::rate).why, "write `12 per day`");
}

TEST(Quantity, GuessesAnAbbreviatedUnit) {
    EXPECT_EQ(parse_quantity("5 d", Dimension::duration).why, "write `5 days`");
    EXPECT_EQ(parse_quantity("1 hr", Dimension::duration).why, "write `1 hour`");
    EXPECT_EQ(parse_quantity("5/day", Dimension::rate).why, "write `5 per day`");
    EXPECT_EQ(parse_quantity("5 weekly", Dimension::rate).why, "write `5 per week`");
    EXPECT_EQ(parse_quantity("0.05", Dimension::share).why, "write `5 %`");
    EXPECT_EQ(parse_quantity("5", Dimension::share).why, "write `5 %`");
    EXPECT_EQ(parse_quantity("£298", Dimension::price).why, "write `£298 per day`");
    EXPECT_EQ(parse_quantity("1 000", Dimension::count).why, "write `1000` alone");
}

TEST(Quantity, NamesTheLetterThatLooksLikeAnother) {
    EXPECT_EQ(parse_quantity("3\u00a0days", Dimension::duration).why,
              "there is a no-break space in it; type an ordinary one");
    EXPECT_EQ(parse_quantity("½", Dimension::count).why, "write `½` as a decimal number, such as 0.5");
    EXPECT_EQ(parse_quantity("−4", Dimension::count).why, "`−` is a minus sign of formulas; type that of the keyboard");
    EXPECT_EQ(parse_quantity("3-5 days", Dimension::duration).why,
              "write a range as `{value: 4 days, low: 3 days, high: 5 days}`");
}

TEST(Quantity, RefusesNumbersThatCanBeMisread) {
    for (const char* text : {"010", "-010", "00", "1_000", "1,000", "2,5", "0x10", "1e999"}) {
        EXPECT_EQ(parse_quantity(text, Dimension::count).fault, NumberFault::malformed) << text;
    }
}

TEST(Quantity, RefusesWordsThatYamlTakesForNumbers) {
    for (const char* text : {".nan", ".inf", "-.inf", "nan", "inf", "infinity", "", "-", ".", "e5", "+-3"}) {
        EXPECT_EQ(parse_quantity(text, Dimension::count).fault, NumberFault::not_a_number) << text;
    }
}

TEST(Quantity, ReadsSignsFractionsAndExponents) {
    EXPECT_EQ(parse_quantity("-4", Dimension::count).value, -4);
    EXPECT_EQ(parse_quantity("+0.5", Dimension::count).value, 0.5);
    EXPECT_EQ(parse_quantity(".5", Dimension::count).value, 0.5);
    EXPECT_EQ(parse_quantity("0", Dimension::count).value, 0);
    EXPECT_EQ(parse_quantity("1.5e3", Dimension::count).value, 1500);
    EXPECT_EQ(parse_quantity("1e3", Dimension::count).value, 1000);
    EXPECT_EQ(parse_quantity("5.", Dimension::count).value, 5);
    EXPECT_EQ(parse_quantity("+5", Dimension::count).value, 5);
}

TEST(Quantity, IsWrittenInItsOwnUnitAgain) {
    const Quantity rate = parse_quantity("128 per day", Dimension::rate);
    const Quantity price = parse_quantity("£7 per week", Dimension::price);

    EXPECT_EQ(write_quantity(rate.value * 1.5, rate.unit), "192 per day");
    EXPECT_EQ(write_quantity(price.value, price.unit), "£7 per week");
    EXPECT_EQ(write_quantity(0.1 + 0.2, Unit{"", Dimension::count}), "0.3");
}

}  // namespace careway::language
