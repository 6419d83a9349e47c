#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "sim/run/track.hpp"

namespace careway::run {

/// Replications 1 to N of one or two lanes, which nobody watches, on threads of their own. In both lanes replication k
/// has the same luck. Anything may be called at any time; nothing but `wait` waits for them, and the end
/// of it lets go of what is under way.
class Ensemble {
public:
    struct Plan {
        std::shared_ptr<const pathway::Program> program;
        Wanted wanted;
    };
    /// How far it is. Replications count where no lane is still to run them.
    struct Progress {
        std::uint32_t done = 0;     ///< those that stopped too
        std::uint32_t stopped = 0;  ///< in a lane or in both
        std::string why = {};       ///< the first of them stopped
        friend bool operator==(const Progress&, const Progress&) = default;
    };

    /// @param gives_way  whether its threads work only where no other wants to
    Ensemble(std::vector<Plan> lanes, std::uint32_t seed, std::uint32_t replications, unsigned threads, bool gives_way);
    Ensemble(const Ensemble&) = delete;
    Ensemble& operator=(const Ensemble&) = delete;
    ~Ensemble();

    /// Begins a lane's replications anew, unless nothing of them changes; the other lane keeps what it has.
    void go_on_under(std::size_t lane, Plan plan);

    [[nodiscard]] std::uint32_t replications() const { return replications_; }
    [[nodiscard]] Progress progress() const;
    /// Until all are done.
    void wait() const;
    /// [lane][replication - 1], nothing where it stopped; nothing at all until all are done.
    [[nodiscard]] std::optional<std::vector<std::vector<std::optional<Track>>>> tracks() const;

private:
    /// Plans are shared: what is to be copied under the lock might find no memory.
    struct Lane {
        std::shared_ptr<const Plan> plan;
        std::stop_source under_way = {};  ///< asked to stop when another plan comes
        std::uint32_t begun = 0;
        std::vector<std::optional<Track>> tracks;  ///< by replication
        std::vector<bool> done;
        std::vector<std::string> why_stopped;  ///< likewise; empty where it did not
    };
    struct Job {
        std::size_t lane = 0;
        std::uint32_t replication = 1;
        std::shared_ptr<const Plan> plan = {};
        std::stop_token stop = {};
    };

    const std::uint32_t seed_;
    const std::uint32_t replications_;
    const bool gives_way_;
    mutable std::mutex mutex_;  ///< of everything below
    mutable std::condition_variable_any changed_;
    std::vector<Lane> lanes_;
    bool alike_ = false;                 ///< the second lane has what the first has, and is not run
    std::vector<std::jthread> threads_;  ///< last, so that they end before anything else does

    [[nodiscard]] Lane fresh(Plan plan) const;
    void compare_lanes();
    void work(const std::stop_token& stop);
    [[nodiscard]] Lane* next_lane();
    [[nodiscard]] Job begin(Lane& lane);
    void finish(const Job& job, std::optional<Track> track, std::string why_stopped);
    [[nodiscard]] std::size_t lanes_to_run() const { return alike_ ? 1 : lanes_.size(); }
    [[nodiscard]] bool all_done() const { return counted().done == replications_; }
    [[nodiscard]] Progress counted() const;
};

}  // namespace careway::run
