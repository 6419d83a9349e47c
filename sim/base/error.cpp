#include "sim/base/error.hpp"

#include <cstdio>
#include <cstdlib>

namespace careway::detail {

void assertion_failed(const char* condition, const char* because, const char* file, int line) {
    std::fprintf(stderr, "careway: broken promise: %s (%s) at %s:%d. This is our fault: please report it.\n", because,
                 condition, file, line);
    std::abort();
}

}  // namespace careway::detail
