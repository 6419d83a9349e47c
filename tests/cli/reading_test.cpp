// What makes tables easier to read for a path: years, limits, the precision of means.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using testing::HasSubstr;

TEST(ByYear, ShowsEveryYear) {
    const Workplace here;

    const Outcome outcome =
        here.run({"run", "two_years.yaml", "-n", "2", "--by-year", "--measure", "beds.open", "--csv"});

    EXPECT_EQ(outcome.out,
              "scenario,measure,split,label,unit,runs,mean,ci_low,ci_high,p10,p50,p90\n"
              "as_is,beds.open,year 1,Beds open,places,2,4,4,4,4,4,4\n"
              "as_is,beds.open,year 2,Beds open,places,2,8,8,8,8,8,8\n");
}

TEST(ByYear, NeedsYears) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "ward.yaml", "--by-year"});

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "careway: `--by-year` needs two years or more, and `ward.yaml` measures 40 days\n");
}

TEST(Limit, CountsRunsByYearAndFailsNothing) {
    const Workplace here;

    const Outcome outcome = here.run(
        {"run", "two_years.yaml", "-n", "2", "--by-year", "--limit", "beds.open <= 5", "--limit", "beds.open > 9"});

    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out,
                HasSubstr("Limit beds.open <= 5, as_is: broken in 0 of 2 runs in year 1, 2 of 2 in year 2\n"
                          "Limit beds.open > 9, as_is: broken in 2 of 2 runs in year 1, 2 of 2 in year 2\n"));
}

TEST(Limit, IsFoundWrongBeforeAnythingRuns) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "ward.yaml", "--limit", "beds.ocupancy < 1 %"});

    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err,
                HasSubstr("--limit `beds.ocupancy < 1 %`: there is no measure `beds.ocupancy`; did you mean "
                          "`beds.occupancy`?\n"));
    EXPECT_EQ(runs_in(here.path("out/ward.sqlite")), 0);
}

TEST(Limit, OfAComparisonCountsWhatIsDrawnApart) {
    const Workplace here;

    const auto json =
        nlohmann::json::parse(here.run({"compare", "uncertain.yaml", "--base", "as_is", "--with", "more_or_less", "-n",
                                        "2", "--assumptions", "drawn", "--limit", "beds.in_use < 1000", "--json"})
                                  .out);

    ASSERT_EQ(json["limits"].size(), 4u);
    EXPECT_EQ(json["limits"][1]["scenario"], "as_is, assumptions vary");
    EXPECT_EQ(json["limits"][1]["broken"], 0);
    EXPECT_EQ(json["limits"][1]["runs"], 2);
}

TEST(SteadyState, IsMissedInWords) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "overload.yaml", "-n", "2"});

    EXPECT_THAT(outcome.out, HasSubstr("No steady\nstate: people ask for more of Beds than there is"));
    EXPECT_THAT(outcome.out, HasSubstr("mean  median"));
}

TEST(Precision, MustBeAShare) {
    const Workplace here;

    EXPECT_THAT(here.run({"run", "ward.yaml", "--precision", "5"}).err,
                HasSubstr("must be a share such as 5%, found `5`"));
    EXPECT_THAT(here.run({"run", "ward.yaml", "-n", "3", "--precision", "1%"}).out, HasSubstr("\nPrecision 1%: "));
}

}  // namespace
}  // namespace careway::cli_test
