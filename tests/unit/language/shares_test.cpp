#include "sim/language/shares.hpp"

#include <gtest/gtest.h>

namespace careway::language {

namespace {

const AttributeList attributes{{"age", {"young", "old"}}, {"frail", {"yes", "no"}}};

}  // namespace

TEST(Classes, AreEveryCombinationOfTheAttributesNamed) {
    const Classes classes{{1, 0, 1}, attributes};

    EXPECT_EQ(classes.count(), 4u);
    EXPECT_EQ(classes.described(0), "age `young`, frail `yes`");
    EXPECT_EQ(classes.described(3), "age `old`, frail `no`");
}

TEST(Classes, FindTheCellOfASplitByFewerAttributesInAnyOrder) {
    const Classes classes{{0, 1}, attributes};
    const Split<double> by_frail_and_age{{1, 0}, {1, 2, 3, 4}};

    EXPECT_EQ(classes.cell(Split<double>{{1}, {10, 20}}, 1), 20);
    EXPECT_EQ(classes.cell(by_frail_and_age, 1), 3);
    EXPECT_EQ(classes.cell(Split<double>::same(5), 2), 5);
}

TEST(FaultInShares, NamesTheClassThatDoesNotAddUp) {
    const Classes classes{{0}, attributes};
    const std::vector<Split<double>> shares{{{0}, {0.5, 0.6}}, Split<double>::same(0.5)};

    const auto fault = fault_in_shares(shares, false, classes);

    ASSERT_TRUE(fault.has_value());
    EXPECT_EQ(share_message("x", *fault, false), "shares of x add up to 110 % for age `old`, not 100 %");
}

TEST(FaultInShares, ForgivesTheLastDigit) {
    const Classes classes{{}, attributes};
    const std::vector<Split<double>> shares(10, Split<double>::same(0.1));

    EXPECT_FALSE(fault_in_shares(shares, false, classes));
}

TEST(FaultInShares, LetsARestTakeWhatIsLeft) {
    const Classes classes{{}, attributes};

    EXPECT_FALSE(fault_in_shares({Split<double>::same(0.2)}, true, classes));
    EXPECT_TRUE(fault_in_shares({Split<double>::same(1.2)}, true, classes));
}

TEST(Spread, RepeatsACellForEachClassItServes) {
    const Classes classes{{0, 1}, attributes};

    EXPECT_EQ(spread(Split<double>{{1}, {1, 2}}, classes).cells, (std::vector<double>{1, 2, 1, 2}));
}

}  // namespace careway::language
