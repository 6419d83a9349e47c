#include "sim/results/rows.hpp"

#include "tests/unit/results/fixtures.hpp"

namespace careway::results {
namespace {

std::vector<measure::Entry> two_years() {
    std::vector<measure::Entry> entries;
    for (const char* split : {"", "year 1", "year 2"}) {
        entries.push_back(entry("beds.in_use", split));
        entries.push_back(entry("beds.waiting", split));
        entries.back().main = true;
    }
    return entries;
}

TEST(Rows, ShowTheMainMeasuresUnlessToldOthers) {
    const std::vector<std::string> headline{"beds.waiting", "beds.in_use"};

    EXPECT_EQ(shown(two_years(), {}, ""), (std::vector<std::size_t>{1}));
    EXPECT_EQ(shown(two_years(), headline, ""), (std::vector<std::size_t>{1, 0}));
    EXPECT_EQ(shown(two_years(), headline, "year 2"), (std::vector<std::size_t>{5, 4}));
}

TEST(Rows, KnowTheFinalYear) {
    const std::vector<measure::Entry> no_years{entry("beds.in_use")};

    EXPECT_EQ(final_year(two_years()), "year 2");
    EXPECT_EQ(final_year(no_years), "");
}

TEST(Rows, SummariseOneColumn) {
    const std::vector<run::Values> runs{{1, 10}, {2, 20}, {3, 30}};
    const std::vector<std::size_t> positions{1};
    const std::vector<measure::Entry> entries{entry("a.x"), entry("a.y")};

    const auto rows = summary_rows(entries, positions, runs);

    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].entry.address, "a.y");
    EXPECT_EQ(rows[0].summary.mean, 20);
}

TEST(Rows, FindTheirPartnerByAddressAndLeaveOutThoseWithout) {
    const std::vector<measure::Entry> entries{entry("a.x"), entry("a.y")};
    const std::vector<measure::Entry> with_entries{entry("a.new"), entry("a.y")};
    const std::vector<run::Values> base{{1, 10}, {1, 12}};
    const std::vector<run::Values> with{{7, 5}, {7, 7}};
    const std::vector<std::size_t> positions{0, 1};

    const auto rows = difference_rows(entries, positions, base, with_entries, with);

    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].entry.address, "a.y");
    EXPECT_EQ(rows[0].difference.mean, -5);
    EXPECT_EQ(rows[0].difference.lower, 2u);
}

TEST(Shown, GoesThroughTheYearsOfOneMeasureAfterTheOther) {
    const std::vector<measure::Entry> entries{entry("a"),           entry("b"),           entry("a", "year 1"),
                                              entry("b", "year 1"), entry("a", "year 2"), entry("b", "year 2")};
    const std::vector<std::string> addresses{"b", "a"};

    EXPECT_EQ(years_of(entries), (std::vector<std::string>{"year 1", "year 2"}));
    EXPECT_EQ(shown(entries, addresses, years_of(entries)), (std::vector<std::size_t>{3, 5, 2, 4}));
}

}  // namespace
}  // namespace careway::results
