// What the fuzzers start from and once found, and what a fuzzer would try first.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/inputs.hpp"

namespace careway::fuzz {
namespace {

namespace fs = std::filesystem;

struct Input {
    const char* name;
    bool (*take)(std::string_view text);
    const char* small;  ///< file of the corpus that is tried in every variation
};

void PrintTo(const Input& input, std::ostream* out) {
    *out << input.name;
}

std::string text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

class Inputs : public testing::TestWithParam<Input> {
protected:
    /// Files of the corpus, in order of name.
    static std::vector<fs::path> corpus(bool crashes) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator{fs::path{CAREWAY_CORPUS} / GetParam().name}) {
            if (entry.path().filename().string().starts_with("crash_") == crashes) {
                files.push_back(entry.path());
            }
        }
        std::ranges::sort(files);
        return files;
    }
    static std::string small() { return text_of(fs::path{CAREWAY_CORPUS} / GetParam().name / GetParam().small); }
};

TEST_P(Inputs, AreTakenWhereTheFuzzerStarts) {
    ASSERT_FALSE(corpus(false).empty());
    for (const fs::path& file : corpus(false)) {
        EXPECT_TRUE(GetParam().take(text_of(file))) << file;
    }
}

TEST_P(Inputs, AreAnsweredThatOnceCrashedUs) {
    for (const fs::path& file : corpus(true)) {
        EXPECT_NO_THROW(GetParam().take(text_of(file))) << file;
    }
}

TEST_P(Inputs, AreAnsweredThatBreakOffAnywhere) {
    const std::string text = small();
    for (std::size_t length = 0; length < text.size(); ++length) {
        EXPECT_NO_THROW(GetParam().take(text.substr(0, length))) << "first " << length << " bytes";
    }
}

/// Where each word of `text` begins and ends.
std::vector<std::pair<std::size_t, std::size_t>> words_of(const std::string& text) {
    constexpr auto between = " \n,:{}[]";
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (std::size_t end = 0, begin = text.find_first_not_of(between); begin != std::string::npos;
         begin = text.find_first_not_of(between, end)) {
        end = std::min(text.find_first_of(between, begin), text.size());
        words.emplace_back(begin, end);
    }
    return words;
}

TEST_P(Inputs, AreAnsweredWithAnythingInPlaceOfAnyWord) {
    const std::vector<std::string> oddities = {
        "",     "~",     "[]",      "{}",   "-1",      "0",          "1e999", ".nan", "99999999999999999999",
        "beds", "100 %", "-3 days", "home", "&a [*a]", "!!binary x", "\xff"};
    const std::string text = small();
    for (const auto& [begin, end] : words_of(text)) {
        for (const std::string& oddity : oddities) {
            EXPECT_NO_THROW(GetParam().take(text.substr(0, begin) + oddity + text.substr(end)))
                << "with `" << oddity << "` for `" << text.substr(begin, end - begin) << "`";
        }
    }
}

TEST_P(Inputs, AreAnsweredWithAnyLineLeftOut) {
    const std::string text = small();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin) + 1;
        EXPECT_NO_THROW(GetParam().take(text.substr(0, begin) + text.substr(end)))
            << "without " << text.substr(begin, end - begin);
        begin = end;
    }
}

std::string name_of(const testing::TestParamInfo<Input>& info) {
    return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Of, Inputs,
                         testing::Values(Input{"model", try_model, "small.yaml"},
                                         Input{"scenario", try_scenario, "small.yaml"},
                                         Input{"table", try_table, "stays.csv"},
                                         Input{"command", try_command, "small.txt"}),
                         name_of);

}  // namespace
}  // namespace careway::fuzz
