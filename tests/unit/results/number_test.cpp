#include "sim/results/number.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace careway::results {
namespace {

using measure::Style;

std::string alone(Style style, double value) {
    const std::vector<double> values{value};
    return Numbers{style, values}.value(value);
}

TEST(Numbers, KeepAsManyDigitsAsAreWorthReading) {
    EXPECT_EQ(alone(Style::number, 0), "0");
    EXPECT_EQ(alone(Style::number, 0.0342), "0.034");
    EXPECT_EQ(alone(Style::number, 0.342), "0.34");
    EXPECT_EQ(alone(Style::number, 5.12), "5.1");
    EXPECT_EQ(alone(Style::number, 14.23), "14.2");
    EXPECT_EQ(alone(Style::number, 598.4), "598");
    EXPECT_EQ(alone(Style::number, 1345), "1,345");
    EXPECT_EQ(alone(Style::number, 43132), "43,100");
    EXPECT_EQ(alone(Style::number, 1234567), "1,230,000");
}

TEST(Numbers, ShareOneScaleInARow) {
    const std::vector<double> row{118.4, 9.87};
    const Numbers numbers{Style::number, row};

    EXPECT_EQ(numbers.value(118.4), "118");
    EXPECT_EQ(numbers.value(9.87), "10");
}

TEST(Numbers, WriteSharesInPerCent) {
    EXPECT_EQ(alone(Style::share, 0.9534), "95.3%");
    EXPECT_EQ(alone(Style::share, 1), "100.0%");
    EXPECT_EQ(alone(Style::share, 0.00123), "0.12%");
    EXPECT_EQ(alone(Style::share, 0), "0%");
}

TEST(Numbers, WriteMoneyInPoundsAndMillions) {
    EXPECT_EQ(alone(Style::money, 412'600'000), "£412.6m");
    EXPECT_EQ(alone(Style::money, 1'000'000), "£1.0m");
    EXPECT_EQ(alone(Style::money, 969'300), "£969k");
    EXPECT_EQ(alone(Style::money, 45'231), "£45.2k");
    EXPECT_EQ(alone(Style::money, 9'231), "£9,231");
    EXPECT_EQ(alone(Style::money, 298), "£298");
    EXPECT_EQ(alone(Style::money, 3.5), "£3.50");
}

TEST(Numbers, WriteDurationsWithoutTheirUnit) {
    EXPECT_EQ(alone(Style::duration_hours, 3.92), "3.9");
    EXPECT_EQ(alone(Style::duration_days, 11.41), "11.4");
}

TEST(Numbers, WriteADashForWhatDoesNotExist) {
    const double missing = std::numeric_limits<double>::quiet_NaN();

    EXPECT_EQ(alone(Style::share, missing), "-");
    EXPECT_EQ(alone(Style::number, missing), "-");
}

TEST(Numbers, GiveDifferencesTheirSign) {
    const std::vector<double> row{118, 66};
    const std::vector<double> change{-52.3, -57.4, -47.2};
    const auto numbers = Numbers::of_differences(Numbers{Style::number, row}, change);

    EXPECT_EQ(numbers.difference(-52.3), "-52");
    EXPECT_EQ(numbers.signed_bare(-57.4), "-57");
    EXPECT_EQ(numbers.difference(52.3), "+52");
}

TEST(Numbers, ShowASmallDifferenceOfLargeValues) {
    const std::vector<double> row{341.2, 340.8};
    const std::vector<double> change{-0.423, -0.604, -0.242};
    const auto numbers = Numbers::of_differences(Numbers{Style::number, row}, change);

    EXPECT_EQ(numbers.difference(-0.423), "-0.4");
    EXPECT_EQ(numbers.signed_bare(-0.604), "-0.6");
    EXPECT_EQ(numbers.signed_bare(-0.04), "0.0");
}

TEST(Numbers, ShowADifferenceThatTheRoundingOfItsRowWouldHide) {
    const std::vector<double> row{43'132, 43'107};
    const std::vector<double> change{-25, -40, -10};
    const auto numbers = Numbers::of_differences(Numbers{Style::number, row}, change);

    EXPECT_EQ(numbers.difference(-25), "-25");
}

TEST(Numbers, RoundLargeDifferencesFurtherThanTheirRow) {
    const std::vector<double> row{8'760, 1'927};
    const std::vector<double> change{-6'833, -15'264, 1'597};
    const auto numbers = Numbers::of_differences(Numbers{Style::number, row}, change);

    EXPECT_EQ(numbers.difference(-6'833), "-6,800");
    EXPECT_EQ(numbers.signed_bare(-15'264), "-15,300");
}

TEST(Numbers, GiveDifferencesAtLeastTheDecimalsOfTheRow) {
    const std::vector<double> row{14.2, 5.1};
    const std::vector<double> change{-9.12, -10.6, -7.6};
    const auto numbers = Numbers::of_differences(Numbers{Style::number, row}, change);

    EXPECT_EQ(numbers.difference(-9.12), "-9.1");
    EXPECT_EQ(numbers.signed_bare(-10.6), "-10.6");
}

TEST(Numbers, WriteDifferencesOfSharesInPoints) {
    const std::vector<double> row{0.953, 0.922};
    const std::vector<double> change{-0.031};
    const auto numbers = Numbers::of_differences(Numbers{Style::share, row}, change);

    EXPECT_EQ(numbers.difference(-0.031), "-3.1 pp");
    EXPECT_EQ(numbers.signed_bare(-0.031), "-3.1");
}

TEST(Numbers, WriteDifferencesOfMoneyInTheUnitOfTheRow) {
    const std::vector<double> row{268.0e6, 263.1e6};
    const std::vector<double> change{-4.9e6, -5.4e6, -4.4e6};
    const auto numbers = Numbers::of_differences(Numbers{Style::money, row}, change);

    EXPECT_EQ(numbers.difference(-4.9e6), "-£4.9m");
    EXPECT_EQ(numbers.signed_bare(-5.4e6), "-5.4");
    EXPECT_EQ(numbers.difference(7.4e6), "+£7.4m");
}

TEST(Numbers, GiveNoDifferenceNoSign) {
    const std::vector<double> row{14.2, 14.2};
    const std::vector<double> change{0};
    const auto numbers = Numbers::of_differences(Numbers{Style::number, row}, change);

    EXPECT_EQ(numbers.difference(0), "0");
    EXPECT_EQ(numbers.difference(-0.0), "0");
    EXPECT_EQ(numbers.signed_bare(0), "0");
}

TEST(Numbers, NeverWriteMinusNothing) {
    EXPECT_EQ(alone(Style::number, -0.0), "0");
}

TEST(WithCommas, GroupsThousands) {
    EXPECT_EQ(with_commas(999), "999");
    EXPECT_EQ(with_commas(1'095), "1,095");
    EXPECT_EQ(with_commas(-1'234'567), "-1,234,567");
}

TEST(Counted, HasAPlural) {
    EXPECT_EQ(counted(1, "run"), "1 run");
    EXPECT_EQ(counted(1095, "day"), "1,095 days");
    EXPECT_EQ(counted(0, "error"), "0 errors");
}

}  // namespace
}  // namespace careway::results
