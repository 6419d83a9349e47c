#include "tests/analytic/runs.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "sim/language/load.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/run/replica.hpp"
#include "tests/conservation/conservation.hpp"

namespace careway::analytic {

namespace {

constexpr std::uint32_t seed = 2016;
/// Groups of replications that the jackknife leaves out one after the other: each is large, and 24 divide well.
constexpr std::size_t batches = 24;

std::filesystem::path file(const std::string& name) {
    return std::filesystem::path{ANALYTIC_MODELS} / (name + ".yaml");
}

/// Most estimates vary by less than their exact value over many runs; more than this says nothing about it.
constexpr double most_error = 0.05;

}  // namespace

Runs::Runs(const std::string& model, const std::string& scenario, std::uint32_t replications)
    : name_{scenario.empty() ? model : model + " + " + scenario} {
    const auto loaded = language::load(file(model), scenario.empty() ? std::nullopt : std::optional{file(scenario)});
    program_ = pathway::compile(loaded.spec);
    catalogue_.emplace(*program_, loaded.spec.run.length);
    run_all(replications);
    for (const std::string& broken : conservation::broken_promises(program_, seed, 1)) {
        ADD_FAILURE() << name_ << ": " << broken;
    }
}

void Runs::run_all(std::uint32_t replications) {
    std::vector<run::Job> jobs;
    for (std::uint32_t r = 1; r <= replications; ++r) {
        jobs.push_back({0, r});
    }
    values_.resize(replications);
    std::vector<measure::Totals> totals(replications);
    const std::atomic<bool> stop{false};
    run::run_jobs(
        jobs, 2,
        [&](const run::Job& job) -> std::optional<run::Values> {
            run::Replica replica{program_, seed, job.replication};
            auto values = replica.finish();
            totals[job.replication - 1] = replica.totals();
            return values;
        },
        [&](run::Finished finished) { values_[finished.job.replication - 1] = std::move(finished.values); }, stop);
    for (std::size_t r = 0; r < totals.size(); ++r) {
        if (r < batches) {
            batches_.push_back(std::move(totals[r]));
        } else {
            batches_[r % batches] += totals[r];
        }
    }
}

Estimate Runs::estimate(const std::string& address, double per) const {
    const auto n = static_cast<double>(values_.size());
    const std::size_t position = at(address);
    double mean = 0;
    for (const auto& values : values_) {
        mean += values[position] / per / n;
    }
    double squares = 0;
    for (const auto& values : values_) {
        squares += std::pow(values[position] / per - mean, 2);
    }
    return {mean, std::sqrt(squares / (n - 1) / n)};
}

Estimate Runs::estimate(const Statistic& statistic) const {
    const auto sum_without = [this](std::size_t left_out) {
        measure::Totals sum = batches_[left_out == 0 ? 1 : 0];
        for (std::size_t b = left_out == 0 ? 2 : 1; b < batches_.size(); ++b) {
            if (b != left_out) {
                sum += batches_[b];
            }
        }
        return sum;
    };
    const auto n = static_cast<double>(batches_.size());
    const double whole = statistic(sum_without(batches_.size()));
    std::vector<double> parts;
    for (std::size_t b = 0; b < batches_.size(); ++b) {
        parts.push_back(n * whole - (n - 1) * statistic(sum_without(b)));
    }
    const double mean = std::accumulate(parts.begin(), parts.end(), 0.0) / n;
    double squares = 0;
    for (const double part : parts) {
        squares += std::pow(part - mean, 2);
    }
    return {mean, std::sqrt(squares / (n - 1) / n)};
}

void Runs::expect(const std::string& address, double exact, double per) {
    compare(per == 1 ? address : fmt::format("{} / {:g}", address, per), exact, estimate(address, per));
}

void Runs::expect(const std::string& what, double exact, const Statistic& statistic) {
    compare(what, exact, estimate(statistic));
}

void Runs::compare(const std::string& what, double exact, Estimate estimate) const {
    EXPECT_NEAR(estimate.value, exact, 4 * estimate.error) << name_ << ", " << what;
    EXPECT_LT(estimate.error, most_error * exact) << name_ << ", " << what << ": too few runs to tell anything";
    put_on_record(name_, what, fmt::format("{:.6g}", exact), estimate,
                  fmt::format("{:+.1f} SE", (estimate.value - exact) / estimate.error));
}

void Runs::expect_published(const std::string& what, Published published, const Statistic& statistic) {
    const Estimate found = estimate(statistic);
    EXPECT_NEAR(found.value, published.value, published.rounding + 4 * found.error) << name_ << ", " << what;
    const double beyond = std::max(0.0, std::abs(found.value - published.value) - published.rounding);
    put_on_record(name_, what, fmt::format("{:.4g} ± {:.2g}, published", published.value, published.rounding), found,
                  fmt::format("{:.1f} SE beyond rounding", beyond / found.error));
}

std::size_t Runs::at(const std::string& address) const {
    const auto found = catalogue_->find(address);
    if (found < 0) {
        throw std::out_of_range{address};
    }
    return static_cast<std::size_t>(found);
}

std::size_t Runs::pool(const std::string& name) const {
    for (std::size_t p = 0; p < program_->texts.pools.size(); ++p) {
        if (program_->texts.pools[p].name == name) {
            return p;
        }
    }
    throw std::out_of_range{name};
}

double time_with(const measure::PoolTotals& pool, std::size_t level) {
    const auto whole = std::accumulate(pool.time_at.begin(), pool.time_at.end(), std::int64_t{0});
    return level < pool.time_at.size() ? static_cast<double>(pool.time_at[level]) / static_cast<double>(whole) : 0;
}

}  // namespace careway::analytic
