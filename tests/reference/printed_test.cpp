// What is printed and committed cannot differ from what the program prints now.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "sim/language/reference.hpp"
#include "sim/language/schema.hpp"
#include "tests/reference/example.hpp"

namespace careway::reference_test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string committed(const std::string& file) {
    std::ifstream stream{project() / file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(Reference, IsPrintedInDocs) {
    EXPECT_TRUE(committed("docs/reference.md") == language::reference())
        << "print it again: careway reference -o docs/reference.md";
}

TEST(Schema, IsPrintedInConfigs) {
    const char* advice = "print them again: careway schema model -o configs/schema/model.schema.json, and so on";

    EXPECT_TRUE(committed("configs/schema/model.schema.json") == language::model_schema()) << advice;
    EXPECT_TRUE(committed("configs/schema/scenario.schema.json") == language::scenario_schema()) << advice;
    EXPECT_TRUE(committed("configs/schema/calibration.schema.json") == language::calibration_schema()) << advice;
    EXPECT_TRUE(committed("configs/schema/targets.schema.json") == language::targets_schema()) << advice;
    EXPECT_TRUE(committed("configs/schema/sources.schema.json") == language::sources_schema()) << advice;
    EXPECT_TRUE(committed("configs/schema/study.schema.json") == language::study_schema()) << advice;
}

TEST(Reference, IsFoundByRecordKeyAddressCodeAndHeading) {
    EXPECT_THAT(language::reference_of("pool"), StartsWith("### Pool\n"));
    EXPECT_THAT(language::reference_of("pool.turnaround"), StartsWith("### Pool\n"));
    EXPECT_THAT(language::reference_of("turnaround"), StartsWith("### Pool\n"));
    EXPECT_THAT(language::reference_of("pools.beds.cost.in_use"), StartsWith("### Cost\n"));
    EXPECT_THAT(language::reference_of("M104"), StartsWith("## Codes\n"));
    EXPECT_THAT(language::reference_of("Tables"), StartsWith("## Tables\n"));
    EXPECT_THAT(language::reference_of("turnarond"), IsEmpty());
}

TEST(Reference, ShowsEveryChapterUnderAHeadingOfItsOwn) {
    const std::string all = language::reference();

    for (const language::Chapter& chapter : language::reference_chapters()) {
        EXPECT_THAT(chapter.text, StartsWith("#"));
        EXPECT_THAT(all, HasSubstr(chapter.text));
        EXPECT_THAT(chapter.text, Not(HasSubstr("\n\n\n")));
    }
}

}  // namespace
}  // namespace careway::reference_test
