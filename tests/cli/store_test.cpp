// What stays: stores that are resumed, killed, read back, exported, or not ours.
#include <gmock/gmock.h>

#include <csignal>
#include <fstream>

#include "tests/cli/child.hpp"

namespace careway::cli_test {
namespace {

using testing::HasSubstr;

Words compare(const std::string& store, const std::string& runs) {
    return {"compare", "ward.yaml", "--base", "as_is", "--with", "more_beds", "-n", runs, "-o", store};
}

TEST(Store, ReadsBackWhatIsDone) {
    const Workplace here;
    const Outcome first = here.run(compare("a.sqlite", "4"));

    const Outcome second = here.run(compare("a.sqlite", "4"));

    EXPECT_EQ(second.out, first.out);
    EXPECT_THAT(second.err, testing::EndsWith("8 of 8 runs were done before and are read back\n"));
    EXPECT_THAT(second.err, testing::Not(HasSubstr("%")));
}

TEST(Store, AddsOnlyWhatIsMissing) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("whole.sqlite", "6")).code, 0);
    ASSERT_EQ(here.run(compare("parts.sqlite", "2")).code, 0);

    const Outcome rest = here.run(compare("parts.sqlite", "6"));

    EXPECT_THAT(rest.err, HasSubstr("4 of 12 runs were done before and are read back\n"));
    EXPECT_EQ(dump(here.path("parts.sqlite")), dump(here.path("whole.sqlite")));
}

TEST(Store, DoesAnEditedModelAgain) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("a.sqlite", "2")).code, 0);
    std::string text = here.read("ward.yaml");
    text.replace(text.find("2 per day"), 1, "3");
    here.write("ward.yaml", text);

    const Outcome outcome = here.run(compare("a.sqlite", "2"));

    EXPECT_THAT(outcome.err, testing::Not(HasSubstr("read back")));
    EXPECT_EQ(runs_in(here.path("a.sqlite")), 8);
}

TEST(Store, KeepsWhatIsDoneWhenItIsInterrupted) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("whole.sqlite", "400")).code, 0);

    const Outcome stopped = here.interrupt(compare("a.sqlite", "400"), SIGINT, "a.sqlite", 3);

    EXPECT_EQ(stopped.code, 130);
    EXPECT_EQ(stopped.out, "");
    EXPECT_THAT(stopped.err,
                testing::EndsWith("Stopped. Finished runs are kept in a.sqlite. Go on with:\n"
                                  "  careway compare ward.yaml --base as_is --with more_beds -n 400 -o a.sqlite\n"));
    EXPECT_GE(runs_in(here.path("a.sqlite")), 3);
    EXPECT_LT(runs_in(here.path("a.sqlite")), 800);
    ASSERT_EQ(here.run(compare("a.sqlite", "400")).code, 0);
    EXPECT_EQ(dump(here.path("a.sqlite")), dump(here.path("whole.sqlite")));
}

TEST(Store, LosesNothingWhenItIsKilled) {
    const Workplace here;
    const std::string expected = here.run(compare("whole.sqlite", "400")).out;

    const Outcome killed = here.interrupt(compare("a.sqlite", "400"), SIGKILL, "a.sqlite", 3);

    EXPECT_EQ(killed.code, -1);
    EXPECT_GE(runs_in(here.path("a.sqlite")), 3);
    ASSERT_EQ(here.run(compare("a.sqlite", "400")).code, 0);
    EXPECT_EQ(dump(here.path("a.sqlite")), dump(here.path("whole.sqlite")));
}

TEST(Store, ExportsTidyCsv) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("a.sqlite", "2")).code, 0);

    const Outcome outcome = here.run({"export", "a.sqlite", "--bare"});

    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, testing::StartsWith("scenario,run,measure,split,value,unit\nas_is,1,beds.in_use,,"));
    EXPECT_THAT(outcome.out, HasSubstr("\nmore_beds,2,system.cost,,"));
    EXPECT_EQ(here.run({"export", "a.sqlite", "--bare", "-o", "a.csv"}).out, "");
    EXPECT_EQ(here.read("a.csv"), outcome.out);
}

TEST(Store, SaysAboveItsCsvWhereTheNumbersComeFrom) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("a.sqlite", "2")).code, 0);

    const std::string csv = here.run({"export", "a.sqlite"}).out;

    EXPECT_THAT(csv, testing::ContainsRegex("^# exported by careway [0-9.]+[+][0-9a-f]+\n"
                                            "# as_is of A small ward: 2 runs, seed 42, by careway [0-9.]+[+][0-9a-f]+, "
                                            "inputs sha256 [0-9a-f]+\n"
                                            "# more_beds of A small ward: 2 runs, seed 42, by "));
    EXPECT_THAT(csv, testing::EndsWith(here.run({"export", "a.sqlite", "--bare"}).out));
}

TEST(Store, ExportsInputsAndOverview) {
    const Workplace here;
    ASSERT_EQ(here.run(compare("a.sqlite", "2")).code, 0);

    EXPECT_THAT(here.run({"export", "a.sqlite", "--table", "inputs"}).out,
                HasSubstr("\nmore_beds,pools.beds.capacity,14,"));
    EXPECT_THAT(here.run({"export", "a.sqlite", "--table", "runs"}).out, HasSubstr(",42,2,yes\n"));
}

TEST(Store, MentionsRunsThatItDoesNotExport) {
    const Workplace here;
    ASSERT_EQ(here.run({"run", "ward.yaml", "-n", "3", "--seed", "1", "-o", "a.sqlite"}).code, 0);
    ASSERT_EQ(here.run({"run", "ward.yaml", "-n", "2", "--seed", "2", "-o", "a.sqlite"}).code, 0);

    EXPECT_EQ(here.run({"export", "a.sqlite"}).err,
              "Left out: 3 runs of other texts, seeds or programs; `--table runs` lists them\n");
}

TEST(Store, IsRefusedWhereItCannotBeWritten) {
    const Workplace here;
    here.write("plain", "a file, not a folder");
    here.write("letter.txt", "Dear council, this letter is long enough not to be taken for an empty file. Yours.");

    const Outcome no_folder = here.run({"run", "ward.yaml", "-n", "1", "-o", "plain/a.sqlite"});
    const Outcome not_ours = here.run({"run", "ward.yaml", "-n", "1", "-q", "-o", "letter.txt"});
    const Outcome none = here.run({"export", "nowhere.sqlite"});

    EXPECT_EQ(no_folder.code, 1);
    EXPECT_EQ(no_folder.err,
              "careway: cannot create the folder `plain`: Not a directory; choose another file with -o\n");
    EXPECT_EQ(not_ours.code, 1);
    EXPECT_EQ(not_ours.err, "careway: `letter.txt` is not a store of Careway; it is left as it is\n");
    EXPECT_THAT(here.read("letter.txt"), testing::StartsWith("Dear council"));
    EXPECT_EQ(none.code, 1);
    EXPECT_EQ(none.err, "careway: there is no store `nowhere.sqlite`; `careway run`, `compare` or `study` makes one\n");
}

}  // namespace
}  // namespace careway::cli_test
