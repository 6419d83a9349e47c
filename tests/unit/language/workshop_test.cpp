#include "sim/language/workshop.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

class WorkshopFile : public Folder {
protected:
    void SetUp() override {
        Folder::SetUp();
        model_ =
            write("models/town/model.yaml",
                  "careway: 1\nname: Town\nstart: 2016-04-01\nsource: assumption (x)\nrun: {length: 1 year}\n"
                  "attributes: {age: [young, old]}\n"
                  "pools: {beds: {capacity: 30}, homes: {capacity: 9}}\n"
                  "arrivals: {ed: {rate: {by: age, young: 3 per day, old: 4 per day}, enters: ward}}\n"
                  "pathway: {ward: {uses: beds, stay: {gamma: {mean: 4 days, sd: 2 days}}, "
                  "ready: {home: rest, flat: 10 %}}, flat: {uses: homes, stay: 9 days, ready: home}}\n"
                  "levers:\n"
                  "  - {name: More beds, set: {pools.beds.capacity: {add: 8, low: 4, high: 9, "
                  "source: \"assumption (one, two)\"}}}\n"
                  "  - {name: Half as many old, source: assumption (y), set: {arrivals.ed.rate.old: {times: 0.7}}}\n"
                  "  - {name: All new, set: {pools.beds.capacity: 50, pathway.ward.ready.flat: {add: 4 %}, "
                  "pathway.ward.stay: {lognormal: {mean: 3 days, sd: 1 day}}}}\n"
                  "  - {name: Slowly, set: {pools.homes.capacity: {add: 10, over: 30 days}}}\n");
        scenario_ = write("configs/town/more.yaml",
                          "careway: 1\nscenario: More\nmodel: town\nset: {pools.beds.capacity: {times: 2}}\n");
    }

    static Date day(unsigned month, unsigned day) {
        return std::chrono::sys_days{std::chrono::year{2016} / std::chrono::month{month} / std::chrono::day{day}};
    }
    /// The file as it stands in a folder of its own.
    std::filesystem::path written(const Workshop& workshop) const {
        return write("out/workshop.yaml", workshop_text(workshop, path_of("out")));
    }

    std::filesystem::path model_, scenario_;
};

}  // namespace

TEST_F(WorkshopFile, IsAScenarioWithTheChangesOfEveryPull) {
    const Workshop workshop{"What the room did",
                            model_,
                            scenario_,
                            {{{0, day(5, 2)}, 'B', day(5, 1)}, {{0, day(7, 1), true}, 'A', day(6, 30)}}};

    EXPECT_EQ(workshop_text(workshop, path_of("out")),
              "# What was done on the live screen. `careway run` repeats it.\n"
              "careway: 1\n"
              "scenario: What the room did\n"
              "model: ../models/town/model.yaml\n"
              "extends: ../configs/town/more.yaml\n"
              "# 2016-05-01, lane B: pulled `More beds`, from 2016-05-02\n"
              "# 2016-06-30, lane A: released `More beds`, from 2016-07-01\n"
              "set:\n"
              "  pools.beds.capacity:\n"
              "    - {add: 8, low: 4, high: 9, source: \"assumption (one, two)\", from: 2016-05-02}\n"
              "    - {add: -8, source: \"assumption (one, two)\", from: 2016-07-01}\n");
}

TEST_F(WorkshopFile, HasTheEffectiveTextOfThePulls) {
    const Workshop workshop{"w",
                            model_,
                            scenario_,
                            {{{0, day(5, 2)}, 'B', day(5, 1)},
                             {{1, day(5, 9)}, 'B', day(5, 8)},
                             {{3, day(5, 9)}, 'B', day(5, 8)},
                             {{0, day(7, 1), true}, 'B', day(6, 30)},
                             {{2, day(7, 1)}, 'B', day(6, 30)},
                             {{1, day(7, 2), true}, 'B', day(6, 30)},
                             {{3, day(5, 20), true}, 'B', day(5, 19)},
                             {{0, day(8, 1)}, 'B', day(7, 31)}}};
    const Model pulled = load(model_, scenario_, pulls_of(workshop.pulls));
    const Model repeated = load(model_, written(workshop));

    EXPECT_EQ(repeated.effective_text, pulled.effective_text);
    EXPECT_NE(repeated.effective_text, load(model_, scenario_).effective_text);
    EXPECT_EQ(repeated.scenario_label, "w");
}

TEST_F(WorkshopFile, MayBeOfAModelWithoutAScenario) {
    const Workshop workshop{"w: a \"test\"", model_, {}, {{{0, day(5, 2)}, 'B', day(5, 1)}}};
    const Model repeated = load(model_, written(workshop));

    EXPECT_EQ(repeated.effective_text, load(model_, {}, pulls_of(workshop.pulls)).effective_text);
    EXPECT_EQ(repeated.scenario_label, "w: a \"test\"");
}

TEST_F(WorkshopFile, ChangesNothingWhereNothingWasDone) {
    const Workshop nothing{"w", model_, scenario_, {}};
    const Workshop undone{
        "w", model_, scenario_, {{{0, day(5, 9)}, 'B', day(5, 1)}, {{0, day(5, 3), true}, 'B', day(5, 2)}}};
    const std::string untouched = load(model_, scenario_).effective_text;

    EXPECT_EQ(load(model_, written(nothing)).effective_text, untouched);
    EXPECT_EQ(load(model_, written(undone)).effective_text, untouched);
}

TEST_F(WorkshopFile, GoesOnWhereAnotherEnded) {
    const Workshop first{"first", model_, scenario_, {{{0, day(5, 2)}, 'B', day(5, 1)}}};
    const auto file = written(first);
    const Workshop second{"second", model_, file, {{{0, day(6, 2)}, 'B', day(6, 1)}}};

    const auto capacity = load(model_, file, pulls_of(second.pulls)).spec.pools.at(0).capacity;

    EXPECT_EQ(capacity.steps.at(0).second, 68);
    EXPECT_EQ(capacity.steps.at(1).second, 76);
    EXPECT_EQ(load(model_, write("out/second.yaml", workshop_text(second, path_of("out")))).effective_text,
              load(model_, file, pulls_of(second.pulls)).effective_text);
}

// What it does would not be possible twice: 40 beds, 30 fewer, are 10; a tenth more than 44 are no whole beds.
TEST_F(WorkshopFile, CanBeReadWhateverLeverWasPulled) {
    const std::string levers[] = {
        "pools.beds.capacity: {add: -30}",
        "pools.beds.capacity: {times: 1.1}",
        "pools.beds.capacity: 12",
        "pools.beds.capacity: {to: 12, over: 4 days}",
        "pools.beds.capacity: {add: -30, over: 10 days}",
        "pathway.ward.ready.died: {add: 60 %}",
        "pathway.ward.stay: {gamma: {mean: 3 days, sd: 1 day}}",
    };
    for (const std::string& set : levers) {
        const auto model = write_ward(
            "start: 2016-04-01\nsource: assumption (x)\npools: {beds: {capacity: 40}}\n"
            "pathway: {ward: {uses: beds, stay: {gamma: {mean: 4 days, sd: 2 days}}, ready: {home: rest, died: 5 %}}}\n"
            "levers: [{name: The lever, set: {" +
            set + "}}]\n");
        const Workshop workshop{"w", model, {}, {{{0, day(4, 3)}, 'B', day(4, 2)}}};

        const Model repeated = load(model, written(workshop));

        EXPECT_EQ(repeated.effective_text, load(model, {}, pulls_of(workshop.pulls)).effective_text) << set;
        EXPECT_NE(repeated.effective_text, load(model).effective_text) << set;
    }
}

TEST_F(WorkshopFile, OfRefusedPullsIsRefused) {
    const Workshop twice{"w", model_, {}, {{{0, day(5, 2)}, 'B', day(5, 1)}, {{0, day(5, 3)}, 'B', day(5, 2)}}};

    EXPECT_THROW(workshop_text(twice, path_of(".")), PullRefused);
}

}  // namespace careway::language
