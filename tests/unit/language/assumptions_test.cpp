#include "sim/language/assumptions.hpp"

#include <fmt/format.h>

#include "sim/language/set.hpp"
#include "sim/language/uncertain.hpp"
#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

constexpr const char* ranged_ward = R"(
source: assumption (x)
start: 2016-04-01
attributes: {age: [young, old]}
pools: {beds: {capacity: {value: 40, low: 30, high: 60}}}
pathway: {ward: {uses: beds, ready: {home: rest, died: {value: 4 %, high: 10 %}},
                 stay: {by: age, young: {exponential: {mean: {value: 4 days, low: 72 hours, high: 6 days}}},
                                 old: {exponential: {mean: {value: 8 days, low: 6 days, high: 16 days}}}}}}
)";

class Assumptions : public Folder {
protected:
    void SetUp() override {
        Folder::SetUp();
        model_ = write("ward.yaml",
                       "careway: 1\nname: Ward\nrun: {length: 10 days}\n"
                       "arrivals: {ed: {rate: {by: age, young: 1 per day, old: 2 per day}, enters: ward}}\n" +
                           std::string{ranged_ward});
    }
    std::filesystem::path scenario(const std::string& set) const {
        return write("s.yaml", "careway: 1\nscenario: S\nmodel: ward\nset: " + set + "\n");
    }
    [[nodiscard]] UncertainModel changed_by(const std::string& set) const { return {model_, scenario(set)}; }
    /// "address: name, low likely high unit" of each, one a line.
    static std::string listed(const UncertainModel& model) {
        std::string text;
        for (const Assumption& a : model.assumptions()) {
            text += fmt::format("{}: {}, {} {} {} {}{}\n", a.address, a.name, a.low, a.likely, a.high, a.unit.name,
                                a.whole ? "whole" : "");
        }
        return text;
    }
    static Uniforms always(double uniform) {
        return [uniform](const std::string&) { return uniform; };
    }
    static int beds(const pathway::ModelSpec& spec) { return spec.pools.at(0).capacity.first; }

    std::filesystem::path model_;
};

}  // namespace

TEST_F(Assumptions, AreTheNumbersWithARangeAndGoByTheirAddressWithoutCells) {
    EXPECT_EQ(listed(UncertainModel{model_, {}}),
              "pathway.ward.ready.died: pathway.ward.ready.died, 4 4 10 %\n"
              "pathway.ward.stay.old.mean: pathway.ward.stay.mean, 6 8 16 days\n"
              "pathway.ward.stay.young.mean: pathway.ward.stay.mean, 3 4 6 days\n"
              "pools.beds.capacity: pools.beds.capacity, 30 40 60 whole\n");
}

TEST_F(Assumptions, IncludeWhatChangesAddAndMultiplyBy) {
    const UncertainModel model = changed_by(
        "{pools.beds.capacity: [{add: 8, low: 6, high: 12}, {add: 4, from: 2016-04-03, high: 6}],"
        " arrivals.ed.rate.old: {times: 1.2, low: 1, high: 1.5}}");

    EXPECT_EQ(listed(model),
              "arrivals.ed.rate.old (times): arrivals.ed.rate (times), 1 1.2 1.5 \n"
              "pathway.ward.ready.died: pathway.ward.ready.died, 4 4 10 %\n"
              "pathway.ward.stay.old.mean: pathway.ward.stay.mean, 6 8 16 days\n"
              "pathway.ward.stay.young.mean: pathway.ward.stay.mean, 3 4 6 days\n"
              "pools.beds.capacity: pools.beds.capacity, 30 40 60 whole\n"
              "pools.beds.capacity (add): pools.beds.capacity (add), 6 8 12 whole\n"
              "pools.beds.capacity (add) 2: pools.beds.capacity (add), 4 4 6 whole\n");
}

TEST_F(Assumptions, GoByTheNameThatTheyShare) {
    const UncertainModel model = changed_by(
        "{pools.beds.capacity: {value: 44, low: 40, together: size},"
        " arrivals.ed.rate.old: {times: 1.2, high: 1.5, together: size}}");

    const std::vector<Assumption> assumptions = model.assumptions();

    EXPECT_EQ(assumptions.front().name, "size");
    EXPECT_EQ(assumptions.back().name, "size");
    EXPECT_EQ(assumptions.back().low, 40);
}

TEST_F(Assumptions, AreNoneWhereAScenarioStatesANumberWithoutARange) {
    EXPECT_EQ(listed(changed_by("{pools.beds.capacity: 50, pathway.ward.stay.mean: 3 days, "
                                "pathway.ward.ready.died: 2 %}")),
              "");
}

TEST_F(Assumptions, OfLeversAndBudgetAreNone) {
    const auto model = write_ward(
        "source: assumption (x)\npools: {beds: {capacity: 40}}\n"
        "pathway: {ward: {uses: beds, stay: 4 days, ready: home}}\n"
        "levers: [{name: More, set: {pools.beds.capacity: {add: 4, low: 2, high: 6}}}]\n"
        "budget: {cost: {value: £100 per day, low: £50 per day}}\n");

    EXPECT_EQ(listed(UncertainModel{model, {}}), "");
}

TEST_F(Assumptions, AreDrawnFromTheTriangleOfTheirRange) {
    const Assumption assumption{"a", "a", {}, 10, 20, 60, false};

    EXPECT_DOUBLE_EQ(assumption.at(0), 10);
    EXPECT_DOUBLE_EQ(assumption.at(0.2), 20);  // (20 - 10) / (60 - 10) lie below the likeliest
    EXPECT_DOUBLE_EQ(assumption.at(0.8), 40);  // (60 - 40)^2 / (50 x 40) = 0.2 lie above 40
    EXPECT_DOUBLE_EQ(assumption.at(1), 60);
}

TEST_F(Assumptions, ThatMustBeWholeAreRounded) {
    const Assumption assumption{"a", "a", {}, 10, 20, 60, true};

    EXPECT_EQ(assumption.at(0.21), 20);  // 20.3
    EXPECT_EQ(assumption.at(0.7), 36);   // 35.5
}

TEST_F(Assumptions, WithoutWidthAreWhatTheyAre) {
    EXPECT_EQ((Assumption{"a", "a", {}, 20, 20, 20, false}.at(0.3)), 20);
}

TEST_F(Assumptions, StandInTheModelOnceDrawn) {
    const UncertainModel model{model_, {}};

    EXPECT_EQ(beds(model.with({})), 40);
    EXPECT_EQ(beds(model.with(always(0))), 30);
    EXPECT_EQ(beds(model.with(always(1))), 60);
    const auto stay = model.with(always(1)).nodes.at(0).stay.first;
    EXPECT_DOUBLE_EQ(stay.cells.at(0).a, Duration::days(6).ticks());
    EXPECT_DOUBLE_EQ(stay.cells.at(1).a, Duration::days(16).ticks());
}

TEST_F(Assumptions, OfAChangeAreDrawnTooAndWhatFollowsIsRoundedToWholePlaces) {
    const UncertainModel model = changed_by("{pools.beds.capacity: {times: 1.1, low: 1, high: 1.33}}");

    EXPECT_EQ(beds(model.with({})), 44);
    EXPECT_EQ(beds(model.with(always(0))), 30);
    EXPECT_EQ(beds(model.with(always(1))), 80);  // 60 x 1.33 = 79.8
}

TEST_F(Assumptions, OfAShareLeaveLessToTheRest) {
    const auto spec = UncertainModel{model_, {}}.with(always(1));

    EXPECT_TRUE(spec.nodes.at(0).destinations.at(0).rest);
    EXPECT_DOUBLE_EQ(spec.nodes.at(0).destinations.at(1).share.first.cells.at(0), 0.1);
}

TEST_F(Assumptions, ThatCannotBeTogetherAreAFault) {
    const UncertainModel model = changed_by(
        "{pathway.ward.ready.died: {value: 90 %, high: 96 %}, "
        "pathway.ward.ready.left_area: {to: 2 %, high: 5 %}}");

    EXPECT_NO_THROW(static_cast<void>(model.with({})));
    try {
        static_cast<void>(model.with(always(1)));
        FAIL() << "the shares come to 101 %";
    } catch (const InputError& error) {
        EXPECT_EQ(error.faults().at(0).message, "shares of `ready` of node `ward` add up to 101 %, more than 100 %");
    }
}

TEST_F(Assumptions, OfOneNameAreTheSameInEveryScenario) {
    const Uniforms luck = drawn_by(42, 3);
    const auto base = UncertainModel{model_, {}}.with(luck);
    const auto other = changed_by("{pools.beds.capacity: {add: 10}}").with(luck);

    EXPECT_EQ(beds(other), beds(base) + 10);
}

TEST_F(Assumptions, DifferFromNameToNameAndFromRunToRun) {
    EXPECT_NE(drawn_by(42, 3)("a"), drawn_by(42, 3)("b"));
    EXPECT_NE(drawn_by(42, 3)("a"), drawn_by(42, 4)("a"));
    EXPECT_NE(drawn_by(42, 3)("a"), drawn_by(43, 3)("a"));
    EXPECT_EQ(drawn_by(42, 3)("a"), drawn_by(42, 3)("a"));
}

TEST_F(Assumptions, ThatAreSetAreNotDrawnAndWhatAScenarioAddsStillIs) {
    const Value settings = set_of("pools.beds.capacity", "50", {"ensemble.csv", 2, 1, 2});
    const UncertainModel model = changed_by("{pools.beds.capacity: {add: 8, low: 6, high: 12}}");

    EXPECT_EQ(beds(model.with({}, settings)), 58);
    EXPECT_EQ(beds(model.with(always(0), settings)), 56);
    EXPECT_EQ(beds(model.with(always(1), settings)), 62);
    EXPECT_EQ(model.assumptions(settings).back().address, "pools.beds.capacity (add)");
}

TEST_F(Assumptions, ThatSettingsMultiplyAreKnownToo) {
    const Value settings = set_of("pathway.ward.stay.mean", "{times: 0.5}", {"ensemble.csv", 2, 1, 2});
    const UncertainModel model{model_, {}};

    const auto stay = model.with(always(1), settings).nodes.at(0).stay.first;
    EXPECT_DOUBLE_EQ(stay.cells.at(0).a, Duration::days(2).ticks());
    EXPECT_DOUBLE_EQ(stay.cells.at(1).a, Duration::days(4).ticks());
    EXPECT_EQ(model.assumptions(settings).size(), 2u);
}

TEST_F(Assumptions, OfATableGoTogetherByAColumn) {
    write("rates.csv",
          "age,value,high_range,together\nyoung,1 per day,2 per day,growth\nold,2 per day,4 per day,growth\n");
    const UncertainModel model = changed_by("{arrivals.ed.rate: {by: rates.csv}}");

    EXPECT_EQ(model.assumptions().at(0).address, "arrivals.ed.rate.old");
    EXPECT_EQ(model.assumptions().at(0).name, "growth");
    EXPECT_EQ(model.assumptions().at(1).name, "growth");
}

TEST_F(Assumptions, AreWarnedOfWhereTheirCommonNameIsMisspelt) {
    const Model model = load(model_, scenario("{pools.beds.capacity: {value: 44, low: 40, together: growth},"
                                              " arrivals.ed.rate: {times: 1.2, high: 1.5, together: growht},"
                                              " pathway.ward.stay: {times: 1.1, low: 1, together: growth}}"));

    std::string warnings;
    for (const Fault& fault : model.warnings) {
        warnings += fault.code == "W211" ? fault.message + "; " + fault.hint + "\n" : "";
    }
    EXPECT_EQ(warnings, "nothing else goes together under `growht`; did you mean `growth`?\n");
}

TEST_F(Assumptions, WithoutARangeCannotGoTogether) {
    EXPECT_EQ(faults_of(model_, scenario("{pools.beds.capacity: {add: 4, together: growth}}")),
              "M197 `together` stands beside no range\n");
    EXPECT_EQ(faults_of(model_, scenario("{pools.beds.capacity: {to: 44, together: growth}}")),
              "M197 `together` stands beside no range\n");
}

}  // namespace careway::language
