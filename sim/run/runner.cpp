#include "sim/run/runner.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

namespace careway::run {

namespace {

class Crew {
public:
    Crew(std::span<const Job> jobs, const Work& work, const Handover& hand_over, const std::atomic<bool>& stop)
        : jobs_{jobs}, work_{work}, hand_over_{hand_over}, stop_{stop} {}

    void work_through() {
        for (std::size_t index = next_++; index < jobs_.size() && !stop_; index = next_++) {
            // A failure stops only what comes after it: an earlier job may fail too, and then it is the one to name.
            if (index > failed_at_) {
                return;
            }
            try {
                do_one(jobs_[index]);
            } catch (...) {
                remember_failure(index);
            }
        }
    }

    [[nodiscard]] bool finish() const {
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        return done_ == jobs_.size();
    }

private:
    void do_one(const Job& job) {
        const auto begin = std::chrono::steady_clock::now();
        std::optional<Values> values = work_(job);
        if (!values) {
            return;
        }
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        const std::lock_guard lock{mutex_};
        hand_over_({job, std::move(*values), taken.count()});
        ++done_;
    }

    void remember_failure(std::size_t index) {
        const std::lock_guard lock{mutex_};
        if (index < failed_at_) {
            failed_at_ = index;
            failure_ = std::current_exception();
        }
    }

    std::span<const Job> jobs_;
    const Work& work_;
    const Handover& hand_over_;
    const std::atomic<bool>& stop_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<std::size_t> failed_at_ = std::numeric_limits<std::size_t>::max();
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::exception_ptr failure_;
};

}  // namespace

bool run_jobs(std::span<const Job> jobs, unsigned threads, const Work& work, const Handover& hand_over,
              const std::atomic<bool>& stop) {
    Crew crew{jobs, work, hand_over, stop};
    {
        std::vector<std::jthread> workers;
        const std::size_t useful = std::min<std::size_t>(std::max(threads, 1u), jobs.size());
        for (std::size_t worker = 0; worker < useful; ++worker) {
            workers.emplace_back([&crew] { crew.work_through(); });
        }
    }
    return crew.finish();
}

}  // namespace careway::run
