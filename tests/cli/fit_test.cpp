// fit: from a table of spells to a model that runs.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

/// Four people a day for 60 days: stays of 1 to 8 days, every fourth goes to a care home and waits a day for it.
std::string spells() {
    std::string text = "arrived,admitted,ready,left,age,destination\n";
    const auto instant = [](int day, int hour) {
        return fmt::format("2016-{:02}-{:02} {:02}:15", 4 + day / 30, 1 + day % 30, hour);
    };
    for (int person = 0; person < 240; ++person) {
        const int day = person / 4;
        const int ready = day + 1 + person * 7 % 8;
        const bool care = person % 4 == 0;
        const int left = ready + (care ? 1 : 0);
        text += fmt::format("{},{},{},{},{},{}\n", instant(day, 8 + person % 4), instant(day, 12),
                            ready > 60 ? "" : instant(ready, 14), left > 60 ? "" : instant(left, 14),
                            person % 3 == 0 ? 40 : 80,
                            left > 60 ? ""
                            : care    ? "Care home"
                                      : "Home");
    }
    return text;
}

const Words command{"fit", "spells.csv", "--by", "age=18-64,65+"};

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

TEST(Fit, WritesAModelThatPassesTheStrictCheckAndRuns) {
    const Workplace here;
    here.write("spells.csv", spells());

    const Outcome fit = here.run(with(command, {"-o", "found"}));
    const Outcome check = here.run({"check", "found/fitted.yaml", "--strict"});
    const Outcome run = here.run({"run", "found/fitted.yaml", "-n", "2"});

    EXPECT_EQ(fit.code, 0) << fit.err;
    EXPECT_THAT(fit.out, HasSubstr("\n\nWrote found/fitted.yaml, "));
    EXPECT_THAT(fit.out, EndsWith("Next:\n  careway check found/fitted.yaml\n  careway run found/fitted.yaml\n"));
    EXPECT_EQ(check.code, 0) << check.err << here.read("found/fitted.yaml");
    EXPECT_EQ(run.code, 0) << run.err;
    for (const std::string table : {"stays/ward", "rates/admissions", "profiles/admissions", "shares/care_home"}) {
        EXPECT_NE(here.read("found/" + table + ".csv"), "") << table;
    }
}

TEST(Fit, SaysWhatItFoundInEightyColumns) {
    const Workplace here;
    here.write("spells.csv", spells());

    const Outcome fit = here.run(command);

    EXPECT_THAT(
        fit.out,
        StartsWith("spells.csv: 240 of 240 spells used, of 59.59 days from 2016-04-03 00:00 to\n2016-06-01 14:15.\n"));
    EXPECT_THAT(fit.out, EndsWith("\nNext: -o FOLDER writes a model of this that runs.\n"));
    for (const std::string title :
         {"\nStay, days", "\nAIC above the best", "\nArrivals a day", "\nWhere people go", "\nDelay, ready to left"}) {
        EXPECT_THAT(fit.out, HasSubstr(title));
    }
    std::istringstream lines{fit.out};
    for (std::string line; std::getline(lines, line);) {
        const auto characters = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xc0) != 0x80; });
        EXPECT_LE(characters, 80) << line;
    }
}

TEST(Fit, SaysTheSameAsJson) {
    const Workplace here;
    here.write("spells.csv", spells());

    const auto json = nlohmann::json::parse(here.run(with(command, {"--json", "-o", "a/b.yaml"})).out);

    EXPECT_EQ(json["verb"], "fit");
    EXPECT_EQ(json["spells"]["rows"], 240);
    EXPECT_EQ(json["groups"][1]["group"], "65+");
    EXPECT_EQ(json["groups"][0]["fits"].size(), 4u);
    EXPECT_NEAR(json["ways"][0]["delays"][0]["fits"][0]["mean_days"].get<double>(), 1,
                0.05);  // three were there already
    EXPECT_EQ(json["profile"].size(), 168u);
    EXPECT_EQ(json["written"][0], "a/b.yaml");
    EXPECT_NE(here.read("a/b.yaml"), "");
}

TEST(Fit, TellsDelaysByReasonAndOfDatesNoHours) {
    const Workplace here;
    here.write("spells.csv",
               "admitted,ready,left,destination,reason\n2016-04-02,2016-04-05,2016-04-09,Home,Transport\n"
               "2016-04-04,2016-04-08,2016-04-09,Home,\n2016-04-11,2016-04-13,,,\n2016-04-11,,,,\n");

    const Outcome outcome = here.run({"fit", "spells.csv", "--from", "2016-04-01"});

    EXPECT_THAT(outcome.out, HasSubstr("\nBusiest day of the week: Mon, "));
    EXPECT_THAT(outcome.out, HasSubstr("\n  - Transport "));
    EXPECT_THAT(outcome.out, HasSubstr("\n  - no reason given "));
}

TEST(Fit, NeverWritesOverAFileUnasked) {
    const Workplace here;
    here.write("spells.csv", spells());
    here.write("found/shares/care_home.csv", "mine\n");

    const Outcome refused = here.run(with(command, {"-o", "found"}));

    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(refused.err,
              "careway: there is already found/shares/care_home.csv; `-o` names another folder, `--force` writes over "
              "it\n");
    EXPECT_EQ(here.read("found/fitted.yaml"), "");
    EXPECT_EQ(here.read("found/shares/care_home.csv"), "mine\n");
    EXPECT_EQ(here.run(with(command, {"-o", "found", "--force"})).code, 0);
    EXPECT_NE(here.read("found/shares/care_home.csv"), "mine\n");
}

TEST(Fit, ShowsFaultsInTheirLines) {
    const Workplace here;
    here.write("spells.csv", "admitted,ready,left\n2016-04-02 10:00,2016-04-01 10:00,\n");

    const Outcome outcome = here.run({"fit", "spells.csv"});

    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err,
              "error[M195]: `ready` of a spell is before `admitted`, 2016-04-02 10:00\n --> spells.csv:2:18\n  |\n"
              "2 | 2016-04-02 10:00,2016-04-01 10:00,\n  |                  ^^^^^^^^^^^^^^^^\n");
    EXPECT_EQ(here.run({"fit", "nowhere.csv"}).code, 3);
    EXPECT_EQ(here.run({"fit", "spells.csv", "--by", "age=old"}).code, 2);
    EXPECT_EQ(here.run({"fit", "spells.csv", "--column", "left=a", "--column", "left=b"}).err,
              "careway: `--column` names `left` twice\n");
}

TEST(Fit, TakesOtherColumnsAndAnotherTime) {
    const Workplace here;
    here.write("spells.csv", "in,out\n2016-04-01 10:00,2016-04-03 10:00\n2016-04-05 10:00,2016-04-11 10:00\n");

    const Outcome outcome = here.run({"fit", "spells.csv", "--column", "admitted=in", "--column", "left=out", "--from",
                                      "2016-04-01", "--to", "2016-04-12", "--smooth"});

    EXPECT_THAT(outcome.out, StartsWith("spells.csv: 2 of 2 spells used, of 11 days from 2016-04-01 00:00 to "
                                        "2016-04-12\n00:00.\nNobody is still there"));
    EXPECT_THAT(outcome.out, HasSubstr("\nMind: The table has no `ready`"));
}

}  // namespace
}  // namespace careway::cli_test
