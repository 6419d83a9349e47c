#include "sim/language/study.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

class StudyFile : public Folder {
protected:
    void SetUp() override {
        Folder::SetUp();
        model_ = write_ward(
            "source: assumption (x)\npools: {beds: {capacity: 40}}\n"
            "pathway: {ward: {uses: beds, stay: {gamma: {mean: 4 days, sd: 2 days}}, ready: home}}\n");
    }
    [[nodiscard]] Study read(const std::string& lines) const {
        return read_study(write("study.yaml", "careway: 1\nstudy: Beds\nmodel: ward\n" + lines), model_);
    }
    [[nodiscard]] Factor factor(const std::string& line) const {
        return read("factors: {f: " + line + "}\n").factors.at(0);
    }
    [[nodiscard]] Model with(const Level& level) const { return load(model_, {}, {}, {&level.set, 1}); }

    std::filesystem::path model_;
};

std::vector<std::string> names(const Factor& factor) {
    std::vector<std::string> all;
    for (const Level& level : factor.levels) {
        all.push_back(level.name);
    }
    return all;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_F(StudyFile, IsTwentyRunsOfTheModelAloneUnlessTold) {
    const Study study = read("");

    EXPECT_EQ(study.label, "Beds");
    ASSERT_EQ(study.scenarios.size(), 1u);
    EXPECT_EQ(study.scenarios[0].name, "as_is");
    EXPECT_EQ(study.runs, 20u);
    EXPECT_EQ(study.seed, 42u);
    EXPECT_TRUE(study.factors.empty());
}

TEST_F(StudyFile, SaysWhatToRun) {
    const Study study = read("scenarios: [as_is, more]\nruns: 7\nseed: 4294967295\n");

    EXPECT_EQ(study.scenarios[1].name, "more");
    EXPECT_EQ(study.scenarios[1].place.line, 4u);
    EXPECT_EQ(study.runs, 7u);
    EXPECT_EQ(study.seed, 4294967295u);
}

TEST_F(StudyFile, NamesLevelsOfOneAddressAfterTheirValues) {
    const Factor beds = factor("{address: pools.beds.capacity, values: [30, {add: 10}, {times: 1.5}]}");

    EXPECT_EQ(names(beds), (Words{"30", "add 10", "times 1.5"}));
    EXPECT_EQ(beds.levels[0].number, 30);
    EXPECT_EQ(with(beds.levels[0]).spec.pools[0].capacity.first, 30);
    EXPECT_EQ(with(beds.levels[1]).spec.pools[0].capacity.first, 50);
    EXPECT_EQ(with(beds.levels[2]).spec.pools[0].capacity.first, 60);
}

TEST_F(StudyFile, WorksOutTheLevelsOfARange) {
    const Factor stay = factor("{address: pathway.ward.stay.mean, from: 1 day, to: 2 days, step: 0.3 days}");

    EXPECT_EQ(names(stay), (Words{"1 days", "1.3 days", "1.6 days", "1.9 days"}));
    EXPECT_EQ(stay.levels[3].number, 1 + 3 * 0.3);
    EXPECT_EQ(with(stay.levels[1]).spec.nodes[0].stay.first.cells.at(0).a, 1.3 * 86400e3);
}

TEST_F(StudyFile, EndsARangeWithItsLastStepInSpiteOfRounding) {
    EXPECT_EQ(names(factor("{address: a, from: 0, to: 0.3, step: 0.1}")), (Words{"0", "0.1", "0.2", "0.3"}));
    EXPECT_EQ(names(factor("{address: a, from: -10 %, to: 10 %, step: 10 %}")), (Words{"-10 %", "0 %", "10 %"}));
    EXPECT_EQ(names(factor("{address: a, from: £1 per day, to: £2 per day, step: £1 per day}")),
              (Words{"£1 per day", "£2 per day"}));
}

TEST_F(StudyFile, MultipliesByTheNumbersOfAFactorThatSaysSo) {
    const Factor beds = factor("{address: pools.beds.capacity, change: times, from: 0.5, to: 1.5, step: 0.5}");

    EXPECT_EQ(names(beds), (Words{"0.5", "1", "1.5"}));
    EXPECT_EQ(with(beds.levels[0]).spec.pools[0].capacity.first, 20);
    EXPECT_EQ(with(beds.levels[1]).effective_text, load(model_).effective_text);
}

TEST_F(StudyFile, TakesASetOfChangesForALevel) {
    const Factor wards = factor(
        "{levels: {none: {}, one: {set: {pools.beds.capacity: {add: 28}, pathway.ward.stay.mean: {times: 0.9}}}}}");

    EXPECT_EQ(names(wards), (Words{"none", "one"}));
    EXPECT_EQ(wards.levels[1].number, std::nullopt);
    EXPECT_EQ(with(wards.levels[0]).effective_text, load(model_).effective_text);
    EXPECT_EQ(with(wards.levels[1]).spec.pools[0].capacity.first, 68);
    EXPECT_EQ(with(wards.levels[1]).spec.nodes[0].stay.first.cells.at(0).a, 3.6 * 86400e3);
}

TEST_F(StudyFile, SaysOfAChangeWithoutSourceThatTheStudyVariesIt) {
    const Model varied = with(factor("{address: pools.beds.capacity, values: [30]}").levels[0]);
    const Model known =
        with(factor("{source: assumption (known), levels: {a: {set: {pools.beds.capacity: 30}}}}").levels[0]);
    const Model own = with(factor("{source: assumption (known), levels: {a: {set: {pools.beds.capacity: {to: 30, "
                                  "source: assumption (own)}}}}}")
                               .levels[0]);
    const auto source = [](const Model& model) {
        return std::find_if(model.inputs.begin(), model.inputs.end(),
                            [](const Input& input) { return input.address == "pools.beds.capacity"; })
            ->source;
    };

    EXPECT_EQ(source(varied), "assumption (varied by a study)");
    EXPECT_EQ(source(known), "assumption (known)");
    EXPECT_EQ(source(own), "assumption (own)");
    EXPECT_TRUE(varied.warnings.empty());
}

TEST_F(StudyFile, ListsPointsByTheLevelsOfEveryFactor) {
    const Study study = read(
        "factors:\n  beds: {address: pools.beds.capacity}\n  stay: {levels: {now: {}, short: {set: "
        "{pathway.ward.stay.mean: 2 days}}}}\npoints: [{stay: short, beds: 33}, {beds: 50, stay: now}]\n");

    ASSERT_EQ(study.points.size(), 2u);
    EXPECT_EQ(study.points[0][0].name, "33");
    EXPECT_EQ(study.points[0][0].number, 33);
    EXPECT_EQ(study.points[0][1].name, "short");
    EXPECT_EQ(with(study.points[0][0]).spec.pools[0].capacity.first, 33);
}

TEST_F(StudyFile, SaysEverythingThatTheOneItExtendsSaysAndItDoesNot) {
    write("first.yaml",
          "careway: 1\nstudy: First\nmodel: ward\nruns: 7\nseed: 3\nscenarios: [as_is, more]\n"
          "factors: {beds: {address: pools.beds.capacity, values: [30, 40]}}\n");
    const Study study = read("extends: first.yaml\nruns: 9\n");

    EXPECT_EQ(study.label, "Beds");
    EXPECT_EQ(study.runs, 9u);
    EXPECT_EQ(study.seed, 3u);
    EXPECT_EQ(study.scenarios.size(), 2u);
    EXPECT_TRUE(study.scenarios[1].place.file.ends_with("first.yaml"));
    EXPECT_EQ(names(study.factors.at(0)), (Words{"30", "40"}));
}

TEST_F(StudyFile, TakesOnlySomeLevels) {
    const Study study = read(
        "factors:\n  beds: {address: pools.beds.capacity, values: [30, 40, 50]}\n  stay: {levels: {now: {}, short: "
        "{set: {pathway.ward.stay.mean: 2 days}}}}\nonly: {beds: [50, 30]}\n");

    EXPECT_EQ(names(study.factors[0]), (Words{"50", "30"}));
    EXPECT_EQ(names(study.factors[1]), (Words{"now", "short"}));
}

TEST_F(StudyFile, SaysWhatVariesBesideChance) {
    write("fits.csv", "pools.beds.capacity\n50\n70\n");
    const Study study = read("assumptions: drawn\nensemble: fits.csv\n");

    EXPECT_TRUE(study.drawn);
    ASSERT_TRUE(study.ensemble.has_value());
    EXPECT_EQ(study.ensemble->rows.size(), 2u);
    EXPECT_FALSE(read("").drawn);
    EXPECT_FALSE(read("assumptions: fixed\n").drawn);
}

TEST_F(StudyFile, TellsFaultsOfItsEnsembleWithAllOthers) {
    write("fits.csv", "pools.beds.capacity,pathway.ward.stay.mean\n50,{\n},3 days\n");
    try {
        const Study study = read("ensemble: fits.csv\nseeds: 7\n");
        FAIL();
    } catch (const InputError& error) {
        std::vector<std::size_t> lines;
        std::ranges::transform(error.faults(), std::back_inserter(lines), [](const Fault& f) { return f.place.line; });
        EXPECT_EQ(lines, (std::vector<std::size_t>{5, 2, 3}));
    }
}

TEST_F(StudyFile, PointsAtALevelThatTheModelCannotTake) {
    const Factor beds = factor("{address: pools.beds.capacity, values: [40, -4]}");

    try {
        const Model model = with(beds.levels[1]);
        FAIL();
    } catch (const InputError& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].code, "M115");
        EXPECT_EQ(error.faults()[0].place.line, 4u);
        EXPECT_TRUE(error.faults()[0].place.file.ends_with("study.yaml"));
    }
}

TEST_F(StudyFile, IsReadFromTheCommandLineToo) {
    const std::vector<std::string> vary{"pools.beds.capacity=20:40:10", "pathway.ward.stay.mean=2 days,4 days"};
    const Study study = read_sweep(vary);

    ASSERT_EQ(study.factors.size(), 2u);
    EXPECT_EQ(study.factors[0].name, "pools.beds.capacity");
    EXPECT_EQ(names(study.factors[0]), (Words{"20", "30", "40"}));
    EXPECT_EQ(names(study.factors[1]), (Words{"2 days", "4 days"}));
    EXPECT_EQ(with(study.factors[0].levels[2]).effective_text, load(model_).effective_text);
}

TEST_F(StudyFile, SaysWhichWordOfTheCommandLineIsWrong) {
    const std::vector<std::string> vary{"pools.beds.capacity=40:20:10"};
    try {
        const Study study = read_sweep(vary);
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.faults().at(0).place.file, "--vary pools.beds.capacity=40:20:10");
        EXPECT_EQ(error.faults().at(0).code, "M191");
    }
}

}  // namespace careway::language
