// Studies as people run them: what they print, what stays of them, and what goes wrong.
#include <gmock/gmock.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr int runs_of_study = 240;  // 2 scenarios, 2 levels of beds, 3 of carers, 20 runs each

Words study(const std::string& store) {
    return {"study", "beds_or_care.yaml", "-o", store};
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

TEST(Study, PrintsTheMeansOfEachPointInEightyColumns) {
    const Workplace here;
    const Outcome outcome = here.run({"study", "beds_or_care.yaml", "-n", "2", "-o", "a.sqlite"});

    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, StartsWith("Beds or home care: 12 points with 2 runs each, seed 42\n\n"
                                        "A  Hospital beds in use\nB  Hospital beds: occupancy\n"));
    EXPECT_THAT(outcome.out, HasSubstr("\n  as_is, beds none, carers 6 "));
    EXPECT_THAT(outcome.out, HasSubstr("\n  more_beds, beds five, carers 10 "));
    EXPECT_THAT(outcome.out, EndsWith("\nResults: a.sqlite\nNext: careway export a.sqlite\n"));
    std::istringstream lines{outcome.out};
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), 80u) << line;
    }
}

TEST(Study, SaysTheSameAsRunOfTheScenarios) {
    const Workplace here;
    ASSERT_EQ(here.run({"study", "beds_or_care.yaml", "-n", "3", "-o", "a.sqlite", "--csv"}).code, 0);
    const std::string run = here.run({"run", "ward.yaml", "-n", "3", "-o", "b.sqlite", "--csv"}).out;
    const std::string of_study = here.run({"study", "sweep", "ward.yaml", "--vary", "pools.carers.capacity=8", "-n",
                                           "3", "-o", "c.sqlite", "--csv"})
                                     .out;

    const std::string row = run.substr(run.find(",beds.in_use,"));
    EXPECT_THAT(of_study, HasSubstr("1,as_is,8" + row.substr(0, row.find('\n'))));
}

TEST(Study, PrintsJsonWithALevelOfEveryFactor) {
    const Workplace here;
    const auto json =
        nlohmann::json::parse(here.run({"study", "beds_or_care.yaml", "-n", "1", "--json", "-o", "a.db"}).out);

    EXPECT_EQ(json["verb"], "study");
    EXPECT_EQ(json["runs"], 1);
    ASSERT_EQ(json["points"].size(), 12u);
    EXPECT_EQ(json["points"][5]["levels"]["beds"], "five");
    EXPECT_EQ(json["points"][5]["levels"]["carers"], 10);
    EXPECT_EQ(json["points"][5]["rows"][0]["measure"], "beds.in_use");
}

TEST(Study, ExportsAColumnForEachFactor) {
    const Workplace here;
    ASSERT_EQ(here.run({"study", "beds_or_care.yaml", "-n", "2", "-o", "a.sqlite"}).code, 0);

    const std::string csv = here.run({"export", "a.sqlite", "--bare"}).out;
    const std::string with_origin = here.run({"export", "a.sqlite"}).out;
    const auto json = nlohmann::json::parse(here.run({"export", "a.sqlite", "--json"}).out);

    EXPECT_THAT(csv, StartsWith("study,point,scenario,beds,carers,run,measure,split,value,unit\n"));
    EXPECT_THAT(csv, HasSubstr("\nbeds_or_care,1,as_is,none,6,1,beds.in_use,,"));
    EXPECT_THAT(csv, HasSubstr("\nbeds_or_care,12,more_beds,five,10,2,beds.in_use,,"));
    EXPECT_EQ(json["measures"].size() + 1, lines_of(csv));
    EXPECT_EQ(json["measures"][0]["levels"]["carers"], 6);
    EXPECT_THAT(with_origin, HasSubstr("# study beds_or_care: 12 points of 2 runs each, seed 42, by careway "));
}

TEST(Study, LeavesRunsOfNoStudyOutOfItsExport) {
    const Workplace here;
    ASSERT_EQ(here.run({"run", "ward.yaml", "-n", "3", "-o", "a.sqlite"}).code, 0);
    ASSERT_EQ(here.run({"study", "beds_or_care.yaml", "-n", "2", "-o", "a.sqlite"}).code, 0);

    EXPECT_EQ(here.run({"export", "a.sqlite"}).err, "Left out: 3 runs of no study; `--table runs` lists them\n");
}

TEST(Study, CountsBeforeItRuns) {
    const Workplace here;
    ASSERT_EQ(here.run({"study", "beds_or_care.yaml", "-n", "3", "-o", "a.sqlite"}).code, 0);

    const Outcome fresh = here.run({"study", "beds_or_care.yaml", "--dry-run", "-o", "b.sqlite", "-q"});
    const Outcome some = here.run({"study", "beds_or_care.yaml", "--dry-run", "-o", "a.sqlite", "-q"});
    const Outcome none = here.run({"study", "beds_or_care.yaml", "--dry-run", "-n", "3", "-o", "a.sqlite", "-q"});
    const auto json = nlohmann::json::parse(
        here.run({"study", "beds_or_care.yaml", "--dry-run", "--json", "-o", "a.sqlite", "-q"}).out);

    EXPECT_THAT(fresh.out, StartsWith("Beds or home care: 12 points with 20 runs each\nRuns: 240, of which 0 are "
                                      "done\nTime left: about "));
    EXPECT_THAT(fresh.out, EndsWith(", an estimate from a few runs\n"));
    EXPECT_FALSE(std::filesystem::exists(here.path("b.sqlite")));
    EXPECT_THAT(some.out, HasSubstr("Runs: 240, of which 36 are done\n"));
    EXPECT_THAT(none.out, EndsWith("Runs: 36, of which 36 are done\nNothing is left to run\n"));
    EXPECT_EQ(json["done"], 36);
    EXPECT_GT(json["seconds_left"], 0);
    EXPECT_EQ(runs_in(here.path("a.sqlite")), 36);
}

TEST(Study, KeepsWhatIsDoneWhenItIsInterrupted) {
    const Workplace here;
    ASSERT_EQ(here.run(study("whole.sqlite")).code, 0);

    const Outcome stopped = here.interrupt(study("a.sqlite"), SIGINT, "a.sqlite", 3);

    EXPECT_EQ(stopped.code, 130);
    EXPECT_EQ(stopped.out, "");
    EXPECT_THAT(stopped.err, EndsWith("Stopped. Finished runs are kept in a.sqlite. Go on with:\n"
                                      "  careway study beds_or_care.yaml -o a.sqlite\n"));
    EXPECT_GE(runs_in(here.path("a.sqlite")), 3);
    EXPECT_LT(runs_in(here.path("a.sqlite")), runs_of_study);
    ASSERT_EQ(here.run(study("a.sqlite")).code, 0);
    EXPECT_TRUE(dump(here.path("a.sqlite")) == dump(here.path("whole.sqlite")));
}

TEST(Study, RunsPartOfAnotherOverWhatIsNotKnownIntoTheSameStore) {
    const Workplace here;
    here.write("fits.csv", "pathway.ward.stay.mean,arrivals.emergencies.rate\n2 days,2.5 per day\n4 days,2 per day\n");
    here.write("beds.yaml",
               "careway: 1\nstudy: Beds\nmodel: uncertain.yaml\nruns: 2\n"
               "factors: {beds: {levels: {none: {}, two: {set: {pools.beds.capacity: {add: 2}}}, five: {set: "
               "{pools.beds.capacity: {add: 5}}}}}}\n");
    here.write("unknown.yaml",
               "careway: 1\nstudy: Beds, over what is not known\nmodel: uncertain.yaml\nextends: beds.yaml\n"
               "only: {beds: [none, five]}\nruns: 4\nassumptions: drawn\nensemble: fits.csv\n");
    ASSERT_EQ(here.run({"study", "beds.yaml", "-o", "a.sqlite"}).code, 0);

    const Outcome drawn = here.run({"study", "unknown.yaml", "-o", "a.sqlite"});
    const Outcome alike = here.run({"study", "beds.yaml", "-n", "4", "--assumptions", "drawn", "--ensemble", "fits.csv",
                                    "-o", "a.sqlite", "--json"});
    const std::string draws = here.run({"export", "a.sqlite", "--table", "draws", "--bare"}).out;

    EXPECT_THAT(drawn.out, StartsWith("Beds, over what is not known: 2 points with 4 runs each, seed 42\n"));
    EXPECT_THAT(drawn.out, HasSubstr("Assumptions vary beside chance: a\nsetting of the ensemble and 2 assumptions "
                                     "drawn in each."));
    EXPECT_EQ(runs_in(here.path("a.sqlite")), 3 * 2 + 3 * 4);
    EXPECT_THAT(alike.err, HasSubstr("8 of 12 runs were done before"));
    EXPECT_EQ(nlohmann::json::parse(alike.out)["varying"], "a setting of the ensemble and 2 assumptions drawn in each");
    EXPECT_THAT(draws, HasSubstr("as_is/beds=five:ensemble+drawn,2,pathway.ward.stay.mean,pathway.ward.stay.mean,4,"));
}

TEST(Study, SaysThatThereIsNothingToDraw) {
    const Workplace here;
    const Outcome outcome = here.run({"study", "beds_or_care.yaml", "--assumptions", "drawn", "-o", "a.sqlite"});

    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("careway: `--assumptions drawn` finds nothing to draw: no number of the model "
                                       "has a `low` or a `high`\n"));
}

TEST(Study, LosesNothingWhenItIsKilledTwentyTimes) {
    const Workplace here;
    const std::string expected = here.run(study("whole.sqlite")).out;
    int killed = 0;
    for (int time = 0; time < 20; ++time) {
        // Some fall while the program still reads its files, or finds that there is enough already.
        const int moment = runs_of_study * (time * 7 % 20) / 40;
        killed += here.interrupt(study("a.sqlite"), SIGKILL, "a.sqlite", moment).code == -1 ? 1 : 0;
    }

    const Outcome last = here.run(study("a.sqlite"));

    EXPECT_EQ(killed, 20);
    EXPECT_THAT(last.err, HasSubstr(" of 240 runs were done before and are read back\n"));
    EXPECT_EQ(last.code, 0);
    EXPECT_TRUE(dump(here.path("a.sqlite")) == dump(here.path("whole.sqlite")));
    std::string but_the_name = expected;
    for (std::size_t at = 0; (at = but_the_name.find("whole.sqlite", at)) != std::string::npos;) {
        but_the_name.replace(at, 12, "a.sqlite");
    }
    EXPECT_EQ(last.out, but_the_name);
}

TEST(Study, GoesOnWhenTwoProgramsWorkAtOneStore) {
    const Workplace here;
    const Workplace there;
    ASSERT_EQ(here.run(study("whole.sqlite")).code, 0);
    const std::string store = here.path("both.sqlite").string();
    Outcome other;
    std::jthread beside{[&] { other = there.run(study(store)); }};

    const Outcome one = here.run(study(store));
    beside.join();

    EXPECT_EQ(one.code, 0) << one.err;
    EXPECT_EQ(other.code, 0) << other.err;
    EXPECT_EQ(one.out, other.out);
    EXPECT_TRUE(dump(store) == dump(here.path("whole.sqlite")));
}

TEST(Study, SaysThatTheDiskIsFullAndKeepsWhatIsDone) {
    const Workplace here;
    ASSERT_EQ(here.run(study("whole.sqlite")).code, 0);
    const Words no_room{"LD_PRELOAD=" CAREWAY_FULL_DISK, "FULL_DISK_AFTER=2000000",
                        "ASAN_OPTIONS=verify_asan_link_order=0"};

    const Outcome full = here.run(study("a.sqlite"), no_room);

    EXPECT_EQ(full.code, 1);
    EXPECT_EQ(full.out, "");
    EXPECT_THAT(full.err, EndsWith("careway: the disk is full: `a.sqlite` cannot grow. The runs finished before are "
                                   "kept; make room and repeat the command\n"));
    EXPECT_GT(runs_in(here.path("a.sqlite")), 0);
    EXPECT_LT(runs_in(here.path("a.sqlite")), runs_of_study);
    ASSERT_EQ(here.run(study("a.sqlite")).code, 0);
    EXPECT_TRUE(dump(here.path("a.sqlite")) == dump(here.path("whole.sqlite")));
}

TEST(Study, SaysThatItsFolderCannotBeWritten) {
    const Workplace here;
    const Outcome outcome = here.run(study("/proc/a.sqlite"));

    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, EndsWith("careway: cannot open or create `/proc/a.sqlite`: its folder is missing or may "
                                      "not be written; choose another file with -o\n"));
}

TEST(Study, LeavesADamagedStoreAsItIs) {
    const Workplace here;
    ASSERT_EQ(here.run(study("a.sqlite")).code, 0);
    std::string bytes = here.read("a.sqlite");
    std::fill(bytes.begin() + 4096, bytes.begin() + static_cast<long>(bytes.size() / 2), '#');
    here.write("a.sqlite", bytes);

    const Outcome outcome = here.run(study("a.sqlite"));

    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("careway: `a.sqlite` is damaged ("));
    EXPECT_THAT(outcome.err, EndsWith("); move it away and repeat the command: its runs will be done again\n"));
    EXPECT_TRUE(here.read("a.sqlite") == bytes);
}

TEST(Study, TellsEveryFaultAtItsLineBeforeItRuns) {
    const Workplace here;
    here.write("bad.yaml",
               "careway: 1\nstudy: Bad\nmodel: ward.yaml\nscenarios: [as_is]\nfactors:\n"
               "  beds: {address: pools.bed.capacity, values: [10, 20]}\n"
               "  stay: {address: pathway.ward.stay.mean, values: [3 days, 2]}\n");

    const Outcome outcome = here.run({"study", "bad.yaml", "-o", "a.sqlite"});
    const auto json = nlohmann::json::parse(here.run({"study", "bad.yaml", "-o", "a.sqlite", "--json"}).out);

    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.err, StartsWith("error[M160]: no `pools.bed.capacity` in the model\n --> bad.yaml:6:19\n"));
    EXPECT_THAT(outcome.err, HasSubstr("did you mean `pools.beds.capacity`?"));
    EXPECT_THAT(outcome.err, HasSubstr("error[M112]: "));
    EXPECT_EQ(json["errors"].size(), 2u);
    EXPECT_FALSE(std::filesystem::exists(here.path("a.sqlite")));
}

TEST(Study, NamesTheScenarioThatIsMeant) {
    const Workplace here;
    here.write("bad.yaml", "careway: 1\nstudy: Bad\nmodel: ward.yaml\nscenarios: [as_it_is, more_bed]\n");
    const Outcome outcome = here.run({"study", "bad.yaml"});

    EXPECT_EQ(outcome.code, 3);
    EXPECT_THAT(outcome.err, HasSubstr("error[M122]: no scenario called `as_it_is`\n --> bad.yaml:4:13\n"));
    EXPECT_THAT(outcome.err, HasSubstr("did you mean `more_beds`?"));
}

TEST(Study, NamesTheModelThatIsMeant) {
    const Workplace here;
    here.write("bad.yaml", "careway: 1\nstudy: Bad\nmodel: wart.yaml\n");
    here.write("none.yaml", "careway: 1\nstudy: Bad\n");

    EXPECT_THAT(here.run({"study", "bad.yaml"}).err,
                HasSubstr("error[M172]: there is no model `wart.yaml` for this study to vary\n --> bad.yaml:3:8\n"));
    EXPECT_THAT(here.run({"study", "none.yaml"}).err,
                HasSubstr("error[M106]: the study does not say which `model:` it varies\n --> none.yaml:2:8\n"));
}

TEST(Study, NamesThePointAtWhichAModelStops) {
    const Workplace here;
    const Outcome outcome = here.run(
        {"study", "sweep", "deadlock.yaml", "--vary", "run.length=100 days,200 days", "-n", "1", "-o", "a.sqlite"});

    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("careway: as_is/run.length="));
}

TEST(Sweep, VariesValuesWithoutAFile) {
    const Workplace here;
    const Outcome outcome =
        here.run({"study", "sweep", "ward.yaml", "-s", "as_is,more_beds", "--vary", "pools.carers.capacity=6:10:2",
                  "--vary", "pathway.ward.stay.mean=2 days,3 days", "-n", "2", "-o", "a.sqlite"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, StartsWith("Sweep of ward: 12 points with 2 runs each, seed 42\n"));
    EXPECT_THAT(here.run({"export", "a.sqlite", "--bare"}).out,
                StartsWith("study,point,scenario,pools.carers.capacity,pathway.ward.stay.mean,run,"));
}

TEST(Sweep, SaysWhatIsWrongWithItsWords) {
    const Workplace here;
    const auto said = [&](const Words& words) {
        Words all{"study", "sweep", "ward.yaml"};
        all.insert(all.end(), words.begin(), words.end());
        const Outcome outcome = here.run(all);
        return std::to_string(outcome.code) + " " + outcome.err;
    };

    EXPECT_THAT(
        said({"--vary", "pools.carers.capacity"}),
        HasSubstr("2 careway: --vary: `pools.carers.capacity` is neither ADDRESS=FIRST:LAST:STEP nor ADDRESS=A,B,C;"));
    EXPECT_THAT(said({"--vary", "pools.carers.capacity=1:2:3:4"}),
                HasSubstr("2 careway: --vary: `pools.carers.capacity=1:2:3:4` is neither"));
    EXPECT_THAT(
        said({"--vary", "pools.carer.capacity=1,2"}),
        StartsWith("3 error[M160]: no `pools.carer.capacity` in the model\n --> --vary pools.carer.capacity=1,2\n"));
    EXPECT_THAT(
        said({"--vary", "pools.carers.capacity=5:1:1"}),
        StartsWith("3 error[M191]: `to` of factor `pools.carers.capacity` must be above `from`, `5`, found `1`\n"
                   " --> --vary pools.carers.capacity=5:1:1\n"));
    EXPECT_THAT(said({"--vary", "pools.carers.capacity=1", "-s", "more_bed"}), HasSubstr("--> -s more_bed\n"));
    EXPECT_THAT(here.run({"study"}).err, HasSubstr("needs the file of a study"));
    EXPECT_THAT(here.run({"study", "nowhere.yaml"}).err, HasSubstr("there is no file `nowhere.yaml` of a study"));
}

}  // namespace
}  // namespace careway::cli_test
