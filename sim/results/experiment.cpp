#include "sim/results/experiment.hpp"

#include <fmt/format.h>

#include "sim/base/error.hpp"

namespace careway::results {

namespace {

/// Replication by replication, so that an experiment that is stopped leaves pairs.
std::vector<run::Job> jobs_to_do(const Outcome& outcome, std::uint32_t runs) {
    std::vector<run::Job> jobs;
    for (std::uint32_t replication = 1; replication <= runs; ++replication) {
        for (std::size_t arm = 0; arm < outcome.runs.size(); ++arm) {
            if (outcome.runs[arm][replication - 1].empty()) {
                jobs.push_back({arm, replication});
            }
        }
    }
    return jobs;
}

std::optional<run::Values> do_job(const Arm& arm, const Order& order, std::uint32_t replication) {
    try {
        return arm.replicate(replication);
    } catch (const ModelError& error) {
        throw ModelError{
            fmt::format("{}, run {} (seed {}): {}", arm.scenario.name, replication, order.seed, error.what())};
    }
}

}  // namespace

Outcome perform(Store& store, std::span<const Arm> arms, const Order& order, const OnProgress& on_progress,
                const std::atomic<bool>& stop) {
    Outcome outcome;
    std::vector<Series> series;
    Progress progress{0, 0, arms.size() * order.runs};
    for (const Arm& arm : arms) {
        series.push_back(store.file(arm.scenario, order.program, order.seed));
        outcome.runs.emplace_back(order.runs);
        for (auto& [replication, values] : store.done(series.back(), order.runs)) {
            outcome.runs.back()[replication - 1] = values;
            ++progress.kept;
        }
    }
    progress.done = progress.kept;
    on_progress(progress);
    const auto jobs = jobs_to_do(outcome, order.runs);
    outcome.complete = run::run_jobs(
        jobs, order.threads, [&](const run::Job& job) { return do_job(arms[job.scenario], order, job.replication); },
        [&](const run::Finished& finished) {
            const Arm& arm = arms[finished.job.scenario];
            store.save(series[finished.job.scenario], finished,
                       arm.drawn ? arm.drawn(finished.job.replication) : std::vector<double>{});
            outcome.runs[finished.job.scenario][finished.job.replication - 1] = finished.values;
            ++progress.done;
            on_progress(progress);
        },
        stop);
    return outcome;
}

}  // namespace careway::results
