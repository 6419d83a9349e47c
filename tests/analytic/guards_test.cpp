#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

// docs/validation.md names a test for each defect that was found in other tools.
namespace careway::analytic {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// "Suite.Name" and "Suite.*" of every test of the project.
std::set<std::string> tests_of_project() {
    static const std::regex test{R"(TEST(?:_F|_P)?\((\w+), (\w+)\))"};
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{TESTS_FOLDER}) {
        if (entry.path().extension() == ".cpp") {
            const std::string text = text_of(entry.path());
            for (std::sregex_iterator found{text.begin(), text.end(), test}, none; found != none; ++found) {
                names.insert((*found)[1].str() + "." + (*found)[2].str());
                names.insert((*found)[1].str() + ".*");
            }
        }
    }
    return names;
}

TEST(Guards, OfEveryDefectOfOtherToolsAreTestsThatExist) {
    static const std::regex guard{R"(`([A-Z]\w+\.(?:\w+|\*))`)"};
    const auto tests = tests_of_project();
    std::istringstream page{text_of(VALIDATION_PAGE)};
    std::string line;
    while (std::getline(page, line) && line != "| defect | guard |") {
    }
    std::getline(page, line);  // the rule below the heads of the columns

    int defects = 0;
    while (std::getline(page, line) && line.starts_with("| ")) {
        ++defects;
        std::sregex_iterator found{line.begin(), line.end(), guard};
        EXPECT_NE(found, std::sregex_iterator{}) << "no test is named: " << line;
        for (; found != std::sregex_iterator{}; ++found) {
            EXPECT_TRUE(tests.contains((*found)[1])) << (*found)[1] << " is no test";
        }
    }
    EXPECT_GE(defects, 11);
}

}  // namespace
}  // namespace careway::analytic
