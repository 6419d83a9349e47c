#include "sim/cli/locate.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::cli {
namespace {

namespace fs = std::filesystem;

/// A project with the program in build/, and a planner's own folder that is the current one.
class LibraryTest : public testing::Test {
protected:
    LibraryTest() {
        write("project/models/hill/model.yaml", "careway: 1\nname: The Hill  # a comment\n");
        write("project/models/vale/model.yaml", "careway: 1\nname: 'The Vale'\n");
        write("project/models/notes.txt", "none of ours");
        write("project/configs/hill/more_beds.yaml", "careway: 1\nscenario: More beds\nmodel: hill\n");
        write("project/configs/hill/fewer_beds.yaml", "careway: 1\nscenario: Fewer beds\nmodel: hill\n");
        write("mine/ward.yaml", "careway: 1\nname: My ward\n");
        write("mine/bigger.yaml", "careway: 1\nscenario: Bigger\nmodel: ward.yaml\n");
        write("mine/models/vale/model.yaml", "careway: 1\nname: Hidden by the program's own\n");
        write("mine/models/dale/model.yaml", "careway: 1\nname: The Dale\n");
        fs::create_directories(root_.file("project/build/sim"));
        before_ = fs::current_path();
        fs::current_path(root_.file("mine"));
    }
    ~LibraryTest() override { fs::current_path(before_); }

    void write(const std::string& name, const std::string& text) const { root_.write(name, text); }
    [[nodiscard]] Library library() const { return {root_.file("project/build/sim"), root_.file("mine")}; }
    [[nodiscard]] fs::path project(const std::string& name) const { return root_.file("project/" + name); }

    template <class Action>
    static std::string failure_of(Action action) {
        try {
            action();
        } catch (const UsageError& error) {
            return error.what();
        }
        return "no failure";
    }

private:
    ScratchFolder root_;
    fs::path before_;
};

TEST_F(LibraryTest, FindsAModelByItsShortNameAboveTheProgram) {
    EXPECT_EQ(library().model("hill"), (Located{"hill", project("models/hill/model.yaml")}));
}

TEST_F(LibraryTest, PrefersWhatStandsBesideTheProgram) {
    EXPECT_EQ(library().model("vale").path, project("models/vale/model.yaml"));
}

TEST_F(LibraryTest, FindsAModelInTheCurrentFolderAndShowsItRelative) {
    EXPECT_EQ(library().model("dale"), (Located{"dale", "models/dale/model.yaml"}));
}

TEST_F(LibraryTest, TakesAPath) {
    EXPECT_EQ(library().model("ward.yaml"), (Located{"ward", "ward.yaml"}));
    EXPECT_EQ(library().model("models/dale"), (Located{"dale", "models/dale/model.yaml"}));
    EXPECT_EQ(library().model("models/dale/model.yaml").name, "dale");
}

TEST_F(LibraryTest, ListsEachNameOnce) {
    std::vector<std::string> names;
    for (const Located& model : library().models()) {
        names.push_back(model.name);
    }

    EXPECT_EQ(names, (std::vector<std::string>{"hill", "vale", "dale"}));
}

TEST_F(LibraryTest, NamesTheNearestModel) {
    EXPECT_EQ(failure_of([this] { static_cast<void>(library().model("hil")); }),
              "there is no model `hil`; did you mean `hill`?");
    EXPECT_EQ(failure_of([this] { static_cast<void>(library().model("lighthouse")); }),
              "there is no model `lighthouse`; there are hill, vale, dale");
}

TEST_F(LibraryTest, NamesTheFileThatWouldDo) {
    EXPECT_EQ(failure_of([this] { static_cast<void>(library().model("ward")); }),
              "there is no model `ward`; did you mean the file `ward.yaml`?");
}

TEST_F(LibraryTest, NamesTheNearestFileOfTheSameFolder) {
    EXPECT_EQ(failure_of([this] { static_cast<void>(library().model("wrad.yaml")); }),
              "there is no file `wrad.yaml`; did you mean `ward.yaml`?");
    EXPECT_EQ(failure_of([this] { static_cast<void>(library().model("models/dale/modle.yaml")); }),
              "there is no file `models/dale/modle.yaml`; did you mean `models/dale/model.yaml`?");
    EXPECT_EQ(failure_of([this] { static_cast<void>(library().model("lighthouse.yaml")); }),
              "there is no file `lighthouse.yaml`");
}

TEST_F(LibraryTest, FindsAScenarioOfTheModelsPlace) {
    const Located hill = library().model("hill");

    EXPECT_EQ(library().scenario(hill, "more_beds"), (Located{"more_beds", project("configs/hill/more_beds.yaml")}));
    EXPECT_EQ(library().scenario(hill, "hill/more_beds").name, "more_beds");
    EXPECT_EQ(library().scenario(hill, "bigger.yaml"), (Located{"bigger", "bigger.yaml"}));
}

TEST_F(LibraryTest, FindsAScenarioBesideItsModel) {
    EXPECT_EQ(library().scenario(library().model("ward.yaml"), "bigger"), (Located{"bigger", "bigger.yaml"}));
}

TEST_F(LibraryTest, LeavesOutScenariosOfAnotherModel) {
    write("mine/bed.yaml", "careway: 1\nname: A bed\n");
    write("mine/extends.yaml", "careway: 1\nscenario: Says no model\nextends: bigger\n");
    std::vector<std::string> names;
    for (const Located& scenario : library().scenarios(library().model("bed.yaml"))) {
        names.push_back(scenario.name);
    }

    EXPECT_EQ(names, (std::vector<std::string>{"extends"}));
}

TEST_F(LibraryTest, NamesTheNearestScenario) {
    const Located hill = library().model("hill");

    EXPECT_EQ(failure_of([&] { static_cast<void>(library().scenario(hill, "more_bed")); }),
              "there is no scenario `more_bed`; did you mean `more_beds`?");
}

TEST_F(LibraryTest, FindsTheModelThatAScenarioChanges) {
    const Located more = library().scenario(library().model("hill"), "more_beds");

    EXPECT_EQ(library().model_of(more).name, "hill");
    EXPECT_EQ(library().model_of({"bigger", "bigger.yaml"}), (Located{"ward", "ward.yaml"}));
}

TEST_F(LibraryTest, TellsScenariosFromModels) {
    EXPECT_TRUE(is_scenario("bigger.yaml"));
    EXPECT_FALSE(is_scenario("ward.yaml"));
    EXPECT_EQ(library().file("bigger.yaml").name, "bigger");
    EXPECT_EQ(library().file("hill").name, "hill");
    EXPECT_EQ(library().file("hill/fewer_beds").name, "fewer_beds");
}

TEST_F(LibraryTest, ReadsAnnouncedNamesWithoutQuotesAndComments) {
    EXPECT_EQ(top_value(project("models/hill/model.yaml"), "name"), "The Hill");
    EXPECT_EQ(top_value(project("models/vale/model.yaml"), "name"), "The Vale");
    EXPECT_EQ(top_value(project("models/vale/model.yaml"), "start"), "");
}

}  // namespace
}  // namespace careway::cli
