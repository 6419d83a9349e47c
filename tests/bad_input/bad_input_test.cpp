// Every file of this folder that begins with `# error[…` or `# warning[…` is a model, or (`scenario_…`) a scenario of
// support/town.yaml, and its first comment lines are the whole message that checking it must print. A `compare_…` is a
// scenario to be compared with the town as it is, a `calibration_…` a calibration of the town, a `study_…` a study of
// it; of an `unplaced_…` the program itself looks for the model.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/cli/comparable.hpp"
#include "sim/cli/locate.hpp"
#include "sim/cli/model.hpp"
#include "sim/language/calibration.hpp"
#include "sim/language/codes.hpp"
#include "sim/language/load.hpp"
#include "sim/language/study.hpp"
#include "sim/study/calibrate.hpp"

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

/// The warnings of a file; throws its errors.
std::vector<Fault> warnings_of(const std::string& file) {
    const cli::Located located{fs::path{file}.stem().string(), file};
    const cli::Located town{"town", "support/town.yaml"};
    if (file.starts_with("compare_")) {
        cli::require_comparable({cli::prepare(town, {}), cli::prepare(town, located)});
        return {};
    }
    if (file.starts_with("calibration_")) {
        const Calibration calibration = read_calibration(located.path, town.path);
        study::require_measures(calibration, cli::prepare(town, {}));
        return calibration.warnings;
    }
    if (file.starts_with("study_")) {
        read_study(file, town.path);
        return {};
    }
    if (file.starts_with("unplaced_")) {
        return cli::prepare(cli::Library{"support", fs::current_path()}.model_of(located), located).warnings;
    }
    return file.starts_with("scenario_") ? cli::prepare(town, located).warnings : cli::prepare(located, {}).warnings;
}

/// What checking the file prints: its errors, or else its warnings.
std::string printed(const std::string& file) {
    try {
        return render(warnings_of(file), "warning");
    } catch (const InputError& error) {
        return error.what();
    }
}

std::vector<Fault> faults_of(const std::string& file) {
    try {
        return warnings_of(file);
    } catch (const InputError& error) {
        return error.faults();
    }
}

std::string text_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Puts the message that a file prints now at its head. For whoever changed messages on purpose, with
/// `CAREWAY_WRITE_HEADS=1`; what it wrote is to be read before it is committed.
void write_head(const std::string& file) {
    for (int round = 0; round < 3 && printed(file) != expected_message(file); ++round) {  // its own length moves lines
        const std::string text = text_of(file);
        std::size_t body = 0;
        while (body < text.size() && text[body] == '#') {
            body = text.find('\n', body) + 1;
        }
        std::string head;
        std::istringstream message{printed(file)};
        for (std::string line; std::getline(message, line);) {
            head += line.empty() ? "#\n" : "# " + line + "\n";
        }
        std::ofstream{file, std::ios::binary} << head << text.substr(body);
    }
}

/// "M104" of what begins at `at`, where that is a code in quotes; else "". By hand, for g++ 12 takes the regular
/// expressions of its own library for an error under the sanitizers.
std::string code_at(const std::string& text, std::size_t at) {
    constexpr std::size_t length = 6;
    const std::string quoted = text.substr(at, length);
    const bool is_code = quoted.size() == length && quoted.front() == '"' && quoted.back() == '"' &&
                         (quoted[1] == 'M' || quoted[1] == 'W') &&
                         std::all_of(quoted.begin() + 2, quoted.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
    return is_code ? quoted.substr(1, length - 2) : "";
}

/// Every code that the program can print: those of the language, and those that other folders write as text.
std::set<std::string> codes_in_source() {
    std::set<std::string> codes;
    for (const CodeMeaning& row : code_table) {
        codes.insert(id_of(row.code));
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{CAREWAY_SIM}) {
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") {
            const std::string text = text_of(entry.path());
            for (std::size_t quote = text.find('"'); quote != std::string::npos; quote = text.find('"', quote + 1)) {
                codes.insert(code_at(text, quote));
            }
        }
    }
    codes.erase("");
    return codes;
}

/// Codes that no file of this folder can fire, and why.
const std::map<std::string, std::string> without_file{
    {"M184", "the language refuses such a rate first, as M126; specs built in C++ are tested in compile_test"},
    {"M185", "the language refuses such a rate first, as M123; specs built in C++ are tested in compile_test"},
    {"M187", "takes 65,536 nodes or pools, a file of megabytes; tested in compile_test"},
    {"M195", "of a table of spells, which is no model; tested in spells_test"},
    {"M196", "of a table of spells, which is no model; tested in spells_test"},
};

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
    if (std::getenv("CAREWAY_WRITE_HEADS") != nullptr) {
        write_head(GetParam());
    }

    EXPECT_EQ(printed(GetParam()), expected_message(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Folder, BadFile, testing::ValuesIn(bad_files()), test_name);

TEST_F(BadInput, FiresEveryCodeInTheSource) {
    std::set<std::string> fired;
    for (const std::string& file : bad_files()) {
        for (const Fault& fault : faults_of(file)) {
            fired.insert(fault.code);
        }
    }

    for (const std::string& code : codes_in_source()) {
        EXPECT_NE(fired.contains(code), without_file.contains(code)) << code << " needs a file in tests/bad_input";
    }
}

TEST_F(BadInput, HoldsTenFilesWithThreeFaultsOrMore) {
    const std::vector<std::string> files = bad_files();

    EXPECT_GE(std::count_if(files.begin(), files.end(), [](const auto& file) { return faults_of(file).size() >= 3; }),
              10);
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
        EXPECT_EQ(error.faults().size(), 24u);
        EXPECT_TRUE(std::string{error.what()}.ends_with("\nand 4 more errors\n"));
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
