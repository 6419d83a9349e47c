#include "sim/language/inputs.hpp"

#include <fmt/format.h>

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

class Inputs : public Folder {
protected:
    /// "text | source | low | high" of the input at an address.
    static std::string at(const Model& model, const std::string& address) {
        for (const Input& input : model.inputs) {
            if (input.address == address) {
                return fmt::format("{} | {} | {} | {}", input.text, input.source, input.low, input.high);
            }
        }
        return "none";
    }

    Model load_with(const std::string& changes) const {
        return load(CAREWAY_FIXTURES "/small_town.yaml",
                    write("s.yaml", "careway: 1\nscenario: S\nmodel: small_town\nset:\n" + changes));
    }
};

}  // namespace

TEST_F(Inputs, HaveTheirSourceOrThatOfTheMapAroundThem) {
    const Model model = load(CAREWAY_FIXTURES "/small_town.yaml");

    EXPECT_EQ(at(model, "pools.acute_beds.turnaround"), "2 hours | assumption (cleaning) | 1 hour | 4 hours");
    EXPECT_EQ(at(model, "pools.packages.capacity"), "40 | E001, C002 |  | ");
    EXPECT_EQ(at(model, "pathway.acute_ward.stay.65+.yes.mean"), "9 days | E001 |  | ");
    EXPECT_EQ(at(model, "arrivals.ed.rate.0-64"), "60 per day | E001, C002 | 50 per day | 70 per day");
}

TEST_F(Inputs, StandInOrderOfAddress) {
    const Model model = load(CAREWAY_FIXTURES "/small_town.yaml");

    EXPECT_TRUE(std::is_sorted(model.inputs.begin(), model.inputs.end(),
                               [](const Input& a, const Input& b) { return a.address < b.address; }));
}

TEST_F(Inputs, CarryTheirRangeThroughAChange) {
    const Model model = load_with("  arrivals.ed.rate: {times: 2, low: 1.5, high: 3, source: C002}\n");

    EXPECT_EQ(at(model, "arrivals.ed.rate.0-64"), "120 per day | E001, C002 | 75 per day | 210 per day");
}

TEST_F(Inputs, ListADatedChangeUnderItsDate) {
    const Model model = load_with("  pools.acute_beds.capacity: {add: 10, from: 2016-10-01, source: C002}\n");

    EXPECT_EQ(at(model, "pools.acute_beds.capacity.2016-04-01"), "80 | E001 |  | ");
    EXPECT_EQ(at(model, "pools.acute_beds.capacity.2016-04-01.2016-10-01"), "90 | E001, C002 |  | ");
    EXPECT_EQ(at(model, "pools.acute_beds.capacity.2017-04-01"), "100 | E001, C002 |  | ");
    EXPECT_EQ(at(model, "pools.acute_beds.capacity.2017-04-01.2016-10-01"), "none");
}

TEST_F(Inputs, OfAScenarioAreNotCoveredByTheSourceOfTheModel) {
    const Model model = load_with("  pathway.acute_ward.ready.died: 4 %\n");

    EXPECT_EQ(at(model, "pathway.acute_ward.ready.died"), "4 % |  |  | ");
}

TEST_F(Inputs, ScaleWithTheDistributionTheyBelongTo) {
    const Model model = load_with("  pathway.triage.stay: {times: 0.5, source: C002}\n");

    EXPECT_EQ(at(model, "pathway.triage.stay.mean"), "1.3 hours | E001, C002 |  | ");
    EXPECT_EQ(at(model, "pathway.triage.stay.sd"), "0.95 hours | E001, C002 |  | ");
}

}  // namespace careway::language
