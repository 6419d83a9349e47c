// new, graph, reference and schema, as a newcomer types them in an empty folder.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Template : public testing::TestWithParam<std::string> {};

TEST_P(Template, PassesTheStrictCheckAloneAndRuns) {
    const Workplace here;
    const std::string file = GetParam() + ".yaml";

    ASSERT_EQ(here.run({"new", GetParam()}).code, 0);
    const Outcome check = here.run({"check", file, "--strict"});
    const Outcome run =
        here.run({"run", file, "-n", "3", "--require", "mean(acute_beds.occupancy) <= 96 %", "--require",
                  "mean(acute_beds.occupancy) >= 85 %", "--require", "mean(acute_beds.delayed_here) >= 5"});

    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    const std::string text = here.read(file);
    EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 120);
}

INSTANTIATE_TEST_SUITE_P(Of, Template, testing::Values("acute", "discharge", "whole-system"));

TEST(New, SaysWhatToDoNextAndWritesTheSchemaOnce) {
    const Workplace here;

    const Outcome first = here.run({"new", "acute"});
    const Outcome second = here.run({"new", "discharge", "-o", "mine.yaml"});

    EXPECT_EQ(first.out,
              "Wrote acute.yaml, and model.schema.json, by which editors complete and explain it.\n"
              "Next:\n  careway check acute.yaml\n  careway run acute.yaml\n"
              "  careway new scenario --model acute.yaml\n");
    EXPECT_THAT(second.out, StartsWith("Wrote mine.yaml.\nNext:\n  careway check mine.yaml\n"));
}

TEST(New, NeverWritesOverAFileUnasked) {
    const Workplace here;
    here.write("acute.yaml", "mine\n");

    const Outcome refused = here.run({"new", "acute"});

    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(refused.err,
              "careway: there is a `acute.yaml` already; `-o` names another file, `--force` writes over it\n");
    EXPECT_EQ(here.read("acute.yaml"), "mine\n");
    EXPECT_EQ(here.run({"new", "acute", "--force"}).code, 0);
    EXPECT_NE(here.read("acute.yaml"), "mine\n");
}

TEST(New, WritesAScenarioOfTheFullestPoolThatCompares) {
    const Workplace here;
    ASSERT_EQ(here.run({"new", "acute"}).code, 0);

    const Outcome made = here.run({"new", "scenario", "--model", "acute.yaml", "-o", "more.yaml"});
    const Outcome compared = here.run({"compare", "acute.yaml", "--base", "as_is", "--with", "more.yaml", "-n", "2"});

    EXPECT_THAT(made.out, HasSubstr("\n  careway compare acute.yaml --base as_is --with more.yaml\n"));
    EXPECT_THAT(here.read("more.yaml"), HasSubstr("\n  pools.acute_beds.capacity: {add: 14, source: assumption ("));
    EXPECT_EQ(here.run({"check", "more.yaml", "--strict"}).code, 0);
    EXPECT_EQ(compared.code, 0) << compared.err;
}

TEST(New, NamesItsTemplates) {
    const Workplace here;

    const Outcome outcome = here.run({"new"});

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "careway: say what to begin with: `careway new acute`, `discharge` or `whole-system`\n");
}

TEST(New, NeedsAModelForAScenario) {
    const Workplace here;

    const Outcome outcome = here.run({"new", "scenario"});

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "careway: `careway new scenario` needs `--model FILE`, the model that it changes\n");
}

TEST(Graph, IsDotOnStdoutAndSvgByGraphviz) {
    const Workplace here;
    std::filesystem::create_directory(here.path("empty"));

    const Outcome dot = here.run({"graph", "ward.yaml"});
    const Outcome without = here.run({"graph", "ward.yaml", "-o", "ward.svg"}, {"PATH=" + here.path("empty").string()});

    EXPECT_EQ(dot.code, 0) << dot.err;
    EXPECT_THAT(dot.out, StartsWith("digraph pathway {\n"));
    EXPECT_EQ(without.code, 1);
    EXPECT_THAT(without.err, StartsWith("careway: drawing `ward.svg` needs Graphviz: sudo apt-get install "));
    if (std::system("command -v dot >/dev/null 2>&1") == 0) {
        EXPECT_EQ(here.run({"graph", "ward.yaml", "-o", "a ward's.svg"}).code, 0);
        EXPECT_THAT(here.read("a ward's.svg"), HasSubstr("</svg>"));
    }
}

TEST(Reference, PrintsOnePartOrTellsTheNearest) {
    const Workplace here;

    EXPECT_THAT(here.run({"reference", "M104"}).out, HasSubstr("| M104 |"));
    EXPECT_THAT(here.run({"reference", "pools.beds.turnaround"}).out, StartsWith("### Pool\n"));
    const Outcome wrong = here.run({"reference", "turnarond"});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_EQ(wrong.err, "careway: the reference has no `turnarond`; did you mean `turnaround`?\n");
}

TEST(Schema, IsPrintedForEachKindOfFile) {
    const Workplace here;

    EXPECT_THAT(here.run({"schema"}).out, HasSubstr("\"title\": \"A model of Careway\""));
    EXPECT_EQ(here.run({"schema", "scenario", "-o", "s.json"}).out, "");
    EXPECT_THAT(here.read("s.json"), HasSubstr("\"title\": \"A scenario of Careway\""));
    EXPECT_EQ(here.run({"schema", "table"}).code, 2);
}

TEST(Watch, SaysHowToGetTheProgramOfTheScreenWhereItIsMissing) {
    const Workplace here;

    const Outcome outcome = here.run_copy("elsewhere/careway", {"watch", "ward.yaml"});

    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err,
              "careway: the live screen is a program of its own, `careway-watch`, which does not lie beside this one. "
              "With SFML 2.5 and the Liberation fonts (scripts/setup installs them): "
              "cmake --build --preset release --target careway-watch\n");
}

}  // namespace
}  // namespace careway::cli_test
