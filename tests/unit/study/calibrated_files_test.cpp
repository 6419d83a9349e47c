#include "sim/study/calibrated_files.hpp"

#include <gtest/gtest.h>

#include "tests/scratch_folder.hpp"

namespace careway::study {
namespace {

using language::Unknown;

constexpr const char* ward = R"(careway: 1
name: Ward
source: assumption (a test)
run: {length: 10 days}
pools: {beds: {capacity: 40}}
arrivals: {ed: {rate: 10 per day, enters: ward}}
pathway: {ward: {uses: beds, stay: {exponential: {mean: 3 days}}, ready: home}}
)";

/// A rate of 12 a day and a stay 1.2 times as long, with one member to either side.
class CalibratedFiles : public testing::Test {
protected:
    CalibratedFiles() {
        calibrated_.asked = language::read_calibration(folder_.write("calibration.yaml", R"(careway: 1
calibration: Spring, as counted
model: ward
unknowns:
  rate: {to: arrivals.ed.rate, low: 10 per day, high: 20 per day}
  stay: {times: [pathway.ward.stay.mean, pools.beds.capacity], low: 1, high: 2}
targets: [{what: Beds, add: [beds.in_use], target: 30, low: 20, high: 40}]
)"),
                                                       folder_.write("ward.yaml", ward));
        calibrated_.tuned.best.setting = {0.2, 0.2};
        calibrated_.ensemble = {{{0.1, 0.3}, {}}, {{0.15, 0.25}, {}}};
    }

    ScratchFolder folder_;
    Calibrated calibrated_;
};

TEST_F(CalibratedFiles, HoldTheBestSettingAsAScenarioWithTheRangeOfTheEnsemble) {
    EXPECT_EQ(
        scenario_text(calibrated_, folder_.path()),
        "# The best setting that `careway study calibrate` found for ./calibration.yaml.\n"
        "careway: 1\n"
        "scenario: \"Spring, as counted, calibrated\"\n"
        "model: ./ward.yaml\n"
        "set:\n"
        "  arrivals.ed.rate: {to: 12 per day, low: 11 per day, high: 12 per day, source: \"assumption (calibrated "
        "to Spring, as counted)\"}\n"
        "  pathway.ward.stay.mean: {times: 1.2, low: 1.2, high: 1.3, source: \"assumption (calibrated to Spring, "
        "as counted)\"}\n"
        "  pools.beds.capacity: {times: 1.2, low: 1.2, high: 1.3, source: \"assumption (calibrated to Spring, as "
        "counted)\"}\n");
}

TEST_F(CalibratedFiles, HoldAScenarioThatTheModelTakes) {
    const auto file = folder_.write("calibrated.yaml", scenario_text(calibrated_, folder_.path()));

    const language::Model model = language::load(folder_.file("ward.yaml"), file);

    EXPECT_TRUE(model.warnings.empty());
    EXPECT_EQ(model.spec.pools.at(0).capacity.first, 48);
}

TEST_F(CalibratedFiles, SayNothingOfARangeWhereNobodyFits) {
    calibrated_.ensemble.clear();

    const std::string text = scenario_text(calibrated_, folder_.path());

    EXPECT_NE(text.find("arrivals.ed.rate: {to: 12 per day, source: "), std::string::npos);
    EXPECT_EQ(ensemble_text(calibrated_), "arrivals.ed.rate,pathway.ward.stay.mean,pools.beds.capacity\n");
}

TEST_F(CalibratedFiles, HoldARowForEachMemberWithTheChangesOfAScenario) {
    EXPECT_EQ(ensemble_text(calibrated_),
              "arrivals.ed.rate,pathway.ward.stay.mean,pools.beds.capacity\n"
              "11 per day,{times: 1.3},{times: 1.3}\n"
              "11.5 per day,{times: 1.25},{times: 1.25}\n");
}

}  // namespace
}  // namespace careway::study
