#include "sim/language/scenario.hpp"

#include <algorithm>

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

constexpr const char* town_text = R"(careway: 1
name: Town
start: 2016-04-01
run: {length: 2 years}
attributes: {age: [young, old]}
pools: {beds: {capacity: 30}, clinic: {capacity: {rota: {mon 08:00-12:00: 4}}}}
arrivals: {ed: {rate: {by: age, young: 24 per day, old: 48 per day}, enters: ward}}
pathway:
  ward: {uses: beds, stay: {gamma: {mean: 4 days, sd: 2 days}}, ready: {home: rest, died: 5 %, review: {share: 10 %, after: 1 day}}}
  review: {uses: clinic, stay: 1 hour, ready: home}
)";

class Scenario : public Folder {
protected:
    void SetUp() override {
        Folder::SetUp();
        town_ = write("town.yaml", town_text);
    }

    std::filesystem::path scenario(const std::string& name, const std::string& lines) const {
        return write(name + ".yaml", "careway: 1\nscenario: " + name + "\nmodel: town\n" + lines);
    }
    Model with(const std::string& changes) const { return load(town_, scenario("s", "set:\n" + changes)); }
    static const pathway::PoolSpec& beds(const Model& model) { return model.spec.pools.at(0); }
    static const pathway::NodeSpec& ward(const Model& model) { return model.spec.nodes.at(0); }
    static const pathway::DestinationSpec& to(const Model& model, const std::string& name) {
        const auto& all = ward(model).destinations;
        return *std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.to == name; });
    }

    std::filesystem::path town_;
};

std::string steps(const Dated<int>& capacity) {
    std::string text = std::to_string(capacity.first);
    for (const auto& [date, places] : capacity.steps) {
        text += ", " + to_string(date) + " " + std::to_string(places);
    }
    return text;
}

}  // namespace

TEST_F(Scenario, TakesAMisspeltChangeForAChange) {
    for (const char* line :
         {"pools.beds.capacity: {adds: 4}", "pools.beds.capacity: {plus: 4}", "pools.beds: {ad: 4}",
          "pools.beds.capacity: [{adds: 4}, {add: 5, from: 2016-10-01}]", "pathway.ward.stay: {time: 0.9}",
          "pathway.ward.stay.mean: {multiply: 0.9}", "pathway.ward.ready.died: {adds: 1 %}"}) {
        const std::string faults = faults_of(town_, scenario("s", "set:\n  " + std::string{line} + "\n"));
        EXPECT_TRUE(faults.starts_with("M104 unknown key `")) << line << '\n' << faults;
        EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 1) << "one fault, not two: " << faults;
    }
}

TEST_F(Scenario, TakesAValueForAValueThoughItsKeysAreThoseOfChanges) {
    const auto rises = with("  pathway.ward.rises: [{after: 3 hours, to: 1}]\n").spec.nodes.at(0).rises;
    ASSERT_EQ(rises.size(), 1u);
    EXPECT_EQ(rises[0].after, Duration::hours(3));

    const auto priority = with("  pathway.ward.priority: {from: {ed: 2, other: 1}}\n").spec.nodes.at(0);
    EXPECT_EQ(priority.priority_by_origin->from.at(0).second, 2);
}

TEST_F(Scenario, IsNamedByItsFileAndByItself) {
    const Model changed = with("  pools.beds.capacity: 40\n");

    EXPECT_EQ(changed.scenario, "s");
    EXPECT_EQ(changed.scenario_label, "s");
    EXPECT_EQ(load(town_).scenario, "");
}

TEST_F(Scenario, ReplacesAValue) {
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: 40\n")).capacity), "40");
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {to: 40, source: assumption (x)}\n")).capacity), "40");
    EXPECT_EQ(with("  run.length: 3 days\n").spec.run.length, Duration::days(3));
    EXPECT_TRUE(beds(with("  pools.beds.capacity: unlimited\n")).unlimited);
}

TEST_F(Scenario, AddsAndMultiplies) {
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {add: 84}\n")).capacity), "114");
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {times: 1.2}\n")).capacity), "36");
}

TEST_F(Scenario, ChangesFromADateOn) {
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {add: 5, from: 2016-10-01}\n")).capacity), "30, 2016-10-01 35");
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {to: 50, from: 2016-10-01}\n")).capacity), "30, 2016-10-01 50");
}

TEST_F(Scenario, MayChangeOneValueOnSeveralDates) {
    EXPECT_EQ(
        steps(beds(with("  pools.beds.capacity: [{add: 5, from: 2017-01-01}, {add: 3, from: 2016-10-01}]\n")).capacity),
        "30, 2016-10-01 33, 2017-01-01 38");
}

TEST_F(Scenario, RampsPlacesByWholeStepsOfADay) {
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {add: 10, from: 2016-10-01, over: 5 days}\n")).capacity),
              "30, 2016-10-02 32, 2016-10-03 34, 2016-10-04 36, 2016-10-05 38, 2016-10-06 40");
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {add: 3, from: 2016-10-01, over: 10 days}\n")).capacity),
              "30, 2016-10-03 31, 2016-10-06 32, 2016-10-10 33");
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {to: 26, from: 2016-10-01, over: 4 days}\n")).capacity),
              "30, 2016-10-02 29, 2016-10-03 28, 2016-10-04 27, 2016-10-05 26");
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {times: 1.2, from: 2016-10-01, over: 3 days}\n")).capacity),
              "30, 2016-10-02 32, 2016-10-03 34, 2016-10-04 36");
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: {add: 4, from: 2016-10-01, over: 1 day}\n")).capacity),
              "30, 2016-10-02 34");
}

TEST_F(Scenario, RampsRatesSharesAndScales) {
    const Model rate = with("  arrivals.ed.rate: {to: 96 per day, from: 2017-01-01, over: 4 days}\n");
    const Model share = with("  pathway.ward.ready.review: {add: 20 %, from: 2017-01-01, over: 2 days}\n");
    const Model stay = with("  pathway.ward.stay: {times: 0.5, from: 2017-01-01, over: 2 days}\n");

    const auto& rates = rate.spec.streams.at(0).rate.steps;
    ASSERT_EQ(rates.size(), 4u);
    EXPECT_EQ(rates[0].second.cells, (std::vector<double>{1.75, 2.5}));
    EXPECT_EQ(rates[3].second.cells, (std::vector<double>{4, 4}));
    EXPECT_EQ(to_string(rates[3].first), "2017-01-05");
    EXPECT_EQ(to(share, "review").share.steps.at(0).second.cells.at(0), 0.2);
    EXPECT_EQ(to(share, "review").share.steps.at(1).second.cells.at(0), 0.1 + 0.2);
    EXPECT_EQ(ward(stay).stay.steps.at(0).second.cells.at(0).scale, 0.75);
    EXPECT_EQ(ward(stay).stay.steps.at(1).second.cells.at(0).scale, 0.5);
}

TEST_F(Scenario, RampsFromWhatEarlierChangesLeft) {
    EXPECT_EQ(steps(beds(with("  pools.beds.capacity: [{to: 40, from: 2016-06-01}, {to: 42, from: 2016-10-01, over: 2 "
                              "days}, {add: -1, from: 2017-01-01}]\n"))
                        .capacity),
              "30, 2016-06-01 40, 2016-10-02 41, 2016-10-03 42, 2017-01-01 41");
}

TEST_F(Scenario, ListsARampByTheValueItLeadsTo) {
    const Model model =
        with("  pools.beds.capacity: {add: 3, from: 2016-10-01, over: 10 days, source: assumption (x)}\n");

    const auto row = [&](const std::string& address) {
        const auto found = std::find_if(model.inputs.begin(), model.inputs.end(),
                                        [&](const Input& input) { return input.address == address; });
        return found == model.inputs.end() ? "none" : found->text;
    };
    EXPECT_EQ(row("pools.beds.capacity"), "30");
    EXPECT_EQ(row("pools.beds.capacity.2016-10-11"), "33");
    EXPECT_EQ(row("pools.beds.capacity.2016-10-05"), "none");
}

TEST_F(Scenario, ChangesOneCellOrAll) {
    EXPECT_EQ(with("  arrivals.ed.rate.old: {times: 1.5}\n").spec.streams.at(0).rate.first.cells,
              (std::vector<double>{1, 3}));
    EXPECT_EQ(with("  arrivals.ed.rate: {add: 24 per day}\n").spec.streams.at(0).rate.first.cells,
              (std::vector<double>{2, 3}));
    EXPECT_EQ(with("  arrivals.ed.rate.old: {to: 24 per day, from: 2017-01-01}\n")
                  .spec.streams.at(0)
                  .rate.steps.at(0)
                  .second.cells,
              (std::vector<double>{1, 1}));
}

TEST_F(Scenario, ScalesOrReplacesADistribution) {
    EXPECT_EQ(ward(with("  pathway.ward.stay: {times: 0.9}\n")).stay.first.cells.at(0).scale, 0.9);
    EXPECT_EQ(ward(with("  pathway.ward.stay: 3 days\n")).stay.first.cells.at(0).shape, random::Shape::deterministic);
    EXPECT_EQ(ward(with("  pathway.ward.stay.mean: {add: 1 day}\n")).stay.first.cells.at(0).a, 5 * 86400e3);
    EXPECT_EQ(
        ward(with("  pathway.ward.stay: {times: 0.5, from: 2017-01-01}\n")).stay.steps.at(0).second.cells.at(0).scale,
        0.5);
}

TEST_F(Scenario, ChangesTheShareOfADestination) {
    EXPECT_EQ(to(with("  pathway.ward.ready.died: 7 %\n"), "died").share.first.cells.at(0), 0.07);
    EXPECT_EQ(to(with("  pathway.ward.ready.review: 20 %\n"), "review").share.first.cells.at(0), 0.2);
    EXPECT_TRUE(to(with("  pathway.ward.ready.review: 20 %\n"), "review").processes.size() == 1);
    EXPECT_EQ(to(with("  pathway.ward.ready.review: {times: 2}\n"), "review").share.first.cells.at(0), 0.2);
    EXPECT_EQ(
        to(with("  pathway.ward.ready.review.share: {add: 5 %, from: 2017-01-01}\n"), "review").share.steps.size(), 1u);
}

TEST_F(Scenario, ReplacesADestinationAltogether) {
    const Model changed = with("  pathway.ward.ready.review: {share: 15 %}\n");

    EXPECT_EQ(to(changed, "review").share.first.cells.at(0), 0.15);
    EXPECT_TRUE(to(changed, "review").processes.empty());
}

TEST_F(Scenario, MayStateWhatTheModelLeftOut) {
    EXPECT_EQ(with("  run.start_full: 90 %\n").spec.run.start_full, 0.9);
    EXPECT_EQ(to(with("  pathway.ward.ready.left_area: 1 %\n"), "left_area").share.first.cells.at(0), 0.01);
}

TEST_F(Scenario, ChangesTheHoursOfARota) {
    const Model changed = with("  pools.clinic.capacity.rota.mon 08:00-12:00: {add: 2}\n");

    EXPECT_EQ(changed.spec.pools.at(1).rota.at(1).second, 6);
}

TEST_F(Scenario, AddsNewThings) {
    const Model changed =
        load(town_, scenario("s",
                             "set: {pathway.ward.ready.step_down: 5 %}\nadd:\n  pools: {cottage: {capacity: 8}}\n"
                             "  pathway: {step_down: {uses: cottage, stay: 9 days, ready: home}}\n"
                             "  memberships: {home_care: {uses: cottage, stay: 90 days}}\n"));

    EXPECT_EQ(changed.spec.pools.back().name, "cottage");
    EXPECT_EQ(changed.spec.nodes.at(2).name, "step_down");
    EXPECT_EQ(changed.spec.nodes.back().name, "home_care");
}

TEST_F(Scenario, ExtendsAnotherThatAppliesFirst) {
    scenario("base", "set: {pools.beds.capacity: 50, arrivals.ed.rate: {times: 2}}\n");
    const Model changed = load(town_, scenario("s", "extends: base\nset: {pools.beds.capacity: {add: 1}}\n"));

    EXPECT_EQ(steps(beds(changed).capacity), "51");
    EXPECT_EQ(changed.spec.streams.at(0).rate.first.cells, (std::vector<double>{2, 4}));
    EXPECT_EQ(changed.scenario, "s");
}

TEST_F(Scenario, OfOnesOwnMayExtendOneThatComesWithTheModel) {
    const auto model = write("models/town/model.yaml", town_text);
    write("configs/town/base.yaml", "careway: 1\nscenario: x\nmodel: town\nset: {pools.beds.capacity: 50}\n");
    const auto own = write(
        "mine/own.yaml", "careway: 1\nscenario: x\nmodel: town\nextends: base\nset: {pools.beds.capacity: {add: 1}}\n");

    EXPECT_EQ(steps(beds(load(model, own)).capacity), "51");

    write("mine/base.yaml", "careway: 1\nscenario: x\nmodel: town\nset: {pools.beds.capacity: 30}\n");
    EXPECT_EQ(steps(beds(load(model, own)).capacity), "31") << "a file beside it comes first";
}

TEST_F(Scenario, ReplacesWhatTheExtendedScenarioAdjusted) {
    scenario("base", "set: {pools.beds.capacity: {add: 5}}\n");

    EXPECT_EQ(steps(beds(load(town_, scenario("s", "extends: base.yaml\nset: {pools.beds.capacity: 40}\n"))).capacity),
              "40");
}

TEST_F(Scenario, DoesNotDependOnTheOrderOfItsLines) {
    const std::string a = "  arrivals.ed.rate: {times: 2}\n";
    const std::string b = "  arrivals.ed.rate.old: {add: 24 per day}\n";

    EXPECT_EQ(with(a + b).effective_text, with(b + a).effective_text);
    EXPECT_EQ(with(a + b).spec.streams.at(0).rate.first.cells, (std::vector<double>{2, 5}));
}

TEST_F(Scenario, TakesTablesFromItsOwnFolder) {
    write("configs/rate.csv", "age,value\nyoung,48 per day\nold,72 per day\n");
    const auto file = write("configs/s.yaml",
                            "careway: 1\nscenario: s\nmodel: ../town.yaml\nset: {arrivals.ed.rate: {by: rate.csv}}\n");

    EXPECT_EQ(load(town_, file).spec.streams.at(0).rate.first.cells, (std::vector<double>{2, 3}));
}

TEST_F(Scenario, IsOfTheModelNamedByFolderFileOrPath) {
    const auto in_folder = write("village/model.yaml", town_text);
    const std::string head = "careway: 1\nscenario: s\nmodel: ";

    EXPECT_EQ(faults_of(in_folder, write("s.yaml", head + "village\n")), "");
    EXPECT_EQ(faults_of(town_, write("s.yaml", head + "town\n")), "");
    EXPECT_EQ(faults_of(town_, write("s.yaml", head + "./town.yaml\n")), "");
    EXPECT_EQ(faults_of(town_, write("s.yaml", head + "village\n")).substr(0, 4), "M164");
}

TEST_F(Scenario, CannotBeLaidOverAValueItWouldLeadOutOfRange) {
    EXPECT_EQ(faults_of(town_, scenario("s", "set: {pools.beds.capacity: {add: -31}}\n")),
              "M165 `pools.beds.capacity` would become -1; it must be at least 0\n");
    EXPECT_EQ(faults_of(town_, scenario("s", "set: {pools.beds.capacity: {times: 0.55}}\n")),
              "M165 `pools.beds.capacity` would become 16.5; it must be a whole number\n");
}

}  // namespace careway::language
