#include "sim/language/written.hpp"

#include "sim/language/yaml.hpp"
#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

class Written : public Folder {
protected:
    /// What is written of the value of the only key of this file.
    std::string again(const std::string& text) const {
        Faults faults;
        const auto tree = read_yaml(write("value.yaml", "key: " + text + "\n"), {}, faults);
        EXPECT_FALSE(faults.any_error()) << text;
        return written(tree->entries.at(0).value);
    }
};

}  // namespace

TEST_F(Written, LeavesPlainTextsAsTheyAre) {
    for (const char* text : {"84", "-84", "0.9", "4 %", "£5400 per day", "2 weeks", "E020", "unlimited",
                             "assumption (28 beds a ward; 24 to 30)", "rates/ed.csv", "+60 places", "Übergang"}) {
        EXPECT_EQ(again(text), text);
    }
}

TEST_F(Written, PutsInQuotesWhatYamlWouldTakeForItsOwn) {
    EXPECT_EQ(again("'a, b'"), "\"a, b\"");
    EXPECT_EQ(again("'say \"x\" \\ y'"), R"("say \"x\" \\ y")");
    EXPECT_EQ(again("'- x'"), "\"- x\"");
    EXPECT_EQ(again("'null'"), "\"null\"");
    EXPECT_EQ(again("'a '"), "\"a \"");
    EXPECT_EQ(again("''"), "\"\"");
    EXPECT_EQ(again("\"a\\nb\\tc\""), R"("a\nb\tc")");
    EXPECT_EQ(written(std::string_view{"null"}), "\"null\"");
}

TEST_F(Written, PutsListsAndMapsOnOneLine) {
    EXPECT_EQ(again("\n  add: 84\n  source:\n    - E020\n    - assumption (one; two)\n"),
              "{add: 84, source: [E020, assumption (one; two)]}");
    EXPECT_EQ(again("{85+: 3 %, 'a: b': [], c: {}}"), "{85+: 3 %, \"a: b\": [], c: {}}");
}

TEST_F(Written, IsReadBackAsItWas) {
    for (const char* text : {"'a, b'", "'say \"x\" \\ y'", "\"a\\nb\\tc\"", "'#3'", "'*a'", "'%'", "'1: 2'", "'~'",
                             "{a: [1, {b: 'x, y'}], 'c d': '{'}"}) {
        const std::string once = again(text);
        EXPECT_EQ(again(once), once) << text;
    }
}

}  // namespace careway::language
