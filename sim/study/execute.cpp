#include "sim/study/execute.hpp"

#include <algorithm>
#include <memory>
#include <span>

#include "sim/run/replicate.hpp"
#include "sim/run/runner.hpp"

namespace careway::study {

namespace {

/// Programs are held together so that few cores ever wait for the last run of a few points.
constexpr std::size_t points_at_once = 16;
/// Of those that an estimate is made from.
constexpr std::size_t most_tried = 4;

results::Arm arm_of(const Plan& plan, std::size_t point, std::uint32_t seed, const std::atomic<bool>& stop) {
    Prepared prepared = plan.prepare(point);
    if (plan.variation.any()) {
        return plan.varied(point, prepared.scenario).arm(seed, stop);
    }
    const auto replicate = [program = std::move(prepared.program), seed, &stop](std::uint32_t number) {
        return run::replicate(program, seed, number, stop);
    };
    return {std::move(prepared.scenario), replicate};
}

/// Some points, made ready on all threads.
std::vector<results::Arm> arms_of(const Plan& plan, std::span<const std::size_t> points, const results::Order& order,
                                  const std::atomic<bool>& stop) {
    std::vector<results::Arm> arms(points.size());
    std::vector<run::Job> jobs;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        jobs.push_back({arm, 1});
    }
    const auto make = [&](const run::Job& job) -> std::optional<run::Values> {
        arms[job.scenario] = arm_of(plan, points[job.scenario], order.seed, stop);
        return run::Values{};
    };
    const bool all = run::run_jobs(
        jobs, order.threads, make, [](const run::Finished&) {}, stop);
    return all ? arms : std::vector<results::Arm>{};
}

std::size_t runs_done(const Plan& plan, results::Store& store, const results::Order& order) {
    std::size_t done = 0;
    for (const std::size_t point : plan.to_run()) {
        done +=
            store.count_done({plan.filed_as(point), plan.points[point].digest, order.program, order.seed}, order.runs);
    }
    return done;
}

/// Progress of all points from that of some of them.
class Tally {
public:
    Tally(std::size_t kept, std::size_t total, const results::OnProgress& tell)
        : whole_{kept, kept, total}, tell_{tell} {
        tell_(whole_);
    }
    void show(const results::Progress& part) {
        tell_({whole_.done + part.done - part.kept, whole_.kept, whole_.total});
        made_ = part.done - part.kept;
    }
    void finish_part() {
        whole_.done += made_;
        made_ = 0;
    }

private:
    results::Progress whole_;
    std::size_t made_ = 0;
    const results::OnProgress& tell_;
};

}  // namespace

Answer execute(const Plan& plan, results::Store& store, const Asked& asked, const results::Order& order,
               const results::OnProgress& on_progress, const std::atomic<bool>& stop) {
    store.file(plan.design(order.program));
    const std::vector<std::size_t> to_run = plan.to_run();
    Answer answer;
    answer.rows.resize(plan.points.size());
    Tally tally{runs_done(plan, store, order), to_run.size() * order.runs, on_progress};
    for (std::size_t first = 0; first < to_run.size(); first += points_at_once) {
        const auto points = std::span{to_run}.subspan(first, std::min(points_at_once, to_run.size() - first));
        const std::vector<results::Arm> arms = arms_of(plan, points, order, stop);
        const results::Outcome outcome = results::perform(
            store, arms, order, [&](const results::Progress& progress) { tally.show(progress); }, stop);
        if (!outcome.complete || arms.empty()) {
            return answer;
        }
        tally.finish_part();
        for (std::size_t arm = 0; arm < arms.size(); ++arm) {
            const auto& entries = arms[arm].scenario.entries;
            answer.rows[points[arm]] =
                results::summary_rows(entries, results::shown(entries, asked.measures, asked.split), outcome.runs[arm]);
        }
    }
    for (std::size_t point = 0; point < plan.points.size(); ++point) {
        answer.rows[point] = answer.rows[plan.points[point].same_as];
    }
    answer.complete = true;
    return answer;
}

Estimate estimate(const Plan& plan, results::Store* store, const results::Order& order, const std::atomic<bool>& stop) {
    const std::vector<std::size_t> to_run = plan.to_run();
    Estimate estimate;
    estimate.total = to_run.size() * order.runs;
    estimate.done = store == nullptr ? 0 : runs_done(plan, *store, order);
    estimate.threads = order.threads;
    if (estimate.done == estimate.total) {
        return estimate;
    }
    const std::size_t tried = std::min(to_run.size(), most_tried);
    std::vector<std::size_t> points;
    for (std::size_t one = 0; one < tried; ++one) {  // spread over the design, first and last included
        points.push_back(to_run[tried == 1 ? 0 : one * (to_run.size() - 1) / (tried - 1)]);
    }
    const std::vector<results::Arm> arms = arms_of(plan, points, order, stop);
    std::vector<run::Job> jobs;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        jobs.push_back({arm, 1});
    }
    double seconds = 0;
    run::run_jobs(
        jobs, order.threads, [&](const run::Job& job) { return arms[job.scenario].replicate(job.replication); },
        [&](const run::Finished& finished) { seconds += finished.seconds; }, stop);
    estimate.seconds_each = jobs.empty() ? 0 : seconds / static_cast<double>(jobs.size());
    return estimate;
}

}  // namespace careway::study
