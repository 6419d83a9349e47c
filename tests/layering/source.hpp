#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace careway::layering {

/// One file of the project, by its path from the root.
struct Source {
    std::string path;
    std::string text;

    /// The first folder under sim/ or viz/, "" for a file that is not in one.
    [[nodiscard]] std::string folder() const;
};

/// A word (with its qualification: `std::cout`) or a punctuation mark of code, comments, literals and preprocessor
/// lines left out.
struct Token {
    std::string_view text;
    std::size_t line;
};

/// All C++ of a folder and the folders in it, in order of path.
std::vector<Source> read_tree(const std::filesystem::path& root, const std::string& folder);

std::vector<std::string_view> lines_of(std::string_view text);

/// `text` with the insides of comments and literals made blank, line by line as long as before.
std::string without_comments_and_literals(std::string_view text);

/// @param code  as `without_comments_and_literals` gives it; must outlive what is returned
std::vector<Token> tokens_of(std::string_view code);

}  // namespace careway::layering
