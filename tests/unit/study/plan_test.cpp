#include "sim/study/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/base/error.hpp"
#include "tests/unit/study/ward.hpp"

namespace careway::study {

namespace {

class Plans : public InWard {
protected:
    static double open_in_run(const Varied& varied, std::uint32_t run) {
        const std::atomic<bool> stop = false;
        const results::Arm arm = varied.arm(42, stop);
        const auto beds = std::ranges::find(arm.scenario.entries, "beds.open", &measure::Entry::address);
        return arm.replicate(run)->at(static_cast<std::size_t>(beds - arm.scenario.entries.begin()));
    }
};

}  // namespace

TEST_F(Plans, NameEachPointAfterItsScenarioAndLevels) {
    const Plan plan = planned(
        "factors:\n  wards: {levels: {none: {}, one: {set: {pools.beds.capacity: {add: 28}}}}}\n"
        "  stay: {address: pathway.ward.stay, values: [2 days, 3 days]}\n");

    ASSERT_EQ(plan.points.size(), 8u);
    EXPECT_EQ(plan.points[0].name, "as_is/wards=none/stay=2 days");
    EXPECT_EQ(plan.points[7].name, "more/wards=one/stay=3 days");
    EXPECT_EQ(plan.prepare(7).program->initial_settings.capacity.at(0), 20 + 28);
    EXPECT_EQ(plan.prepare(7).scenario.name, "more/wards=one/stay=3 days");
}

TEST_F(Plans, RunPointsOfOneTextOnce) {
    const Plan plan = planned("factors: {beds: {address: pools.beds.capacity, values: [10, 20, {add: 0}]}}\n");

    ASSERT_EQ(plan.points.size(), 6u);
    EXPECT_EQ(plan.to_run(), (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(plan.points[2].same_as, 0u);
    EXPECT_EQ(plan.points[5].same_as, 1u);
    EXPECT_EQ(plan.design("me").points[5].scenario, "as_is/beds=20");
    EXPECT_EQ(plan.design("me").points[5].base, "more");
}

TEST_F(Plans, LayEnsemblesBelowTheLevelsOfEachPoint) {
    write("fits.csv", "pools.beds.capacity\n12\n14\n");
    const Plan plan = planned(
        "ensemble: fits.csv\nfactors: {wards: {levels: {none: {}, one: {set: {pools.beds.capacity: {add: 28}}}}}}\n");
    const auto varied = plan.varied(1, plan.prepare(1).scenario);

    EXPECT_EQ(plan.filed_as(1), "as_is/wards=one:ensemble");
    EXPECT_EQ(plan.design("me").points[1].scenario, "as_is/wards=one:ensemble");
    EXPECT_EQ(open_in_run(varied, 1), 12 + 28);
    EXPECT_EQ(open_in_run(varied, 2), 14 + 28);
    EXPECT_NE(plan.points[0].digest, planned("factors: {wards: {levels: {none: {}}}}\n").points[0].digest);
    EXPECT_TRUE(plan.drawn.empty());
}

TEST_F(Plans, RunPointsApartThatMakeOtherModelsOfTheSameSettings) {
    write("fits.csv", "pools.beds.capacity\n12\n14\n");
    const std::string lines = "factors: {beds: {address: pools.beds.capacity, values: [10, 20, {add: 0}]}}\n";

    EXPECT_EQ(planned("ensemble: fits.csv\n" + lines).to_run().size(), 3u);  // 10, 20, and 12 or 14
    EXPECT_EQ(planned(lines).to_run().size(), 2u);
}

TEST_F(Plans, KnowWhatIsDrawnInAnyPoint) {
    const Plan plan = planned(
        "assumptions: drawn\nfactors: {wards: {levels: {none: {}, one: {set: {pools.beds.capacity: {add: 28, low: "
        "20}}}}}}\n");

    EXPECT_EQ(plan.drawn, std::set<std::string>{"pools.beds.capacity (add)"});
}

TEST_F(Plans, RefuseASettingThatAPointCannotTake) {
    write("fits.csv", "pools.beds.capacity\n12\n-1\n");

    try {
        const Plan plan = planned("ensemble: fits.csv\n");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_TRUE(error.faults().front().message.ends_with(", with setting 2 of the ensemble"));
    }
}

TEST_F(Plans, TellTheStoreTheLevelsOfEachPoint) {
    const results::Design design =
        planned("factors:\n  wards: {levels: {none: {}}}\n  beds: {address: pools.beds.capacity, values: [12]}\n")
            .design("me");

    EXPECT_EQ(design.study, "ward_study");
    EXPECT_EQ(design.program, "me");
    EXPECT_EQ(design.runs, 3u);
    ASSERT_EQ(design.points.size(), 2u);
    EXPECT_EQ(design.points[1].number, 2);
    EXPECT_EQ(design.points[1].levels,
              (std::vector<results::DesignLevel>{{"wards", "none", {}}, {"beds", "12", 12.0}}));
}

TEST_F(Plans, TellTheFaultsOfAllPointsEachOnceAtItsLine) {
    try {
        const Plan plan = planned(
            "factors:\n  beds: {address: pools.bed.capacity, values: [10, 20]}\n"
            "  stay: {address: pathway.ward.stay, values: [3 days, -2 days]}\n"
            "  rate: {address: arrivals.ed.rate, values: [1 per day, 2]}\n");
        FAIL();
    } catch (const InputError& error) {
        std::string faults;
        for (const Fault& fault : error.faults()) {
            faults += fault.code + ":" + std::to_string(fault.place.line) + " ";
        }
        EXPECT_EQ(faults, "M160:6 M115:7 M112:8 ");
        EXPECT_EQ(error.faults().front().hint, "did you mean `pools.beds.capacity`?");
    }
}

TEST_F(Plans, AreTheSameOnAnyNumberOfThreads) {
    const std::string lines = "factors: {beds: {address: pools.beds.capacity, from: 5, to: 40, step: 1}}\n";

    EXPECT_EQ(planned(lines, 1).design("me"), planned(lines, 4).design("me"));
}

TEST_F(Plans, EndWhenTheyAreStopped) {
    const std::atomic<bool> stop = true;

    EXPECT_FALSE(plan(study(""), ground(), 2, stop).has_value());
}

}  // namespace careway::study
