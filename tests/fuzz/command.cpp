// Words of a command line.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/cli/parse.hpp"
#include "sim/cli/perform.hpp"
#include "tests/fuzz/inputs.hpp"
#include "tests/fuzz/scratch.hpp"

namespace careway::fuzz {

namespace {

/// The commands of a text: words stand on lines of their own, `;` between commands.
std::vector<std::vector<std::string>> commands_of(std::string_view text) {
    std::vector<std::vector<std::string>> commands(1);
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line == ";") {
            commands.emplace_back();
        } else {
            commands.back().emplace_back(line);
        }
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return commands;
}

bool lies_here(const std::filesystem::path& file) {
    return file.is_relative() && std::ranges::find(file, "..") == file.end();
}

/// Whether all files that it names lie in the current folder, and no other program is started.
bool is_harmless(const cli::Options& options) {
    std::vector<std::string> files{options.model, options.base, options.store, options.output};
    for (const auto* list : {&options.scenarios, &options.with, &options.files}) {
        files.insert(files.end(), list->begin(), list->end());
    }
    return std::ranges::all_of(files, lies_here) && !options.output.ends_with(".svg") &&
           options.verb != cli::Verb::watch;
}

bool obey(const std::vector<std::string>& command, const std::filesystem::path& folder) {
    std::vector<const char*> words;
    std::ranges::transform(command, std::back_inserter(words), &std::string::c_str);
    try {
        auto parsed = cli::parse(words);
        auto* options = std::get_if<cli::Options>(&parsed);
        if (options == nullptr) {
            return true;  // help
        }
        options->runs = std::min(options->runs, 2u);
        options->threads = std::min(options->threads, 2u);
        const cli::Library library{folder, folder};
        return is_harmless(*options) && cli::perform(*options, library, cli::Console{*options}) == 0;
    } catch (const UsageError&) {
        return false;
    }
}

}  // namespace

bool try_command(std::string_view text) {
    const Scratch scratch{"command"};
    const auto commands = commands_of(text);
    return std::ranges::all_of(commands, [&](const auto& command) { return obey(command, scratch.path()); });
}

}  // namespace careway::fuzz
