#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/read_model.hpp"

namespace careway::fuzz {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Files of the corpus whose name begins with `kind`, in order of name.
std::vector<fs::path> corpus(const std::string& kind) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{CAREWAY_CORPUS}) {
        if (entry.path().filename().string().starts_with(kind)) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

TEST(ReadModel, TakesTheModelsThatTheFuzzerStartsFrom) {
    ASSERT_FALSE(corpus("model_").empty());
    for (const fs::path& file : corpus("model_")) {
        EXPECT_TRUE(read_model(text_of(file))) << file;
    }
}

TEST(ReadModel, AnswersWhatOnceCrashedIt) {
    for (const fs::path& file : corpus("crash_")) {
        EXPECT_NO_THROW(read_model(text_of(file))) << file;
    }
}

TEST(ReadModel, AnswersAModelThatBreaksOffAnywhere) {
    for (const fs::path& file : corpus("model_")) {
        const std::string text = text_of(file);
        for (std::size_t length = 0; length < text.size(); ++length) {
            EXPECT_NO_THROW(read_model(text.substr(0, length))) << file << ", first " << length << " bytes";
        }
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

TEST(ReadModel, AnswersAModelWithAnythingInPlaceOfAnyWord) {
    const std::vector<std::string> oddities = {
        "",     "~",     "[]",      "{}",   "-1",      "0",          "1e999", ".nan", "99999999999999999999",
        "beds", "100 %", "-3 days", "home", "&a [*a]", "!!binary x", "\xff"};
    for (const fs::path& file : corpus("model_")) {
        const std::string text = text_of(file);
        for (const auto& [begin, end] : words_of(text)) {
            for (const std::string& oddity : oddities) {
                EXPECT_NO_THROW(read_model(text.substr(0, begin) + oddity + text.substr(end)))
                    << file << " with `" << oddity << "` for `" << text.substr(begin, end - begin) << "`";
            }
        }
    }
}

TEST(ReadModel, AnswersAModelWithAnyLineLeftOut) {
    for (const fs::path& file : corpus("model_")) {
        const std::string text = text_of(file);
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = text.find('\n', begin) + 1;
            EXPECT_NO_THROW(read_model(text.substr(0, begin) + text.substr(end)))
                << file << " without " << text.substr(begin, end - begin);
            begin = end;
        }
    }
}

}  // namespace
}  // namespace careway::fuzz
