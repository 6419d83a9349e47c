#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/results/scenario.hpp"
#include "sim/results/store.hpp"
#include "sim/run/runner.hpp"

namespace careway::results {

/// A scenario with the means to run it. `replicate` gets a replication number (from 1) and returns nothing when it
/// gave up because it was told to stop; it is called from several threads at once. `drawn` says what the replication
/// has of each assumption of the scenario; null where it has none.
struct Arm {
    Scenario scenario;
    std::function<std::optional<run::Values>(std::uint32_t)> replicate;
    std::function<std::vector<double>(std::uint32_t)> drawn = {};
};

struct Order {
    std::uint32_t runs = 50;
    std::uint32_t seed = 42;
    unsigned threads = 1;
    std::string program;
};

struct Progress {
    std::size_t done = 0;  ///< runs, of all scenarios together
    std::size_t kept = 0;  ///< of these, those that were in the store before
    std::size_t total = 0;
};
using OnProgress = std::function<void(const Progress&)>;

struct Outcome {
    std::vector<std::vector<run::Values>> runs;  ///< [scenario][replication - 1]; some empty unless complete
    bool complete = false;                       ///< false when `stop` became true on the way
};

/// Brings every arm to `order.runs` replications: reads back what the store has, runs the others and saves each as it
/// ends. The outcome depends on neither the number of threads nor on what was in the store.
/// Throws ModelError, with scenario and run named, for the first replication in which a model stops itself.
Outcome perform(Store& store, std::span<const Arm> arms, const Order& order, const OnProgress& on_progress,
                const std::atomic<bool>& stop);

}  // namespace careway::results
