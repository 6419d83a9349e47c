#include "sim/language/set.hpp"

#include <vector>

#include "sim/language/dates.hpp"
#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

/// Forty beds in the model, fifty in the scenario, and a set or two laid over that.
class Set : public Folder {
protected:
    void SetUp() override {
        Folder::SetUp();
        model_ = write_ward(
            "source: assumption (x)\nstart: 2016-04-01\npools: {beds: {capacity: 40}}\n"
            "pathway: {ward: {uses: beds, stay: 4 days, ready: home}}\n"
            "levers: [{name: Twice the beds, set: {pools.beds.capacity: {times: 2}}}]\n");
        scenario_ = write("more.yaml",
                          "careway: 1\nscenario: More\nmodel: ward\nset: {pools.beds.capacity: {to: 50, source: "
                          "assumption (x)}}\n");
    }
    [[nodiscard]] Model with(const std::vector<Value>& sets) const { return load(model_, scenario_, {}, sets); }
    [[nodiscard]] int beds(const std::vector<Value>& sets) const { return with(sets).spec.pools.at(0).capacity.first; }
    /// Code, place and message of each fault, one a line.
    [[nodiscard]] std::string faults(const std::vector<Value>& sets) const {
        std::string text;
        try {
            load(model_, scenario_, {}, sets);
        } catch (const InputError& error) {
            for (const Fault& fault : error.faults()) {
                text += fault.code + " " + fault.place.file + ":" + std::to_string(fault.place.line) + " " +
                        fault.message + (fault.hint.empty() ? "" : "; " + fault.hint) + "\n";
            }
        }
        return text;
    }

    const Place here_{"study.yaml", 7, 3, 9};
    std::filesystem::path model_;
    std::filesystem::path scenario_;
};

}  // namespace

TEST_F(Set, IsLaidOverTheScenario) {
    EXPECT_EQ(beds({}), 50);
    EXPECT_EQ(beds({set_of("pools.beds.capacity", "60", here_)}), 60);
    EXPECT_EQ(beds({set_of("pools.beds.capacity", "{add: 5}", here_)}), 55);
}

TEST_F(Set, IsLaidOverTheModelWhereThereIsNoScenario) {
    const std::vector<Value> sets{set_of("pools.beds.capacity", "{times: 1.5, source: assumption (y)}", here_)};

    EXPECT_EQ(load(model_, {}, {}, sets).spec.pools.at(0).capacity.first, 60);
}

TEST_F(Set, ComesAfterThoseBeforeIt) {
    const Value sixty = set_of("pools.beds.capacity", "60", here_);
    const Value five_more = set_of("pools.beds.capacity", "{add: 5}", here_);

    EXPECT_EQ(beds({sixty, five_more}), 65);
    EXPECT_EQ(beds({five_more, sixty}), 60);
}

TEST_F(Set, ComesBeforeTheLeversPulled) {
    const std::vector<Value> sets{set_of("pools.beds.capacity", "60", here_)};
    const Pull pull{0, *parse_date("2016-04-03"), false};

    const Model model = load(model_, scenario_, {&pull, 1}, sets);

    EXPECT_EQ(model.spec.pools.at(0).capacity.steps.at(0).second, 120);
}

TEST_F(Set, MakesAModelWithTheTextOfOneThatSaysTheSame) {
    const std::string five_more = with({set_of("pools.beds.capacity", "{add: 5}", here_)}).effective_text;

    EXPECT_EQ(five_more, with({set_of("pools.beds.capacity", "55", here_)}).effective_text);
    EXPECT_NE(five_more, with({}).effective_text);
}

TEST_F(Set, OfNothingChangesNothing) {
    Value nothing;
    nothing.kind = Value::Kind::map;

    EXPECT_EQ(with({nothing}).effective_text, with({}).effective_text);
}

TEST_F(Set, HasItsFaultsAtThePlaceGiven) {
    EXPECT_EQ(faults({set_of("pools.bed.capacity", "60", here_), set_of("pathway.ward.stay", "{adds: 4}", here_)}),
              "M160 study.yaml:7 no `pools.bed.capacity` in the model; did you mean `pools.beds.capacity`?\n"
              "M104 study.yaml:7 unknown key `adds` in a change; did you mean `add`?\n");
    EXPECT_EQ(faults({set_of("pools.beds.capacity", "-4", here_)}),
              "M115 study.yaml:7 `capacity` of pool `beds` must be at least 0, found `-4`\n");
    EXPECT_EQ(faults({set_of("pools.beds.capacity", "{to: 4, source: X}", here_)}),
              "M142 study.yaml:7 `X` is no source; write an id such as `E018`, or `assumption (reason)`\n");
}

TEST_F(Set, OfWhatIsNotYamlIsAFaultAtThePlaceGiven) {
    try {
        set_of("pools.beds.capacity", "{add: 5", here_);
        FAIL();
    } catch (const InputError& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].place, here_);
        EXPECT_EQ(error.faults()[0].message, "this bracket is never closed");
    }
}

}  // namespace careway::language
