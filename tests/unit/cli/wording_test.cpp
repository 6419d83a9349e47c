#include "sim/cli/wording.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace careway::cli {
namespace {

using measure::Style;

measure::Entry entry(Style style, const std::string& label, const std::string& unit) {
    measure::Entry result;
    result.label = label;
    result.unit = unit;
    result.style = style;
    return result;
}

Session session_of(Duration warm_up, Duration length) {
    Session session;
    session.seed = 42;
    session.replications = 50;
    session.scenarios.emplace_back();
    session.scenarios.front().start = std::chrono::year{2016} / 4 / 1;
    session.scenarios.front().warm_up = warm_up;
    session.scenarios.front().length = length;
    return session;
}

TEST(Wording, AddsTheUnitThatADurationDoesNotCarry) {
    EXPECT_EQ(label_of(entry(Style::duration_hours, "Ward: wait, mean", "hours")), "Ward: wait, mean, hours");
    EXPECT_EQ(label_of(entry(Style::share, "Beds: occupancy", "share")), "Beds: occupancy");
}

TEST(Wording, SaysWhatWasRun) {
    EXPECT_EQ(runs_in_words(session_of(Duration::days(365), Duration::days(730)), "run"),
              "50 runs of 730 days after 365 days warm-up, seed 42");
    EXPECT_EQ(runs_in_words(session_of({}, Duration::days(1)), "paired run"),
              "50 paired runs of 1 day without warm-up, seed 42");
}

TEST(Wording, SaysWhichWindowIsShown) {
    Session session = session_of({}, Duration::days(730));

    EXPECT_EQ(window_in_words(session), "All values are over the whole window, 2016-04-01 to 2018-03-31.");
    session.split = "year 2";
    EXPECT_EQ(
        window_in_words(session),
        "All values are over year 2, 2017-04-01 to 2018-03-31: the model changes on dates, so that years differ.");
}

TEST(Wording, WritesASummaryOnOneScale) {
    const auto words = in_words(entry(Style::share, "", "share"), {50, 0.9534, {0.95, 0.957}, 0.9, 0.95, 1});

    EXPECT_EQ(words.mean, "95.3%");
    EXPECT_EQ(words.range, "90.0% to 100.0%");
}

TEST(Wording, ShowsNoRangeOfOneRunAndNothingOfNone) {
    const double missing = std::numeric_limits<double>::quiet_NaN();

    EXPECT_EQ(in_words(entry(Style::number, "", ""), stats::Summary{1, 5, {missing, missing}, 5, 5, 5}).range, "-");
    EXPECT_EQ(in_words(entry(Style::number, "", ""), stats::Summary{0, missing, {}, missing, missing, missing}).mean,
              "-");
}

TEST(Wording, WritesADifferenceWithItsInterval) {
    const auto words = in_words(entry(Style::number, "", "people"), {50, 50, 0, 118, 66, -52, {-57.2, -46.8}});

    EXPECT_EQ(words.base, "118");
    EXPECT_EQ(words.with, "66");
    EXPECT_EQ(words.difference, "-52");
    EXPECT_EQ(words.interval, "(-57 to -47)");
    EXPECT_EQ(words.lower, "50/50");
}

TEST(Wording, HasNoIntervalOfOnePair) {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const auto words = in_words(entry(Style::number, "", "people"), {1, 1, 0, 118, 66, -52, {missing, missing}});

    EXPECT_EQ(words.difference, "-52");
    EXPECT_EQ(words.interval, "");
}

TEST(Wording, WritesTwelveDigits) {
    EXPECT_EQ(rounded_text(1.0 / 3), "0.333333333333");
    EXPECT_EQ(rounded_text(345), "345");
    EXPECT_EQ(rounded_text(std::numeric_limits<double>::quiet_NaN()), "");
}

}  // namespace
}  // namespace careway::cli
