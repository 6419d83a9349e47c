// Whatever `careway list inputs` prints can be varied: set to what it is already, it changes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/language/load.hpp"
#include "sim/language/set.hpp"

namespace careway::language {

namespace {

std::vector<std::string> shipped_models() {
    std::vector<std::string> models;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{CAREWAY_MODELS}) {
        const bool model =
            entry.path().filename() == "model.yaml" || entry.path().parent_path().filename() == "templates";
        if (model && entry.path().extension() == ".yaml") {
            models.push_back(entry.path().string());
        }
    }
    std::ranges::sort(models);
    return models;
}

class OwnValues : public testing::TestWithParam<std::string> {};

}  // namespace

TEST_P(OwnValues, OfEveryInputChangeNothing) {
    const Model model = load(GetParam());
    std::vector<Value> sets;
    for (const Input& input : model.inputs) {
        if (input.text.ends_with(".csv")) {
            continue;  // a table's place is told from the file that names it
        }
        sets.push_back(set_of(input.address, input.text, {input.address + ": " + input.text}));
    }

    EXPECT_GT(sets.size(), 3u);
    try {
        EXPECT_TRUE(load(GetParam(), {}, {}, sets).effective_text == model.effective_text);
    } catch (const InputError& error) {
        FAIL() << error.what();
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, OwnValues, testing::ValuesIn(shipped_models()));

}  // namespace careway::language
