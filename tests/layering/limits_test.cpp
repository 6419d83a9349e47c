#include "tests/layering/limits.hpp"

#include <gmock/gmock.h>

namespace careway::layering {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string repeated(std::size_t times, const std::string& line) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        text += line;
    }
    return text;
}

TEST(LongFile, AcceptsAFileAtTheWall) {
    EXPECT_THAT(long_file({"sim/a/b.cpp", repeated(400, "x\n")}), IsEmpty());
}

TEST(LongFile, FindsAFileOneLineOverTheWall) {
    EXPECT_THAT(long_file({"sim/a/b.cpp", repeated(401, "x\n")}), ElementsAre("sim/a/b.cpp: 401 lines, at most 400"));
}

TEST(LongFunctions, AcceptsAFunctionAtTheWall) {
    const Source source{"sim/a/b.cpp", "void f() {\n" + repeated(58, "    g();\n") + "}\n"};

    EXPECT_THAT(long_functions(source), IsEmpty());
}

TEST(LongFunctions, CountsTheLinesOfItsSignature) {
    const Source source{"sim/a/b.cpp", "\nvoid f(int a,\n       int b) {\n" + repeated(58, "    g();\n") + "}\n"};

    EXPECT_THAT(long_functions(source), ElementsAre("sim/a/b.cpp:2: a block of 61 lines, at most 60"));
}

TEST(LongFunctions, FindsAMemberInsideItsClass) {
    const Source source{"sim/a/b.hpp",
                        "class A {\npublic:\n    void f() {\n" + repeated(59, "        g();\n") + "    }\n};\n"};

    EXPECT_THAT(long_functions(source), ElementsAre("sim/a/b.hpp:3: a block of 61 lines, at most 60"));
}

TEST(LongFunctions, AcceptsALongTypeAndALongNamespace) {
    const Source source{"sim/a/b.hpp",
                        "namespace a {\n\nstruct A {\n" + repeated(100, "    int b;\n") + "};\n\n}  // namespace a\n"};

    EXPECT_THAT(long_functions(source), IsEmpty());
}

TEST(LongFunctions, IsNotMisledByTextThatLooksLikeCode) {
    const Source source{"sim/a/b.cpp", "void f() {\n" + repeated(30, "    g();\n") + "    h(R\"(\nx\n)\");\n" +
                                           repeated(30, "    g();\n") + "}\n"};

    EXPECT_THAT(long_functions(source), ElementsAre("sim/a/b.cpp:1: a block of 65 lines, at most 60"));
}

TEST(UnwantedWords, FindsAVirtualFunction) {
    EXPECT_THAT(unwanted_words({"sim/pathway/a.hpp", "struct A {\n    virtual void f();\n};\n"}),
                ElementsAre("sim/pathway/a.hpp:2: `virtual`: kinds are closed variants or enums; nothing is "
                            "dispatched by address"));
}

TEST(UnwantedWords, FindsAllocationByHand) {
    EXPECT_THAT(unwanted_words({"sim/pathway/a.cpp", "auto* a = new A;\n"}),
                ElementsAre("sim/pathway/a.cpp:1: `new`: owners are values or unique_ptr"));
}

TEST(UnwantedWords, LetsTheCommandLinePrintAndNobodyElse) {
    EXPECT_THAT(unwanted_words({"sim/cli/a.cpp", "std::cout << 1;\n"}), IsEmpty());
    EXPECT_THAT(unwanted_words({"sim/run/a.cpp", "std::cout << 1;\n"}),
                ElementsAre("sim/run/a.cpp:1: `std::cout`: only the command line prints"));
}

TEST(UnwantedWords, IgnoresCommentsTextIncludesAndLongerWords) {
    const Source source{"sim/pathway/a.cpp",
                        "#include <new>\n// a new virtual ward\nconst auto* a = \"virtual \\\" new\";\nint renewed;\n"
                        "int exit; auto a = b ? c::d : virtual_ward;\n"
                        "long b = 1'000'000; char c = '\"'; int newest;\n"};

    EXPECT_THAT(unwanted_words(source), IsEmpty());
}

TEST(ChangingStatics, FindsAStaticThatMayChange) {
    EXPECT_THAT(changing_statics({"sim/run/a.cpp", "int f() {\n    static int calls = 0;\n    return ++calls;\n}\n"}),
                ElementsAre("sim/run/a.cpp:2: a variable that outlives its simulation and may change"));
    EXPECT_THAT(changing_statics({"sim/run/a.cpp", "thread_local std::vector<int> scratch;\n"}),
                ElementsAre("sim/run/a.cpp:1: a variable that outlives its simulation and may change"));
}

TEST(ChangingStatics, AcceptsConstantsAndFunctions) {
    const Source source{"sim/run/a.cpp",
                        "static constexpr int most = 3;\nstatic const std::string name{\"x\"};\n"
                        "struct A {\n    static A of(int b) { return {}; }\n};\nstatic_assert(sizeof(A) == 1);\n"};

    EXPECT_THAT(changing_statics(source), IsEmpty());
}

TEST(PostponedWork, FindsItInACommentAndNotInsideAWord) {
    const Source source{"sim/run/a.cpp",
                        "// TO"
                        "DO: think\nint to_do; // MASTO"
                        "DON\n"};

    EXPECT_THAT(postponed_work(source), ElementsAre("sim/run/a.cpp:1: work put off: `TO"
                                                    "DO`"));
}

}  // namespace
}  // namespace careway::layering
