// `careway study calibrate`, as people type it.
#include <gmock/gmock.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A stay that fills 8 of the beds of ward.yaml, where that of its file fills 7.
constexpr const char* calibration = R"(careway: 1
calibration: A small ward, fuller
model: ward.yaml
runs: 16
members: 12
rounds: 2
seed: 7
unknowns:
  stay: {times: pathway.ward.stay.mean, low: 0.7, high: 1.6, source: assumption (a guess)}
targets:
  - {what: Beds in use, add: [beds.in_use], target: 8, low: 7.7, high: 8.3, source: assumption (a count)}
)";

class StudyCalibrate : public testing::Test {
protected:
    StudyCalibrate() { here_.write("calibration.yaml", calibration); }

    Workplace here_;
};

TEST_F(StudyCalibrate, WritesAScenarioAndAnEnsembleThatOtherVerbsRead) {
    const Outcome outcome = here_.run({"study", "calibrate", "calibration.yaml"});
    const Outcome run = here_.run({"run", "out/ward_calibration/calibrated.yaml", "-n", "16", "--seed", "7",
                                   "--require", "beds.in_use >= 7.7", "--require", "beds.in_use <= 8.3"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, StartsWith("A small ward, fuller: "));
    EXPECT_THAT(outcome.out, HasSubstr("Results: out/ward_calibration/calibrated.yaml, "
                                       "out/ward_calibration/ensemble.csv\n"
                                       "Next: careway run out/ward_calibration/calibrated.yaml\n"));
    EXPECT_THAT(here_.read("out/ward_calibration/ensemble.csv"), StartsWith("pathway.ward.stay.mean\n{times: 1."));
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_EQ(here_.run({"run", "ward.yaml", "-n", "3", "--ensemble", "out/ward_calibration/ensemble.csv"}).code, 0);
}

TEST_F(StudyCalibrate, GivesTheSameBytesAgain) {
    ASSERT_EQ(here_.run({"study", "calibrate", "calibration.yaml", "-o", "a", "--jobs", "1"}).code, 0);
    ASSERT_EQ(here_.run({"study", "calibrate", "calibration.yaml", "-o", "b", "--jobs", "3"}).code, 0);

    EXPECT_EQ(here_.read("a/calibrated.yaml"), here_.read("b/calibrated.yaml"));
    EXPECT_EQ(here_.read("a/ensemble.csv"), here_.read("b/ensemble.csv"));
    EXPECT_EQ(dump(here_.path("a/trials.sqlite")), dump(here_.path("b/trials.sqlite")));
}

TEST_F(StudyCalibrate, GoesOnWhereItWasStopped) {
    const Words words{"study", "calibrate", "calibration.yaml", "-o", "a", "--jobs", "1"};
    const Outcome stopped = here_.interrupt(words, SIGINT, "a/trials.sqlite", 20);
    const Outcome gone_on = here_.run(words);
    ASSERT_EQ(here_.run({"study", "calibrate", "calibration.yaml", "-o", "b"}).code, 0);

    EXPECT_EQ(stopped.code, 130);
    EXPECT_THAT(stopped.err, HasSubstr("Finished runs are kept in a/trials.sqlite. Go on with:\n"
                                       "  careway study calibrate calibration.yaml -o a --jobs 1\n"));
    EXPECT_EQ(gone_on.code, 0);
    EXPECT_THAT(gone_on.err, HasSubstr("were done before and are read back"));
    EXPECT_EQ(here_.read("a/calibrated.yaml"), here_.read("b/calibrated.yaml"));
    EXPECT_EQ(here_.read("a/ensemble.csv"), here_.read("b/ensemble.csv"));
}

TEST_F(StudyCalibrate, NeverWritesOverResultsUnasked) {
    here_.write("a/ensemble.csv", "mine\n");

    const Outcome refused = here_.run({"study", "calibrate", "calibration.yaml", "-o", "a"});

    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(refused.err,
              "careway: there is a `a/ensemble.csv` already; `-o` names another folder, `--force` writes over it\n");
    EXPECT_EQ(here_.read("a/ensemble.csv"), "mine\n");
    EXPECT_EQ(here_.run({"study", "calibrate", "calibration.yaml", "-o", "a", "--force"}).code, 0);
    EXPECT_NE(here_.read("a/ensemble.csv"), "mine\n");
}

TEST_F(StudyCalibrate, ChecksTheModelAsItStands) {
    const Outcome missed = here_.run({"study", "calibrate", "calibration.yaml", "--check"});
    here_.write("met.yaml", std::string{calibration} +
                                "  - {what: Days of stay, add: [beds.in_use], over: [ward.starts], target: 3, low: 0, "
                                "high: 9}\n");
    std::string easy = here_.read("met.yaml");
    easy.replace(easy.find("low: 7.7"), 8, "low: 2.0");
    here_.write("met.yaml", easy);
    const Outcome met = here_.run({"study", "calibrate", "met.yaml", "--check"});

    EXPECT_EQ(missed.code, 4);
    EXPECT_THAT(missed.out,
                StartsWith("A small ward, fuller: the model as it stands, 16 runs of each, seed 7, the whole\n"
                           "window\n"));
    EXPECT_THAT(missed.out, HasSubstr(" out\n"));
    EXPECT_EQ(met.code, 0) << met.out << met.err;
    EXPECT_EQ(here_.read("out/ward_calibration/calibrated.yaml"), "");
}

TEST_F(StudyCalibrate, PrintsJson) {
    const auto found = nlohmann::json::parse(here_.run({"study", "calibrate", "calibration.yaml", "--json", "-q"}).out);
    const auto as_is =
        nlohmann::json::parse(here_.run({"study", "calibrate", "calibration.yaml", "--json", "-q", "--check"}).out);

    EXPECT_EQ(found["verb"], "study calibrate");
    EXPECT_EQ(found["unknowns"][0]["name"], "stay");
    EXPECT_EQ(found["targets"][0]["best"]["verdict"], "in");
    EXPECT_EQ(found["targets"][0]["as_is"], as_is["targets"][0]["as_is"]);
    EXPECT_EQ(found["members"], 12);
}

TEST_F(StudyCalibrate, SaysWhichTargetsExcludeEachOther) {
    here_.write("both.yaml", std::string{calibration} +
                                 "  - {what: Beds free, add: [beds.in_use], target: 6, low: 5.7, high: 6.3}\n");

    const Outcome outcome = here_.run({"study", "calibrate", "both.yaml"});

    EXPECT_EQ(outcome.code, 4);
    EXPECT_THAT(outcome.out,
                HasSubstr("No setting meets both `Beds in use` and `Beds free`, though each is met by some.\n"));
    EXPECT_THAT(outcome.out, HasSubstr("The ensemble is the 0 of 12 members"));
}

TEST_F(StudyCalibrate, TellsFaultsWithTheirPlaces) {
    here_.write("bad.yaml", std::string{calibration} + "runs: 3\nmodels: ward.yaml\n");
    here_.write("elsewhere.yaml", "careway: 1\ncalibration: A\nmodel: wrad.yaml\n");

    const Outcome bad = here_.run({"study", "calibrate", "bad.yaml"});
    const Outcome elsewhere = here_.run({"study", "calibrate", "elsewhere.yaml"});
    const Outcome missing = here_.run({"study", "calibrate", "no.yaml"});

    EXPECT_EQ(bad.code, 3);
    EXPECT_THAT(bad.err, HasSubstr("error[M105]"));
    EXPECT_EQ(elsewhere.code, 3);
    EXPECT_THAT(elsewhere.err, StartsWith("error[M172]: there is no model `wrad.yaml` for this calibration to tune\n"
                                          " --> elsewhere.yaml:3:8\n"));
    EXPECT_EQ(missing.code, 2);
    EXPECT_EQ(missing.err, "careway: there is no file `no.yaml`\n");
}

}  // namespace
}  // namespace careway::cli_test
