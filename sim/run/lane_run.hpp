#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "sim/run/lane.hpp"

namespace careway::run {

/// A lane under way: one replication, run a day at a time. Belongs to the thread that runs it.
class LaneRun {
public:
    /// @param from  a checkpoint of a program with the same past (pathway::same_until), or nothing: the start of the
    /// run
    LaneRun(std::shared_ptr<const pathway::Program> program, std::uint32_t seed, std::uint32_t replication,
            const Replica* from);

    [[nodiscard]] Time now() const { return replica_.now(); }

    /// A day of the warm-up, or the hours up to the next midnight. After the model has stopped itself, do not go on.
    /// @param marks  instants beside those every four weeks at which there is to be a checkpoint
    [[nodiscard]] Footage next_day(const std::set<Time>& marks);

private:
    Replica replica_;
    Moves moves_;
    Time next_;  ///< hour of the next view

    void run_until(Time until);
    [[nodiscard]] Footage::Hour look();
    void film_hours(const std::set<Time>& marks, Footage& footage);
};

inline constexpr const char* no_memory = "there is no memory left";
/// Why a run could not go on, for people to read.
[[nodiscard]] std::string reason_of(const std::exception& error);

}  // namespace careway::run
