#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/layering/source.hpp"

namespace careway::layering {

/// Files are meant to stay under 300 lines and functions under 20; these are the walls.
inline constexpr std::size_t most_lines_of_file = 400;
inline constexpr std::size_t most_lines_of_function = 60;

/// Files that may be longer, because they are tables.
std::vector<std::string> long_files();

/// Whether the file is over its wall, as "path: what is wrong".
std::vector<std::string> long_file(const Source& source);
/// Every block that ends over the wall after it began, as "path:line: what is wrong". Goes by indentation, so it
/// takes code that is laid out as .clang-format says.
std::vector<std::string> long_functions(const Source& source);
/// Words that code of sim/ does without, as "path:line: what is wrong and why".
std::vector<std::string> unwanted_words(const Source& source);
/// Variables that live as long as the program and may change: two simulations in one process would share them.
/// Knows `static` and `thread_local`; clang-tidy finds the rest.
std::vector<std::string> changing_statics(const Source& source);
/// Notes to do something later: an issue can be found and closed, a note in a file is forgotten.
std::vector<std::string> postponed_work(const Source& source);

}  // namespace careway::layering
