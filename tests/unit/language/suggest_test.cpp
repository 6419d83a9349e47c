#include "sim/language/suggest.hpp"

#include <gtest/gtest.h>

namespace careway::language {

TEST(EditDistance, CountsChangesInsertionsDeletionsAndSwaps) {
    EXPECT_EQ(edit_distance("ward", "ward"), 0u);
    EXPECT_EQ(edit_distance("ward", "wart"), 1u);
    EXPECT_EQ(edit_distance("ward", "wad"), 1u);
    EXPECT_EQ(edit_distance("ward", "wards"), 1u);
    EXPECT_EQ(edit_distance("ward", "wrad"), 1u);
    EXPECT_EQ(edit_distance("", "ward"), 4u);
}

TEST(Nearest, FindsASlipOfTheFinger) {
    EXPECT_EQ(nearest("capcity", {"kind", "capacity", "cost"}), "capacity");
}

TEST(Nearest, FindsABeginning) {
    EXPECT_EQ(nearest("rehab", {"acute_ward", "rehab_ward"}), "rehab_ward");
}

TEST(Nearest, FindsAnotherCase) {
    EXPECT_EQ(nearest("ACUTE_WARD", {"acute_ward"}), "acute_ward");
}

TEST(Nearest, IsEmptyWhenNothingIsNear) {
    EXPECT_EQ(nearest("clinic", {"acute_ward", "home"}), "");
}

TEST(Nearest, DoesNotDependOnTheOrderOfItsCandidates) {
    EXPECT_EQ(nearest("bads", {"beds", "bags"}), nearest("bads", {"bags", "beds"}));
}

TEST(Listed, EndsALongListWithItsCount) {
    EXPECT_EQ(listed({"a", "b"}), "a, b");
    EXPECT_TRUE(listed(std::vector<std::string>(30, "x")).ends_with("x, … and 6 more"));
}

}  // namespace careway::language
