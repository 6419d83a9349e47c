#include "sim/language/canonical.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

using EffectiveText = Folder;

constexpr const char* model = R"(careway: 1
name: Town
run: {length: 10 days}
attributes: {age: [young, old], frail: {yes: {by: age, young: 10 %, old: 50 %}, no: rest}}
pools: {beds: {capacity: 3}, chairs: {capacity: 4}}
arrivals:
  ed: {rate: {by: age, young: 1 per day, old: 24 per day}, enters: ward}
pathway:
  ward: {uses: beds, stay: {by: [age, frail], young: {yes: 1 day, no: 2 days}, old: {yes: 3 days, no: 4 days}}, ready: {home: 70 %, died: rest}}
  clinic: {uses: chairs, stay: 1 hour, ready: home}
)";

/// The same model: maps the other way round, other attributes first, labels, sources, comments, other units.
constexpr const char* permuted = R"(# another file
pathway:
  clinic: {ready: {home: 100 %}, stay: 60 minutes, uses: [chairs], label: A clinic}
  ward:
    ready: {died: rest, home: {value: 70 %, source: assumption (any)}}
    uses: beds
    stay: {by: [frail, age], no: {old: 4 days, young: 2 days}, yes: {old: 3 days, young: 1 day}}
arrivals: {ed: {enters: ward, rate: {by: rate.csv}}}
pools: {chairs: {capacity: 4}, beds: {label: Beds, capacity: {2016-04-01: 3, 2017-04-01: 3}}}
attributes: {frail: {no: rest, yes: {by: age, old: 50 %, young: 10 %}}, age: [old, young]}
run: {length: 240 hours}
name: Another town
careway: 1
headline: [beds.in_use]
)";

}  // namespace

TEST_F(EffectiveText, IsTheSameForAPermutedFile) {
    write("rate.csv", "age,value\nold,1 per hour\nyoung,1 per day\n");

    EXPECT_EQ(load(write("a.yaml", model)).effective_text, load(write("b.yaml", permuted)).effective_text);
}

TEST_F(EffectiveText, DoesNotDependOnTheOrderInWhichARestIsWorkedOut) {
    // (1 - 0.1) - 0.2 and (1 - 0.2) - 0.1 are different doubles.
    const std::string stay = "pathway: {ward: {stay: {by: ill, a: 1 day, b: 2 days, c: 3 days}, ready: home}}\n";
    const std::string a = load(write_ward("attributes: {ill: {a: 10 %, b: 20 %, c: rest}}\n" + stay)).effective_text;
    const std::string b = load(write_ward("attributes: {ill: {b: 20 %, c: rest, a: 10 %}}\n" + stay)).effective_text;

    EXPECT_EQ(a, b);
}

TEST_F(EffectiveText, ChangesWithEveryNumber) {
    const std::string text = model;
    const std::string base = load(write("a.yaml", text)).effective_text;

    for (const char* number :
         {"10 %", "50 %", "3}", "4}", "1 per day", "24 per day", "1 day", "4 days", "70 %", "1 hour"}) {
        std::string other = text;
        other.insert(text.find(number) + std::string{number}.find_first_of("0123456789") + 1, ".5");
        if (std::string{number}.find('}') != std::string::npos) {
            other.replace(other.find(".5"), 2, "5");
        }
        EXPECT_NE(load(write("b.yaml", other)).effective_text, base) << number;
    }
}

TEST_F(EffectiveText, HoldsNationalLettersButNoLabels) {
    const auto text = [&](const std::string& reasons, const std::string& pool = "") {
        const std::string ward =
            "pathway: {ward: {uses: beds, stay: 1 day, ready: {home: {share: 100 %, after: 1 day, "
            "reason: assessment}}}}\n";
        return load(write_ward("pools: {beds: {capacity: 3" + pool + "}}\n" + ward + reasons)).effective_text;
    };

    EXPECT_EQ(text(""), text("reasons: {assessment: {label: Assessment}}\n"));
    EXPECT_NE(text(""), text("reasons: {assessment: {letter: A}}\n"));
    EXPECT_NE(text("reasons: {assessment: {letter: B}}\n"), text("reasons: {assessment: {letter: A}}\n"));
    EXPECT_NE(text(""), text("", ", letter: C"));
}

TEST_F(EffectiveText, HoldsWhatAScenarioChanges) {
    const auto town = write("town.yaml", model);
    const auto more =
        write("more.yaml",
              "careway: 1\nscenario: More\nmodel: town\nset: {pools.beds.capacity: {add: 2, from: 2000-01-06}}\n");

    EXPECT_NE(load(town, more).effective_text.find("  capacity: 3\n  capacity from 2000-01-06: 5\n"),
              std::string::npos);
}

TEST_F(EffectiveText, IsThatOfTheModelWhenAScenarioChangesNothing) {
    const auto town = write("town.yaml", model);
    const auto same = write("same.yaml",
                            "careway: 1\nscenario: Same\nmodel: town\nset: {pools.beds.capacity: {times: 1, from: "
                            "2000-01-06}, arrivals.ed.rate: {add: 0 per day}}\n");

    EXPECT_EQ(load(town, same).effective_text, load(town).effective_text);
}

}  // namespace careway::language
