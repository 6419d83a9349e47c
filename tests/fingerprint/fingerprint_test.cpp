// Every shipped model and scenario, the models of known answers, and small ones that together use all of the language.
#include "tests/fingerprint/fingerprint.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/language/parts.hpp"
#include "tests/fingerprint/table.hpp"

namespace careway::fingerprint {
namespace {

namespace fs = std::filesystem;

std::vector<Row> table() {
    return read_table(text_of_file(table_file()));
}

std::string name_of(const testing::TestParamInfo<Row>& info) {
    std::string name = info.param.model + (info.param.scenario.empty() ? "" : "_" + info.param.scenario);
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name + fmt::format("_seed_{}", info.param.seed);
}

class Run : public testing::TestWithParam<Row> {};

TEST_P(Run, DoesWhatItDid) {
    const Fingerprint now = GetParam().now();

    EXPECT_EQ(now, GetParam().fingerprint) << fmt::format(
        "The same model and seed do something else: {} records of hash {:016x}, no longer {} of {:016x}.\nIf that is "
        "meant, say what changed and why in an entry under *Changed behaviour* of CHANGELOG.md, and then\n  "
        "scripts/fingerprint 'First words of that entry'",
        now.records, now.hash, GetParam().fingerprint.records, GetParam().fingerprint.hash);
}

INSTANTIATE_TEST_SUITE_P(Of, Run, testing::ValuesIn(table()), name_of);

TEST(Fingerprint, DependsOnTheSeed) {
    const fs::path model = project() / "tests/fingerprint/rings.yaml";

    EXPECT_EQ(fingerprint_of(model, {}, 1), fingerprint_of(model, {}, 1));
    EXPECT_NE(fingerprint_of(model, {}, 1).hash, fingerprint_of(model, {}, 2).hash);
}

TEST(Table, HasARowForEveryShippedModelAndScenario) {
    std::vector<std::string> shipped;
    for (const auto& [folder, sign] : {std::pair{"models", "\npathway:"}, std::pair{"configs", "\nscenario:"}}) {
        for (const auto& entry : fs::recursive_directory_iterator{project() / folder}) {
            const std::string file = fs::relative(entry.path(), project()).generic_string();
            if (entry.path().extension() == ".yaml" && text_of_file(entry.path()).find(sign) != std::string::npos) {
                shipped.push_back(file);
            }
        }
    }
    ASSERT_THAT(shipped, testing::Contains("models/south_somerset/model.yaml"));

    std::set<std::string> held;
    for (const Row& row : table()) {
        held.insert(row.scenario.empty() ? row.model : row.scenario);
    }
    for (const std::string& file : shipped) {
        EXPECT_TRUE(held.contains(file)) << "tests/fingerprint/table.csv has no row for " << file;
    }
}

TEST(Table, NamesAChangeOfBehaviourInEachRow) {
    const auto entries = changes_of_behaviour(text_of_file(project() / "CHANGELOG.md"));

    for (const Row& row : table()) {
        EXPECT_FALSE(row.since.empty());
        EXPECT_TRUE(
            std::any_of(entries.begin(), entries.end(), [&](const auto& e) { return e.starts_with(row.since); }))
            << "no entry under *Changed behaviour* of CHANGELOG.md begins with `" << row.since << "`, under which "
            << row.model << " " << row.scenario << " moved last";
    }
}

std::vector<Row> rows_of_this_folder() {
    std::vector<Row> rows = table();
    std::erase_if(rows, [](const Row& row) { return !row.model.starts_with("tests/fingerprint/"); });
    return rows;
}

TEST(SmallModels, LetEverythingHappen) {
    std::set<pathway::What> happened;
    for (const Row& row : rows_of_this_folder()) {
        static_cast<void>(row.now(&happened));
    }

    for (int what = 0; what <= static_cast<int>(pathway::What::opened); ++what) {
        EXPECT_TRUE(happened.contains(static_cast<pathway::What>(what))) << "pathway::What number " << what;
    }
}

/// Keys that say nothing about what happens: words, prices, and what is there for the live screen.
bool only_tells(std::string_view part, const std::string& key) {
    static const std::set<std::string> keys{"label",     "headline", "cost",     "in_use", "open",    "opening",
                                            "delivered", "short",    "group",    "column", "screen",  "levers",
                                            "stops",     "budget",   "split_by", "added",  "together"};
    static const std::set<std::string_view> parts{"screen", "lever", "change by a lever", "stop rule", "budget"};
    return keys.contains(key) || parts.contains(part);
}

TEST(SmallModels, UseEveryKeyOfTheLanguage) {
    std::string texts;
    for (const auto& entry : fs::directory_iterator{project() / "tests/fingerprint"}) {
        texts += entry.path().extension() == ".yaml" ? text_of_file(entry.path()) : "";
    }
    for (const language::Type* root : {&language::model_type, &language::scenario_type}) {
        for (const language::Part& part : language::parts_of(*root)) {
            for (const language::Field& field : part.type->fields) {
                const std::string key{field.name};
                const bool used = texts.find(" " + key + ":") != std::string::npos ||
                                  texts.find("{" + key + ":") != std::string::npos ||
                                  texts.find("\n" + key + ":") != std::string::npos;
                EXPECT_TRUE(used || only_tells(part.type->name, key)) << part.type->name << "." << key;
            }
        }
    }
}

}  // namespace
}  // namespace careway::fingerprint
