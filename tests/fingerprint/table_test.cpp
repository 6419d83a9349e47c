#include "tests/fingerprint/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace careway::fingerprint {
namespace {

using testing::ElementsAre;

Row row(const std::string& model, std::uint64_t hash, const std::string& since) {
    return {model, "", 42, {1, hash}, since};
}

Fingerprint seven(const Row&) {
    return {1, 7};
}

TEST(Table, IsReadAsItIsWritten) {
    const std::vector<Row> rows{{"a.yaml", "", 42, {12, 0xfedcba9876543210}, "Wider, and better"},
                                {"a.yaml", "b.yaml", 7, {0, 1}, "Wider"}};

    EXPECT_EQ(read_table(text_of(rows)), rows);
}

TEST(Table, TakesARowOfWhichNothingIsKnownYet) {
    EXPECT_THAT(read_table("a.yaml,,7,,,\n"), ElementsAre(Row{"a.yaml", "", 7, {}, ""}));
}

TEST(ChangesOfBehaviour, AreTheEntriesUnderThatHeadingOfEveryVersion) {
    const std::string changelog =
        "## [Unreleased]\n### Added\n- One.\n### Changed behaviour\n- Two, a\n  long one.\n- Three.\n"
        "## [1.0]\n### Changed behaviour\n- Four.\n### Fixed\n- Five.\n";

    EXPECT_THAT(changes_of_behaviour(changelog), ElementsAre("Two, a long one.", "Three.", "Four."));
}

TEST(BroughtUpToDate, NamesTheEntryInRowsThatHaveMovedAndInNoOthers) {
    const auto rows = brought_up_to_date({row("a", 7, "Old"), row("b", 8, "Old"), row("c", 0, "")}, "New",
                                         {"New, because.", "Old."}, seven);

    EXPECT_THAT(rows, ElementsAre(row("a", 7, "Old"), row("b", 7, "New"), row("c", 7, "New")));
}

TEST(BroughtUpToDate, NeedsAnEntryThatBeginsSo) {
    EXPECT_THROW(brought_up_to_date({row("a", 8, "Old")}, "New", {"Not New"}, seven), std::runtime_error);
    EXPECT_THROW(brought_up_to_date({row("a", 8, "Old")}, "", {"New"}, seven), std::runtime_error);
}

TEST(BroughtUpToDate, RefusesASecondMoveUnderOneEntry) {
    EXPECT_THROW(brought_up_to_date({row("a", 8, "New")}, "New", {"New"}, seven), std::runtime_error);
    EXPECT_NO_THROW(brought_up_to_date({row("a", 7, "New")}, "New", {"New"}, seven));
}

}  // namespace
}  // namespace careway::fingerprint
