#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/layering/source.hpp"

namespace careway::layering {

/// A folder of sim/ or viz/ and the folders whose headers it may include besides its own.
struct Folder {
    std::string name;
    std::vector<std::string> may_include;
};

/// Somebody else's headers and the folders in which they may stand.
struct Library {
    std::string prefix;  ///< how its headers begin: "yaml-cpp/"
    std::vector<std::string> folders;
    bool in_headers = false;  ///< whether other folders may get it through a header of ours
};

/// Who may include what. What is not named here is refused.
struct Table {
    std::vector<Folder> folders;  ///< a folder includes only folders that stand above it
    std::vector<Library> libraries;
};

/// The table of this project.
Table allowed_includes();

/// Every `#include` of `source` that the table does not allow, as "path:line: what is wrong".
std::vector<std::string> wrong_includes(const Source& source, const Table& table);

/// Every `#include` through which a folder gets a library's header that stands in another folder's header: everybody
/// would pay for compiling it, and come to use it.
std::vector<std::string> leaked_libraries(const std::vector<Source>& sources, const Table& table);

using Pairs = std::set<std::pair<std::string, std::string>>;

/// Every pair of folders of which the first includes the second.
Pairs edges_of(const std::vector<Source>& sources);

/// Every pair of a folder and the prefix of a library of the table that it includes.
Pairs libraries_of(const std::vector<Source>& sources, const Table& table);

}  // namespace careway::layering
