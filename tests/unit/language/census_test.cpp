#include "tests/unit/language/files.hpp"

// Who is there when the run starts, as the language says it.
namespace careway::language {

namespace {

class Census : public Folder {
protected:
    /// @param run  what stands in `run` beside its length
    std::filesystem::path town(const std::string& run) const {
        return write("town.yaml",
                     "careway: 1\nname: Town\nstart: 2016-04-01\nrun: {length: 10 days, " + run + "}\n" +
                         "attributes: {age: [young, old], sex: {f: 50 %, m: rest}}\n"
                         "pools: {beds: {capacity: 9}, packages: {capacity: 9}}\n"
                         "arrivals: {ed: {rate: {by: age, young: 1 per day, old: 2 per day}, enters: ward}}\n"
                         "pathway:\n"
                         "  ward: {uses: beds, stay: {by: sex, f: 1 day, m: 2 days}, ready: {care: 20 %, home: rest}}\n"
                         "  clinic: {uses: beds, hold: no, stay: 1 day, ready: care}\n"
                         "  line: {uses: beds, stay: 1 day, patience: 1 day, patience_luck: stay, ready: home}\n"
                         "memberships: {care: {uses: packages, stay: 9 days}}\n");
    }
    Model of_table(const std::string& table) const {
        write("there.csv", table);
        return load(town("census: there.csv"));
    }
    std::string faults_of_table(const std::string& table) const {
        write("there.csv", table);
        return faults_of(town("census: there.csv"));
    }
    static Time days(double count) { return Time{Duration::days(count)}; }
};

}  // namespace

TEST_F(Census, IsReadWhereItStandsAndNowhereElse) {
    const auto model =
        write("counted.yaml",
              "careway: 1\nname: Town\nrun: {length: 10 days}\norganisations: {census: Census Office}\n"
              "pools: {beds: {capacity: 9, owner: census}}\narrivals: {ed: {rate: 1 per day, enters: ward}}\n"
              "pathway:\n  ward: {uses: beds, stay: 1 day, ready: {census: 20 %, home: rest}}\n"
              "  census: {stay: 1 hour, next: home}\n");

    EXPECT_EQ(load(model).spec.nodes[0].destinations[0].to, "census");
}

TEST_F(Census, ReadsPeopleFromATable) {
    const auto census = of_table(
                            "node,entered,ready,waits_for,asked,age,sex\n"
                            "ward,2016-03-28,2016-03-30T12:00,care,2016-03-31 18:00:00,old,f\n"
                            "care,2016-04-01,,,,young,\n"
                            ",,,ward,2016-03-31,old,\n")
                            .spec.run.census;

    ASSERT_EQ(census.size(), 3u);
    EXPECT_EQ(census[0].node, "ward");
    EXPECT_EQ(census[0].entered, days(-4));
    EXPECT_EQ(census[0].ready, days(-1.5));
    EXPECT_EQ(census[0].waits_for, "care");
    EXPECT_EQ(census[0].asked, days(-0.25));
    EXPECT_EQ(census[0].stream, "ed") << "there is only one";
    EXPECT_EQ(census[0].attributes, (std::map<std::string, std::string>{{"age", "old"}, {"sex", "f"}}));
    EXPECT_EQ(census[1].entered, days(0));
    EXPECT_EQ(census[1].ready, std::nullopt);
    EXPECT_EQ(census[2].node, "");
    EXPECT_EQ(census[2].asked, days(-1));
}

TEST_F(Census, MeansTheSameInPlaceAsInATable) {
    const Model table = of_table("node,entered,ready,age\nward,2016-03-28,2016-03-30,old\nward,2016-03-28,,young\n");
    const Model list =
        load(town("census: [{node: ward, entered: 2016-03-28, attributes: {age: young}}, "
                  "{node: ward, entered: 2016-03-28, ready: 2016-03-30, attributes: {age: old}}]"));

    EXPECT_EQ(table.effective_text, list.effective_text) << "whatever the order of its rows";
}

TEST_F(Census, DecidesTheIdentityOfARun) {
    const std::string known = "census: [{node: ward, entered: 2016-03-28, attributes: {age: young}";
    const std::string text = load(town(known + "}]")).effective_text;

    EXPECT_NE(load(town("")).effective_text, text);
    EXPECT_NE(load(town(known + ", ready: 2016-03-30}]")).effective_text, text);
    EXPECT_NE(load(town("census: [{node: ward, entered: 2016-03-28, attributes: {age: old}}]")).effective_text, text);
}

TEST_F(Census, AScenarioMayHaveAnother) {
    write("there.csv", "node,entered,age\nward,2016-03-28,old\n");
    write("fewer.csv", "node,entered,age\n");
    const auto model = town("census: there.csv");
    const auto scenario = write("s.yaml", "careway: 1\nscenario: s\nmodel: town\nset: {run.census: fewer.csv}\n");

    EXPECT_EQ(load(model).spec.run.census.size(), 1u);
    EXPECT_EQ(load(model, scenario).spec.run.census.size(), 0u);
}

TEST_F(Census, PeopleComeInOrderOfTime) {
    EXPECT_EQ(faults_of_table("node,entered,ready,waits_for,asked,age\n"
                              "ward,2016-03-28,2016-03-27,,,old\n"
                              "ward,2016-03-28,2016-03-29,care,2016-03-28 23:59,old\n"
                              "ward,2016-04-01 00:01,,,,old\n"),
              "M175 `ready` of a person of the census is before `entered`\n"
              "M175 `asked` of a person of the census is before `ready`\n"
              "M175 `entered` of a person of the census is after the start of the run, 2016-04-01\n");
}

TEST_F(Census, PeopleWaitForADestinationOfWhereTheyAre) {
    EXPECT_EQ(faults_of_table("node,entered,ready,waits_for,age\nward,2016-03-28,2016-03-29,clinic,old\n"),
              "M173 `clinic` is no destination of `ward`\n");
}

TEST_F(Census, SaysNothingThatCannotBe) {
    EXPECT_EQ(faults_of_table("node,entered,ready,waits_for,asked,age\n"
                              "ward,2016-03-28,,care,2016-03-29,old\n"
                              "care,2016-03-28,2016-03-28,,,old\n"
                              "clinic,2016-03-28,2016-03-28,,,old\n"
                              ",,,care,,old\n"
                              ",,,home,2016-03-29,old\n"
                              ",,,line,2016-03-29,old\n"
                              "ward,2016-03-28,,,,\n"),
              "M174 `waits_for` of a person in `ward` means nothing without `ready`\n"
              "M174 `asked` of a person in `ward` means nothing without `ready`\n"
              "M174 nobody is ready in `care`: people leave a membership as it ends\n"
              "M174 `clinic` has `hold: no`: whoever is ready there holds nothing, so leave `node` empty\n"
              "M174 a person of the census who is in no node needs `asked`\n"
              "M174 nobody waits outside for `home`, which has no places\n"
              "M174 `line` has `patience_luck: stay`, so a census cannot say who waits for it outside\n"
              "M174 a person of the census needs `age`\n");
}

TEST_F(Census, AColumnThatMeansNothingIsToldOnce) {
    EXPECT_EQ(faults_of_table("node,entered,redy,age,colour\n"
                              "ward,2016-03-28,2016-03-29,old,red\n"
                              "ward,2016-03-28,2016-03-29,old,blue\n"),
              "M104 unknown key `redy` in `census` of `run`\nM122 no attribute called `colour`\n");
}

TEST_F(Census, ValuesOfAttributesAreThoseOfTheModel) {
    EXPECT_EQ(faults_of_table("node,entered,age\nward,2016-03-28,odl\n"), "M122 attribute `age` has no value `odl`\n");
}

TEST_F(Census, StreamsAreNoAttributes) {
    EXPECT_EQ(faults_of(town("census: [{node: ward, entered: 2016-03-28, attributes: {age: old, stream: ed}}]")),
              "M174 `stream` of a person of the census stands beside `attributes`\n");
}

TEST_F(Census, StandsAlone) {
    EXPECT_EQ(faults_of(town("warm_up: 1 day, census: [{node: care, entered: 2016-03-28, attributes: {age: old}}]")),
              "M130 `census` cannot stand beside `warm_up`\n");
    EXPECT_EQ(faults_of(town("start_full: 90 %, census: []")), "M130 `census` cannot stand beside `start_full`\n");
}

TEST_F(Census, StreamsMustBeKnownWhereSomethingIsSplitByThem) {
    const auto model = write("two.yaml",
                             "careway: 1\nname: Two\nstart: 2016-04-01\n"
                             "run: {length: 10 days, census: [{node: ward, entered: 2016-03-28}]}\n"
                             "arrivals: {ed: {rate: 1 per day, enters: ward}, gp: {rate: 1 per day, enters: ward}}\n"
                             "pathway: {ward: {stay: {by: stream, ed: 1 day, gp: 2 days}, ready: home}}\n");

    EXPECT_EQ(faults_of(model), "M174 a person of the census needs `stream`\n");
}

}  // namespace careway::language
