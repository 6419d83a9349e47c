#include <algorithm>

#include "tests/unit/language/files.hpp"

// What people do between a stay and the next place, as the language says it.
namespace careway::language {

namespace {

class ProcessesOfAModel : public Folder {
protected:
    Model ward_with(const std::string& destination, const std::string& changes = "") const {
        const auto model = write_ward(
            "pools: {care: {capacity: 9}, social_workers: {capacity: 2}, nurses: {capacity: 3}}\n"
            "pathway:\n  ward: {stay: 1 day, ready: {home_care: " +
            destination +
            ", home: 50 %}}\n"
            "memberships: {home_care: {uses: care, stay: 9 days}}\n");
        if (changes.empty()) {
            return load(model);
        }
        return load(model, write("s.yaml", "careway: 1\nscenario: s\nmodel: ward\nset: {" + changes + "}\n"));
    }
    static const pathway::DestinationSpec& home_care(const Model& model) {
        return model.spec.nodes.at(0).destinations.at(0);
    }
};

constexpr const char* in_a_row =
    "{share: rest, after: [{takes: 1 day, reason: sign_off}, "
    "{takes: {exponential: {mean: 2 days}}, reason: assessment, needs: {social_workers: 2, nurses: 1}}], with: ready}";

}  // namespace

TEST_F(ProcessesOfAModel, MayComeInARow) {
    const Model model = ward_with(in_a_row);

    const auto& processes = home_care(model).processes;
    ASSERT_EQ(processes.size(), 2u);
    EXPECT_EQ(processes[0].reason, "sign_off");
    EXPECT_EQ(processes[1].takes.cells.at(0).a, 2 * 86400e3);
    ASSERT_EQ(processes[1].needs.size(), 2u);
    EXPECT_EQ(processes[1].needs[0].pool, "social_workers");
    EXPECT_EQ(processes[1].needs[0].amount, 2);
    EXPECT_TRUE(home_care(model).with_ready);
}

TEST_F(ProcessesOfAModel, HaveReasonsWithLabelsAndLetters) {
    const Model model =
        load(write_ward("reasons: {sign_off: {letter: A}, assessment: {label: Assessment of needs}}\n"
                        "pathway: {ward: {stay: 1 day, ready: {home: {share: 100 %, after: "
                        "[{takes: 1 day, reason: sign_off}, {takes: 1 day, reason: assessment}]}}}}\n"));

    ASSERT_EQ(model.spec.reasons.size(), 2u);
    EXPECT_EQ(model.spec.reasons[0].name, "sign_off");
    EXPECT_EQ(model.spec.reasons[0].label, "sign_off");
    EXPECT_EQ(model.spec.reasons[0].letter, "A");
    EXPECT_EQ(model.spec.reasons[1].label, "Assessment of needs");
    EXPECT_EQ(model.spec.reasons[1].letter, "");
}

TEST_F(ProcessesOfAModel, MayGetTheirLettersFromAScenario) {
    const auto model = write_ward(
        "reasons: {assessment: {letter: A}}\n"
        "pathway: {ward: {stay: 1 day, ready: {home: {share: 100 %, after: 1 day, reason: assessment}}}}\n");
    const auto other = write("s.yaml", "careway: 1\nscenario: s\nmodel: ward\nset: {reasons.assessment.letter: B}\n");

    EXPECT_EQ(load(model, other).spec.reasons.at(0).letter, "B");
}

TEST_F(ProcessesOfAModel, NeedOnePlaceWhereOnlyAPoolIsNamed) {
    const Model model = ward_with("{share: rest, after: [{takes: 1 day, reason: assessment, needs: nurses}]}");

    EXPECT_EQ(home_care(model).processes.at(0).needs.at(0).pool, "nurses");
    EXPECT_EQ(home_care(model).processes.at(0).needs.at(0).amount, 1);
    EXPECT_FALSE(home_care(model).with_ready);
}

TEST_F(ProcessesOfAModel, AreAddressedByTheirReason) {
    const Model model = ward_with(in_a_row,
                                  "pathway.ward.ready.home_care.after.assessment.takes.mean: 3 days, "
                                  "pathway.ward.ready.home_care.after.sign_off.takes: {times: 2}, "
                                  "pathway.ward.ready.home_care.after.assessment.needs.nurses: 3");

    EXPECT_EQ(home_care(model).processes.at(0).takes.cells.at(0).scale, 2);
    EXPECT_EQ(home_care(model).processes.at(1).takes.cells.at(0).a, 3 * 86400e3);
    EXPECT_EQ(home_care(model).processes.at(1).needs.at(1).amount, 3);
}

TEST_F(ProcessesOfAModel, AreListedAmongItsInputs) {
    const Model model = ward_with(in_a_row);

    const auto listed = [&](const std::string& address) {
        return std::count_if(model.inputs.begin(), model.inputs.end(),
                             [&](const Input& input) { return input.address == address; });
    };
    EXPECT_EQ(listed("pathway.ward.ready.home_care.after.sign_off.takes"), 1);
    EXPECT_EQ(listed("pathway.ward.ready.home_care.after.assessment.takes.mean"), 1);
    EXPECT_EQ(listed("pathway.ward.ready.home_care.after.assessment.needs.social_workers"), 1);
}

TEST_F(ProcessesOfAModel, DecideWhatARunIs) {
    const std::string base = ward_with(in_a_row).effective_text;

    EXPECT_NE(base,
              ward_with(in_a_row, "pathway.ward.ready.home_care.after.assessment.needs.nurses: 2").effective_text);
    EXPECT_NE(base, ward_with("{share: rest, after: [{takes: 1 day, reason: sign_off}], with: ready}").effective_text);
    EXPECT_NE(ward_with("{share: rest, after: 1 day, reason: x}").effective_text,
              ward_with("{share: rest, after: 1 day, reason: x, with: ready}").effective_text);
    EXPECT_EQ(ward_with("{share: rest, after: 1 day, reason: x}").effective_text,
              ward_with("{share: rest, after: [{takes: 24 hours, reason: x}]}").effective_text);
}

}  // namespace careway::language
