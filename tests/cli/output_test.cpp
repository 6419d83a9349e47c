// How results look: in a pipe, on a terminal, as JSON, for any number of threads.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const Words compare_words{"compare", "ward.yaml", "--base", "as_is", "--with", "more_beds,same", "-n", "6"};

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::size_t shown_width(const std::string& line) {
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char byte) { return (byte & 0xc0) != 0x80; }));
}

/// With one space where there are several.
std::string squeezed(const std::string& text) {
    std::string result;
    for (const char letter : text) {
        if (letter != ' ' || result.empty() || result.back() != ' ') {
            result += letter;
        }
    }
    return result;
}

void expect_narrow(const std::string& text) {
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(shown_width(line), 80u) << line;
    }
}

TEST(Output, InAPipeIsPlain) {
    const Workplace here;

    for (const Words& words : {Words{"run", "ward.yaml", "-n", "3"}, compare_words, Words{"check", "ward.yaml"},
                               Words{"list", "measures", "ward.yaml"}, Words{"list", "inputs", "ward.yaml"}}) {
        const Outcome outcome = here.run(words);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_THAT(outcome.out + outcome.err, Not(HasSubstr("\033")));
        EXPECT_THAT(outcome.out + outcome.err, Not(HasSubstr("\r")));
        expect_narrow(outcome.out);
    }
}

TEST(Output, KeepsResultsAndProgressApart) {
    const Workplace here;

    const Outcome first = here.run(compare_words);
    const Outcome quiet = here.run(with(compare_words, {"-q"}));

    EXPECT_THAT(first.err, HasSubstr("100% (18/18 runs)\n"));
    EXPECT_THAT(first.out, Not(HasSubstr("%  (18")));
    EXPECT_EQ(quiet.err, "");
    EXPECT_EQ(quiet.out, first.out);
}

TEST(Output, DrawsABarOnATerminalOnly) {
    const Workplace here;

    const Outcome outcome = here.run_on_terminal({"run", "ward.yaml", "-n", "4"});

    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.err, HasSubstr("\r\033[KA small ward  [========================] 4/4"));
    EXPECT_THAT(outcome.err, testing::EndsWith("\r\033[K"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("\033")));
}

TEST(Output, HasColourOnlyWhenToldTo) {
    const Workplace here;
    const Words words{"run", "ward.yaml", "-n", "2", "-q"};

    EXPECT_THAT(here.run(with(words, {"--color", "always"})).out, HasSubstr("\033[1mAs it is (as_is)\033[0m\n"));
    EXPECT_THAT(here.run(with(words, {"--color", "never"})).out, Not(HasSubstr("\033")));
    EXPECT_THAT(here.run(words, {"NO_COLOR=1"}).out, Not(HasSubstr("\033")));
}

TEST(Output, IsTheSameForAnyNumberOfThreads) {
    const Workplace here;
    const Words text = with(compare_words, {"-q", "-o"});
    const std::string expected = here.run(with(text, {"jobs.sqlite", "--jobs", "1"})).out;
    const std::string stored = dump(here.path("jobs.sqlite"));

    for (const char* jobs : {"2", "8"}) {
        std::filesystem::remove(here.path("jobs.sqlite"));
        EXPECT_EQ(here.run(with(text, {"jobs.sqlite", "--jobs", jobs})).out, expected);
        EXPECT_EQ(dump(here.path("jobs.sqlite")), stored);
    }
}

TEST(Output, SaysWhichIntervalItShows) {
    const Workplace here;

    EXPECT_THAT(here.run({"run", "ward.yaml", "-n", "3"}).out, HasSubstr("p10 to p90: across the runs"));
    EXPECT_THAT(here.run(compare_words).out, HasSubstr("95% CI: confidence interval of the mean"));
}

TEST(Output, ShowsNoDifferenceWhereNothingChanges) {
    const Workplace here;

    const json result = json::parse(here.run(with(compare_words, {"--json"})).out);

    for (const auto& row : result["with"][1]["rows"]) {
        EXPECT_EQ(row["difference"], 0) << row;
        EXPECT_EQ(row["lower"], 0);
        EXPECT_EQ(row["higher"], 0);
        EXPECT_EQ(row["pairs"], 6);
    }
    EXPECT_EQ(runs_in(here.path("out/ward.sqlite")), 18);
}

TEST(Output, ShowsTheFinalYearWhereTheModelChangesOnDates) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "two_years.yaml", "-n", "2"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("  Beds open     8.0     8.0  8.0 to 8.0\n"));
    EXPECT_THAT(outcome.out, HasSubstr("All values\nare over year 2, 2001-01-02 to 2002-01-01"));
}

TEST(Json, HoldsTheNumbersOfTheTable) {
    const Workplace here;
    const std::string table = here.run(compare_words).out;

    const json result = json::parse(here.run(with(compare_words, {"--json"})).out);

    EXPECT_EQ(result["format"], 1);
    ASSERT_EQ(result["with"].size(), 2u);
    ASSERT_EQ(result["with"][0]["rows"].size(), 5u);
    for (const auto& scenario : result["with"]) {
        for (const auto& row : scenario["rows"]) {
            const json& shown = row["shown"];
            EXPECT_THAT(squeezed(table),
                        HasSubstr(fmt::format(" {} {} {} {} {}\n", shown["base"].get<std::string>(),
                                              shown["with"].get<std::string>(), shown["difference"].get<std::string>(),
                                              shown["ci95"].get<std::string>(), shown["lower"].get<std::string>())));
        }
    }
}

TEST(Json, IsValidForEveryVerb) {
    const Workplace here;
    ASSERT_EQ(here.run({"run", "ward.yaml", "-n", "2"}).code, 0);
    const std::string store = "out/ward.sqlite";

    for (const Words& words :
         {Words{"run", "ward.yaml", "-n", "2"}, Words{"check", "ward.yaml", "overload.yaml"}, Words{"export", store},
          Words{"export", store, "--table", "inputs"}, Words{"export", store, "--table", "runs"},
          Words{"list", "models"}, Words{"list", "scenarios", "ward.yaml"}, Words{"list", "measures", "ward.yaml"},
          Words{"list", "inputs", "ward.yaml"}, Words{"version"}}) {
        const Outcome outcome = here.run(with(words, {"--json"}));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        const json result = json::parse(outcome.out, nullptr, false);
        ASSERT_FALSE(result.is_discarded()) << words.front() << "\n" << outcome.out;
        EXPECT_EQ(result["format"], 1);
        EXPECT_EQ(result["verb"], words.front());
    }
}

TEST(Json, HoldsTheFaultsOfABadModel) {
    const Workplace here;

    const Outcome outcome = here.run({"check", "two_faults.yaml", "--json"});

    EXPECT_EQ(outcome.code, 3);
    const json faults = json::parse(outcome.out)["files"][0]["errors"];
    ASSERT_EQ(faults.size(), 2u);
    EXPECT_EQ(faults[0]["code"], "M104");
    EXPECT_EQ(faults[0]["line"], 5);
    EXPECT_EQ(faults[0]["column"], 22);
}

TEST(Json, HoldsTheFaultsInsteadOfTheResultsOfARun) {
    const Workplace here;
    here.write("cut.yaml", "careway: 1\nscenario: Cut\nmodel: ward.yaml\nset: {pools.beds.capacity: {add: -40}}\n");

    const Outcome run = here.run({"run", "two_faults.yaml", "--json"});
    const Outcome compare = here.run({"compare", "ward.yaml", "--base", "as_is", "--with", "cut", "--json"});

    EXPECT_EQ(run.code, 3);
    EXPECT_EQ(run.err, "");
    EXPECT_EQ(json::parse(run.out)["verb"], "run");
    EXPECT_EQ(json::parse(run.out)["errors"].size(), 2u);
    EXPECT_EQ(compare.code, 3);
    const json fault = json::parse(compare.out)["errors"][0];
    EXPECT_EQ(fault["code"], "M165");
    EXPECT_EQ(fault["file"], "cut.yaml");
    EXPECT_EQ(fault["other"],
              json({{"note", "the value it changes"}, {"file", "ward.yaml"}, {"line", 7}, {"column", 32}}));
}

TEST(Json, SaysWhatTargetIsMissedOnStderrToo) {
    const Workplace here;

    const Outcome outcome = here.run({"run", "ward.yaml", "-n", "2", "--json", "-q", "--require", "beds.in_use > 100"});

    EXPECT_EQ(outcome.code, 4);
    EXPECT_EQ(json::parse(outcome.out)["targets"][0]["met"], false);
    EXPECT_THAT(outcome.err, testing::StartsWith("Target, as_is: beds.in_use > 100: missed, the mean is "));
}

TEST(Csv, HoldsTheNumbersOfJson) {
    const Workplace here;

    const json result = json::parse(here.run(with(compare_words, {"--json"})).out);
    const std::string csv = here.run(with(compare_words, {"--csv"})).out;

    for (const auto& row : result["with"][0]["rows"]) {
        EXPECT_THAT(csv, HasSubstr("," + row["difference"].dump() + ",")) << row;
    }
}

}  // namespace
}  // namespace careway::cli_test
