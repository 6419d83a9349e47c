#include "sim/study/plan.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "tests/unit/study/ward.hpp"

namespace careway::study {

namespace {

using Plans = InWard;

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
