#include "viz/app/workshop_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sim/base/error.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::app {
namespace {

namespace fs = std::filesystem;

class WorkshopFiles : public testing::Test {
protected:
    [[nodiscard]] std::string text_of(const std::string& name) const { return scratch_.read(name); }

    ScratchFolder scratch_;
    fs::path folder_ = scratch_.path();
};

TEST_F(WorkshopFiles, LeaveThoseOfOtherSessionsAsTheyAre) {
    WorkshopFile yesterday{folder_};
    yesterday.write("yesterday");
    WorkshopFile today{folder_};

    today.write("today");

    EXPECT_EQ(today.name(), "careway-workshop-2.yaml");
    EXPECT_EQ(text_of("careway-workshop.yaml"), "yesterday");
    EXPECT_EQ(text_of("careway-workshop-2.yaml"), "today");
}

TEST_F(WorkshopFiles, AreOneInOneSession) {
    WorkshopFile file{folder_};

    file.write("first");
    file.write("second");

    EXPECT_EQ(file.name(), "careway-workshop.yaml");
    EXPECT_EQ(text_of("careway-workshop.yaml"), "second");
}

TEST_F(WorkshopFiles, AreTwoWhereTheFirstIsLeft) {
    WorkshopFile file{folder_};
    file.write("first");

    file.leave();
    EXPECT_EQ(file.name(), "");
    file.write("second");

    EXPECT_EQ(text_of("careway-workshop.yaml"), "first");
    EXPECT_EQ(text_of("careway-workshop-2.yaml"), "second");
}

TEST_F(WorkshopFiles, StayAsTheyWereWhereTheDiskIsFull) {
    WorkshopFile file{folder_};
    file.write("first");
    fs::create_symlink("/dev/full", folder_ / "careway-workshop.yaml.new");

    EXPECT_THROW(file.write("second"), SystemError);

    EXPECT_EQ(text_of("careway-workshop.yaml"), "first");
    file.write("third");
    EXPECT_EQ(text_of("careway-workshop.yaml"), "third");
}

TEST_F(WorkshopFiles, HaveNoNameWhereTheyCannotBeWritten) {
    WorkshopFile file{folder_ / "nowhere"};

    EXPECT_THROW(file.write("first"), SystemError);

    EXPECT_EQ(file.name(), "");
}

}  // namespace
}  // namespace careway::app
