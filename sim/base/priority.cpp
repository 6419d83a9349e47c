#include "sim/base/priority.hpp"

#include <sys/resource.h>

namespace careway {

void give_way_to_others() {
    constexpr int least = 19;
    // To Linux this is the thread alone, not its process. Refused it only costs time.
    setpriority(PRIO_PROCESS, 0, least);
}

}  // namespace careway
