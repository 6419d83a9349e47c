#include "sim/fit/wording.hpp"

#include <gtest/gtest.h>

#include "sim/fit/naming.hpp"

namespace careway::fit {
namespace {

TEST(Plain, KeepsFourDigitsAndWritesNoPowers) {
    EXPECT_EQ(plain(5.23456), "5.235");
    EXPECT_EQ(plain(3), "3");
    EXPECT_EQ(plain(0.000034567), "0.00003457");
    EXPECT_EQ(plain(123456), "123500");
    EXPECT_EQ(plain(0.99999), "1");
    EXPECT_EQ(plain(0), "0");
}

TEST(Name, IsTheNearestThingThatTheLanguageTakes) {
    EXPECT_EQ(name_like("Care home (new)"), "care_home_new");
    EXPECT_EQ(name_like("65+"), "65+");
    EXPECT_EQ(name_like("rest"), "of_rest");
    EXPECT_EQ(name_like("???"), "of_other");
    EXPECT_EQ(attribute_like("unit"), "of_unit");
    EXPECT_EQ(attribute_like("Sex"), "sex");
}

TEST(Assumption, KeepsSeveralSourcesApart) {
    EXPECT_EQ(assumption("a;b.csv", "3 stays"), "assumption (fitted to a,b.csv, 3 stays)");
    EXPECT_EQ(field("a, \"b\""), "\"a, \"\"b\"\"\"");
    EXPECT_EQ(quoted("a \"b\" \\c"), "\"a \\\"b\\\" \\\\c\"");
}

}  // namespace
}  // namespace careway::fit
