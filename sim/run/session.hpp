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

#include "sim/run/follow.hpp"
#include "sim/run/lane.hpp"
#include "sim/run/lane_run.hpp"

namespace careway::run {

/// One or two lanes of the same people, to be looked at while they run. A thread of its own runs both ahead of the
/// instant looked at. Every view is kept, so that looking back is looking up. Anything may be called at any time;
/// nothing but `wait_for` waits for the simulation.
class Session {
public:
    struct Limits {
        Duration ahead = Duration::days(30);         ///< of the instant looked at
        std::size_t bytes = std::size_t{512} << 20;  ///< of all checkpoints but the first of each lane
    };

    /// @param lanes  programs of one measured window
    Session(const std::vector<std::shared_ptr<const pathway::Program>>& lanes, std::uint32_t seed,
            std::uint32_t replication, Limits limits);

    void look_at(Time time);

    /// Of the full hour at or before `time` within the measured window; nothing when it has not been run yet.
    [[nodiscard]] std::optional<View> view(std::size_t lane, Time time) const;
    /// The pools of that view, which cost much less than its moves.
    [[nodiscard]] std::optional<std::vector<PoolView>> pools(std::size_t lane, Time time) const;
    /// Whether each pool had another capacity at some full hour in the time before; not where that
    /// has not been run yet.
    [[nodiscard]] std::vector<bool> capacity_changed(std::size_t lane, Time time, Duration before) const;
    /// Who moved in the hour that begins at the full hour at or before `time`; none where it has not been run yet.
    [[nodiscard]] std::vector<Moved> moves(std::size_t lane, Time time) const;
    /// Looks at `time` and waits for it; nothing when the model stopped itself before. @pre nobody looks elsewhere
    /// meanwhile
    std::optional<View> wait_for(std::size_t lane, Time time);
    /// From the start of measuring to the midnight at or before `time`, as measure::Catalogue begins: the whole, then
    /// years where at least two are over. Nothing when that has not been run yet, or on the first day.
    [[nodiscard]] std::optional<std::vector<double>> measures(std::size_t lane, Time time) const;
    /// Of the last view; before the first instant that is shown while there is none.
    [[nodiscard]] Time reached(std::size_t lane) const;
    /// How often a lane has become another one, and up to when it stayed what it was the last time.
    struct Turns {
        std::uint64_t count = 0;
        Time same_until;
    };
    [[nodiscard]] Turns turns(std::size_t lane) const;
    /// Why the model stopped itself, once it has.
    [[nodiscard]] std::optional<std::string> stopped(std::size_t lane) const;

    /// Both of what has been reached, worked out by the caller's thread from the nearest checkpoints (follow.hpp).
    [[nodiscard]] std::vector<PersonInPlace> people_in(std::size_t lane, std::uint32_t pool, Time time) const;
    [[nodiscard]] std::vector<Step> journey(std::size_t lane, std::uint64_t person, Time until) const;

    /// Lets a lane be one of `program` from its start, which differs from the present one from `from` on only: a lever
    /// that is pulled, or released. What comes after `from` is made anew, and more where they do differ before.
    void go_on_under(std::size_t lane, std::shared_ptr<const pathway::Program> program, Time from);
    /// Lets the second lane be what the first is at `time`, and after. @pre there are two
    void fork(Time time);
    /// Begins both lanes anew, with other people.
    void swap(std::uint32_t replication);

private:
    const std::uint32_t seed_;
    const Limits limits_;
    mutable std::mutex mutex_;  ///< of everything below but `runs_`
    std::condition_variable_any changed_;
    std::uint32_t replication_;
    Time looked_at_;
    std::vector<Lane> lanes_;
    std::vector<std::uint64_t> turns_;  ///< by lane: how often it took another turn than it was running towards
    std::vector<Time> same_until_;      ///< by lane: the last time that it did
    /// By lane; none before it has begun. Of the thread alone.
    std::vector<std::optional<LaneRun>> runs_;
    std::vector<std::uint64_t> turns_run_;  ///< by lane: `turns_` when that began; likewise
    std::jthread thread_;                   ///< last, so that it ends before anything else does

    void work(const std::stop_token& stop);
    [[nodiscard]] std::optional<std::size_t> next_lane() const;
    void run_day(std::size_t lane, std::unique_lock<std::mutex>& lock);
    [[nodiscard]] Footage next_day(std::size_t lane, std::unique_lock<std::mutex>& lock);
    void turn(std::size_t lane, Time same_until);
    [[nodiscard]] Rerun rerun_to(std::size_t lane, Time until) const;
};

}  // namespace careway::run
