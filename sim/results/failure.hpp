#pragma once

#include <string>

#include "sim/base/error.hpp"

namespace careway::results {

/// What went wrong with a store, for people: what happened, what is kept, what to do.
///
/// @param code    result code of SQLite, plain or extended
/// @param path    the store as the user named it
/// @param detail  SQLite's own words, used where ours would say less
[[nodiscard]] SystemError store_failure(int code, const std::string& path, const std::string& detail);

/// A file that can be read but is none of ours.
[[nodiscard]] SystemError not_a_store(const std::string& path);

/// A store that does not hold together.
[[nodiscard]] SystemError damaged_store(const std::string& path, const std::string& detail);

}  // namespace careway::results
