#include "sim/language/faults.hpp"

#include <gtest/gtest.h>

#include <set>

namespace careway::language {

TEST(Code, HasOneRowInTheTableInOrderOfItsNumber) {
    int before = 0;
    for (const CodeMeaning& row : code_table) {
        EXPECT_GT(static_cast<int>(row.code), before) << row.meaning;
        EXPECT_FALSE(row.meaning.empty());
        before = static_cast<int>(row.code);
    }
}

TEST(Code, IsMForErrorsAndWForWarnings) {
    EXPECT_EQ(id_of(Code::unknown_key), "M104");
    EXPECT_EQ(id_of(Code::pool_never_used), "W202");
}

TEST(Faults, ComeInOrderOfFilesThenLines) {
    Faults faults;
    faults.opened("first");
    faults.opened("second");
    faults.add(Code::unknown_key, {"second", 1, 1, 1}, "c");
    faults.add(Code::unknown_key, {"first", 9, 1, 1}, "b");
    faults.add(Code::unknown_key, {"first", 2, 7, 1}, "a");

    ASSERT_EQ(faults.errors().size(), 3u);
    EXPECT_EQ(faults.errors()[0].message, "a");
    EXPECT_EQ(faults.errors()[1].message, "b");
    EXPECT_EQ(faults.errors()[2].message, "c");
}

TEST(Faults, AreToldOnce) {
    Faults faults;
    faults.add(Code::unknown_key, {"f", 1, 1, 1}, "a");
    faults.add(Code::unknown_key, {"f", 1, 1, 1}, "a");

    EXPECT_EQ(faults.errors().size(), 1u);
}

TEST(Faults, KeepWarningsApart) {
    Faults faults;
    faults.add(Code::pool_never_used, {"f", 1, 1, 1}, "a");

    EXPECT_FALSE(faults.any_error());
    EXPECT_NO_THROW(faults.throw_errors());
    EXPECT_EQ(faults.warnings().size(), 1u);
}

}  // namespace careway::language
