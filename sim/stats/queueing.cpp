#include "sim/stats/queueing.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace careway::stats {

double erlang_b(int servers, double load) {
    if (servers < 0 || !(load >= 0)) {
        throw std::domain_error{"Erlang B needs at least no servers and no load"};
    }
    // By its recursion over the number of servers, which never overflows as factorials do.
    double blocked = 1;
    for (int place = 1; place <= servers; ++place) {
        blocked = load * blocked / (place + load * blocked);
    }
    return blocked;
}

double erlang_c(int servers, double load) {
    if (servers < 1 || !(load >= 0) || !(load < servers)) {
        throw std::domain_error{"a queue without limit is stable only while its load is below its servers"};
    }
    const double blocked = erlang_b(servers, load);
    return servers * blocked / (servers - load * (1 - blocked));
}

double mmc_waiting(int servers, double load) {
    return erlang_c(servers, load) * load / (servers - load);
}

double mmc_mean_wait(int servers, double load) {
    return erlang_c(servers, load) / (servers - load);
}

double mmc_wait_exceeds(int servers, double load, double stays) {
    return erlang_c(servers, load) * std::exp(-(servers - load) * stays);
}

double mmc_wait_quantile(int servers, double load, double p) {
    const double waits = erlang_c(servers, load);
    return waits <= 1 - p ? 0 : std::log(waits / (1 - p)) / (servers - load);
}

}  // namespace careway::stats
