#include "sim/results/failure.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace careway::results {

SystemError store_failure(int code, const std::string& path, const std::string& detail) {
    switch (code & 0xff) {  // the low byte is the kind, the rest its detail
        case SQLITE_CANTOPEN:
            return SystemError{fmt::format(
                "cannot open or create `{}`: its folder is missing or may not be written; choose another file with -o",
                path)};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return SystemError{fmt::format("`{}` may not be written; choose another file with -o", path)};
        case SQLITE_FULL:
            return SystemError{
                fmt::format("the disk is full: `{}` cannot grow. The runs finished before are kept; make room and "
                            "repeat the command",
                            path)};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return SystemError{
                fmt::format("`{}` is in use by another program; wait for it and repeat the command", path)};
        case SQLITE_NOTADB:
            return not_a_store(path);
        case SQLITE_CORRUPT:
            return damaged_store(path, detail);
        default:
            return SystemError{fmt::format("reading or writing `{}` failed: {}", path, detail)};
    }
}

SystemError not_a_store(const std::string& path) {
    return SystemError{fmt::format("`{}` is not a store of Careway; it is left as it is", path)};
}

SystemError damaged_store(const std::string& path, const std::string& detail) {
    return SystemError{fmt::format(
        "`{}` is damaged ({}); move it away and repeat the command: its runs will be done again", path, detail)};
}

}  // namespace careway::results
