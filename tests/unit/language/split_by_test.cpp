#include "sim/pathway/compile.hpp"
#include "tests/unit/language/files.hpp"

// Pools that say by which attribute it is measured who is in them.
namespace careway::language {

namespace {

class SplitBy : public Folder {
protected:
    /// A ward whose people are split by the attribute of `pool`, and some value by what `stay` says.
    std::filesystem::path ward(const std::string& attributes, const std::string& pool, const std::string& stay,
                               const std::string& rate = "1 per day") const {
        return write("town.yaml",
                     "careway: 1\nname: Town\nsource: assumption (made up)\nrun: {length: 10 days}\n"
                     "attributes: {" +
                         attributes + "}\npools: {beds: {capacity: 9" + pool + "}}\narrivals: {ed: {rate: " + rate +
                         ", enters: ward}}\npathway: {ward: {uses: beds, stay: " + stay + ", ready: home}}\n");
    }
    static const pathway::SplitText split(const Model& model) {
        return pathway::compile(model.spec)->texts.pools.at(0).split;
    }
};

constexpr const char* drawn = "frail: {yes: 10 %, no: rest}, age: {young: 50 %, old: 20 %, oldest: rest}";
constexpr const char* by_stream = "{by: stream, ed: 1 day}";

}  // namespace

TEST_F(SplitBy, NamesAnAttributeWhoseValuesAreTold) {
    const pathway::SplitText found = split(load(ward(drawn, ", split_by: age", "1 day")));

    EXPECT_EQ(found.attribute, "age");
    EXPECT_EQ(found.values, (std::vector<std::string>{"young", "old", "oldest"}));
    EXPECT_EQ(found.stride, 2u);
    EXPECT_EQ(split(load(ward(drawn, "", "1 day"))).values.size(), 0u);
}

TEST_F(SplitBy, IsPartOfWhatARunIs) {
    EXPECT_NE(load(ward(drawn, ", split_by: age", "1 day")).effective_text,
              load(ward(drawn, "", "1 day")).effective_text);
}

TEST_F(SplitBy, MakesUseOfAnAttribute) {
    const auto warnings = [](const Model& model) {
        std::string text;
        for (const Fault& fault : model.warnings) {
            text += fault.code + " " + fault.message + "\n";
        }
        return text;
    };

    EXPECT_EQ(warnings(load(ward("age: {young: 50 %, old: rest}", "", "1 day"))),
              "W204 no value is split by attribute `age`\n");
    EXPECT_EQ(warnings(load(ward("age: {young: 50 %, old: rest}", ", split_by: age", "1 day"))), "");
}

TEST_F(SplitBy, NeedsAnAttributeThatPeopleHave) {
    EXPECT_EQ(faults_of(ward(drawn, ", split_by: sex", "1 day")), "M122 no attribute called `sex`\n");
    EXPECT_EQ(faults_of(ward("age: [young, old]", ", split_by: age", "1 day")),
              "M126 the rate of stream `ed` is not split by `age`\n");
}

TEST_F(SplitBy, TellsStreamsApartOnlyWhereSomethingElseDoes) {
    EXPECT_EQ(split(load(ward("", ", split_by: stream", by_stream))).values, std::vector<std::string>{"ed"});
    EXPECT_EQ(faults_of(ward("", ", split_by: stream", "1 day")),
              "M194 `split_by: stream` in a model without a value that is split by `stream`\n");
}

}  // namespace careway::language
