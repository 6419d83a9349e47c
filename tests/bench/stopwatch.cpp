#include "tests/bench/stopwatch.hpp"

#include <algorithm>
#include <ctime>
#include <limits>

namespace careway::bench {

double cpu_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::vector<double> least_seconds(const std::vector<Work>& works, int rounds) {
    std::vector<double> least(works.size(), std::numeric_limits<double>::infinity());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < works.size(); ++i) {
            const double start = cpu_seconds();
            const double units = works[i]();
            least[i] = std::min(least[i], (cpu_seconds() - start) / units);
        }
    }
    return least;
}

}  // namespace careway::bench
