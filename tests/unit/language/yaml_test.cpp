#include "sim/language/yaml.hpp"

#include <gtest/gtest.h>

namespace careway::language {

namespace {

Value parse(const std::string& text) {
    Faults faults;
    const std::optional<Value> value = parse_yaml(text, "f.yaml", faults);
    EXPECT_FALSE(faults.any_error());
    return value.value_or(Value{});
}

std::string fault(const std::string& text) {
    Faults faults;
    parse_yaml(text, "f.yaml", faults);
    if (!faults.any_error()) {
        return "";
    }
    const Fault first = faults.errors().front();
    return first.code + " " + std::to_string(first.place.line) + ":" + std::to_string(first.place.column);
}

}  // namespace

TEST(Yaml, KeepsScalarsAsTheyAreWritten) {
    const Value value = parse("a: 010\nb: no\nc: .nan\nd: 1_000\ne: '5'\n");

    EXPECT_EQ(value.find("a")->text, "010");
    EXPECT_EQ(value.find("b")->text, "no");
    EXPECT_EQ(value.find("c")->text, ".nan");
    EXPECT_EQ(value.find("d")->text, "1_000");
    EXPECT_EQ(value.find("e")->text, "5");
}

TEST(Yaml, KnowsWhereKeysAndValuesStand) {
    const Value value = parse("# a comment\npools:\n  beds: {capacity: 345}\n");

    const Entry& capacity = *value.find("pools")->find("beds")->entry("capacity");
    EXPECT_EQ(capacity.place, (Place{"f.yaml", 3, 10, 8}));
    EXPECT_EQ(capacity.value.place, (Place{"f.yaml", 3, 20, 3}));
}

TEST(Yaml, CountsCharactersNotBytes) {
    const Value value = parse("a: {é: £5, b: 1}\n");

    EXPECT_EQ(value.find("a")->find("é")->place, (Place{"f.yaml", 1, 8, 2}));
    EXPECT_EQ(value.find("a")->find("b")->place, (Place{"f.yaml", 1, 15, 1}));
}

TEST(Yaml, RepeatsAnAnchoredValue) {
    const Value value = parse("a: &x {k: 1}\nb: *x\n");

    EXPECT_EQ(value.find("b")->find("k")->text, "1");
}

TEST(Yaml, ReportsBothLinesOfAKeyGivenTwice) {
    Faults faults;
    parse_yaml("a: 1\nb: 2\na: 3\n", "f.yaml", faults);

    ASSERT_EQ(faults.errors().size(), 1u);
    EXPECT_EQ(faults.errors()[0].place.line, 3u);
    EXPECT_EQ(faults.errors()[0].hint, "first given in line 1");
}

TEST(Yaml, PointsAtTheOpeningBracket) {
    EXPECT_EQ(fault("a: [1, 2\nb: 3\n"), "M108 1:4");
}

TEST(Yaml, PointsAtTheOpeningQuoteEvenWhereTheLibraryReadsToTheEnd) {
    EXPECT_EQ(fault("a: {b: \"x}\nc: 1\n"), "M108 1:8");
    EXPECT_EQ(fault("a:\n  b: \"x\nc: 1\n"), "M108 2:6");
    EXPECT_EQ(fault("- 'x\n- y\n"), "M108 1:3");
}

TEST(Yaml, TakesQuotesInTextForWhatTheyAre) {
    EXPECT_EQ(fault("a: 6\" pipe\nb: it's\nc: 'it''s'\nd: \"a \\\" b\" # don't\n"), "");
}

TEST(Yaml, RefusesWhatTheLanguageLeavesOut) {
    EXPECT_EQ(fault("a: &x {k: 1}\nb: {<<: *x}\n"), "M110 2:5");
    EXPECT_EQ(fault("a: !!int 3\n"), "M110 1:4");
    EXPECT_EQ(fault("a: 1\n---\nb: 2\n"), "M110 2:1");
    EXPECT_EQ(fault("~: 1\n"), "M110 1:1");
}

TEST(Yaml, RefusesTabsInTheIndentButNotElsewhere) {
    EXPECT_EQ(fault("a:\n\tb: 1\n"), "M103 2:1");
    EXPECT_EQ(fault("a: 1\t# comment\n\t# comment\n"), "");
}

TEST(Yaml, RefusesNestingAndAliasesWithoutEnd) {
    EXPECT_EQ(fault(std::string(100, '[') + std::string(100, ']')), "M109 1:41");
    EXPECT_EQ(fault("a: &a [*a]\n"), "M109 1:8");
}

}  // namespace careway::language
