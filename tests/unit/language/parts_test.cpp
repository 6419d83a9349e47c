#include "sim/language/parts.hpp"

#include <gtest/gtest.h>

#include <array>

namespace careway::language {
namespace {

constexpr Type word{};
constexpr Field inner_fields[] = {{"word", &word, required, "", ""}};
constexpr Type inner{.form = Form::record, .name = "inner", .fields = inner_fields};
constexpr Type list_of_inner{.form = Form::list, .of = &inner};
constexpr Type map_of_lists{.form = Form::map, .of = &list_of_inner};
constexpr Field own_fields[] = {{"inner", &inner, optional, "", ""}};
constexpr Type own{.form = Form::record, .name = "own", .fields = own_fields};
constexpr Field last_fields[] = {{"word", &word, required, "", ""}};
constexpr Type last{.form = Form::record, .name = "last", .fields = last_fields};
constexpr Field root_fields[] = {
    {"lists", &map_of_lists, optional, "", ""}, {"own", &own, optional, "", ""}, {"last", &last, optional, "", ""}};
constexpr Type root{.form = Form::record, .name = "root", .fields = root_fields};

TEST(Parts, StandOnceWithThoseOfSeveralAtTheEnd) {
    const std::vector<Part> parts = parts_of(root);

    const std::vector<Part> expected{{&root, 0, {}, false},
                                     {&own, 0, {"own"}, false},
                                     {&last, 0, {"last"}, false},
                                     {&inner, 0, {"lists", "*", "0"}, true}};
    EXPECT_EQ(parts, expected);
}

TEST(Parts, AreSeenThroughSplitsAndChoices) {
    static constexpr std::array<const Type*, 2> alternatives{&word, &inner};
    static constexpr Type choice{.form = Form::choice, .alternatives = alternatives};
    static constexpr Type split{.form = Form::split, .of = &choice};

    ASSERT_EQ(parts_in(split).size(), 1u);
    EXPECT_EQ(parts_in(split).front().type, &inner);
    EXPECT_TRUE(parts_in(word).empty());
}

}  // namespace
}  // namespace careway::language
