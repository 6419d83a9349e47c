#include "sim/language/text_file.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

using TextFile = Folder;

TEST(FirstByteNotText, FindsBytesThatAreNotUtf8) {
    EXPECT_EQ(first_byte_not_text("plain £ é … \n\t"), std::string_view::npos);
    EXPECT_EQ(first_byte_not_text("a\xff"), 1u);
    EXPECT_EQ(first_byte_not_text("ab\xc3"), 2u);
    EXPECT_EQ(first_byte_not_text("\xc0\x80"), 0u);
    EXPECT_EQ(first_byte_not_text("\xed\xa0\x80"), 0u);
    EXPECT_EQ(first_byte_not_text("\xf4\x90\x80\x80"), 0u);
    EXPECT_EQ(first_byte_not_text(std::string_view{"a\0b", 3}), 1u);
}

TEST_F(TextFile, HasPlainLineEndsAndNoByteOrderMark) {
    Faults faults;

    EXPECT_EQ(read_text(write("a.txt",
                              "\xef\xbb\xbf"
                              "a\r\nb\rc\n"),
                        {}, faults),
              "a\nb\nc\n");
}

TEST_F(TextFile, MissingIsAFaultWhereItIsNamed) {
    Faults faults;

    EXPECT_EQ(read_text(path_of("none.csv"), Place{"model.yaml", 3, 9, 4}, faults), std::nullopt);
    ASSERT_EQ(faults.errors().size(), 1u);
    EXPECT_EQ(faults.errors()[0].place, (Place{"model.yaml", 3, 9, 4}));
}

TEST_F(TextFile, TooLargeIsAFault) {
    Faults faults;

    EXPECT_EQ(read_text(write("big.yaml", std::string(largest_file + 1, 'x')), {}, faults), std::nullopt);
    EXPECT_EQ(faults.errors().at(0).code, "M109");
}

TEST_F(TextFile, SaysWhatToSaveItAs) {
    Faults faults;

    EXPECT_EQ(read_text(write("wide.yaml", std::string{"\xff\xfe"
                                                       "c\0",
                                                       4}),
                        {}, faults),
              std::nullopt);
    EXPECT_EQ(faults.errors().at(0).known, "the file is UTF-16, which some programs call Unicode; save it as UTF-8");
}

}  // namespace careway::language
