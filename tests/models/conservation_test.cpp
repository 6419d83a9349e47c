#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "sim/language/load.hpp"
#include "sim/pathway/compile.hpp"
#include "tests/conservation/conservation.hpp"
#include "tests/models/trial.hpp"

namespace careway::models_test {
namespace {

using std::filesystem::path;

/// The measured window is cut short: what holds for two months to the millisecond is not made truer by two years.
std::vector<std::string> broken_promises(const path& model, const std::optional<path>& scenario) {
    auto spec = language::load(model, scenario).spec;
    spec.run.length = Duration::days(60);
    return conservation::broken_promises(pathway::compile(spec), 7, 1);
}

TEST(ShippedModels, LoseNobodyAndNoTime) {
    for (const auto& entry : std::filesystem::directory_iterator{project() / "models"}) {
        if (std::filesystem::exists(entry.path() / "model.yaml")) {
            EXPECT_THAT(broken_promises(entry.path() / "model.yaml", {}), testing::IsEmpty()) << entry.path();
        }
    }
}

TEST(ShippedScenarios, LoseNobodyAndNoTime) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{project() / "configs"}) {
        if (entry.path().extension() == ".yaml") {
            const path model = project() / "models" / entry.path().parent_path().filename() / "model.yaml";
            EXPECT_THAT(broken_promises(model, entry.path()), testing::IsEmpty()) << entry.path();
        }
    }
}

}  // namespace
}  // namespace careway::models_test
