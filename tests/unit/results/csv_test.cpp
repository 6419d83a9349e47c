#include "sim/results/csv.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace careway::results {
namespace {

TEST(CsvField, IsLeftAloneWhenItCanBe) {
    EXPECT_EQ(csv_field("Acute beds in use"), "Acute beds in use");
}

TEST(CsvField, IsQuotedWhenItHoldsACommaAQuoteOrALineEnd) {
    EXPECT_EQ(csv_field("cost, all"), "\"cost, all\"");
    EXPECT_EQ(csv_field("so-called \"hub\""), "\"so-called \"\"hub\"\"\"");
    EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
}

TEST(CsvNumber, IsTheShortestThatReadsBackTheSame) {
    EXPECT_EQ(csv_number(0.1), "0.1");
    EXPECT_EQ(csv_number(1.0 / 3), "0.3333333333333333");
    EXPECT_EQ(csv_number(345), "345");
}

TEST(CsvNumber, IsEmptyForAValueThatDoesNotExist) {
    EXPECT_EQ(csv_number(std::numeric_limits<double>::quiet_NaN()), "");
}

}  // namespace
}  // namespace careway::results
