#include "sim/language/csv.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

class Csv : public Folder {
protected:
    /// The value of a key `by:` in a model beside the table.
    Value named(const std::string& table) const {
        write("t.csv", table);
        Value value;
        value.kind = Value::Kind::text;
        value.text = "t.csv";
        value.place = {path_of("model.yaml").generic_string(), 1, 1, 5};
        return value;
    }

    Value expanded(const std::string& table) {
        Value split;
        split.kind = Value::Kind::map;
        split.entries.push_back({"by", {}, named(table)});
        expand_tables(split, faults_);
        return split;
    }

    Faults faults_;
};

TEST_F(Csv, PassesOverCommentsAndEmptyLines) {
    const auto table = read_csv(named("# comment\n\na,b\n1, 2 \n# more\n3,4\n"), faults_);

    ASSERT_TRUE(table && table->rows.size() == 2);
    EXPECT_EQ(table->rows[0][1].text, "2");
    EXPECT_EQ(table->rows[0][1].place.line, 4u);
    EXPECT_EQ(table->rows[0][1].place.column, 4u);
    EXPECT_EQ(table->column("b"), 1u);
    EXPECT_EQ(table->column("c"), std::nullopt);
}

TEST_F(Csv, KeepsCommasAndQuotesInsideQuotes) {
    const auto table = read_csv(named("a,b\n\"one, \"\"two\"\"\",\n"), faults_);

    ASSERT_TRUE(table && table->rows.size() == 1);
    EXPECT_EQ(table->rows[0][0].text, "one, \"two\"");
    EXPECT_EQ(table->rows[0][1].text, "");
}

TEST_F(Csv, BecomesTheSplitThatCouldStandInItsPlace) {
    const Value split = expanded("age,frail,value\nold,yes,2 days\nold,no,1 day\n");

    EXPECT_FALSE(faults_.any_error());
    EXPECT_EQ(split.find("by")->items.at(1).text, "frail");
    EXPECT_EQ(split.find("old")->find("yes")->text, "2 days");
    EXPECT_EQ(split.find("old")->find("no")->place.line, 3u);
}

TEST_F(Csv, GivesSourcesAndRangesToItsCells) {
    const Value split = expanded("age,value,source,low_range,high_range\nold,2 days,E018; C001,1 day,3 days\n");

    const Value& cell = *split.find("old");
    EXPECT_EQ(cell.find("value")->find("low")->text, "1 day");
    EXPECT_EQ(cell.find("source")->items.at(1).text, "C001");
    EXPECT_EQ(bare(cell).text, "2 days");
}

TEST_F(Csv, WritesDistributionsWithTheParametersGiven) {
    const Value split = expanded(
        "age,distribution,mean,sd,low,high\nold,gamma,9 days,7 days,,\nyoung,uniform,,,1 day,2 "
        "days\nnew,deterministic,3 days,,,\n");

    EXPECT_EQ(split.find("old")->find("gamma")->entries.size(), 2u);
    EXPECT_EQ(split.find("young")->find("uniform")->find("high")->text, "2 days");
    EXPECT_EQ(split.find("new")->find("deterministic")->text, "3 days");
}

TEST_F(Csv, RefusesARowGivenTwice) {
    expanded("age,value\nold,2 days\nold,1 day\n");

    ASSERT_EQ(faults_.errors().size(), 1u);
    EXPECT_EQ(faults_.errors()[0].code, "M152");
    EXPECT_EQ(faults_.errors()[0].place.line, 3u);
}

TEST_F(Csv, RefusesAColumnGivenTwice) {
    expanded("age,age,value\nold,old,2 days\n");

    EXPECT_EQ(faults_.errors().at(0).code, "M150");
}

}  // namespace careway::language
