#include "tests/layering/limits.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace careway::layering {
namespace {

struct Unwanted {
    std::string_view word;
    std::string_view reason;
    std::string_view allowed_in;  ///< folder that may say it all the same, or ""
};

constexpr std::array unwanted = {
    Unwanted{"virtual", "kinds are closed variants or enums; nothing is dispatched by address", ""},
    Unwanted{"new", "owners are values or unique_ptr", ""},
    Unwanted{"goto", "return early instead", ""},
    Unwanted{"std::rand", "draws are keyed", ""},
    Unwanted{"std::random_device", "draws are keyed", ""},
    Unwanted{"std::mt19937", "draws are keyed", ""},
    Unwanted{"std::mt19937_64", "draws are keyed", ""},
    Unwanted{"std::exit", "only main ends the program; throw", "cli"},
    Unwanted{"std::cout", "only the command line prints", "cli"},
    Unwanted{"std::cerr", "only the command line prints", "cli"},
    Unwanted{"std::printf", "only the command line prints", "cli"},
    Unwanted{"std::chrono::system_clock", "no result may depend on the time of day", "cli"},
};

std::string at_line(const Source& source, std::size_t line) {
    return source.path + ":" + std::to_string(line) + ": ";
}

/// Whether the variable or function that `words` begin with `static` declares is one that may change.
bool declares_changing(std::span<const Token> words) {
    for (const Token& word : words) {
        if (word.text == "const" || word.text == "constexpr" || word.text == "(") {
            return false;
        }
        if (word.text == ";" || word.text == "=" || word.text == "{") {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<std::string> long_files() {
    return {};
}

std::vector<std::string> long_file(const Source& source) {
    const std::size_t lines = lines_of(source.text).size();
    if (lines <= most_lines_of_file) {
        return {};
    }
    return {source.path + ": " + std::to_string(lines) + " lines, at most " + std::to_string(most_lines_of_file)};
}

std::vector<std::string> long_functions(const Source& source) {
    std::vector<std::string> found;
    std::map<std::size_t, std::size_t> last_line_at;  // by indentation: the last line that began there
    const std::string code = without_comments_and_literals(source.text);
    std::size_t number = 0;
    for (const std::string_view line : lines_of(code)) {
        ++number;
        const std::size_t indentation = line.find_first_not_of(' ');
        if (indentation == std::string_view::npos || line[indentation] == '#') {
            continue;
        }
        // The end of a type has a semicolon and that of a namespace a comment, which is blank here.
        const std::size_t length = number - last_line_at[indentation] + 1;
        if (line.substr(indentation) == "}" && length > most_lines_of_function) {
            found.push_back(at_line(source, last_line_at[indentation]) + "a block of " + std::to_string(length) +
                            " lines, at most " + std::to_string(most_lines_of_function));
        }
        last_line_at[indentation] = number;
    }
    return found;
}

std::vector<std::string> unwanted_words(const Source& source) {
    std::vector<std::string> found;
    const std::string code = without_comments_and_literals(source.text);
    for (const Token& token : tokens_of(code)) {
        const auto* match = std::ranges::find(unwanted, token.text, &Unwanted::word);
        if (match != unwanted.end() && match->allowed_in != source.folder()) {
            found.push_back(at_line(source, token.line) + "`" + std::string{token.text} +
                            "`: " + std::string{match->reason});
        }
    }
    return found;
}

std::vector<std::string> changing_statics(const Source& source) {
    std::vector<std::string> found;
    const std::string code = without_comments_and_literals(source.text);
    const std::vector<Token> tokens = tokens_of(code);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if ((tokens[i].text == "static" || tokens[i].text == "thread_local") &&
            declares_changing(std::span{tokens}.subspan(i + 1))) {
            found.push_back(at_line(source, tokens[i].line) + "a variable that outlives its simulation and may change");
        }
    }
    return found;
}

std::vector<std::string> postponed_work(const Source& source) {
    // In two halves, so that this file passes its own test.
    constexpr std::array marks = {
        "TO"
        "DO",
        "FIX"
        "ME",
        "XX"
        "X",
        "HA"
        "CK"};
    std::vector<std::string> found;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(source.text)) {
        ++number;
        for (const Token& token : tokens_of(line)) {
            if (std::ranges::find(marks, token.text) != marks.end()) {
                found.push_back(at_line(source, number) + "work put off: `" + std::string{token.text} + "`");
            }
        }
    }
    return found;
}

}  // namespace careway::layering
