#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/models/corners.hpp"

// Whether what the READMEs say of three wards and diversion hangs on what nobody knows.
namespace careway::models_test {
namespace {

std::filesystem::path page() {
    return project() / "models/south_somerset/corners.md";
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file{path};
    return (std::ostringstream{} << file.rdbuf()).str();
}

const std::vector<Verdict>& verdicts() {
    static const std::vector<Verdict> found = judge_corners(4);
    return found;
}

/// A change that flips an answer must change the page, and whoever changes the page the READMEs that read it.
/// With CAREWAY_WRITE_CORNERS set, the page is written.
TEST(Corners, AreThoseOfThePage) {
    const std::string table = corner_table(verdicts());
    std::cout << table;
    const std::string before = read(page());
    const std::string head = before.substr(0, before.find("| community |"));
    if (std::getenv("CAREWAY_WRITE_CORNERS") != nullptr) {
        std::ofstream{page()} << head << table;
    }

    EXPECT_EQ(read(page()), head + table);
}

/// Counts the corners in which an option is among the best.
std::size_t corners_won(std::size_t option, std::size_t criterion) {
    const auto& all = verdicts();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Verdict& verdict) {
        const auto winners = verdict.winners(criterion);
        return std::find(winners.begin(), winners.end(), option) != winners.end();
    }));
}

TEST(Corners, AreAllOfThem) {
    EXPECT_EQ(verdicts().size(), 32U);
}

/// What no assumption flips; the READMEs say so.
TEST(Corners, LeaveDiversionTheCheapestOfTheThree) {
    EXPECT_EQ(corners_won(1, 5), 32U);
}

TEST(Corners, LeaveWardsAmongTheBestForTheFourHours) {
    EXPECT_EQ(corners_won(0, 0), 32U);
}

/// What assumptions flip.
TEST(Corners, DecideWhetherDiversionDoesAsWellForTheFourHours) {
    EXPECT_GT(corners_won(1, 0), 0U);
    EXPECT_LT(corners_won(1, 0), 32U);
}

TEST(Corners, DecideWhoClearsMostBedsOfPeopleFitToLeave) {
    EXPECT_GT(corners_won(1, 2), 0U);
    EXPECT_GT(corners_won(2, 2), 0U);
    EXPECT_EQ(corners_won(0, 2), 0U);
}

}  // namespace
}  // namespace careway::models_test
