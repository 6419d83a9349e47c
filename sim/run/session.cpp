#include "sim/run/session.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace careway::run {

Session::Session(const std::vector<std::shared_ptr<const pathway::Program>>& lanes, std::uint32_t seed,
                 std::uint32_t replication, Limits limits)
    : seed_{seed},
      limits_{limits},
      replication_{replication},
      looked_at_{lanes.front()->measure_from},
      turns_(lanes.size()),
      same_until_(lanes.size()),
      runs_(lanes.size()),
      turns_run_(lanes.size()) {
    for (const auto& program : lanes) {
        lanes_.emplace_back(program, limits_.bytes / lanes.size());
    }
    thread_ = std::jthread{[this](const std::stop_token& stop) { work(stop); }};
}

void Session::look_at(Time time) {
    const std::lock_guard lock{mutex_};
    looked_at_ = time;
    changed_.notify_all();
}

std::optional<View> Session::view(std::size_t lane, Time time) const {
    const std::lock_guard lock{mutex_};
    return lanes_[lane].view(time);
}

std::optional<std::vector<PoolView>> Session::pools(std::size_t lane, Time time) const {
    const std::lock_guard lock{mutex_};
    return lanes_[lane].pools(time);
}

std::vector<bool> Session::capacity_changed(std::size_t lane, Time time, Duration before) const {
    const std::lock_guard lock{mutex_};
    return lanes_[lane].capacity_changed(time, before);
}

std::vector<Moved> Session::moves(std::size_t lane, Time time) const {
    const std::lock_guard lock{mutex_};
    return lanes_[lane].moves(time);
}

std::optional<View> Session::wait_for(std::size_t lane, Time time) {
    std::unique_lock lock{mutex_};
    looked_at_ = time;
    changed_.notify_all();
    std::optional<View> seen;
    changed_.wait(lock, [&] {
        seen = lanes_[lane].view(time);
        return seen || lanes_[lane].stopped();
    });
    return seen;
}

std::optional<std::vector<double>> Session::measures(std::size_t lane, Time time) const {
    const std::lock_guard lock{mutex_};
    return lanes_[lane].measures(time);
}

Session::Turns Session::turns(std::size_t lane) const {
    const std::lock_guard lock{mutex_};
    return {turns_[lane], same_until_[lane]};
}

Time Session::reached(std::size_t lane) const {
    const std::lock_guard lock{mutex_};
    return lanes_[lane].reached();
}

std::optional<std::string> Session::stopped(std::size_t lane) const {
    const std::lock_guard lock{mutex_};
    return lanes_[lane].stopped();
}

std::vector<PersonInPlace> Session::people_in(std::size_t lane, std::uint32_t pool, Time time) const {
    return run::people_in(rerun_to(lane, time), pool);
}

std::vector<Step> Session::journey(std::size_t lane, std::uint64_t person, Time until) const {
    return run::journey(rerun_to(lane, until), person);
}

Rerun Session::rerun_to(std::size_t number, Time until) const {
    const std::lock_guard lock{mutex_};
    const Lane& lane = lanes_[number];
    std::vector<Checkpoint> checkpoints = lane.checkpoints();
    std::erase_if(checkpoints, [&](const Checkpoint& one) { return one.time() > until; });
    return {lane.program(), seed_, replication_, std::move(checkpoints), std::min(until, lane.reached())};
}

void Session::go_on_under(std::size_t lane, std::shared_ptr<const pathway::Program> program, Time from) {
    const std::lock_guard lock{mutex_};
    lanes_[lane].go_on_under(std::move(program), from);
    turn(lane, lanes_[lane].reached());
}

void Session::fork(Time time) {
    const std::lock_guard lock{mutex_};
    lanes_[1] = lanes_[0];
    lanes_[1].cut_after(std::clamp(time, lanes_[1].program()->measure_from, lanes_[1].program()->end));
    turn(1, Time{});
}

void Session::swap(std::uint32_t replication) {
    const std::lock_guard lock{mutex_};
    replication_ = replication;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        lanes_[lane] = Lane{lanes_[lane].program(), limits_.bytes / lanes_.size()};
        turn(lane, Time{});
    }
}

void Session::turn(std::size_t lane, Time same_until) {
    ++turns_[lane];
    same_until_[lane] = same_until;
    changed_.notify_all();
}

void Session::work(const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    while (changed_.wait(lock, stop, [this] { return next_lane().has_value(); }) && !stop.stop_requested()) {
        run_day(*next_lane(), lock);
        changed_.notify_all();
    }
}

/// The one that is furthest behind, of those that are not far enough.
std::optional<std::size_t> Session::next_lane() const {
    std::optional<std::size_t> next;
    const auto position = [&](std::size_t lane) {
        const auto& run = runs_[lane];
        return std::pair{lanes_[lane].reached(), run && turns_[lane] == turns_run_[lane] ? run->now() : Time{}};
    };
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        const bool due = !lanes_[lane].is_over() && lanes_[lane].reached() < looked_at_ + limits_.ahead;
        if (due && (!next || position(lane) < position(*next))) {
            next = lane;
        }
    }
    return next;
}

/// What somebody changes meanwhile shows when it is done: then it was done for nothing.
void Session::run_day(std::size_t number, std::unique_lock<std::mutex>& lock) {
    const std::uint64_t turn = turns_[number];
    try {
        Footage footage = next_day(number, lock);
        if (turns_[number] == turn) {
            lanes_[number].add(std::move(footage));
        }
    } catch (const std::exception& error) {  // no memory left, most likely: the lane ends here, not the program
        if (!lock.owns_lock()) {
            lock.lock();
        }
        runs_[number].reset();
        if (turns_[number] == turn) {
            lanes_[number].stop(reason_of(error));
        }
    }
}

/// Runs it without the lock, which is held again at the end.
Footage Session::next_day(std::size_t number, std::unique_lock<std::mutex>& lock) {
    const auto program = lanes_[number].program();
    const auto marks = lanes_[number].marks();
    const auto& checkpoints = lanes_[number].checkpoints();
    const Checkpoint last = checkpoints.empty() ? Checkpoint{} : checkpoints.back();
    const std::uint32_t replication = replication_;
    const std::uint64_t turn = turns_[number];
    lock.unlock();
    auto& run = runs_[number];
    if (!run || turns_run_[number] != turn) {
        run.emplace(program, seed_, replication, last.replica.get());
        turns_run_[number] = turn;
    }
    Footage footage = run->next_day(marks);
    lock.lock();
    return footage;
}

}  // namespace careway::run
