#include "sim/cli/report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace careway::cli {
namespace {

measure::Entry entry(const std::string& address, const std::string& label, measure::Style style,
                     const std::string& unit) {
    measure::Entry result;
    result.address = address;
    result.label = label;
    result.style = style;
    result.unit = unit;
    result.main = true;
    return result;
}

results::Scenario scenario(const std::string& name, const std::string& label) {
    results::Scenario result;
    result.name = name;
    result.label = label;
    result.model = "Small";
    result.start = std::chrono::year{2016} / 4 / 1;
    result.warm_up = Duration::days(60);
    result.length = Duration::days(365);
    result.entries = {entry("beds.in_use", "Beds in use", measure::Style::number, "places"),
                      entry("beds.occupancy", "Beds: occupancy", measure::Style::share, "share")};
    return result;
}

Session session() {
    Session session;
    session.scenarios = {scenario("as_is", "As it is"), scenario("more_beds", "More beds")};
    session.runs = {{{8, 0.8}, {9, 0.9}, {10, 1.0}}, {{7, 0.6}, {9, 0.7}, {8, 0.8}}};
    session.seed = 42;
    session.replications = 3;
    session.store = "out/small.sqlite";
    session.verdicts = {{"more_beds", {false, 0.7, 0.5, "beds.occupancy < 50 %: missed, by much"}}};
    return session;
}

Console plain() {
    return Console{Options{}};
}

TEST(RunText, IsTheTableThatPeopleRead) {
    EXPECT_EQ(run_text(session(), "careway export out/small.sqlite", plain()),
              "3 runs of 365 days after 60 days warm-up, seed 42\n"
              "\n"
              "As it is (as_is)\n"
              "                    mean      p10 to p90\n"
              "  Beds in use        9.0      8.2 to 9.8\n"
              "  Beds: occupancy  90.0%  82.0% to 98.0%\n"
              "\n"
              "More beds (more_beds)\n"
              "                    mean      p10 to p90\n"
              "  Beds in use        8.0      7.2 to 8.8\n"
              "  Beds: occupancy  70.0%  62.0% to 78.0%\n"
              "\n"
              "Mean of the runs; p10 to p90: across the runs, 8 in 10 lie between. All values\n"
              "are over the whole window, 2016-04-01 to 2017-03-31.\n"
              "Target, more_beds: beds.occupancy < 50 %: missed, by much\n"
              "Results: out/small.sqlite\n"
              "Next: careway export out/small.sqlite\n");
}

TEST(CompareText, IsTheTableThatPeopleRead) {
    EXPECT_EQ(compare_text(session(), "careway export out/small.sqlite", plain()),
              "3 paired runs of 365 days after 60 days warm-up, seed 42 (same people)\n"
              "Base: As it is (as_is)\n"
              "\n"
              "With: More beds (more_beds)\n"
              "                    base   with  difference  (95% CI)          lower\n"
              "  Beds in use        9.0    8.0        -1.0  (-3.5 to +1.5)      2/3\n"
              "  Beds: occupancy  90.0%  70.0%    -20.0 pp  (-20.0 to -20.0)    3/3\n"
              "\n"
              "Base, with: means of the runs. 95% CI: confidence interval of the mean of the\n"
              "paired differences, for chance alone: a wrong assumption can move them further.\n"
              "Lower: runs in which it is lower than in the base. All values are over the whole\n"
              "window, 2016-04-01 to 2017-03-31. pp: percentage points.\n"
              "Target, more_beds: beds.occupancy < 50 %: missed, by much\n"
              "Results: out/small.sqlite\n"
              "Next: careway export out/small.sqlite\n");
}

/// As in `session`, of its first measure, in two years.
Session by_year() {
    Session two = session();
    for (results::Scenario& scenario : two.scenarios) {
        measure::Entry entry = scenario.entries.front();
        scenario.entries = {entry};
        for (const char* year : {"year 1", "year 2"}) {
            entry.split = year;
            scenario.entries.push_back(entry);
        }
    }
    two.runs = {{{8, 6, 10}, {9, 8, 10}, {10, 7, 13}}, {{7, 6, 8}, {9, 8, 10}, {8, 7, 9}}};
    two.verdicts.clear();
    two.headline = {"beds.in_use"};
    two.split = "year 2";
    two.years = {"year 1", "year 2"};
    return two;
}

TEST(RunText, HasALineForEachYearWithItsMedian) {
    EXPECT_EQ(run_text(by_year(), "next", plain()),
              "3 runs of 365 days after 60 days warm-up, seed 42\n"
              "\n"
              "As it is (as_is)\n"
              "               mean  median    p10 to p90\n"
              "  Beds in use\n"
              "  year 1        7.0     7.0    6.2 to 7.8\n"
              "  year 2       11.0    10.0  10.0 to 12.4\n"
              "\n"
              "More beds (more_beds)\n"
              "               mean  median  p10 to p90\n"
              "  Beds in use\n"
              "  year 1        7.0     7.0  6.2 to 7.8\n"
              "  year 2        9.0     9.0  8.2 to 9.8\n"
              "\n"
              "Mean of the runs; p10 to p90: across the runs, 8 in 10 lie between. Years of 365\n"
              "days, the first from 2016-04-01.\n"
              "Results: out/small.sqlite\n"
              "Next: next\n");
}

TEST(CompareText, HasALineForEachYear) {
    const std::string text = compare_text(by_year(), "next", plain());

    EXPECT_NE(text.find("  Beds in use\n"
                        "  year 1        7.0   7.0           0  (0 to 0)          0/3\n"
                        "  year 2       11.0   9.0        -2.0  (-7.0 to +3.0)    2/3\n"),
              std::string::npos)
        << text;
}

TEST(RunText, SaysWhereThereIsNoSteadyStateAndShowsTheMedian) {
    Session path = session();
    path.endless = {"Home care"};
    const std::string text = run_text(path, "next", plain());

    EXPECT_NE(text.find("mean  median      p10 to p90\n"), std::string::npos) << text;
    EXPECT_NE(text.find("No steady\nstate: people ask for more of Home care than there is and do not give up, so\n"
                        "that the wait for it is a path, not a mean. All values are over"),
              std::string::npos)
        << text;
    path = by_year();
    path.years.clear();
    path.endless = {"Home care"};
    EXPECT_NE(run_text(path, "next", plain()).find("--by-year"), std::string::npos);
}

TEST(RunText, CountsTheRunsInWhichALimitIsBroken) {
    Session limited = session();
    limited.breaches = {{"beds.occupancy <= 92 %", "as_is", "year 1", {0, 3}},
                        {"beds.occupancy <= 92 %", "as_is", "year 2", {2, 3}},
                        {"beds.occupancy <= 92 %", "more_beds", "year 1", {1, 3}}};

    EXPECT_NE(run_text(limited, "next", plain())
                  .find("Limit beds.occupancy <= 92 %, as_is: broken in 0 of 3 runs in year 1, 2 of 3\n  in year 2\n"
                        "Limit beds.occupancy <= 92 %, more_beds: broken in 1 of 3 runs in year 1\n"),
              std::string::npos)
        << run_text(limited, "next", plain());
}

TEST(RunText, SaysHowManyRunsAPrecisionNeeds) {
    Session rough = session();
    rough.precision = 0.05;
    Session fine = session();
    fine.precision = 0.9;

    EXPECT_NE(run_text(rough, "next", plain()).find("Precision 5%: 38 runs would do, for `beds.occupancy`.\n"),
              std::string::npos)
        << run_text(rough, "next", plain());
    EXPECT_NE(run_text(fine, "next", plain()).find("Precision 90%: these runs will do.\n"), std::string::npos);
}

TEST(RunText, AsksNoMoreRunsForWhatIsTheSameInAll) {
    Session still = session();
    still.runs = {{{0, 0.8}, {0, 0.8}, {0, 0.8}}, {{0, 0.5}, {0, 0.5}, {0, 0.5}}};
    still.precision = 0.05;

    EXPECT_NE(run_text(still, "next", plain()).find("Precision 5%: these runs will do.\n"), std::string::npos);
}

TEST(CompareText, SaysHowManyRunsThePrecisionOfADifferenceNeeds) {
    Session rough = session();
    rough.precision = 0.5;

    EXPECT_NE(compare_text(rough, "next", plain()).find("Precision 50%: "), std::string::npos);
}

/// As in `session`, but of 20 runs of one measure in which an assumption decides whether there are more or fewer.
Session uncertain() {
    Session session;
    session.scenarios = {scenario("as_is", "As it is"), scenario("more_beds", "More beds")};
    for (results::Scenario& one : session.scenarios) {
        one.entries.pop_back();
    }
    session.draws = {{"arrivals.ed.rate", {}}, {"pools.beds.capacity", {}}};
    std::vector<std::vector<run::Values>> stated(2);
    std::vector<std::vector<run::Values>> drawn(2);
    for (int run = 0; run < 20; ++run) {
        stated[0].push_back({8});
        stated[1].push_back({run % 2 == 0 ? 8.0 : 10.0});
        drawn[0].push_back({8.5});
        drawn[1].push_back({stated[1].back()[0] + 0.5 + 0.5 * (run - 8)});
        session.draws[0].values.push_back((7 * run) % 20);
        session.draws[1].values.push_back(run);
    }
    session.runs = stated;
    session.drawn_runs = drawn;
    session.seed = 42;
    session.replications = 20;
    session.store = "out/small.sqlite";
    session.varying = "2 assumptions drawn in each";
    return session;
}

TEST(CompareText, KeepsChanceAndAssumptionsApart) {
    EXPECT_EQ(compare_text(uncertain(), "careway export out/small.sqlite", plain()),
              "20 paired runs of 365 days after 60 days warm-up, seed 42, 2 assumptions drawn\n"
              "in each (same people)\n"
              "Base: As it is (as_is)\n"
              "\n"
              "With: More beds (more_beds)\n"
              "               base  with  difference  (interval)      lower\n"
              "  Beds in use   8.0   9.0        +1.0  (+0.5 to +1.5)   0/20\n"
              "  under draws                    +1.8  (-2.0 to +5.6)   6/20\n"
              "What this difference of `Beds in use` depends on most:\n"
              "  pools.beds.capacity: 100% of the spread; -1.8 when low, +5.2 when high: it\n"
              "    flips the answer\n"
              "\n"
              "Base, with: means of the runs with every number as it is stated. Beside them the\n"
              "mean of the paired differences and its 95% confidence interval, for chance\n"
              "alone. Under draws: what this mean would be under each draw of the assumptions,\n"
              "which moves it by what it changes in a run of the same luck: the median, p10 to\n"
              "p90, and how many of the draws make it lower. All values are over the whole\n"
              "window, 2016-04-01 to 2017-03-31.\n"
              "Results: out/small.sqlite\n"
              "Next: careway export out/small.sqlite\n");
}

TEST(CompareText, SaysThatNothingIsToldOfAHandfulOfDraws) {
    Session few = uncertain();
    for (auto* runs : {&few.runs, &few.drawn_runs}) {
        for (auto& scenario : *runs) {
            scenario.resize(5);
        }
    }

    EXPECT_NE(compare_text(few, "next", plain()).find("No assumption can be told to decide this difference of"),
              std::string::npos);
}

TEST(CompareCsv, HasBothIntervalsWhereAssumptionsVary) {
    const std::string csv = compare_csv(uncertain());

    EXPECT_NE(csv.find(",lower,higher,draws,draws_p10,draws_p50,draws_p90,draws_lower,draws_higher\n"),
              std::string::npos);
    EXPECT_NE(csv.find(",20,8,9,1,"), std::string::npos);
    EXPECT_NE(csv.find(",20,-2.05,1.75,5.55,6,13\n"), std::string::npos) << csv;
}

TEST(CompareJson, HasBothIntervalsAndWhatTheyDependOn) {
    const auto json = nlohmann::json::parse(compare_json(uncertain()));

    EXPECT_EQ(json["varying"], "2 assumptions drawn in each");
    EXPECT_EQ(json["with"][0]["rows"][0]["difference"], 1);
    EXPECT_EQ(json["with"][0]["rows"][0]["draws"]["p50"], 1.75);
    EXPECT_EQ(json["with"][0]["depends_on"][0]["assumption"], "pools.beds.capacity");
    EXPECT_EQ(json["with"][0]["depends_on"][0]["flips"], true);
}

TEST(RunText, SaysThatAssumptionsVaryToo) {
    Session session = uncertain();
    session.runs = session.drawn_runs;
    session.drawn_runs.clear();
    const std::string text = run_text(session, "next", plain());

    EXPECT_NE(text.find("seed 42, 2 assumptions drawn"), std::string::npos) << text;
    EXPECT_NE(text.find("and by what is assumed"), std::string::npos) << text;
}

TEST(RunJson, HoldsTheNumbersOfTheTable) {
    const auto json = nlohmann::json::parse(run_json(session()));

    EXPECT_EQ(json["format"], 1);
    EXPECT_EQ(json["verb"], "run");
    EXPECT_EQ(json["scenarios"][0]["rows"][0]["mean"], 9);
    EXPECT_EQ(json["scenarios"][0]["rows"][0]["shown"]["mean"], "9.0");
    EXPECT_EQ(json["scenarios"][0]["rows"][1]["shown"]["p10_to_p90"], "82.0% to 98.0%");
    EXPECT_EQ(json["targets"][0]["met"], false);
}

TEST(CompareJson, HoldsTheNumbersOfTheTable) {
    const auto json = nlohmann::json::parse(compare_json(session()));

    const auto& row = json["with"][0]["rows"][1];
    EXPECT_EQ(json["base"]["name"], "as_is");
    EXPECT_EQ(row["measure"], "beds.occupancy");
    EXPECT_DOUBLE_EQ(row["difference"].get<double>(), -0.2);
    EXPECT_EQ(row["shown"]["difference"], "-20.0 pp");
    EXPECT_EQ(row["shown"]["lower"], "3/3");
}

TEST(RunCsv, HoldsTheNumbersOfTheTable) {
    const std::string csv = run_csv(session());

    EXPECT_EQ(csv.substr(0, csv.find('\n')), "scenario,measure,split,label,unit,runs,mean,ci_low,ci_high,p10,p50,p90");
    EXPECT_NE(csv.find("\nmore_beds,beds.in_use,,Beds in use,places,3,8,"), std::string::npos);
}

TEST(CompareCsv, HoldsTheNumbersOfTheTable) {
    EXPECT_NE(compare_csv(session()).find("\nas_is,more_beds,beds.in_use,,Beds in use,places,3,9,8,-1,"),
              std::string::npos);
}

}  // namespace
}  // namespace careway::cli
