// Runs that differ in what is assumed, beside chance.
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using testing::HasSubstr;

Words compare(const std::string& store, const std::string& runs, const Words& more = {"--assumptions", "drawn"}) {
    Words words{"compare", "uncertain.yaml", "--base", "as_is", "--with", "more_or_less", "-n", runs, "-o", store};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

TEST(Assumptions, LeaveTheIntervalOfChanceAsItIs) {
    const Workplace here;
    const auto fixed = nlohmann::json::parse(here.run(compare("a.sqlite", "10", {"--json"})).out);

    const auto drawn =
        nlohmann::json::parse(here.run(compare("a.sqlite", "10", {"--json", "--assumptions", "drawn"})).out);

    const auto& row = drawn["with"][0]["rows"][0];
    EXPECT_EQ(row["ci95"], fixed["with"][0]["rows"][0]["ci95"]);
    EXPECT_EQ(row["draws"]["draws"], 10);
    EXPECT_EQ(drawn["varying"], "5 assumptions drawn in each");
    EXPECT_EQ(drawn["base"]["digest"], fixed["base"]["digest"]);
}

TEST(Assumptions, AreFiledBesideTheRunsAsStatedAndReadBack) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("a.sqlite", "4", {})).code, 0);
    const Outcome first = here.run(compare("a.sqlite", "4"));

    const Outcome second = here.run(compare("a.sqlite", "4"));

    EXPECT_THAT(first.err, HasSubstr("8 of 16 runs were done before"));
    EXPECT_THAT(second.err, HasSubstr("16 of 16 runs were done before"));
    EXPECT_EQ(second.out, first.out);
    EXPECT_EQ(runs_in(here.path("a.sqlite")), 16);
}

TEST(Assumptions, DependOnNeitherThreadsNorInterruptions) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("whole.sqlite", "6", {"--assumptions", "drawn", "--jobs", "1"})).code, 0);
    ASSERT_EQ(here.run(compare("parts.sqlite", "2", {"--assumptions", "drawn", "--jobs", "2"})).code, 0);

    ASSERT_EQ(here.run(compare("parts.sqlite", "6", {"--assumptions", "drawn", "--jobs", "8"})).code, 0);

    EXPECT_EQ(dump(here.path("parts.sqlite")), dump(here.path("whole.sqlite")));
}

TEST(Assumptions, AreTheSameInEveryScenario) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("a.sqlite", "3")).code, 0);

    const std::string draws = here.run({"export", "a.sqlite", "--table", "draws", "--bare"}).out;

    std::map<std::string, std::string> base;
    std::istringstream lines{draws};
    int alike = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t comma = line.find(',');
        const std::string drawn = line.substr(comma + 1);
        const std::string key = drawn.substr(0, drawn.find(',', drawn.find(',') + 1));
        if (line.starts_with("as_is:drawn,")) {
            base[key] = drawn;
        } else if (line.starts_with("more_or_less:drawn,") && base.contains(key)) {
            EXPECT_EQ(drawn, base[key]);
            ++alike;
        }
    }
    EXPECT_EQ(alike, 12);  // four numbers of the model in three runs
    EXPECT_THAT(draws, HasSubstr("\nmore_or_less:drawn,1,pools.beds.capacity (add),pools.beds.capacity (add),"));
}

TEST(Assumptions, OfARunShowInItsTitleAndItsName) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "uncertain.yaml", "-n", "3", "--assumptions", "drawn"});

    EXPECT_THAT(outcome.out, HasSubstr("seed 42, 4 assumptions drawn in each\n\nAs it is (as_is:drawn)\n"));
    EXPECT_THAT(outcome.out, testing::EndsWith("Next: careway compare uncertain.yaml --base as_is --with more_or_less "
                                               "--assumptions drawn\n"));
}

TEST(Assumptions, MustHaveSomethingToDraw) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "ward.yaml", "-n", "1", "--assumptions", "drawn"});

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err,
              "careway: `--assumptions drawn` finds nothing to draw: no number of the model has a `low` or a `high`\n");
}

TEST(Ensemble, GivesEachRunItsRow) {
    const Workplace here;
    here.write("fit.csv", "pools.beds.capacity\n9\n12\n");

    const Outcome outcome = here.run({"run", "uncertain.yaml", "-n", "3", "--ensemble", "fit.csv", "-o", "a.sqlite",
                                      "--measure", "beds.open", "--json"});

    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json["varying"], "a setting of the ensemble in each");
    EXPECT_EQ(json["scenarios"][0]["name"], "as_is:ensemble");
    EXPECT_EQ(json["scenarios"][0]["rows"][0]["mean"], 10);
    EXPECT_EQ(here.run({"export", "a.sqlite", "--table", "draws", "--bare"}).out,
              "scenario,run,address,name,value,unit\n"
              "as_is:ensemble,1,pools.beds.capacity,pools.beds.capacity,9,\n"
              "as_is:ensemble,2,pools.beds.capacity,pools.beds.capacity,12,\n"
              "as_is:ensemble,3,pools.beds.capacity,pools.beds.capacity,9,\n");
}

TEST(Ensemble, IsOverTheModelAndUnderTheScenario) {
    const Workplace here;
    here.write("fit.csv", "pools.beds.capacity\n20\n");

    const Outcome outcome = here.run({"run", "uncertain.yaml", "-s", "more_or_less", "-n", "1", "--ensemble", "fit.csv",
                                      "--measure", "beds.open", "--json"});

    EXPECT_EQ(nlohmann::json::parse(outcome.out)["scenarios"][0]["rows"][0]["mean"], 23);
}

TEST(Ensemble, IsFiledByWhatItSets) {
    const Workplace here;
    here.write("fit.csv", "pools.beds.capacity\n9\n12\n");
    const Words run{"run", "uncertain.yaml", "-n", "2", "--ensemble", "fit.csv", "-o", "a.sqlite"};
    ASSERT_EQ(here.run(run).code, 0);
    here.write("fit.csv", "pools.beds.capacity\n9\n11\n");

    EXPECT_THAT(here.run(run).err, testing::Not(HasSubstr("read back")));
}

TEST(Ensemble, SaysWhereItIsWrong) {
    const Workplace here;
    here.write("fit.csv", "pools.beds.capacity,pools.bed.capacity\n9,9\n");

    const Outcome outcome = here.run({"run", "uncertain.yaml", "--ensemble", "fit.csv"});

    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.err, HasSubstr("error[M160]: no `pools.bed.capacity` in the model, with setting 1 of the "
                                       "ensemble\n --> fit.csv:2:3\n"));
    EXPECT_THAT(outcome.err, HasSubstr("did you mean `pools.beds.capacity`?"));
}

}  // namespace
}  // namespace careway::cli_test
