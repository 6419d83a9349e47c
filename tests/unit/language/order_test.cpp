#include <algorithm>

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

using Order = Folder;

}  // namespace

TEST_F(Order, PriorityByOriginNamesStreamsAndNodes) {
    const auto spec = load(write_ward("pathway: {ward: {stay: 1 day, ready: rehab}, rehab: {stay: 1 day, ready: home, "
                                      "priority: {from: {ward: 2, ed: 1, other: 4}}}}\n"))
                          .spec;

    ASSERT_TRUE(spec.nodes[1].priority_by_origin.has_value());
    EXPECT_EQ(spec.nodes[1].priority_by_origin->from,
              (std::vector<std::pair<std::string, int>>{{"ed", 1}, {"ward", 2}}));
    EXPECT_EQ(spec.nodes[1].priority_by_origin->other, 4);
}

TEST_F(Order, PriorityByOriginMustSayWhatHoldsForOthers) {
    EXPECT_EQ(faults_of(write_ward("pathway: {ward: {stay: 1 day, ready: home, priority: {from: {ed: 1}}}}\n")),
              "M106 a priority by origin needs `other`\n");
}

TEST_F(Order, RisesAreReadSoonestFirst) {
    const auto spec =
        load(write_ward("pathway: {ward: {stay: 1 day, ready: home, priority: 5, rises: [{after: 40 hours, to: 1}, "
                        "{after: 4 hours, to: 3}]}}\n"))
            .spec;

    ASSERT_EQ(spec.nodes[0].rises.size(), 2u);
    EXPECT_EQ(spec.nodes[0].rises[0].after, Duration::hours(4));
    EXPECT_EQ(spec.nodes[0].rises[0].to, 3);
}

TEST_F(Order, LuckAndPatienceLuckAreRead) {
    const auto spec = load(write_ward("pools: {beds: {capacity: 1, luck: old_beds}}\n"
                                      "pathway: {ward: {uses: beds, stay: 1 day, ready: home, luck: old, patience: 1 "
                                      "hour, patience_luck: stay}}\n"))
                          .spec;

    EXPECT_EQ(spec.nodes[0].luck, "old");
    EXPECT_EQ(spec.pools[0].luck, "old_beds");
    EXPECT_TRUE(spec.nodes[0].patience_of_stay);
}

TEST_F(Order, AScenarioMayChangeAPriorityOfOneOriginAndTheTimeOfARise) {
    const auto model = write_ward(
        "pathway: {ward: {stay: 1 day, ready: home, priority: {from: {ed: 2, other: 4}}, rises: [{after: "
        "4 hours, to: 1}]}}\n");
    const auto scenario = write("s.yaml",
                                "careway: 1\nscenario: S\nmodel: ward\n"
                                "set: {pathway.ward.priority.from.ed: 3, pathway.ward.rises.0.after: 6 hours}\n");
    const auto spec = load(model, scenario).spec;

    EXPECT_EQ(spec.nodes[0].priority_by_origin->from[0].second, 3);
    EXPECT_EQ(spec.nodes[0].rises[0].after, Duration::hours(6));
}

TEST_F(Order, NumbersInAListAreInputsWithTheItemsNumberInTheirAddress) {
    const Model model =
        load(write_ward("pathway: {ward: {stay: 1 day, ready: home, rises: [{after: 40 hours, to: 1}, "
                        "{after: 4 hours, to: 3}]}}\n"));

    const auto found = std::find_if(model.inputs.begin(), model.inputs.end(),
                                    [](const Input& input) { return input.address == "pathway.ward.rises.1.after"; });
    ASSERT_NE(found, model.inputs.end());
    EXPECT_EQ(found->text, "4 hours");
}

TEST_F(Order, EachOfThemChangesTheEffectiveText) {
    const std::string head =
        "pools: {beds: {capacity: 1}}\npathway: {ward: {uses: beds, stay: 1 day, ready: home, "
        "patience: 1 hour";
    const std::string base = load(write_ward(head + "}}\n")).effective_text;

    for (const char* key : {"luck: old", "patience_luck: stay", "priority: {from: {ed: 2, other: 1}}",
                            "priority: {from: {ed: 2, other: 3}}", "rises: [{after: 4 hours, to: 1}]"}) {
        EXPECT_NE(load(write_ward(head + ", " + key + "}}\n")).effective_text, base) << key;
    }
}

}  // namespace careway::language
