#include "sim/cli/session.hpp"

#include <gtest/gtest.h>

namespace careway::cli {
namespace {

TEST(ShellWords, AreQuotedWhereTheyMustBe) {
    EXPECT_EQ(shell_words({"run", "south_somerset", "-n", "50"}), "run south_somerset -n 50");
    EXPECT_EQ(shell_words({"--require", "p90(a.b) <= 92 %"}), "--require 'p90(a.b) <= 92 %'");
    EXPECT_EQ(shell_words({"it's", ""}), "'it'\\''s' ''");
}

TEST(Conclude, FailsWhenAnyTargetIsMissed) {
    const Console console{Options{}};
    Session session;

    EXPECT_EQ(conclude(session, Options{}, console), 0);
    session.verdicts.push_back({"a", {true, 1, 2, "met"}});
    EXPECT_EQ(conclude(session, Options{}, console), 0);
    session.verdicts.push_back({"a", {false, 3, 2, "missed"}});
    EXPECT_EQ(conclude(session, Options{}, console), 4);
}

TEST(Conclude, SaysWhatIsMissedWhereJsonCannotToPeople) {
    Options options;
    options.json = true;
    const Console console{options};
    Session session;
    session.verdicts.push_back({"a", {false, 3, 2, "x < 2: missed"}});
    testing::internal::CaptureStderr();

    conclude(session, options, console);

    EXPECT_EQ(testing::internal::GetCapturedStderr(), "Target, a: x < 2: missed\n");
}

}  // namespace
}  // namespace careway::cli
