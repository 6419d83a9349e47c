#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/run/moves.hpp"
#include "sim/run/replica.hpp"
#include "sim/run/view.hpp"

namespace careway::run {

/// The state of a lane at an instant. Lanes that were one share it.
struct Checkpoint {
    std::shared_ptr<const Replica> replica;
    [[nodiscard]] Time time() const { return replica->now(); }
};

/// What happened in some hours, one after the other.
struct Footage {
    struct Hour {
        Time time;
        std::vector<PoolView> pools;
        std::vector<Moved> moves;  ///< in the hour before
    };
    std::vector<Hour> hours;
    std::vector<double> measures;         ///< at the last of the hours where that is a midnight after measure_from
    std::vector<Checkpoint> checkpoints;  ///< at some of the hours
    std::optional<std::string> stopped;   ///< the model stopped itself then, and why
};

/// What is known of one lane of a session: a view of every full hour so far (32 bytes a pool and 8 for each two pools
/// between which somebody moved in it), measures of every day, and copies of the state from which to go on.
class Lane {
public:
    /// @param bytes  that checkpoints may take, but for the first
    Lane(std::shared_ptr<const pathway::Program> program, std::size_t bytes);

    /// Views begin a week before measuring does, so that the first one shown knows the moves of its week.
    [[nodiscard]] static Time first_hour(const pathway::Program& program);

    [[nodiscard]] const std::shared_ptr<const pathway::Program>& program() const { return program_; }
    /// Of the last view; before all views where there is none.
    [[nodiscard]] Time reached() const;
    [[nodiscard]] bool is_over() const { return stopped_ || reached() == program_->end; }
    [[nodiscard]] const std::optional<std::string>& stopped() const { return stopped_; }
    [[nodiscard]] const std::vector<Checkpoint>& checkpoints() const { return checkpoints_; }
    /// Hours at which there are to be checkpoints, beside those every four weeks.
    [[nodiscard]] const std::set<Time>& marks() const { return marks_; }

    /// Of the full hour at or before `time` within the measured window; nothing when that is not known.
    [[nodiscard]] std::optional<View> view(Time time) const;
    /// The pools of that view.
    [[nodiscard]] std::optional<std::vector<PoolView>> pools(Time time) const;
    /// From the start of measuring to the midnight at or before `time`; nothing when that is not known.
    [[nodiscard]] std::optional<std::vector<double>> measures(Time time) const;

    /// Whether each pool had another capacity in the time before that hour than at it; not where that is not known.
    [[nodiscard]] std::vector<bool> capacity_changed(Time time, Duration before) const;

    /// In the hour that begins at the full hour at or before `time`; none where that is not known.
    [[nodiscard]] std::vector<Moved> moves(Time time) const;

    /// Takes what is not known yet.
    void add(Footage footage);
    /// It goes no further, and why.
    void stop(std::string why) { stopped_ = std::move(why); }
    /// Forgets everything after the full hour at or before `instant`, where there is to be a checkpoint.
    void cut_after(Time instant);
    /// Forgets what a run of `program` would have otherwise: what comes after `from`, or more where the two programs
    /// differ before.
    void go_on_under(std::shared_ptr<const pathway::Program> program, Time from);

private:
    std::shared_ptr<const pathway::Program> program_;
    std::size_t bytes_;
    Time first_;
    std::vector<PoolView> pools_;         ///< [hour x pools + pool]
    std::vector<Moved> moves_;            ///< of all hours
    std::vector<std::size_t> moves_end_;  ///< by hour: where its moves end
    std::vector<std::vector<double>> days_;
    std::vector<Checkpoint> checkpoints_;  ///< in order of time
    std::set<Time> marks_;
    std::optional<std::string> stopped_;

    [[nodiscard]] std::size_t hours() const { return moves_end_.size(); }
    [[nodiscard]] std::size_t hours_until(Time time) const;
    [[nodiscard]] std::size_t hour_shown(Time time) const;
    [[nodiscard]] std::vector<std::int32_t> moves_of_week(std::size_t hour) const;
    void forget();
    void thin();
};

}  // namespace careway::run
