#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/language/load.hpp"
#include "sim/language/workshop.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/pathway/graph.hpp"
#include "tests/models/trial.hpp"

namespace careway::models_test {
namespace {

using std::filesystem::path;

std::vector<path> files_below(const path& folder, const std::string& extension) {
    std::vector<path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.path().extension() == extension) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<path> shipped_models() {
    auto files = files_below(project() / "models", ".yaml");
    std::erase_if(files, [](const path& file) { return file.filename() != "model.yaml"; });
    return files;
}

std::string text_of(const path& file) {
    std::ifstream stream{file};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Ids of facts (E018, C124, VC-rows apart) that a text cites.
std::set<std::string> ids_in(const std::string& text) {
    static const std::regex id{R"(\b[ECSQF][0-9]{3}\b)"};
    return {std::sregex_token_iterator{text.begin(), text.end(), id}, std::sregex_token_iterator{}};
}

std::set<std::string> ids_in_sources() {
    std::set<std::string> ids;
    for (const auto& entry : YAML::LoadFile((project() / "models/sources.yaml").string())) {
        ids.insert(entry.first.as<std::string>());
    }
    return ids;
}

TEST(ShippedModels, LoadWithoutAWarning) {
    const auto models = shipped_models();
    ASSERT_FALSE(models.empty());

    for (const path& file : models) {
        const auto model = language::load(file);

        EXPECT_TRUE(model.warnings.empty()) << language::render(model.warnings, "warning");
    }
}

TEST(ShippedScenarios, LoadWithoutAWarning) {
    const auto scenarios = files_below(project() / "configs", ".yaml");
    ASSERT_FALSE(scenarios.empty());

    for (const path& file : scenarios) {
        const path place = file.parent_path().filename();
        const auto model = language::load(project() / "models" / place / "model.yaml", file);

        EXPECT_TRUE(model.warnings.empty()) << language::render(model.warnings, "warning");
        EXPECT_FALSE(model.scenario_label.empty()) << file;
    }
}

/// What `check --strict` would refuse: nodes that nobody can reach, queues that grow without end.
std::vector<std::string> findings_in(const language::Model& model) {
    std::vector<std::string> messages;
    for (const auto& finding : pathway::examine(*pathway::compile(model.spec))) {
        messages.push_back(finding.message);
    }
    return messages;
}

/// Every lever pulled, each a week after the one before, and the first released where it can be.
language::Workshop everything_pulled(const path& model, const path& scenario) {
    const language::Model base = language::load(model, scenario);
    language::Workshop workshop{"Everything pulled", model, scenario, {}};
    Date day = base.spec.run.start;
    for (std::size_t lever = 0; lever < base.screen.levers.size(); ++lever) {
        day += std::chrono::days{7};
        workshop.pulls.push_back({{lever, day}, 'B', day});
    }
    if (!base.screen.levers.empty() && base.screen.levers.front().can_release) {
        day += std::chrono::days{7};
        workshop.pulls.push_back({{0, day, true}, 'B', day});
    }
    return workshop;
}

TEST(ShippedScenarios, AreRepeatedByAWorkshopFileWithEveryLeverPulled) {
    const path file = std::filesystem::temp_directory_path() / "careway_models_workshop.yaml";

    for (const path& scenario : files_below(project() / "configs", ".yaml")) {
        const path model = project() / "models" / scenario.parent_path().filename() / "model.yaml";
        const language::Workshop workshop = everything_pulled(model, scenario);
        const std::vector<language::Pull> pulls = language::pulls_of(workshop.pulls);
        std::ofstream{file} << language::workshop_text(workshop, file.parent_path());

        const language::Model repeated = language::load(model, file);

        EXPECT_EQ(repeated.effective_text, language::load(model, scenario, pulls).effective_text) << scenario;
        EXPECT_TRUE(repeated.warnings.empty()) << language::render(repeated.warnings, "warning");
    }
    std::filesystem::remove(file);
}

TEST(ShippedModels, HaveASteadyState) {
    for (const path& file : shipped_models()) {
        EXPECT_THAT(findings_in(language::load(file)), testing::IsEmpty()) << file;
    }
}

TEST(ShippedScenarios, HaveASteadyState) {
    for (const path& file : files_below(project() / "configs", ".yaml")) {
        const path model = project() / "models" / file.parent_path().filename() / "model.yaml";

        EXPECT_THAT(findings_in(language::load(model, file)), testing::IsEmpty()) << file;
    }
}

TEST(Sources, AreWhatModelsAndScenariosCiteAndNothingElse) {
    std::set<std::string> cited;
    for (const path& folder : {project() / "models", project() / "configs"}) {
        for (const char* extension : {".yaml", ".csv", ".md"}) {
            for (const path& file : files_below(folder, extension)) {
                if (file.filename() != "sources.yaml") {
                    cited.merge(ids_in(text_of(file)));
                }
            }
        }
    }

    EXPECT_EQ(ids_in_sources(), cited);
}

TEST(Sources, SayFactValueDocumentAndPlace) {
    for (const auto& entry : YAML::LoadFile((project() / "models/sources.yaml").string())) {
        const auto id = entry.first.as<std::string>();
        for (const char* key : {"fact", "value", "place"}) {
            EXPECT_FALSE(entry.second[key].as<std::string>("").empty()) << id << " has no " << key;
        }
        for (const char* key : {"title", "publisher", "date"}) {
            EXPECT_FALSE(entry.second["document"][key].as<std::string>("").empty()) << id << " has no document " << key;
        }
    }
}

}  // namespace
}  // namespace careway::models_test
