#include "sim/study/prepare.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "sim/language/set.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::study {

namespace {

class Prepare : public testing::Test {
protected:
    void SetUp() override {
        ward_ = folder_.write("ward.yaml",
                              "careway: 1\nname: Ward\nsource: assumption (x)\nrun: {length: 10 days}\n"
                              "pools: {beds: {capacity: 40}}\narrivals: {ed: {rate: 8 per day, enters: ward}}\n"
                              "pathway: {ward: {uses: beds, stay: 4 days, ready: home}}\n"
                              "headline: [beds.occupancy]\n");
        more_ = folder_.write("more.yaml",
                              "careway: 1\nscenario: More beds\nmodel: ward\nset: {pools.beds.capacity: {add: 10}}\n");
    }

    const ScratchFolder folder_;
    std::filesystem::path ward_;
    std::filesystem::path more_;
};

}  // namespace

TEST_F(Prepare, CallsTheModelAloneAsIs) {
    const results::Scenario scenario = prepare(ward_).scenario;

    EXPECT_EQ(scenario.name, "as_is");
    EXPECT_EQ(scenario.label, "As it is");
    EXPECT_EQ(scenario.model, "Ward");
}

TEST_F(Prepare, CallsAScenarioByItsFileAndItsLabel) {
    const results::Scenario scenario = prepare(ward_, more_).scenario;

    EXPECT_EQ(scenario.name, "more");
    EXPECT_EQ(scenario.label, "More beds");
}

TEST_F(Prepare, CompilesWhatTheSetsMakeOfAModel) {
    const std::vector<language::Value> sets{language::set_of("pools.beds.capacity", "{add: 5}", {"here"})};

    EXPECT_EQ(prepare(ward_, more_, sets).program->initial_settings.capacity.at(0), 55);
}

TEST_F(Prepare, RefusesAModelWithWhatOnlyItsMeasuresShow) {
    const auto model = folder_.write("ward2.yaml", folder_.read("ward.yaml") + "screen: {tiles: [beds.busy]}\n");

    EXPECT_THROW(prepare(model), InputError);
}

}  // namespace careway::study
