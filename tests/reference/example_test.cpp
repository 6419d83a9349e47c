// Every example of the reference is real: each is put into a model, which is then read, compiled and run.
// How to add one: fixture.yaml.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "sim/language/reference.hpp"
#include "tests/reference/example.hpp"

namespace careway::reference_test {
namespace {

class Example : public testing::TestWithParam<Key> {};

std::string test_name(const testing::TestParamInfo<Key>& info) {
    std::string name = info.param.name();
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

TEST_P(Example, Runs) {
    const Bench bench;
    if (GetParam().field->example.empty()) {
        GTEST_FAIL() << GetParam().name() << " has no example";
    }

    try {
        bench.run(GetParam());
    } catch (const std::exception& error) {
        FAIL() << error.what() << "\n" << bench.shown(GetParam().file);
    }
}

INSTANTIATE_TEST_SUITE_P(Of, Example, testing::ValuesIn(all_keys()), test_name);

TEST(Examples, StandAtEveryKey) {
    std::string without;
    const auto keys = all_keys();
    for (const Key& key : keys) {
        without += key.field->example.empty() || key.field->help.empty() ? " " + key.name() : "";
    }

    EXPECT_EQ(without, "");
    std::printf("%zu keys, each with its example\n", keys.size());
}

TEST(Examples, AreTriedAtEveryKeyOnce) {
    std::vector<std::string> names;
    for (const Key& key : all_keys()) {
        names.push_back(key.name());
    }
    std::sort(names.begin(), names.end());

    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end())
        << "two records have one name: " << *std::adjacent_find(names.begin(), names.end());
}

TEST(Prose, ShowsWhatRuns) {
    int shown = 0;
    for (const language::Chapter& chapter : language::reference_chapters()) {
        const Bench bench;
        for (const Block& block : blocks_of(chapter.text)) {
            if (block.language == "csv") {
                bench.place_table(block.text);
            } else if (block.language == "yaml") {
                ++shown;
                try {
                    bench.run_fragment(block.text);
                } catch (const std::exception& error) {
                    ADD_FAILURE() << chapter.title << ":\n" << block.text << error.what();
                }
            }
        }
    }
    EXPECT_GT(shown, 5);
}

}  // namespace
}  // namespace careway::reference_test
