#pragma once

namespace careway::bench::reference {

struct ServersResult {
    double mean_wait = 0;  ///< in mean service times
    long customers = 0;
};

/// W1 by hand: ten servers, busy nine tenths of the time, first come first served. A general binary heap of events, as
/// an engine without any overhead would use it; nothing is measured but the mean wait.
ServersResult simulate_servers(long customers, unsigned long seed);

}  // namespace careway::bench::reference
