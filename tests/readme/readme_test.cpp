// What the README tells people to type, typed. Its YAML blocks are whole files and its `sh` blocks commands for the
// folder that holds them, so that no example can go out of date unnoticed.
#include "tests/readme/snippet.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace careway::readme {
namespace {

namespace fs = std::filesystem;

const fs::path root = CAREWAY_ROOT;

std::string text_of(const fs::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

struct Outcome {
    int status;
    std::string output;
};

/// Runs `command` in the shell, in `folder`, with the program under test found as `careway`.
Outcome run(const std::string& command, const fs::path& folder) {
    const std::string program_folder = fs::path{CAREWAY_PROGRAM}.parent_path();
    const std::string line = "exec 2>&1 </dev/null\nset -e\ncd '" + folder.string() + "'\nPATH='" + program_folder +
                             "':\"$PATH\"\n" + command;
    FILE* pipe = popen(line.c_str(), "r");
    Outcome outcome{-1, ""};
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        outcome.output.append(buffer.data(), count);
    }
    outcome.status = pclose(pipe);
    return outcome;
}

/// A new folder with the YAML blocks of a README as files, gone when it goes out of scope.
class Workplace {
public:
    explicit Workplace(const std::vector<Snippet>& snippets) {
        std::string name = (fs::temp_directory_path() / "careway-readme-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error{"cannot make a folder under " + fs::temp_directory_path().string()};
        }
        folder_ = name;
        for (const Snippet& snippet : snippets) {
            if (snippet.language == "yaml") {
                std::ofstream{folder_ / snippet.file_name()} << snippet.text;
            }
        }
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    ~Workplace() { fs::remove_all(folder_); }
    [[nodiscard]] const fs::path& folder() const { return folder_; }

private:
    fs::path folder_;
};

TEST(Readme, NamesEveryYamlBlock) {
    const auto snippets = snippets_of(text_of(root / "README.md"));

    EXPECT_THAT(snippets, testing::Contains(testing::Field(&Snippet::language, "yaml")));
    for (const Snippet& snippet : snippets) {
        if (snippet.language == "yaml") {
            EXPECT_NE(snippet.file_name(), "") << "README.md:" << snippet.line << ": begin it with `# NAME.yaml`";
        }
    }
}

TEST(Readme, ShowsFilesThatPassTheCheckWithoutAnError) {
    const auto snippets = snippets_of(text_of(root / "README.md"));
    const Workplace workplace{snippets};

    for (const Snippet& snippet : snippets) {
        if (snippet.language == "yaml") {
            const Outcome outcome = run("careway check " + snippet.file_name(), workplace.folder());

            EXPECT_EQ(outcome.status, 0) << "README.md:" << snippet.line << "\n" << outcome.output;
        }
    }
}

TEST(Readme, ShowsCommandsThatWork) {
    const auto snippets = snippets_of(text_of(root / "README.md"));
    const Workplace workplace{snippets};

    EXPECT_THAT(snippets, testing::Contains(testing::Field(&Snippet::language, "sh")));
    for (const Snippet& snippet : snippets) {
        if (snippet.language == "sh") {
            const Outcome outcome = run(snippet.text, workplace.folder());

            EXPECT_EQ(outcome.status, 0) << "README.md:" << snippet.line << "\n" << outcome.output;
        }
    }
}

TEST(Readme, NamesOnlyFilesAndFoldersThatExist) {
    for (const std::string page : {"README.md", "sim/README.md"}) {
        const std::string text = text_of(root / page);

        ASSERT_NE(text, "") << page;
        for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
            const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
            EXPECT_TRUE(fs::exists(root / fs::path{page}.parent_path() / target)) << page << " links to " << target;
        }
    }
}

}  // namespace
}  // namespace careway::readme
