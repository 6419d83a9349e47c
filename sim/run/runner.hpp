#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace careway::run {

/// One replication of one scenario.
struct Job {
    std::size_t scenario = 0;       ///< position among the scenarios asked for
    std::uint32_t replication = 1;  ///< counted from 1; the same number means the same people in every scenario
    friend bool operator==(const Job&, const Job&) = default;
};

/// One value per entry of the scenario's catalogue.
using Values = std::vector<double>;

struct Finished {
    Job job;
    Values values;
    double seconds = 0;  ///< of the wall clock; never decides a result
};

/// Does a job; called from several threads at once. Returns nothing when it gave up because it was told to stop.
using Work = std::function<std::optional<Values>(const Job&)>;
/// Takes a finished job over; called by one thread at a time, in the order in which jobs happen to finish.
using Handover = std::function<void(Finished)>;

/// Does the jobs in their order on `threads` threads (at least 1). Returns whether all were done: false when `stop`
/// became true, in which case every job that was handed over is whole.
///
/// When jobs throw, the exception of the first of them in the order of the list comes out, however many threads there
/// are; jobs before it have been done and handed over, of those after it some.
bool run_jobs(std::span<const Job> jobs, unsigned threads, const Work& work, const Handover& hand_over,
              const std::atomic<bool>& stop);

}  // namespace careway::run
