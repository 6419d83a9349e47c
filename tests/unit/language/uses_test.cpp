#include "tests/unit/language/files.hpp"

// What a stay needs: places, hours, or either for a part of it.
namespace careway::language {

namespace {

using Uses = Folder;

}  // namespace

TEST_F(Uses, AmountsOfPlacesAndHours) {
    const auto spec =
        load(write_ward("pools: {beds: {capacity: 9}, packages: {capacity: {2000-01-01: 100 hours per week, "
                        "2000-01-08: 120.5 hours per week}}}\n"
                        "pathway: {ward: {uses: {beds: 2, packages: 12.5 hours per week}, stay: 1 day, "
                        "next: home}}\n"))
            .spec;

    EXPECT_FALSE(spec.pools[0].in_hours);
    EXPECT_TRUE(spec.pools[1].in_hours);
    EXPECT_EQ(spec.pools[1].capacity.first, 10000);
    EXPECT_EQ(spec.pools[1].capacity.steps.at(0).second, 12050);
    ASSERT_EQ(spec.nodes[0].uses.size(), 2u);
    EXPECT_EQ(spec.nodes[0].uses[0].pool, "beds");
    EXPECT_EQ(spec.nodes[0].uses[0].amount, 2);
    EXPECT_EQ(spec.nodes[0].uses[1].amount, 1250);
}

TEST_F(Uses, APoolWithoutLimitIsInHoursWhenHoursOfItAreUsed) {
    const auto spec =
        load(write_ward("pools: {packages: {capacity: unlimited}}\n"
                        "pathway: {ward: {uses: {packages: 12.5 hours per week}, stay: 1 day, next: home}}\n"))
            .spec;

    EXPECT_TRUE(spec.pools[0].in_hours);
}

TEST_F(Uses, AScenarioChangesCapacityAndAmountsInHours) {
    const auto model = write_ward(
        "pools: {packages: {capacity: 100 hours per week}}\n"
        "pathway: {ward: {uses: {packages: 10 hours per week}, stay: 1 day, ready: home}}\n");
    const auto scenario = write("more.yaml",
                                "careway: 1\nscenario: More\nmodel: ward.yaml\n"
                                "set: {pools.packages.capacity: {add: 20 hours per week, from: 2000-01-05}, "
                                "pathway.ward.uses.packages: {times: 1.25}}\n");

    const auto spec = load(model, scenario).spec;

    EXPECT_EQ(spec.pools[0].capacity.steps.at(0).second, 12000);
    EXPECT_EQ(spec.nodes[0].uses[0].amount, 1250);
}

TEST_F(Uses, ARangeOfPlacesStaysARangeOfPlaces) {
    EXPECT_EQ(faults_of(write_ward("pools: {beds: {capacity: {value: 9, low: 8, high: 10}}}\n"
                                   "pathway: {ward: {uses: beds, stay: 1 day, ready: home}}\n")),
              "");
}

}  // namespace careway::language
