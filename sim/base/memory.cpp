#include "sim/base/memory.hpp"

#include <malloc.h>

namespace careway {

void give_back_large_tables() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

}  // namespace careway
