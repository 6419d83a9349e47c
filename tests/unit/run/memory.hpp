#pragma once

#include <cstddef>
#include <limits>

/// What `new` gives in this program of tests.
namespace careway::run {

inline thread_local std::size_t memory_asked_for = 0;  ///< bytes, so far
/// No more bytes than these are given at once.
inline thread_local std::size_t most_memory = std::numeric_limits<std::size_t>::max();

}  // namespace careway::run
