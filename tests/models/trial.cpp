#include "tests/models/trial.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include "sim/language/load.hpp"
#include "sim/measure/catalogue.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/run/replicate.hpp"
#include "sim/run/runner.hpp"

namespace careway::models_test {

std::vector<Measures> run_model(const std::filesystem::path& model,
                                const std::optional<std::filesystem::path>& scenario, std::uint32_t seed,
                                std::uint32_t replications, const std::string& split,
                                std::span<const language::Value> sets) {
    const auto spec = language::load(model, scenario, {}, sets).spec;
    const auto program = pathway::compile(spec);
    const measure::Catalogue catalogue{*program, spec.run.length};
    std::vector<run::Job> jobs(replications);
    for (std::uint32_t i = 0; i < replications; ++i) {
        jobs[i].replication = i + 1;
    }
    std::vector<Measures> runs(replications);
    const std::atomic<bool> stop{false};
    const auto work = [&](const run::Job& job) { return run::replicate(program, seed, job.replication, stop); };
    const auto keep = [&](const run::Finished& done) {
        for (std::size_t i = 0; i < done.values.size(); ++i) {
            const auto& entry = catalogue.entries()[i];
            if (entry.split == split) {
                runs[done.job.replication - 1].emplace(entry.address, done.values[i]);
            }
        }
    };
    run::run_jobs(jobs, std::max(1U, std::thread::hardware_concurrency()), work, keep, stop);
    return runs;
}

double mean(const std::vector<Measures>& runs, const std::string& address) {
    const auto add = [&](double sum, const Measures& run) { return sum + run.at(address); };
    return std::accumulate(runs.begin(), runs.end(), 0.0, add) / static_cast<double>(runs.size());
}

std::filesystem::path project() {
    return PROJECT_FOLDER;
}

}  // namespace careway::models_test
