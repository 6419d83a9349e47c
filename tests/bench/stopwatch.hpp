#pragma once

#include <functional>
#include <vector>

namespace careway::bench {

/// Processor time of this process so far, in seconds: neighbours disturb it less than they do the clock on the wall.
double cpu_seconds();

/// One piece of work. Returns how many units of it were done: customers, patients, events.
using Work = std::function<double()>;

/// Seconds of processor time a unit, for each of the works: the least of `rounds` rounds, in which they take turns, so
/// that whatever disturbs one disturbs the other.
std::vector<double> least_seconds(const std::vector<Work>& works, int rounds);

}  // namespace careway::bench
