// Laid under the program by LD_PRELOAD: a disk that has room for the first bytes of each file only, as
// FULL_DISK_AFTER says. The store is what grows beyond them.
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>
#include <cerrno>
#include <cstdlib>

namespace {

using Write = ssize_t (*)(int, const void*, size_t, off64_t);

ssize_t write_while_there_is_room(const char* name, int file, const void* from, size_t count, off64_t offset) {
    const char* limit = std::getenv("FULL_DISK_AFTER");
    if (limit != nullptr && offset + static_cast<off64_t>(count) > std::atoll(limit)) {
        errno = ENOSPC;
        return -1;
    }
    return reinterpret_cast<Write>(dlsym(RTLD_NEXT, name))(file, from, count, offset);
}

}  // namespace

extern "C" ssize_t pwrite64(int file, const void* from, size_t count, off64_t offset) {
    return write_while_there_is_room("pwrite64", file, from, count, offset);
}

extern "C" ssize_t pwrite(int file, const void* from, size_t count, off_t offset) {
    return write_while_there_is_room("pwrite", file, from, count, offset);
}
