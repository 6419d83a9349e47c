#include "sim/cli/table.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace careway::cli {
namespace {

using enum Table::Align;

TEST(Table, AlignsEachColumnAsItSays) {
    const Table table{{right, left}, {{"", "mean", "(95% CI)"}, {"Beds", "8", "(7 to 9)"}, {"Waits", "1,000", "-"}}};

    EXPECT_EQ(table.text(),
              "          mean  (95% CI)\n"
              "  Beds       8  (7 to 9)\n"
              "  Waits  1,000  -\n");
}

TEST(Table, WrapsLongLabelsAndSetsNumbersBesideTheirEnd) {
    const std::string number(50, '9');
    const Table table{{right}, {{"", "mean"}, {"People waiting for hospital beds at night", number}}};

    EXPECT_EQ(table.text(), std::string(28, ' ') + std::string(48, ' ') + "mean\n" +
                                "  People waiting for\n"
                                "  hospital beds at night      " +
                                number + "\n");
}

TEST(Table, SetsALabelOfManyLinesAboveItsNumbers) {
    const std::string number(60, '9');
    const Table table{{right}, {{"", "mean"}, {"People waiting for hospital beds at night", number}}};

    EXPECT_EQ(table.text(), std::string(76, ' ') + "mean\n" + "  People waiting for hospital beds at night\n" +
                                std::string(20, ' ') + number + "\n");
}

TEST(Table, StaysWithinEightyColumns) {
    const Table table{{right, right, right, left, right},
                      {{"", "base", "with", "difference", "(95% CI)", "lower"},
                       {"Emergency wards: people ready to leave a long name", "£268.0m", "£263.1m", "-13.6 pp",
                        "(-14.1 to -13.2)", "100/100"}}};
    std::istringstream lines{table.text()};

    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(shown_width(line), line_width) << line;
    }
}

TEST(Table, CountsLettersNotBytes) {
    EXPECT_EQ(shown_width("£4.2m"), 5u);
    EXPECT_EQ(shown_width("café"), 4u);
    EXPECT_EQ(shown_width(""), 0u);
}

TEST(Wrapped, BreaksAtSpacesOnly) {
    EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
    EXPECT_EQ(wrapped("averylongword is", 5), (std::vector<std::string>{"averylongword", "is"}));
    EXPECT_EQ(wrapped("", 5), (std::vector<std::string>{""}));
}

TEST(Paragraph, IndentsAllLinesButTheFirst) {
    const std::string text = paragraph(std::string(40, 'a') + " " + std::string(40, 'b'), 6);

    EXPECT_EQ(text, std::string(40, 'a') + "\n      " + std::string(40, 'b') + "\n");
}

TEST(Table, GivesTheWholeLineToALabelWithoutNumbers) {
    const std::string long_label = "Emergency department: people who left within four hours";
    const Table table{{Table::Align::right}, {{"", std::string(50, '9')}, {long_label, ""}, {"year 1", "7"}}};

    EXPECT_NE(table.text().find("  " + long_label + "\n  year 1 "), std::string::npos) << table.text();
}

}  // namespace
}  // namespace careway::cli
