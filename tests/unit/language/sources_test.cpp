#include "sim/language/sources.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

using Sources = Folder;

TEST(SourceId, IsCapitalLettersThenDigits) {
    for (const char* text : {"E018", "C124", "VC12", "F1"}) {
        EXPECT_TRUE(is_source_id(text)) << text;
    }
    for (const char* text : {"", "E", "018", "e018", "E01b", "ABCD1", "E 18"}) {
        EXPECT_FALSE(is_source_id(text)) << text;
    }
}

TEST(Assumption, NeedsItsReason) {
    EXPECT_TRUE(is_assumption("assumption (28 beds a ward)"));
    EXPECT_FALSE(is_assumption("assumption"));
    EXPECT_FALSE(is_assumption("assumption ()"));
    EXPECT_FALSE(is_assumption("assumption (28 beds"));
    EXPECT_TRUE(is_cut_assumption("assumption (28 beds"));
}

TEST_F(Sources, AreFoundInAFolderAboveTheModel) {
    write("sources.yaml", "E018: {fact: Beds}\nC001: {fact: More}\n");
    Faults faults;

    const SourceList list = read_sources(path_of("town/model.yaml"), faults);

    EXPECT_EQ(list.ids, (std::set<std::string>{"C001", "E018"}));
    EXPECT_FALSE(faults.any_error());
}

TEST_F(Sources, MustBeSomewhereForAnIdToBeCited) {
    const auto model = write_ward("source: E018\npathway: {ward: {stay: 1 day, ready: home}}\n");

    EXPECT_EQ(faults_of(model), "M141 no `sources.yaml` that could hold `E018`\n");
}

TEST_F(Sources, NearestFileWins) {
    write("sources.yaml", "E018: {fact: Beds}\n");
    write("town/sources.yaml", "C001: {fact: More}\n");
    Faults faults;

    EXPECT_EQ(read_sources(path_of("town/model.yaml"), faults).ids, (std::set<std::string>{"C001"}));
}

}  // namespace careway::language
