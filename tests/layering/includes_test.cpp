#include "tests/layering/includes.hpp"

#include <gmock/gmock.h>

namespace careway::layering {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

Table small_table() {
    return {.folders = {{"base", {}}, {"random", {"base"}}, {"language", {"base"}}},
            .libraries = {{"yaml-cpp/", {"language"}}, {"Random123/", {"random"}, true}}};
}

TEST(WrongIncludes, AcceptsAnEdgeInTheTable) {
    const Source source{"sim/random/draw.cpp", "#include \"sim/random/draw.hpp\"\n\n#include \"sim/base/time.hpp\"\n"};

    EXPECT_THAT(wrong_includes(source, small_table()), IsEmpty());
}

TEST(WrongIncludes, FindsAnEdgeThatIsNotInTheTable) {
    const Source source{"sim/base/time.cpp", "#include \"sim/base/time.hpp\"\n#include \"sim/random/draw.hpp\"\n"};

    EXPECT_THAT(wrong_includes(source, small_table()),
                ElementsAre("sim/base/time.cpp:2: folder base may not include folder random"));
}

TEST(WrongIncludes, DoesNotFollowEdgesThroughAThirdFolder) {
    const Source source{"sim/language/load.cpp", "#include \"sim/random/draw.hpp\"\n"};

    EXPECT_THAT(wrong_includes(source, small_table()),
                ElementsAre("sim/language/load.cpp:1: folder language may not include folder random"));
}

TEST(WrongIncludes, FindsAFolderThatTheTableDoesNotKnow) {
    const Source source{"sim/study/plan.cpp", "#include \"sim/base/time.hpp\"\n"};

    EXPECT_THAT(wrong_includes(source, small_table()),
                ElementsAre("sim/study/plan.cpp:1: folder study is not in the table of tests/layering/table.cpp"));
}

TEST(WrongIncludes, FindsAHeaderThatIsNotNamedFromTheRoot) {
    const Source source{"sim/base/time.cpp", "#include \"time.hpp\"\n#include \"tests/unit/help.hpp\"\n"};

    EXPECT_THAT(wrong_includes(source, small_table()),
                ElementsAre("sim/base/time.cpp:1: \"time.hpp\" is no header of sim/ or viz/",
                            "sim/base/time.cpp:2: \"tests/unit/help.hpp\" is no header of sim/ or viz/"));
}

TEST(WrongIncludes, AcceptsTextThatTheBuildMakesForTheFolder) {
    EXPECT_THAT(wrong_includes({"sim/base/time.cpp", "#include \"identity.inc\"\n"}, small_table()), IsEmpty());
    EXPECT_THAT(wrong_includes({"sim/base/time.cpp", "#include \"sim/random/identity.inc\"\n"}, small_table()),
                ElementsAre("sim/base/time.cpp:1: folder base may not include folder random"));
}

TEST(WrongIncludes, AcceptsTheStandardLibraryEverywhere) {
    const Source source{"sim/base/time.hpp", "#include <vector>\n#include <string_view>\n"};

    EXPECT_THAT(wrong_includes(source, small_table()), IsEmpty());
}

TEST(WrongIncludes, FindsALibraryInTheWrongFolder) {
    const Source source{"sim/random/draw.cpp", "#include <yaml-cpp/yaml.h>\n"};

    EXPECT_THAT(wrong_includes(source, small_table()),
                ElementsAre("sim/random/draw.cpp:1: folder random may not include <yaml-cpp/yaml.h>"));
}

TEST(WrongIncludes, FindsALibraryThatNobodyMayUse) {
    const Source source{"sim/base/time.cpp", "#include <boost/optional.hpp>\n"};

    EXPECT_THAT(wrong_includes(source, small_table()),
                ElementsAre("sim/base/time.cpp:1: folder base may not include <boost/optional.hpp>"));
}

TEST(WrongIncludes, SeesIncludesHoweverTheyAreSpaced) {
    const Source source{"sim/base/time.cpp", "  #  include   \"sim/random/draw.hpp\"  // why\n"};

    EXPECT_THAT(wrong_includes(source, small_table()),
                ElementsAre("sim/base/time.cpp:1: folder base may not include folder random"));
}

TEST(WrongIncludes, FindsAHeaderThatAMacroHides) {
    EXPECT_THAT(wrong_includes({"sim/base/time.cpp", "#include HEADER\n"}, small_table()),
                ElementsAre("sim/base/time.cpp:1: \"a macro\" is no header of sim/ or viz/"));
}

TEST(WrongIncludes, IgnoresIncludesInCommentsAndText) {
    const Source source{"sim/base/time.cpp",
                        "// #include \"sim/random/draw.hpp\"\n"
                        "/*\n#include \"sim/random/draw.hpp\"\n*/\n"
                        "const char* text = R\"x(\n#include <yaml-cpp/yaml.h>\n)x\";\n"};

    EXPECT_THAT(wrong_includes(source, small_table()), IsEmpty());
}

TEST(LeakedLibraries, AcceptsAHeaderThatItsOwnFolderAloneIncludes) {
    const std::vector<Source> sources = {{"sim/language/tree.hpp", "#include <yaml-cpp/yaml.h>\n"},
                                         {"sim/language/tree.cpp", "#include \"sim/language/tree.hpp\"\n"}};

    EXPECT_THAT(leaked_libraries(sources, small_table()), IsEmpty());
}

TEST(LeakedLibraries, FindsALibraryThroughAHeaderBehindAHeader) {
    const std::vector<Source> sources = {
        {"sim/language/tree.hpp", "#include <yaml-cpp/yaml.h>\n"},
        {"sim/language/load.hpp", "#include \"sim/language/tree.hpp\"\n"},
        {"sim/cli/main.cpp", "#include <string>\n#include \"sim/language/load.hpp\"\n"}};

    EXPECT_THAT(leaked_libraries(sources, small_table()),
                ElementsAre("sim/cli/main.cpp:2: \"sim/language/load.hpp\" brings <yaml-cpp/yaml.h> along"));
}

TEST(LeakedLibraries, AcceptsALibraryWhoseTableEntrySaysSo) {
    const std::vector<Source> sources = {{"sim/random/draw.hpp", "#include <Random123/philox.h>\n"},
                                         {"sim/language/load.cpp", "#include \"sim/random/draw.hpp\"\n"}};

    EXPECT_THAT(leaked_libraries(sources, small_table()), IsEmpty());
}

TEST(LeakedLibraries, EndsWhenHeadersIncludeEachOther) {
    const std::vector<Source> sources = {{"sim/base/a.hpp", "#include \"sim/base/b.hpp\"\n"},
                                         {"sim/base/b.hpp", "#include \"sim/base/a.hpp\"\n"},
                                         {"sim/random/c.cpp", "#include \"sim/base/a.hpp\"\n"}};

    EXPECT_THAT(leaked_libraries(sources, small_table()), IsEmpty());
}

TEST(EdgesOf, NamesEachPairOfFoldersOnce) {
    const std::vector<Source> sources = {
        {"sim/random/draw.hpp", "#include <vector>\n#include \"sim/base/time.hpp\"\n#include \"sim/base/name.hpp\"\n"},
        {"sim/random/draw.cpp", "#include \"sim/random/draw.hpp\"\n#include \"sim/base/time.hpp\"\n"},
        {"sim/language/load.cpp", "#include \"sim/base/error.hpp\"\n"}};

    EXPECT_THAT(edges_of(sources), UnorderedElementsAre(Pair("random", "base"), Pair("language", "base")));
}

TEST(LibrariesOf, NamesEachFolderThatIncludesALibrary) {
    const std::vector<Source> sources = {
        {"sim/language/tree.cpp", "#include <yaml-cpp/yaml.h>\n#include <yaml-cpp/mark.h>\n#include <vector>\n"},
        {"sim/random/draw.hpp", "#include <Random123/philox.h>\n"}};

    EXPECT_THAT(libraries_of(sources, small_table()),
                UnorderedElementsAre(Pair("language", "yaml-cpp/"), Pair("random", "Random123/")));
}

}  // namespace
}  // namespace careway::layering
