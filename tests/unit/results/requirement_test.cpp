#include "sim/results/requirement.hpp"

#include <cmath>
#include <limits>

#include "sim/base/error.hpp"
#include "tests/unit/results/fixtures.hpp"

namespace careway::results {
namespace {

using measure::Style;

const std::vector<measure::Entry> entries{
    entry("acute_beds.occupancy", "", Style::share, "share"),
    entry("ward.wait_mean", "", Style::duration_hours, "hours"),
    entry("system.delayed", "", Style::number, "people"),
    entry("system.cost", "", Style::money, "pounds"),
};

std::string failure_of(const std::string& text) {
    try {
        static_cast<void>(find_target(parse_requirement(text), entries, ""));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "no failure";
}

double limit_of(const std::string& text) {
    return find_target(parse_requirement(text), entries, "").limit;
}

/// Judged on five runs in which every measure has these values.
Verdict verdict_on(const std::string& text, const std::vector<double>& values) {
    std::vector<run::Values> runs;
    for (const double value : values) {
        runs.emplace_back(entries.size(), value);
    }
    return judge(find_target(parse_requirement(text), entries, ""), runs);
}

TEST(Requirement, ReadsStatisticMeasureRelationAndLimit) {
    const Requirement requirement = parse_requirement(" p90( acute_beds.occupancy )<= 92 % ");

    EXPECT_EQ(requirement.statistic, Statistic::p90);
    EXPECT_EQ(requirement.address, "acute_beds.occupancy");
    EXPECT_EQ(requirement.relation, Relation::at_most);
    EXPECT_EQ(requirement.limit, "92 %");
}

TEST(Requirement, IsOnTheMeanUnlessItSaysOtherwise) {
    EXPECT_EQ(parse_requirement("system.delayed > 3").statistic, Statistic::mean);
    EXPECT_EQ(parse_requirement("mean(system.delayed) > 3").statistic, Statistic::mean);
    EXPECT_EQ(parse_requirement("p10(system.delayed) >= 3").statistic, Statistic::p10);
}

TEST(Requirement, UnderstandsUnits) {
    EXPECT_DOUBLE_EQ(limit_of("acute_beds.occupancy <= 92 %"), 0.92);
    EXPECT_DOUBLE_EQ(limit_of("ward.wait_mean < 4 hours"), 4);
    EXPECT_DOUBLE_EQ(limit_of("ward.wait_mean < 90 minutes"), 1.5);
    EXPECT_DOUBLE_EQ(limit_of("ward.wait_mean < 2 days"), 48);
    EXPECT_DOUBLE_EQ(limit_of("system.delayed < 20"), 20);
    EXPECT_DOUBLE_EQ(limit_of("system.delayed < 20 people"), 20);
    EXPECT_DOUBLE_EQ(limit_of("system.cost < £4.2m"), 4.2e6);
    EXPECT_DOUBLE_EQ(limit_of("system.cost < £300"), 300);
    EXPECT_DOUBLE_EQ(limit_of("system.cost < £45k"), 45e3);
    EXPECT_DOUBLE_EQ(limit_of("system.cost < £ 4.2 million"), 4.2e6);
}

TEST(Requirement, RefusesALimitInAnotherUnit) {
    EXPECT_EQ(failure_of("acute_beds.occupancy <= 92"),
              "--require `acute_beds.occupancy <= 92`: `92` is no limit for a measure in share; write it like `92 %`");
    EXPECT_EQ(failure_of("system.delayed <= 3 hours"),
              "--require `system.delayed <= 3 hours`: `3 hours` is no limit for a measure in people; write it like "
              "`20 people`");
}

TEST(Requirement, RefusesMoneyWithoutPoundsAndCountsThatAreNone) {
    EXPECT_NE(failure_of("system.cost <= 300"), "no failure");
    EXPECT_NE(failure_of("system.cost <= £x"), "no failure");
    EXPECT_NE(failure_of("system.delayed <= many"), "no failure");
    EXPECT_NE(failure_of("system.delayed <= 3,000"), "no failure");
}

TEST(Requirement, NamesTheNearestMeasure) {
    EXPECT_EQ(failure_of("p50(acute_beds.ocupancy) <= 92 %"),
              "--require `p50(acute_beds.ocupancy) <= 92 %`: there is no measure `acute_beds.ocupancy`; did you mean "
              "`acute_beds.occupancy`?");
}

TEST(Requirement, SaysHowItIsWritten) {
    for (const char* wrong :
         {"acute_beds.occupancy", "acute_beds.occupancy = 92 %", "p95(system.delayed) < 3", "<= 3", "",
          "system.delayed < ", "system.delayed <> 3", "system delayed < 3", "p90(system.delayed < 3"}) {
        EXPECT_EQ(failure_of(wrong), std::string{"--require `"} + wrong +
                                         "`: write a measure, <=, <, >= or >, and a limit with its unit, such as "
                                         "`p90(acute_beds.occupancy) <= 92 %`; mean(), p10(), p50() and p90() are "
                                         "taken across runs");
    }
}

TEST(Verdict, SaysByHowMuchATargetIsMissed) {
    const Verdict verdict = verdict_on("acute_beds.occupancy <= 92 %", {0.953, 0.953});

    EXPECT_FALSE(verdict.met);
    EXPECT_EQ(verdict.sentence, "acute_beds.occupancy <= 92 %: missed, the mean is 95.3%, 3.3 percentage points above");
}

TEST(Verdict, SaysByHowMuchATargetIsMet) {
    const Verdict verdict = verdict_on("p90(ward.wait_mean) < 4 hours", {1, 2, 3, 3, 3});

    EXPECT_TRUE(verdict.met);
    EXPECT_EQ(verdict.sentence, "p90(ward.wait_mean) < 4 hours: met, the p90 is 3.0 hours, 1.0 hours below");
}

TEST(Verdict, TakesTheStatisticAcrossRuns) {
    const std::vector<double> runs{10, 20, 30, 40, 50};

    EXPECT_EQ(verdict_on("system.delayed < 1", runs).actual, 30);
    EXPECT_DOUBLE_EQ(verdict_on("p10(system.delayed) < 1", runs).actual, 14);
    EXPECT_EQ(verdict_on("p50(system.delayed) < 1", runs).actual, 30);
    EXPECT_DOUBLE_EQ(verdict_on("p90(system.delayed) < 1", runs).actual, 46);
}

TEST(Verdict, KnowsTheEdgeOfEachRelation) {
    EXPECT_TRUE(verdict_on("system.delayed <= 20", {20}).met);
    EXPECT_TRUE(verdict_on("system.delayed >= 20", {20}).met);
    EXPECT_FALSE(verdict_on("system.delayed < 20", {20}).met);
    EXPECT_FALSE(verdict_on("system.delayed > 20", {20}).met);
    EXPECT_EQ(verdict_on("system.delayed < 20", {20}).sentence,
              "system.delayed < 20: missed, the mean is 20.0 people, exactly there");
}

TEST(Verdict, IsNeverMetByAMeasureThatDoesNotExist) {
    const Verdict verdict = verdict_on("ward.wait_mean < 4 hours", {std::numeric_limits<double>::quiet_NaN()});

    EXPECT_FALSE(verdict.met);
    EXPECT_EQ(verdict.sentence, "ward.wait_mean < 4 hours: missed, it never came to it in any run");
}

TEST(Breaches, AreTheRunsInWhichALimitIsBroken) {
    const std::vector<measure::Entry> shares{entry("beds.occupancy", "", measure::Style::share, "share")};
    const std::vector<run::Values> runs{{0.9}, {0.92}, {0.93}, {std::nan("")}, {0.99}};
    const auto limit = [&](const std::string& text) {
        return breaches_of(find_target(parse_limit(text), shares, ""), runs);
    };

    EXPECT_EQ(limit("beds.occupancy <= 92 %"), (Breaches{2, 4}));
    EXPECT_EQ(limit("beds.occupancy < 92 %"), (Breaches{3, 4}));
}

TEST(Limit, IsOfEachRunAndTakesNoStatistic) {
    const auto fault = [](const std::string& text) {
        try {
            static_cast<void>(parse_limit(text));
        } catch (const UsageError& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };

    EXPECT_EQ(fault("p90(beds.occupancy) <= 92 %"),
              "--limit `p90(beds.occupancy) <= 92 %`: write a measure, <=, <, >= or >, and a limit with its unit, such "
              "as `acute_beds.occupancy <= 92 %`; it is of each run by itself");
}

}  // namespace
}  // namespace careway::results
