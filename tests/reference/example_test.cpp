// Every example of the reference is real: each is put into a model, which is then read, compiled and run.
// How to add one: fixture.yaml.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "sim/language/load.hpp"
#include "sim/language/reference.hpp"
#include "sim/language/study.hpp"
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

/// Lays every level of a study's factors over the base.
void read_study_of(const std::string& yaml) {
    const ScratchFolder folder;
    const auto model = project() / "tests/reference/base/south_somerset.yaml";
    folder.write("wards.yaml", "careway: 1\nstudy: Wards\nmodel: south_somerset\n");
    folder.write("ensemble.csv", "pools.packages.capacity\n360\n440\n");
    const language::Study study = language::read_study(folder.write("study.yaml", yaml), model);
    for (const language::Factor& factor : study.factors) {
        for (const language::Level& level : factor.levels) {
            EXPECT_NE(language::load(model, {}, {}, {&level.set, 1}).effective_text, "") << factor.name;
        }
    }
    EXPECT_FALSE(study.factors.empty());
}

/// The example of a key of a study among what else it needs.
std::string study_with(const language::Part& part, const language::Field& field) {
    const std::string line = fmt::format("{}: {}", field.name, field.example);
    const std::string head = "careway: 1\nstudy: S\nmodel: south_somerset\n";
    const std::string factor = "factors: {packages: {address: pools.packages.capacity, values: [360, 400, 440]}}\n";
    const bool in_range = field.name == "from" || field.name == "to" || field.name == "step";
    if (part.type->name == "level") {
        return head + "factors: {f: {levels: {l: {" + line + "}}}}\n";
    }
    if (part.type->name == "factor" && in_range) {
        const std::string range = "from: 360, to: 440, step: 20";
        return head + "factors: {f: {address: pools.packages.capacity, " + range + "}}\n";
    }
    if (part.type->name == "factor") {
        const std::string address =
            field.name == "levels" || field.name == "address" ? "" : ", address: pools.packages.capacity";
        const std::string values = field.name == "levels" || field.name == "values" ? "" : ", values: [1, 2]";
        return head + "factors: {f: {" + line + address + values + "}}\n";
    }
    if (field.name == "latin_hypercube") {
        return head + "factors: {f: {address: pools.packages.capacity, from: 360, to: 440, step: 1}}\n" + line + "\n";
    }
    const bool of_head = head.find(fmt::format("{}: ", field.name)) != std::string::npos;
    return head + (of_head || field.name == "factors" ? "" : line + "\n") +
           (field.name == "factors" ? line + "\n" : factor);
}

TEST(Examples, OfStudiesAreRead) {
    for (const language::Part& part : language::parts_of(language::study_type)) {
        const std::string_view record = part.type->name;
        if (record != "the study" && record != "factor" && record != "level") {
            continue;
        }
        for (const language::Field& field : part.type->fields) {
            EXPECT_FALSE(field.example.empty() || field.help.empty()) << field.name;
            try {
                read_study_of(study_with(part, field));
            } catch (const std::exception& error) {
                ADD_FAILURE() << study_with(part, field) << error.what();
            }
        }
    }
}

TEST(Prose, ShowsWhatRuns) {
    int shown = 0;
    for (const language::Chapter& chapter : language::reference_chapters()) {
        const Bench bench;
        for (const Block& block : blocks_of(chapter.text)) {
            if (block.language == "csv") {
                bench.place_table(block.text);
            } else if (chapter.title == "Studies") {
                ++shown;
                read_study_of(block.text);
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
