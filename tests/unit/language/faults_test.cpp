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

TEST(Faults, InsideAChangeShowTheValueThatItChanges) {
    Faults faults;
    faults.note_change({"s", 5, 3, 8}, {"s", 6, 20, 1}, {"m", 12, 15, 2});
    faults.add(Code::change_out_of_range, {"s", 6, 1, 1}, "in it");
    faults.add(Code::change_out_of_range, {"s", 6, 21, 1}, "after it");
    faults.add(Code::change_out_of_range, {"m", 6, 1, 1}, "in another file");

    const std::vector<Fault> found = faults.errors();

    EXPECT_EQ(found.at(0).other, (OtherPlace{"the value it changes", {"m", 12, 15, 2}}));
    EXPECT_EQ(found.at(1).other, std::nullopt);
    EXPECT_EQ(found.at(2).other, std::nullopt);
}

TEST(Faults, KeepAnotherPlaceOfTheirOwn) {
    Faults faults;
    faults.note_change({"s", 5, 3, 8}, {"s", 5, 20, 1}, {"m", 12, 15, 2});
    faults.add(Code::change_out_of_range, {"s", 5, 3, 8}, "a", {"", "", OtherPlace{"here", {"m", 1, 1, 1}}});

    EXPECT_EQ(faults.errors().at(0).other, (OtherPlace{"here", {"m", 1, 1, 1}}));
}

}  // namespace careway::language
