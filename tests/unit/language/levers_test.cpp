#include "sim/language/levers.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

class Levers : public Folder {
protected:
    /// A ward of 30 beds that opens on 2016-04-01, with these levers.
    std::filesystem::path with(const std::string& levers) const {
        return write_ward(
            "start: 2016-04-01\nsource: assumption (x)\n"
            "pools: {beds: {capacity: 30}, clinic: {capacity: {rota: {mon 08:00-12:00: 4}}}}\n"
            "pathway: {ward: {uses: beds, stay: {gamma: {mean: 4 days, sd: 2 days}}, "
            "ready: {home: rest, died: 5 %, check: 10 %}}, check: {uses: clinic, stay: 1 hour, ready: home}}\n"
            "levers: " +
            levers + "\n");
    }
    static std::vector<Lever> levers(const std::filesystem::path& model) { return load(model).screen.levers; }
    /// The capacity of the beds after these pulls: "30, 2016-04-04 32".
    static std::string beds(const std::filesystem::path& model, const std::vector<Pull>& pulls) {
        const auto capacity = load(model, {}, pulls).spec.pools.at(0).capacity;
        std::string text = std::to_string(capacity.first);
        for (const auto& [date, places] : capacity.steps) {
            text += ", " + to_string(date) + " " + std::to_string(places);
        }
        return text;
    }
    static std::string refused(const std::filesystem::path& model, const std::vector<Pull>& pulls) {
        try {
            load(model, {}, pulls);
        } catch (const PullRefused& error) {
            return error.what();
        }
        return "";
    }
    static Date april(unsigned day) {
        return std::chrono::sys_days{std::chrono::year{2016} / std::chrono::April / std::chrono::day{day}};
    }
};

constexpr const char* two_beds = "[{name: Two beds, set: {pools.beds.capacity: {add: 2}}}]";

}  // namespace

TEST_F(Levers, SayWhatTheyCostAndWhenTheyBegin) {
    const Lever lever = levers(with("[{name: Two beds, key: 4, takes_effect: 2 weeks, cost: £600 per day, staff: 3.5, "
                                    "set: {pools.beds.capacity: {add: 2}}}]"))
                            .at(0);

    EXPECT_EQ(lever.name, "Two beds");
    EXPECT_EQ(lever.key, 4);
    EXPECT_EQ(lever.takes_effect_days, 14);
    EXPECT_EQ(lever.cost_per_day, 600);
    EXPECT_EQ(lever.staff, 3.5);
    EXPECT_EQ(lever.place.line, 9u);
}

TEST_F(Levers, WithoutAKeyGetTheFirstFreeOnes) {
    std::string list;
    for (int i = 0; i < 10; ++i) {
        list += std::string{i == 0 ? "" : ", "} + "{name: l" + std::to_string(i) + (i == 5 ? ", key: 2" : "") +
                ", set: {pools.beds.capacity: {add: 2}}}";
    }
    std::vector<int> keys;
    for (const Lever& lever : levers(with("[" + list + "]"))) {
        keys.push_back(lever.key);
    }

    EXPECT_EQ(keys, (std::vector<int>{1, 3, 4, 5, 6, 2, 7, 8, 9, 0}));
}

TEST_F(Levers, OfAScenarioStandAfterThoseOfItsModelAndOfWhatItExtends) {
    const auto model = with(two_beds);
    const std::string more = "levers: [{name: NAME, set: {pools.beds.capacity: {add: 3}}}]\n";
    const auto named = [&](const std::string& name) { return std::string{more}.replace(more.find("NAME"), 4, name); };
    write("base.yaml", "careway: 1\nscenario: base\nmodel: ward\n" + named("of base"));
    const auto scenario = write("s.yaml", "careway: 1\nscenario: s\nmodel: ward\nextends: base\n" + named("of s"));

    std::vector<std::string> names;
    for (const Lever& lever : load(model, scenario).screen.levers) {
        names.push_back(lever.name);
    }

    EXPECT_EQ(names, (std::vector<std::string>{"Two beds", "of base", "of s"}));
}

TEST_F(Levers, MayChangeWhatAScenarioAdds) {
    const auto scenario = write("s.yaml",
                                "careway: 1\nscenario: s\nmodel: ward\nadd: {pools: {annex: {capacity: 4}}}\n"
                                "levers: [{name: Annex, set: {pools.annex.capacity: {add: 3}}}]\n");

    EXPECT_EQ(load(with(two_beds), scenario).screen.levers.size(), 2u);
}

TEST_F(Levers, ChangeTheModelFromTheirDayOn) {
    EXPECT_EQ(beds(with(two_beds), {{0, april(4)}}), "30, 2016-04-04 32");
    EXPECT_EQ(beds(with("[{name: a, set: {pools.beds.capacity: {times: 1.2}}}]"), {{0, april(4)}}),
              "30, 2016-04-04 36");
    EXPECT_EQ(beds(with("[{name: a, set: {pools.beds.capacity: 45}}]"), {{0, april(4)}}), "30, 2016-04-04 45");
    EXPECT_EQ(beds(with("[{name: a, set: {pools.beds.capacity: {add: 2, over: 2 days}}}]"), {{0, april(4)}}),
              "30, 2016-04-05 31, 2016-04-06 32");
}

TEST_F(Levers, ApplyAfterTheScenario) {
    const auto scenario =
        write("s.yaml", "careway: 1\nscenario: s\nmodel: ward\nset: {pools.beds.capacity: {times: 2}}\n");
    const std::vector<Pull> pulls{{0, april(4)}};

    const auto capacity = load(with(two_beds), scenario, pulls).spec.pools.at(0).capacity;

    EXPECT_EQ(capacity.first, 60);
    EXPECT_EQ(capacity.steps.at(0).second, 62);
}

TEST_F(Levers, AreTakenBackByTheOppositeChange) {
    EXPECT_EQ(beds(with(two_beds), {{0, april(4)}, {0, april(9), true}}), "30, 2016-04-04 32, 2016-04-09 30");
    EXPECT_EQ(beds(with("[{name: a, set: {pools.beds.capacity: {add: -2}}}]"), {{0, april(4)}, {0, april(9), true}}),
              "30, 2016-04-04 28, 2016-04-09 30");
    EXPECT_EQ(beds(with("[{name: a, set: {pools.beds.capacity: {times: 1.2}}}]"), {{0, april(4)}, {0, april(9), true}}),
              "30, 2016-04-04 36, 2016-04-09 30");
}

TEST_F(Levers, AreTakenBackAsGraduallyAsTheyCame) {
    EXPECT_EQ(beds(with("[{name: a, set: {pools.beds.capacity: {add: 2, over: 2 days}}}]"),
                   {{0, april(4)}, {0, april(9), true}}),
              "30, 2016-04-05 31, 2016-04-06 32, 2016-04-10 31, 2016-04-11 30");
}

TEST_F(Levers, MayBePulledAgainOnceTheyAreReleased) {
    EXPECT_EQ(beds(with(two_beds), {{0, april(4)}, {0, april(9), true}, {0, april(12)}}),
              "30, 2016-04-04 32, 2016-04-09 30, 2016-04-12 32");
}

TEST_F(Levers, DoNothingWhenReleasedBeforeTheyTakeEffect) {
    const auto replacing = with("[{name: a, set: {pools.beds.capacity: 45}}]");

    EXPECT_EQ(beds(with(two_beds), {{0, april(9)}, {0, april(4), true}}), "30");
    EXPECT_EQ(beds(replacing, {{0, april(9)}, {0, april(9), true}}), "30");
}

TEST_F(Levers, AddUpWhereSeveralChangeOneValue) {
    const auto model = with(
        "[{name: a, set: {pools.beds.capacity: {add: 2}}}, "
        "{name: b, set: {pools.beds.capacity: [{add: 5}, {times: 2}]}}]");

    EXPECT_EQ(beds(model, {{1, april(9)}, {0, april(4)}}), "30, 2016-04-04 32, 2016-04-09 74");
}

TEST_F(Levers, KnowWhetherTheyCanBeTakenBack) {
    const auto all =
        levers(with("[{name: a, set: {pools.beds.capacity: {add: 2}}}, "
                    "{name: b, set: {pools.beds.capacity: {times: 0.5}}}, "
                    "{name: c, set: {pools.beds.capacity: {times: 0}}}, "
                    "{name: d, set: {pools.beds.capacity: {to: 4}}}, "
                    "{name: e, set: {pools.beds.capacity: 4, pathway.ward.stay: {times: 0.9}}}]"));

    std::vector<bool> can;
    for (const Lever& lever : all) {
        can.push_back(lever.can_release);
    }
    EXPECT_EQ(can, (std::vector<bool>{true, true, false, false, false}));
}

TEST_F(Levers, AreRefusedWhereTheyCannotBePulled) {
    const auto model = with(
        "[{name: Two beds, set: {pools.beds.capacity: {add: 2}}}, "
        "{name: All new, set: {pools.beds.capacity: 45}}]");

    EXPECT_EQ(refused(model, {{2, april(4)}}), "the model has no such lever");
    EXPECT_EQ(refused(model, {{0, april(4)}, {0, april(5)}}), "`Two beds` has been pulled already");
    EXPECT_EQ(refused(model, {{0, april(4), true}}), "`Two beds` is not pulled");
    EXPECT_EQ(refused(model, {{0, april(4)}, {0, april(5), true}, {0, april(6), true}}), "`Two beds` is not pulled");
    EXPECT_EQ(refused(model, {{1, april(4)}, {1, april(5), true}}),
              "`All new` cannot be taken back once it is in force");
}

TEST_F(Levers, AreRefusedInOneSentenceWhereTogetherTheyLeadTooFar) {
    const auto model = with(
        "[{name: a, set: {pathway.ward.ready.died: {add: 50 %}}}, "
        "{name: b, set: {pathway.ward.ready.died: {add: 40 %}}}, "
        "{name: c, set: {pools.beds.capacity: {add: 4}}}, "
        "{name: d, set: {pools.beds.capacity: {add: -30}}}, "
        "{name: e, set: {pools.beds.capacity: {add: -4}}}]");

    EXPECT_EQ(refused(model, {{1, april(4)}}), "");
    EXPECT_EQ(
        refused(model, {{1, april(4)}, {0, april(5)}}),
        "`a` cannot be pulled: shares of `ready` of node `ward` from 2016-04-05 add up to 105 %, more than 100 %");
    EXPECT_EQ(refused(model, {{2, april(4)}, {3, april(5)}, {4, april(6)}, {2, april(7), true}}),
              "`c` cannot be released: `pools.beds.capacity` would become -4 on 2016-04-07; it must be at least 0");
}

TEST_F(Levers, AreAllTriedBeforeAnybodyPullsThem) {
    EXPECT_EQ(faults_of(with("[{name: a, set: {pools.bed.capacity: {add: 2}}}, "
                             "{name: b, set: {pools.beds.capacity: {add: -31}}}, "
                             "{name: c, set: {pools.clinic.capacity: {add: 2}}}, "
                             "{name: d, set: {pools.beds.capacity: {ad: 2}}}, "
                             "{name: e, set: {pathway.ward.ready.died: {add: 86 %}}}]")),
              "M160 no `pools.bed.capacity` in the model\n"
              "M165 `pools.beds.capacity` would become -1 on 2016-04-01; it must be at least 0\n"
              "M161 `pools.clinic.capacity` cannot change like this: only capacity without a rota, rates, shares and "
              "stays can change on a date\n"
              "M104 unknown key `ad` in a change\n"
              "M131 shares of `ready` of node `ward` from 2016-04-01 add up to 101 %, more than 100 %\n");
}

TEST_F(Levers, AreTriedOneByOne) {
    EXPECT_EQ(faults_of(with("[{name: a, set: {pathway.ward.ready.died: {add: 50 %}}}, "
                             "{name: b, set: {pathway.ward.ready.died: {add: 40 %}}}]")),
              "");
}

TEST_F(Levers, AreTriedAsIfTheScenarioHadNotPulledThem) {
    const auto model = with(
        "[{name: a, set: {pools.beds.capacity: {add: -20}}}, "
        "{name: b, set: {pools.beds.capacity: {times: 1.1}}}, "
        "{name: c, set: {pathway.ward.ready.died: {add: 60 %}}}]");
    const auto pulled = write("s.yaml",
                              "careway: 1\nscenario: s\nmodel: ward\nset: {pools.beds.capacity: "
                              "[{add: -20, from: 2016-04-04}, {times: 1.1, from: 2016-04-05}], "
                              "pathway.ward.ready.died: {add: 60 %, from: 2016-04-04}}\n");

    EXPECT_EQ(faults_of(model, pulled), "");
}

TEST_F(Levers, AreTriedOnWhatTheScenarioMakesThatStatesThem) {
    const auto own = [&](const std::string& name, const std::string& less) {
        return write(name + ".yaml", "careway: 1\nscenario: s\nmodel: ward\nset: {pools.beds.capacity: 50}\n" +
                                         ("levers: [{name: a, set: {pools.beds.capacity: {add: " + less + "}}}]\n"));
    };
    const auto model = with(two_beds);
    own("base", "-40");
    const auto further = write("further.yaml",
                               "careway: 1\nscenario: s\nmodel: ward\nextends: base\n"
                               "set: {pools.beds.capacity: {add: -40, from: 2016-04-04}}\n");

    EXPECT_EQ(faults_of(model, own("fits", "-40")), "");
    EXPECT_EQ(faults_of(model, further), "");
    EXPECT_EQ(faults_of(model, own("fails", "-51")),
              "M165 `pools.beds.capacity` would become -1 on 2016-04-01; it must be at least 0\n");
}

TEST_F(Levers, MisspeltInTheModelAreToldWithAScenarioToo) {
    const auto model = with("[{name: a, set: {pools.bed.capacity: {add: 2}}}]");
    const auto scenario = write("s.yaml", "careway: 1\nscenario: s\nmodel: ward\nset: {pools.beds.capacity: 9}\n");

    EXPECT_EQ(faults_of(model, scenario), "M160 no `pools.bed.capacity` in the model\n");
}

TEST_F(Levers, AreTriedWhereAScenarioPutsThemInPlaceOfTheModelsOwn) {
    const auto with_levers = [&](const std::string& levers) {
        return faults_of(with(two_beds),
                         write("s.yaml", "careway: 1\nscenario: s\nmodel: ward\nset: {levers: " + levers + "}\n"));
    };

    EXPECT_EQ(with_levers("[{name: a, set: {pools.bed.capacity: {add: 2}}}]"),
              "M160 no `pools.bed.capacity` in the model\n");
    EXPECT_NE(with_levers("[{name: a, set: beds}]"), "");
    EXPECT_NE(with_levers("[{name: a, set: {pools.beds.capacity: {times: [2]}}}]"), "");
    EXPECT_NE(with_levers("beds"), "");
}

TEST_F(Levers, AreNotBlamedForWhatAScenarioMends) {
    const auto model = write_ward(
        "source: assumption (x)\npools: {beds: {capacity: 30}}\n"
        "pathway: {ward: {uses: beds, stay: 4 days, ready: {home: 90 %, died: 30 %}}}\n"
        "levers: [{name: a, set: {pools.beds.capacity: {add: 2}}}]\n");
    const auto mended = write("s.yaml", "careway: 1\nscenario: s\nmodel: ward\nset: {pathway.ward.ready.home: rest}\n");

    EXPECT_EQ(faults_of(model, mended), "");
}

TEST_F(Levers, CannotChangeWhatHasKeysOfItsOwn) {
    const std::string why =
        " cannot change like this: only capacity without a rota, rates, shares and stays can change "
        "on a date\n";
    for (const std::string set :
         {"pools: 3", "pathway.ward.ready: {home: 50 %, died: rest}", "pathway.ward.rises: [{after: 3 hours, to: 1}]",
          "pathway.ward.priority: {from: {ed: 1, other: 2}}"}) {
        EXPECT_EQ(faults_of(with("[{name: a, set: {" + set + "}}]")),
                  "M161 `" + set.substr(0, set.find(':')) + "`" + why);
    }
}

TEST_F(Levers, MayStandWithTheSourceOfTheirList) {
    EXPECT_EQ(faults_of(with("{value: [{name: a, set: {pools.bed.capacity: {add: 2}}}], source: assumption (y)}")),
              "M160 no `pools.bed.capacity` in the model\n");
}

TEST_F(Levers, HaveNoDatesOfTheirOwn) {
    EXPECT_EQ(faults_of(with("[{name: a, set: {pools.beds.capacity: {add: 2, from: 2016-04-04}}}, "
                             "{name: b, set: {pools.beds.capacity: {2016-04-04: 40}}}]")),
              "M179 `pools.beds.capacity` of lever `a` has a date of its own\n"
              "M179 `pools.beds.capacity` of lever `b` has a date of its own\n");
}

TEST_F(Levers, NeedASourceForWhatTheySayOfTheWorld) {
    const auto warned = [&](const std::string& lever) {
        const auto model = write_ward(
            "pools: {beds: {capacity: 3, source: assumption (x)}}\n"
            "pathway: {ward: {uses: beds, stay: 1 day, ready: home, source: assumption (x)}}\n"
            "levers: [{name: a, " +
            lever + "}]\n");
        return load(model).warnings.at(0).message;
    };

    // The first of them is the rate of the stream, in every case.
    const std::string first = "numbers without a source; the first is `arrivals.ed.rate`";
    EXPECT_EQ(warned("cost: £3 per day, staff: 2, set: {pools.beds.capacity: {add: 2}}"), "4 " + first);
    EXPECT_EQ(warned("cost: £3 per day, set: {pools.beds.capacity: {add: 2, source: assumption (y)}}"), "2 " + first);
    EXPECT_EQ(warned("source: assumption (y), cost: £3 per day, set: {pools.beds.capacity: {add: 2}}"),
              "a number without a source: `arrivals.ed.rate`");
}

}  // namespace careway::language
