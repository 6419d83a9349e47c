#include "tests/readme/snippet.hpp"

#include <gmock/gmock.h>

namespace careway::readme {
namespace {

TEST(Snippet, IsWhatStandsBetweenTwoFences) {
    const auto snippets = snippets_of("Text\n```yaml\na: 1\nb: 2\n```\nmore\n```\nplain\n```\n");

    ASSERT_EQ(snippets.size(), 2);
    EXPECT_EQ(snippets[0].language, "yaml");
    EXPECT_EQ(snippets[0].line, 3);
    EXPECT_EQ(snippets[0].text, "a: 1\nb: 2\n");
    EXPECT_EQ(snippets[1].language, "");
    EXPECT_EQ(snippets[1].text, "plain\n");
}

TEST(Snippet, IsNamedByACommentInItsFirstLine) {
    EXPECT_EQ((Snippet{"yaml", 1, "# clinic.yaml\ncareway: 1\n"}).file_name(), "clinic.yaml");
    EXPECT_EQ((Snippet{"yaml", 1, "# the clinic in clinic.yaml\n"}).file_name(), "");
    EXPECT_EQ((Snippet{"yaml", 1, "careway: 1\n"}).file_name(), "");
}

}  // namespace
}  // namespace careway::readme
