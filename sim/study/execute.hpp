#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

#include "sim/results/experiment.hpp"
#include "sim/results/rows.hpp"
#include "sim/results/store.hpp"
#include "sim/study/plan.hpp"

namespace careway::study {

/// What is to be told of each point beside what the store keeps.
struct Asked {
    std::vector<std::string> measures;  ///< addresses; empty for every main one
    std::string split;
};

struct Answer {
    std::vector<std::vector<results::SummaryRow>> rows;  ///< [point], some empty unless complete
    bool complete = false;                               ///< false when `stop` became true on the way
};

/// Brings every point to the plan's number of runs and saves each run as it ends. Few points are held in memory at a
/// time. The store is the same for any number of threads and after any interruption.
/// Throws ModelError, with the point named, and SystemError.
Answer execute(const Plan& plan, results::Store& store, const Asked& asked, const results::Order& order,
               const results::OnProgress& on_progress, const std::atomic<bool>& stop);

/// How long the runs that are missing will take, from a few of them.
struct Estimate {
    std::size_t total = 0;    ///< runs of all points, equal points once
    std::size_t done = 0;     ///< of these, those that the store has
    double seconds_each = 0;  ///< of one run, as long as `threads` go on at once
    unsigned threads = 1;
    [[nodiscard]] double seconds() const { return static_cast<double>(total - done) * seconds_each / threads; }
};

/// @param store  null where there is none yet
Estimate estimate(const Plan& plan, results::Store* store, const results::Order& order, const std::atomic<bool>& stop);

}  // namespace careway::study
