#include "sim/run/ensemble.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "sim/base/priority.hpp"
#include "sim/pathway/past.hpp"
#include "sim/run/lane_run.hpp"

namespace careway::run {

Ensemble::Ensemble(std::vector<Plan> lanes, std::uint32_t seed, std::uint32_t replications, unsigned threads,
                   bool gives_way)
    : seed_{seed}, replications_{replications}, gives_way_{gives_way} {
    for (Plan& plan : lanes) {
        lanes_.push_back(fresh(std::move(plan)));
    }
    compare_lanes();
    for (unsigned thread = 0; thread < std::max(threads, 1u); ++thread) {
        threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
}

Ensemble::~Ensemble() {
    {
        const std::lock_guard lock{mutex_};
        for (Lane& lane : lanes_) {
            lane.under_way.request_stop();
        }
    }
    for (std::jthread& thread : threads_) {  // all are told before the first is waited for
        thread.request_stop();
    }
}

Ensemble::Lane Ensemble::fresh(Plan plan) const {
    Lane lane{std::make_shared<const Plan>(std::move(plan)), {}, 0, {}, {}, {}};
    lane.tracks.resize(replications_);
    lane.done.resize(replications_);
    lane.why_stopped.resize(replications_);
    return lane;
}

/// A lane B that is A, from the start or after a fork, needs no runs of its own.
void Ensemble::compare_lanes() {
    alike_ = lanes_.size() > 1 && same_until(*lanes_[0].plan->program, *lanes_[1].plan->program, never);
}

void Ensemble::go_on_under(std::size_t number, Plan plan) {
    const std::lock_guard lock{mutex_};
    Lane& lane = lanes_[number];
    if (!same_until(*lane.plan->program, *plan.program, never)) {
        lane.under_way.request_stop();
        lane = fresh(std::move(plan));
    }
    compare_lanes();
    changed_.notify_all();
}

Ensemble::Progress Ensemble::progress() const {
    const std::lock_guard lock{mutex_};
    return counted();
}

Ensemble::Progress Ensemble::counted() const {
    Progress progress;
    for (std::uint32_t r = 0; r < replications_; ++r) {
        bool done = true;
        std::string why;
        for (std::size_t lane = 0; lane < lanes_to_run(); ++lane) {
            done = done && lanes_[lane].done[r];
            why = why.empty() ? lanes_[lane].why_stopped[r] : why;
        }
        progress.done += done ? 1 : 0;
        progress.stopped += done && !why.empty() ? 1 : 0;
        progress.why = done && progress.why.empty() ? why : progress.why;
    }
    return progress;
}

void Ensemble::wait() const {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return all_done(); });
}

std::optional<std::vector<std::vector<std::optional<Track>>>> Ensemble::tracks() const {
    const std::lock_guard lock{mutex_};
    if (!all_done()) {
        return std::nullopt;
    }
    std::vector<std::vector<std::optional<Track>>> tracks;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        tracks.push_back(lanes_[alike_ ? 0 : lane].tracks);
    }
    return tracks;
}

void Ensemble::work(const std::stop_token& stop) {
    if (gives_way_) {
        give_way_to_others();
    }
    std::unique_lock lock{mutex_};
    while (changed_.wait(lock, stop, [this] { return next_lane() != nullptr; }) && !stop.stop_requested()) {
        const Job job = begin(*next_lane());
        lock.unlock();
        std::optional<Track> track;
        std::string why;
        try {
            track = follow_numbers(job.plan->program, seed_, job.replication, job.plan->wanted, job.stop);
        } catch (const std::exception& error) {  // a deadlock, or no memory left: this one ends, not the program
            why = reason_of(error);
        }
        lock.lock();
        finish(job, std::move(track), std::move(why));
    }
}

/// The one that is furthest behind, so that pairs become whole.
Ensemble::Lane* Ensemble::next_lane() {
    Lane* next = nullptr;
    for (std::size_t lane = 0; lane < lanes_to_run(); ++lane) {
        if (lanes_[lane].begun < replications_ && (next == nullptr || lanes_[lane].begun < next->begun)) {
            next = &lanes_[lane];
        }
    }
    return next;
}

Ensemble::Job Ensemble::begin(Lane& lane) {
    return {static_cast<std::size_t>(&lane - lanes_.data()), ++lane.begun, lane.plan, lane.under_way.get_token()};
}

void Ensemble::finish(const Job& job, std::optional<Track> track, std::string why_stopped) {
    if (job.stop.stop_requested()) {
        return;
    }
    Lane& lane = lanes_[job.lane];
    const std::size_t place = job.replication - 1;
    lane.done[place] = true;
    lane.tracks[place] = std::move(track);
    lane.why_stopped[place] = std::move(why_stopped);
    changed_.notify_all();
}

}  // namespace careway::run
