#include "sim/cli/parse.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "sim/base/error.hpp"

namespace careway::cli {
namespace {

std::variant<Options, Help> parsed(const std::vector<const char*>& words) {
    return parse(words);
}

Options options_of(const std::vector<const char*>& words) {
    return std::get<Options>(parsed(words));
}

std::string failure_of(const std::vector<const char*>& words) {
    try {
        parsed(words);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "no failure";
}

TEST(Parse, KnowsWhatIsMeantWhenNothingIsSaid) {
    const Options options = options_of({"run", "hill"});

    EXPECT_EQ(options.verb, Verb::run);
    EXPECT_EQ(options.model, "hill");
    EXPECT_EQ(options.runs, 50u);
    EXPECT_EQ(options.seed, 42u);
    EXPECT_GE(options.threads, 1u);
    EXPECT_EQ(options.store, "");
    EXPECT_EQ(options.colour, Colour::automatic);
}

TEST(Parse, ReadsEveryFlagOfCompare) {
    const Options options =
        options_of({"compare", "hill",      "--base", "as_is",   "--with", "a,b",      "-n",     "7",
                    "--seed",  "3",         "--jobs", "2",       "-o",     "x.sqlite", "--json", "--require",
                    "a.b < 3", "--require", "c < 4",  "--color", "never",  "-q"});

    EXPECT_EQ(options.verb, Verb::compare);
    EXPECT_EQ(options.base, "as_is");
    EXPECT_EQ(options.with, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(options.runs, 7u);
    EXPECT_EQ(options.seed, 3u);
    EXPECT_EQ(options.threads, 2u);
    EXPECT_EQ(options.store, "x.sqlite");
    EXPECT_EQ(options.requirements, (std::vector<std::string>{"a.b < 3", "c < 4"}));
    EXPECT_EQ(options.colour, Colour::never);
    EXPECT_TRUE(options.json);
    EXPECT_TRUE(options.quiet);
}

TEST(Parse, ReadsEveryFlagOfStudyCalibrate) {
    const Options options = options_of(
        {"study", "calibrate", "tune.yaml", "--check", "-o", "there", "--force", "--jobs", "3", "--json", "-q"});

    EXPECT_EQ(options.verb, Verb::study);
    EXPECT_EQ(options.what, "calibrate");
    EXPECT_EQ(options.model, "tune.yaml");
    EXPECT_EQ(options.output, "there");
    EXPECT_EQ(options.threads, 3u);
    EXPECT_TRUE(options.check_only);
    EXPECT_TRUE(options.force);
    EXPECT_TRUE(options.json);
    EXPECT_TRUE(options.quiet);
}

TEST(Parse, HelpsWithAVerbOfAVerb) {
    const auto help = parsed({"study", "calibrate", "--help"});

    EXPECT_NE(std::get<Help>(help).text.find("careway study calibrate [OPTIONS] FILE"), std::string::npos);
}

TEST(Parse, KeepsTheWordsToPrintThemAgain) {
    EXPECT_EQ(options_of({"run", "hill", "-n", "7"}).command, (std::vector<std::string>{"run", "hill", "-n", "7"}));
}

TEST(Parse, ReadsTheOtherVerbs) {
    EXPECT_EQ(options_of({"check", "a.yaml", "b.yaml", "--strict"}).files,
              (std::vector<std::string>{"a.yaml", "b.yaml"}));
    EXPECT_EQ(options_of({"export", "x.sqlite"}).what, "measures");
    EXPECT_EQ(options_of({"export", "x.sqlite", "--table", "inputs"}).what, "inputs");
    EXPECT_EQ(options_of({"list", "measures", "hill"}).model, "hill");
    EXPECT_EQ(options_of({"version"}).verb, Verb::version);
}

TEST(Parse, ReadsAStudy) {
    const Options options = options_of({"study", "wards.yaml", "-n", "7", "--dry-run"});
    const Options seeded = options_of({"study", "wards.yaml", "--seed", "42"});

    EXPECT_EQ(options.verb, Verb::study);
    EXPECT_EQ(options.model, "wards.yaml");
    EXPECT_EQ(options.runs, 7u);
    EXPECT_TRUE(options.runs_asked);
    EXPECT_FALSE(options.seed_asked);
    EXPECT_TRUE(options.dry_run);
    EXPECT_FALSE(seeded.runs_asked);
    EXPECT_TRUE(seeded.seed_asked);
    EXPECT_FALSE(seeded.assumptions_asked);
    EXPECT_TRUE(options_of({"study", "wards.yaml", "--assumptions", "fixed"}).assumptions_asked);
}

TEST(Parse, ReadsASweep) {
    const Options options = options_of({"study", "sweep", "hill", "--vary", "a=1:3:1", "--vary", "b=1,2", "-s", "x,y"});

    EXPECT_EQ(options.verb, Verb::study);
    EXPECT_EQ(options.what, "sweep");
    EXPECT_EQ(options.model, "hill");
    EXPECT_EQ(options.vary, (std::vector<std::string>{"a=1:3:1", "b=1,2"}));
    EXPECT_EQ(options.scenarios, (std::vector<std::string>{"x", "y"}));
}

TEST(Parse, LeavesTheWordsOfWatchToTheProgramOfTheScreen) {
    EXPECT_EQ(options_of({"watch", "hill", "--sise", "9"}).command,
              (std::vector<std::string>{"watch", "hill", "--sise", "9"}));
    EXPECT_EQ(options_of({"help", "watch"}).command, (std::vector<std::string>{"watch", "--help"}));
}

TEST(Parse, NamesTheNearestVerb) {
    EXPECT_EQ(failure_of({"chek", "a.yaml"}), "there is no verb `chek`; did you mean `check`?");
    EXPECT_EQ(failure_of({"frobnicate"}),
              "there is no verb `frobnicate`; there are help, run, compare, check, export, list, reference, schema, "
              "graph, new, study, watch, fit, version");
}

TEST(Parse, NamesTheNearestFlag) {
    EXPECT_EQ(failure_of({"run", "hill", "--sed", "4"}), "`careway run` has no `--sed`; did you mean `--seed`?");
}

TEST(Parse, RefusesNumbersOutOfRange) {
    EXPECT_NE(failure_of({"run", "hill", "-n", "0"}), "no failure");
    EXPECT_NE(failure_of({"run", "hill", "-n", "-3"}), "no failure");
    EXPECT_NE(failure_of({"run", "hill", "--jobs", "0"}), "no failure");
    EXPECT_NE(failure_of({"run", "hill", "--seed", "4294967296"}), "no failure");
}

TEST(Parse, SaysWhatMayStandThere) {
    const std::string help = "; `careway run --help` says what there is";
    EXPECT_EQ(failure_of({"run", "hill", "-n", "0"}),
              "--reps: must be a whole number from 1 to 1000000, found `0`" + help);
    EXPECT_EQ(failure_of({"run", "hill", "--jobs", "many"}),
              "--jobs: must be a whole number from 1 to 1024, found `many`" + help);
    EXPECT_EQ(failure_of({"run", "hill", "--color", "sometimes"}),
              "--color: there is no `sometimes`; there are auto, always, never" + help);
    EXPECT_EQ(failure_of({"list", "modles"}),
              "WHAT: there is no `modles`; did you mean `models`? `careway list --help` says what there is");
}

TEST(Parse, ReadsColours) {
    EXPECT_EQ(options_of({"run", "hill", "--color", "never"}).colour, Colour::never);
    EXPECT_EQ(options_of({"run", "hill", "--color", "always"}).colour, Colour::always);
}

TEST(Parse, TakesVersionAsAFlagToo) {
    EXPECT_EQ(options_of({"--version"}).verb, Verb::version);
}

TEST(Parse, RefusesWhatIsMissingOrTwoForms) {
    EXPECT_NE(failure_of({"run"}), "no failure");
    EXPECT_NE(failure_of({"compare", "hill", "--base", "a"}), "no failure");
    EXPECT_NE(failure_of({"run", "hill", "--json", "--csv"}), "no failure");
    EXPECT_NE(failure_of({"list", "everything"}), "no failure");
}

TEST(Parse, DoesNotAbbreviateVerbs) {
    EXPECT_NE(failure_of({"comp", "hill"}), "no failure");
}

TEST(Parse, GivesHelpThatFitsATerminal) {
    const std::vector<std::vector<const char*>> commands{{},
                                                         {"--help"},
                                                         {"help"},
                                                         {"help", "run"},
                                                         {"run", "-h"},
                                                         {"compare", "-h"},
                                                         {"check", "--help"},
                                                         {"list", "-h"},
                                                         {"study", "-h"},
                                                         {"study", "sweep", "-h"},
                                                         {"export", "-h"}};
    for (const auto& words : commands) {
        const auto result = parsed(words);
        ASSERT_TRUE(std::holds_alternative<Help>(result));
        std::istringstream lines{std::get<Help>(result).text};
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(line.size(), 80u) << line;
        }
    }
}

}  // namespace
}  // namespace careway::cli
