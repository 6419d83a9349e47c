#include "sim/base/name.hpp"

#include <gtest/gtest.h>

namespace careway {

TEST(NameKey, IsTheFnv1aHashOfTheSpelling) {
    // Test vectors of draft-eastlake-fnv, appendix C.
    EXPECT_EQ(name_key(""), 0x811c9dc5u);
    EXPECT_EQ(name_key("a"), 0xe40c292cu);
    EXPECT_EQ(name_key("foobar"), 0xbf9cf968u);
}

}  // namespace careway
