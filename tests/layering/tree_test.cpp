// The project itself against the rules that the other tests of this folder try out on planted faults.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "tests/layering/includes.hpp"
#include "tests/layering/limits.hpp"

namespace careway::layering {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

const std::filesystem::path root = CAREWAY_ROOT;

std::vector<Source> simulator() {
    std::vector<Source> sources = read_tree(root, "sim");
    std::ranges::move(read_tree(root, "viz"), std::back_inserter(sources));
    return sources;
}

/// What `check` finds in all of `sources`.
template <class Check>
std::vector<std::string> found_in(const std::vector<Source>& sources, Check check) {
    std::vector<std::string> found;
    for (const Source& source : sources) {
        std::ranges::copy(check(source), std::back_inserter(found));
    }
    return found;
}

std::vector<Source> without_long_files(std::vector<Source> sources) {
    const std::vector<std::string> exceptions = long_files();
    std::erase_if(sources,
                  [&](const Source& source) { return std::ranges::find(exceptions, source.path) != exceptions.end(); });
    return sources;
}

TEST(Table, NamesOnlyFoldersThatStandAbove) {
    std::vector<std::string> above;
    for (const Folder& folder : allowed_includes().folders) {
        for (const std::string& included : folder.may_include) {
            EXPECT_THAT(above, Contains(included)) << "for " << folder.name;
        }
        above.push_back(folder.name);
    }
}

TEST(Table, NamesEveryFolderOfTheSimulator) {
    std::vector<std::string> names;
    for (const Folder& folder : allowed_includes().folders) {
        names.push_back(folder.name);
    }

    for (const Source& source : simulator()) {
        EXPECT_THAT(names, Contains(source.folder())) << source.path;
    }
}

// The folder has many files, so its README says what each is for.
TEST(ReadmeOfThePathway, HasALineForEachFileAndNoOther) {
    std::ifstream stream{root / "sim/pathway/README.md"};
    std::set<std::string> listed;
    for (std::string line; std::getline(stream, line);) {
        for (std::size_t at = line.find("]("); at != std::string::npos; at = line.find("](", at + 1)) {
            const std::string path = line.substr(at + 2, line.find(')', at) - at - 2);
            EXPECT_TRUE(std::filesystem::exists(root / "sim/pathway" / path)) << path;
            listed.insert(std::filesystem::path{path}.stem());
        }
    }

    for (const Source& source : simulator()) {
        if (source.folder() == "pathway") {
            EXPECT_THAT(listed, Contains(std::filesystem::path{source.path}.stem().string())) << source.path;
        }
    }
}

// Edges are added on purpose, not kept in stock: take what stands here out of the table.
TEST(Table, AllowsNoEdgeThatNobodyUses) {
    const auto used = edges_of(simulator());

    std::vector<std::string> unused;
    for (const Folder& folder : allowed_includes().folders) {
        for (const std::string& included : folder.may_include) {
            if (!used.contains({folder.name, included})) {
                unused.push_back(folder.name + " -> " + included);
            }
        }
    }
    EXPECT_THAT(unused, IsEmpty());
}

TEST(Table, AllowsNoLibraryThatNobodyUses) {
    const Table table = allowed_includes();
    const auto used = libraries_of(simulator(), table);

    std::vector<std::string> unused;
    for (const Library& library : table.libraries) {
        for (const std::string& folder : library.folders) {
            if (!used.contains({folder, library.prefix})) {
                unused.push_back(folder + " -> <" + library.prefix + ">");
            }
        }
    }
    EXPECT_THAT(unused, IsEmpty());
}

TEST(Tree, IncludesOnlyWhatTheTableAllows) {
    const std::vector<Source> sources = simulator();
    const Table table = allowed_includes();

    ASSERT_THAT(sources, Not(IsEmpty()));
    EXPECT_THAT(found_in(sources, [&](const Source& source) { return wrong_includes(source, table); }), IsEmpty());
}

TEST(Tree, KeepsLibrariesInTheirFolders) {
    EXPECT_THAT(leaked_libraries(simulator(), allowed_includes()), IsEmpty());
}

TEST(Tree, KeepsFilesShort) {
    EXPECT_THAT(found_in(without_long_files(simulator()), long_file), IsEmpty());
    EXPECT_THAT(found_in(read_tree(root, "tests"), long_file), IsEmpty());
}

TEST(Tree, ListsNoFileAsLongThatIsShort) {
    std::vector<std::string> over;
    for (const Source& source : simulator()) {
        if (!long_file(source).empty()) {
            over.push_back(source.path);
        }
    }

    for (const std::string& path : long_files()) {
        EXPECT_THAT(over, Contains(path));
    }
}

TEST(Tree, KeepsFunctionsShort) {
    EXPECT_THAT(found_in(simulator(), long_functions), IsEmpty());
}

TEST(Tree, DoesWithoutUnwantedWords) {
    EXPECT_THAT(found_in(simulator(), unwanted_words), IsEmpty());
}

TEST(Tree, HasNoStateThatSimulationsShare) {
    EXPECT_THAT(found_in(simulator(), changing_statics), IsEmpty());
}

TEST(Tree, PutsNoWorkOff) {
    EXPECT_THAT(found_in(simulator(), postponed_work), IsEmpty());
    EXPECT_THAT(found_in(read_tree(root, "tests"), postponed_work), IsEmpty());
}

}  // namespace
}  // namespace careway::layering
