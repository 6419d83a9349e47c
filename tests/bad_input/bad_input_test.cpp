// Every file of this folder that begins with `# error[…` or `# warning[…` is a model, or (`scenario_…`) a scenario of
// support/town.yaml, and its first comment lines are the whole message that loading it must print.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/language/codes.hpp"
#include "sim/language/load.hpp"

namespace careway::language {

namespace {

namespace fs = std::filesystem;

/// The comment lines at the head of a file, without their sign.
std::string expected_message(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::string message;
    for (std::string line; std::getline(stream, line) && line.starts_with("#");) {
        message += line.substr(std::min<std::size_t>(2, line.size())) + "\n";
    }
    return message;
}

bool expects_message(const fs::path& file) {
    const std::string message = expected_message(file);
    return message.starts_with("error[") || message.starts_with("warning[");
}

std::vector<std::string> bad_files() {
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{CAREWAY_BAD_INPUT}) {
        if (entry.path().extension() == ".yaml" && expects_message(entry.path())) {
            files.push_back(fs::relative(entry.path(), CAREWAY_BAD_INPUT).generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

Model load_bad(const std::string& file) {
    return file.starts_with("scenario_") ? load("support/town.yaml", file) : load(file);
}

/// What loading the file prints: its errors, or else its warnings.
std::string printed(const std::string& file) {
    try {
        return render(load_bad(file).warnings, "warning");
    } catch (const InputError& error) {
        return error.what();
    }
}

std::set<std::string> codes_fired(const std::string& file) {
    std::set<std::string> codes;
    try {
        for (const Fault& fault : load_bad(file).warnings) {
            codes.insert(fault.code);
        }
    } catch (const InputError& error) {
        for (const Fault& fault : error.faults()) {
            codes.insert(fault.code);
        }
    }
    return codes;
}

/// Messages show paths as they were given, so the tests stand in the folder itself.
class BadInput : public testing::Test {
protected:
    void SetUp() override { fs::current_path(CAREWAY_BAD_INPUT); }
};

class BadFile : public BadInput, public testing::WithParamInterface<std::string> {};

std::string test_name(const testing::TestParamInfo<std::string>& file) {
    std::string name = file.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '/' || c == '.'; }, '_');
    return name;
}

}  // namespace

TEST_P(BadFile, PrintsExactlyTheMessageAtItsHead) {
    EXPECT_EQ(printed(GetParam()), expected_message(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Folder, BadFile, testing::ValuesIn(bad_files()), test_name);

TEST_F(BadInput, FiresEveryCodeOfTheTable) {
    std::set<std::string> fired;
    for (const std::string& file : bad_files()) {
        fired.merge(codes_fired(file));
    }

    std::set<std::string> table;
    for (const CodeMeaning& row : code_table) {
        table.insert(id_of(row.code));
    }
    EXPECT_EQ(fired, table);
}

TEST_F(BadInput, IsAnErrorOfTheInputWithEveryFaultInFileOrder) {
    try {
        load("three_faults.yaml");
        FAIL() << "a file with three faults was read";
    } catch (const InputError& error) {
        ASSERT_EQ(error.faults().size(), 3u);
        EXPECT_EQ(error.faults()[0].code, "M115");
        EXPECT_EQ(error.faults()[1].code, "M112");
        EXPECT_EQ(error.faults()[2].code, "M122");
        EXPECT_LT(error.faults()[0].place.line, error.faults()[1].place.line);
        EXPECT_LT(error.faults()[1].place.line, error.faults()[2].place.line);
    }
}

TEST_F(BadInput, ListsTwentyFaultsAndCountsTheRest) {
    try {
        load("more_than_twenty.yaml");
        FAIL() << "a file with 24 faults was read";
    } catch (const InputError& error) {
        EXPECT_EQ(error.faults().size(), 20u);
        EXPECT_TRUE(std::string{error.what()}.ends_with("\nand 4 more\n"));
    }
}

TEST_F(BadInput, NamesAModelThatIsNotThere) {
    EXPECT_EQ(printed("no_such_model.yaml"),
              "error[M100]: cannot open the file `no_such_model.yaml`\n"
              " --> no_such_model.yaml\n");
}

TEST_F(BadInput, RefusesAFolderAsAModel) {
    EXPECT_THROW(load("support"), InputError);
}

}  // namespace careway::language
