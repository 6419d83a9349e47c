// What people type, and the exit code and words that they get for it.
#include <gmock/gmock.h>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(CommandLine, RunsAModel) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "ward.yaml", "-n", "3"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, StartsWith("3 runs of 40 days after 20 days warm-up, seed 42\n"));
    EXPECT_THAT(outcome.out, HasSubstr("\n  Hospital beds in use"));
    EXPECT_THAT(outcome.out,
                HasSubstr("\nResults: out/ward.sqlite\nNext: careway compare ward.yaml --base as_is --with "));
}

TEST(CommandLine, ExplainsItself) {
    const Workplace here;

    for (const Words& words : {Words{}, Words{"--help"}, Words{"help", "compare"}, Words{"compare", "--help"}}) {
        const Outcome outcome = here.run(words);
        EXPECT_EQ(outcome.code, 0);
        EXPECT_THAT(outcome.out, HasSubstr("Usage: careway"));
        EXPECT_EQ(outcome.err, "");
    }
}

TEST(CommandLine, SaysItsVersion) {
    const Workplace here;

    EXPECT_THAT(here.run({"version"}).out, testing::ContainsRegex("^careway [0-9]+\\.[0-9]+\\.[0-9]+\\+[0-9a-f]+\n$"));
}

TEST(CommandLine, NamesTheNearestOfWhatItDoesNotKnow) {
    const Workplace here;
    const std::vector<std::pair<Words, std::string>> mistakes{
        {{"compair", "ward.yaml"}, "careway: there is no verb `compair`; did you mean `compare`?\n"},
        {{"run", "wrad.yaml"}, "careway: there is no file `wrad.yaml`; did you mean `ward.yaml`?\n"},
        {{"run", "ward.yaml", "-s", "more_bed"},
         "careway: there is no scenario `more_bed`; did you mean `more_beds`?\n"},
        {{"run", "ward.yaml", "--rep", "3"}, "careway: `careway run` has no `--rep`; did you mean `--reps`?\n"},
        {{"run", "ward.yaml", "--measure", "beds.inuse"},
         "careway: there is no measure `beds.inuse`; did you mean `beds.in_use`?\n"},
        {{"run", "ward.yaml", "--require", "beds.ocupancy < 1 %"},
         "careway: --require `beds.ocupancy < 1 %`: there is no measure `beds.ocupancy`; did you mean "
         "`beds.occupancy`?\n"},
    };

    for (const auto& [words, message] : mistakes) {
        const Outcome outcome = here.run(words);
        EXPECT_EQ(outcome.code, 2);
        EXPECT_EQ(outcome.err, message);
        EXPECT_EQ(outcome.out, "");
    }
}

TEST(CommandLine, PointsAtTheMeasureThatIsNot) {
    const Workplace here;
    std::string text = here.read("ward.yaml");
    text.replace(text.find("ward.wait_mean"), 14, "ward.wait_maen");
    here.write("ward.yaml", text);

    const Outcome outcome = here.run({"check", "ward.yaml"});

    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.err, HasSubstr("ward.yaml:19:41\n"));
    EXPECT_THAT(outcome.err, HasSubstr("^ did you mean `ward.wait_mean`?"));
}

TEST(CommandLine, RefusesWhatIsMissingOrTooMuch) {
    const Workplace here;

    for (const Words& words :
         {Words{"run"}, Words{"run", "nowhere.yaml"}, Words{"compare", "ward.yaml", "--base", "as_is"},
          Words{"run", "ward.yaml", "-n", "0"}, Words{"run", "ward.yaml", "--json", "--csv"}, Words{"list", "measures"},
          Words{"check"}}) {
        const Outcome outcome = here.run(words);
        EXPECT_EQ(outcome.code, 2) << outcome.err;
        EXPECT_THAT(outcome.err, StartsWith("careway: "));
        EXPECT_EQ(outcome.out, "");
    }
    EXPECT_FALSE(std::filesystem::exists(here.path("out")));
}

TEST(CommandLine, ShowsEveryFaultOfAModelAtItsPlace) {
    const Workplace here;

    for (const Words& words : {Words{"run", "two_faults.yaml"}, Words{"check", "two_faults.yaml"}}) {
        const Outcome outcome = here.run(words);
        EXPECT_EQ(outcome.code, 3);
        EXPECT_THAT(outcome.err, HasSubstr("two_faults.yaml:5:22"));
        EXPECT_THAT(outcome.err, HasSubstr("did you mean `capacity`?"));
        EXPECT_THAT(outcome.err, HasSubstr("two_faults.yaml:7:"));
        EXPECT_EQ(outcome.out, "");
    }
}

TEST(CommandLine, RefusesToCompareUnlikeRunsAndSaysWhere) {
    const Workplace here;

    const Outcome outcome = here.run({"compare", "ward.yaml", "--base", "as_is", "--with", "longer"});

    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.err, StartsWith("error[M140]: as_is covers 40 days, longer covers 50 days: not comparable\n"));
    EXPECT_THAT(outcome.err, HasSubstr("longer.yaml:4:"));
    EXPECT_THAT(outcome.err, HasSubstr("ward.yaml:4:"));
    EXPECT_EQ(outcome.out, "");
}

TEST(CommandLine, ReportsADeadlockOfTheFirstRunThatHasOne) {
    const Workplace here;

    const Outcome one = here.run({"run", "deadlock.yaml", "-n", "6", "--jobs", "1", "-q", "-o", "1.sqlite"});
    const Outcome many = here.run({"run", "deadlock.yaml", "-n", "6", "--jobs", "8", "-q", "-o", "8.sqlite"});

    EXPECT_EQ(one.code, 1);
    EXPECT_THAT(one.err, StartsWith("careway: as_is, run 1 (seed 42): "));
    EXPECT_EQ(many.code, 1);
    EXPECT_EQ(many.err, one.err);
    EXPECT_EQ(one.out + many.out, "");
}

TEST(CommandLine, MeetsATarget) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "ward.yaml", "-n", "3", "--require", "beds.occupancy <= 100 %"});

    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, HasSubstr("Target, as_is: beds.occupancy <= 100 %: met, the mean is "));
}

TEST(CommandLine, FailsWhenATargetIsMissedAndSaysByHowMuch) {
    const Workplace here;

    const Outcome outcome =
        here.run({"compare", "ward.yaml", "--base", "as_is", "--with", "more_beds", "-n", "3", "--require",
                  "p90(beds.occupancy) <= 1 %", "--require", "ward.wait_mean < 1000 hours"});

    EXPECT_EQ(outcome.code, 4);
    EXPECT_THAT(outcome.out,
                testing::ContainsRegex("Target, more_beds: p90\\(beds.occupancy\\) <= 1 %: missed, the p90 is "
                                       "[0-9.]+%, [0-9.]+\n? *percentage points above"));
    EXPECT_THAT(outcome.out, HasSubstr("ward.wait_mean < 1000 hours: met"));
}

TEST(CommandLine, ChecksAModelWithItsLoad) {
    const Workplace here;

    const Outcome outcome = here.run({"check", "ward.yaml", "-s", "as_is,more_beds"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("A small ward: 1 stream, 1 node, 2 pools with 18 places, 1 membership,"));
    EXPECT_THAT(outcome.out, HasSubstr("  Hospital beds      10     6.0  0.60\n"));
    EXPECT_THAT(outcome.out, HasSubstr("  Hospital beds      14     6.0  0.43\n"));
    EXPECT_THAT(outcome.out, HasSubstr("A small ward, with `Four more beds` (more_beds)"));
}

TEST(CommandLine, ChecksAScenarioFileWithTheModelItNames) {
    const Workplace here;

    const Outcome outcome = here.run({"check", "more_beds.yaml"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("A small ward, with `Four more beds` (more_beds)"));
}

TEST(CommandLine, WarnsOfOverloadAndFailsOnWarningsOnlyWhenStrict) {
    const Workplace here;

    const Outcome lenient = here.run({"check", "overload.yaml"});
    const Outcome strict = here.run({"check", "overload.yaml", "--strict"});

    EXPECT_EQ(lenient.code, 0);
    EXPECT_THAT(lenient.out, HasSubstr("overload: no steady state"));
    EXPECT_THAT(lenient.err, HasSubstr("warning[W"));
    EXPECT_EQ(strict.code, 3);
    EXPECT_EQ(strict.out, lenient.out);
}

TEST(CommandLine, PointsAtTheModelThatAScenarioNamesInVain) {
    const Workplace here;
    here.write("lost.yaml", "careway: 1\nscenario: Lost\nmodel: wrad.yaml\nset: {pools.beds.capacity: 3}\n");

    const Outcome outcome = here.run({"check", "lost.yaml"});

    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.err, StartsWith("error[M172]: there is no model `wrad.yaml` for this scenario to change\n"
                                        " --> lost.yaml:3:8\n"));
    EXPECT_EQ(outcome.out, "");
}

TEST(CommandLine, RunsAScenarioOverTheModelThatItNames) {
    const Workplace here;
    here.write("workshops/tuesday.yaml",
               "careway: 1\nscenario: Tuesday\nmodel: ../ward.yaml\nset: {pools.beds.capacity: {add: 4}}\n");

    const Outcome alone = here.run({"run", "workshops/tuesday.yaml", "-n", "2", "--csv"});
    const Outcome named = here.run({"run", "ward.yaml", "-s", "more_beds", "-n", "2", "--csv", "-o", "named.sqlite"});
    const Outcome text = here.run({"run", "workshops/tuesday.yaml", "-n", "2"});

    EXPECT_EQ(alone.code, 0) << alone.err;
    std::string expected = named.out;
    for (std::size_t at = 0; (at = expected.find("more_beds", at)) != std::string::npos;) {
        expected.replace(at, 9, "tuesday");
    }
    EXPECT_EQ(alone.out, expected);
    EXPECT_THAT(text.out, testing::EndsWith("\nResults: out/ward.sqlite\nNext: careway compare ward.yaml "
                                            "--base as_is --with workshops/tuesday.yaml\n"));
    EXPECT_EQ(here.run({"compare", "ward.yaml", "--base", "as_is", "--with", "workshops/tuesday.yaml", "-n", "2"}).code,
              0);
}

TEST(CommandLine, RunsAScenarioAlone) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "more_beds.yaml", "-s", "same"});

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err,
              "careway: `more_beds.yaml` is a scenario and is run alone; to run others too: careway run ward.yaml -s "
              "more_beds.yaml,same\n");
    EXPECT_EQ(outcome.out, "");
}

TEST(CommandLine, PointsAtTheModelThatARunScenarioNamesInVain) {
    const Workplace here;
    here.write("lost.yaml", "careway: 1\nscenario: Lost\nmodel: wrad.yaml\nset: {pools.beds.capacity: 3}\n");

    const Outcome outcome = here.run({"run", "lost.yaml"});

    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.err, StartsWith("error[M172]: there is no model `wrad.yaml` for this scenario to change\n"
                                        " --> lost.yaml:3:8\n"));
}

TEST(CommandLine, TellsOnceWhatScenariosShareWithTheirModel) {
    const Workplace here;
    here.write("few.yaml", "careway: 1\nscenario: Few\nmodel: overload.yaml\nset: {pools.beds.label: Few}\n");

    const Outcome alone = here.run({"check", "overload.yaml"});
    const Outcome both = here.run({"check", "overload.yaml", "-s", "as_is,few"});
    const Outcome faulty = here.run({"check", "two_faults.yaml", "two_faults.yaml"});
    const Outcome run = here.run({"run", "overload.yaml", "-s", "as_is,as_is", "-n", "1"});

    EXPECT_THAT(alone.out, testing::EndsWith("0 errors, 2 warnings\n"));
    EXPECT_THAT(both.out, HasSubstr("0 errors, 2 warnings\n"));
    EXPECT_THAT(both.out, testing::EndsWith("0 errors, 2 warnings, told above\n"));
    EXPECT_THAT(faulty.err, testing::EndsWith("two_faults.yaml: 2 errors\ntwo_faults.yaml: 2 errors, told above\n"));
    EXPECT_THAT(run.err, HasSubstr("2 warnings; to see them: "));
}

TEST(CommandLine, FindsModelsBesideTheProgramFromAnywhere) {
    const Workplace here;
    here.write("project/models/hill/model.yaml", here.read("ward.yaml"));
    here.write("project/configs/hill/bigger.yaml",
               "careway: 1\nscenario: Bigger\nmodel: hill\nset: {pools.beds.capacity: 20}\n");

    const Outcome outcome = here.run_copy("project/build/bin/careway", {"check", "hill", "-s", "bigger"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, StartsWith("project/configs/hill/bigger.yaml\n"));
}

TEST(CommandLine, ListsWhatThereIs) {
    const Workplace here;

    EXPECT_THAT(here.run({"list", "scenarios", "ward.yaml"}).out,
                HasSubstr("more_beds  Four more beds, more_beds.yaml\n"));
    EXPECT_THAT(here.run({"list", "measures", "ward.yaml"}).out, HasSubstr("\nbeds.occupancy"));
    EXPECT_THAT(here.run({"list", "inputs", "ward.yaml", "-s", "more_beds"}).out,
                testing::ContainsRegex("pools\\.beds\\.capacity +14"));
}

TEST(CommandLine, FailsWhenItsResultsCannotBeWritten) {
    const Workplace here;
    const std::string script = "'" CAREWAY_PROGRAM "' version > /dev/full 2> '" + here.path("said").string() + "'";

    const int status = std::system(script.c_str());

    EXPECT_EQ(WEXITSTATUS(status), 1);
    EXPECT_EQ(here.read("said"), "careway: the results could not be written to the standard output\n");
}

}  // namespace
}  // namespace careway::cli_test
