// What the README tells people to type, typed. Its YAML blocks are whole files and its `sh` blocks commands for the
// folder that holds them, so that no example can go out of date unnoticed.
#include "tests/readme/snippet.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/scratch_folder.hpp"

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
        for (const Snippet& snippet : snippets) {
            if (snippet.language == "yaml") {
                folder_.write(snippet.file_name(), snippet.text);
            }
        }
    }
    [[nodiscard]] const fs::path& folder() const { return folder_.path(); }

private:
    ScratchFolder folder_;
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

/// Pages whose `sh` blocks are tried: the README, and one for each model.
std::vector<fs::path> pages() {
    std::vector<fs::path> found = {"README.md"};
    for (const auto& entry : fs::directory_iterator{root / "models"}) {
        if (fs::exists(entry.path() / "README.md")) {
            found.push_back(fs::path{"models"} / entry.path().filename() / "README.md");
        }
    }
    return found;
}

TEST(Readme, ShowsCommandsThatWork) {
    for (const fs::path& page : pages()) {
        const auto snippets = snippets_of(text_of(root / page));
        const Workplace workplace{snippets};

        EXPECT_THAT(snippets, testing::Contains(testing::Field(&Snippet::language, "sh"))) << page;
        for (const Snippet& snippet : snippets) {
            if (snippet.language == "sh") {
                const Outcome outcome = run(snippet.text, workplace.folder());

                EXPECT_EQ(outcome.status, 0) << page << ":" << snippet.line << "\n" << outcome.output;
            }
        }
    }
}

/// The comparison that scripts/demo makes, as a command line.
std::string demo_command() {
    const std::string demo = text_of(root / "scripts/demo");
    const std::string program = "\"$careway\" compare ";
    const std::size_t begin = demo.find(program);
    return "careway compare " + demo.substr(begin + program.size(), demo.find('\n', begin) - begin - program.size());
}

TEST(Readme, ShowsWhatTheDemoPrints) {
    const auto snippets = snippets_of(text_of(root / "README.md"));
    const auto shown = std::ranges::find(snippets, "text", &Snippet::language);
    ASSERT_NE(shown, snippets.end());

    const Workplace workplace{{}};
    const std::string printed = run(demo_command(), workplace.folder()).output;

    std::size_t at = 0;
    for (std::istringstream lines{shown->text}; !lines.eof();) {
        std::string line;
        std::getline(lines, line);
        if (line.empty() || line == "  …") {
            continue;
        }
        at = printed.find(line + "\n", at);
        ASSERT_NE(at, std::string::npos) << "no longer printed, or not in this order:\n" << line << "\n\n" << printed;
    }
}

// The address of a heading on its page: small letters, dashes for spaces, and no other marks.
std::string anchor_of(std::string_view heading) {
    std::string anchor;
    for (const unsigned char letter : heading) {
        if (std::isalnum(letter) != 0 || letter == '-' || letter == '_') {
            anchor += static_cast<char>(std::tolower(letter));
        } else if (letter == ' ') {
            anchor += '-';
        }
    }
    return anchor;
}

bool has_heading(const fs::path& page, std::string_view anchor) {
    std::istringstream lines{text_of(page)};
    for (std::string line; std::getline(lines, line);) {
        const std::size_t at = line.find_first_not_of('#');
        if (at > 0 && at != std::string::npos && line[at] == ' ' && anchor_of(line.substr(at + 1)) == anchor) {
            return true;
        }
    }
    return false;
}

TEST(Readme, NamesOnlyFilesFoldersAndHeadingsThatExist) {
    std::vector<fs::path> pages{"README.md"};
    for (const std::string part : {"sim", "viz", "models", "configs", "experiments", "docs"}) {
        for (const auto& entry : fs::recursive_directory_iterator{root / part}) {
            if (entry.path().extension() == ".md") {
                pages.push_back(fs::relative(entry.path(), root));
            }
        }
    }

    for (const fs::path& page : pages) {
        const std::string text = text_of(root / page);

        ASSERT_NE(text, "") << page;
        for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
            const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
            if (target.starts_with("http")) {
                continue;
            }
            const std::size_t mark = std::min(target.find('#'), target.size());
            const fs::path file = mark == 0 ? root / page : root / page.parent_path() / target.substr(0, mark);
            EXPECT_TRUE(fs::exists(file)) << page << " links to " << target;
            if (mark < target.size()) {
                EXPECT_TRUE(has_heading(file, target.substr(mark + 1))) << page << " links to " << target;
            }
        }
    }
}

}  // namespace
}  // namespace careway::readme
