#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <map>
#include <numbers>
#include <string>

#include "sim/language/load.hpp"
#include "sim/measure/catalogue.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/run/replica.hpp"
#include "sim/run/replicate.hpp"
#include "sim/run/runner.hpp"
#include "sim/stats/queueing.hpp"

// Known answers (../shared/validation.md, VC-03 and VC-09), each a model file read and run as any other. An estimate
// may be off by 4 of its own standard errors, which come from independent replications under a fixed seed.
namespace careway {
namespace {

/// A model run a number of times.
class Runs {
public:
    explicit Runs(const std::string& file, std::uint32_t replications = 24) {
        const auto model = language::load(std::string{ANALYTIC_MODELS} + "/" + file);
        program_ = pathway::compile(model.spec);
        catalogue_.emplace(*program_, model.spec.run.length);
        std::vector<run::Job> jobs;
        for (std::uint32_t r = 1; r <= replications; ++r) {
            jobs.push_back({0, r});
        }
        values_.resize(replications);
        const std::atomic<bool> stop{false};
        run::run_jobs(
            jobs, 2, [&](const run::Job& job) { return run::replicate(program_, 2016, job.replication, stop); },
            [&](run::Finished finished) { values_[finished.job.replication - 1] = std::move(finished.values); }, stop);
    }

    [[nodiscard]] double mean(const std::string& address) const {
        double sum = 0;
        for (const auto& values : values_) {
            sum += values[at(address)];
        }
        return sum / static_cast<double>(values_.size());
    }

    void expect(const std::string& address, double exact, double per = 1) const {
        const double estimate = mean(address) / per;
        double squares = 0;
        for (const auto& values : values_) {
            squares += std::pow(values[at(address)] / per - estimate, 2);
        }
        const auto n = static_cast<double>(values_.size());
        const double standard_error = std::sqrt(squares / (n - 1) / n);
        EXPECT_NEAR(estimate, exact, 4 * standard_error) << address;
        EXPECT_LT(standard_error, 0.05 * exact) << address << ": too few runs to tell anything";
    }

private:
    std::shared_ptr<const pathway::Program> program_;
    std::optional<measure::Catalogue> catalogue_;
    std::vector<run::Values> values_;

    [[nodiscard]] std::size_t at(const std::string& address) const {
        const auto found = catalogue_->find(address);
        if (found < 0) {
            throw std::out_of_range{address};
        }
        return static_cast<std::size_t>(found);
    }
};

struct Case {
    int servers;
    double load;
    double blocked;  ///< Erlang B
    double waits;    ///< Erlang C
};
const Case cases[] = {{1, 0.5, .333333, .5},      {5, 3, .110054, .236152},   {10, 8, .121661, .409180},
                      {20, 18, .109213, .550769}, {30, 25, .052603, .249893}, {100, 90, .026957, .216940}};

TEST(ErlangB, HoldsForEveryNumberOfPlacesAndWhateverTheStay) {
    const Runs runs{"erlang_b.yaml"};
    for (const Case& c : cases) {
        for (const char* stay : {"exponential", "lognormal"}) {
            runs.expect("c" + std::to_string(c.servers) + "_" + stay + ".turned_away", c.blocked, 24 * c.load);
        }
    }
}

TEST(ErlangC, GivesTheMeanWait) {
    const Runs runs{"erlang_c.yaml"};
    for (const Case& c : cases) {
        runs.expect("c" + std::to_string(c.servers) + ".wait_mean", c.waits / (c.servers - c.load));
        runs.expect("places_c" + std::to_string(c.servers) + ".occupancy", c.load / c.servers);
    }
    runs.expect("c1_busy.wait_mean", 9);
}

TEST(ErlangC, HoldsInMinutesToo) {
    Runs{"mm5_minutes.yaml"}.expect("visit.wait_mean", .521485 / 60);
}

TEST(FiniteQueue, TurnsAwayAndKeepsWaitingTheSharesThatBirthAndDeathGive) {
    const Runs runs{"finite_queue.yaml"};
    runs.expect("visit.turned_away", .241926, 6 * 24);
    runs.expect("visit.queue", 1.296990);
    runs.expect("visit.wait_mean", .285150);
}

TEST(ErlangA, GivesQueueBusyPlacesAndThoseWhoGiveUp) {
    const Runs runs{"erlang_a.yaml"};
    runs.expect("load_10.gave_up", .103913, 10 * 24);
    runs.expect("load_10.queue", 2.078264);
    runs.expect("desks_10.in_use", 8.960868);
    runs.expect("load_12.gave_up", .195656, 12 * 24);
    runs.expect("load_12.queue", 4.695743);
    runs.expect("desks_12.in_use", 9.652129);
}

TEST(Priorities, WithoutPreemptionGiveEachClassItsWait) {
    const Runs runs{"priorities.yaml"};
    runs.expect("one_high.wait_mean", 1.142857);
    runs.expect("one_low.wait_mean", 5.714286);
    runs.expect("five_first.wait_mean", .138528);
    runs.expect("five_second.wait_mean", .277056);
    runs.expect("five_third.wait_mean", 1.108225);
}

TEST(Priorities, ByStreamLeaveTheMeanOverAllAsItIs) {
    // Equal stays: the order among those who wait does not change how many wait.
    const Runs runs{"priority_by_stream.yaml"};
    runs.expect("visit.queue", 0.3 * 1.142857 + 0.5 * 5.714286);
}

TEST(OneServer, WaitsGrowWithTheSpreadOfTheStay) {
    const Runs runs{"mg1.yaml"};
    const auto pollaczek_khinchine = [](double variation) {
        return 0.8 * (1 + variation * variation) / (2 * (1 - 0.8));
    };
    runs.expect("lognormal_stay.wait_mean", 6.5);
    runs.expect("deterministic_stay.wait_mean", 2.0);
    runs.expect("exponential_stay.wait_mean", 4.0);
    runs.expect("gamma_stay.wait_mean", pollaczek_khinchine(0.5));
    runs.expect("uniform_stay.wait_mean", pollaczek_khinchine(std::sqrt(1 / 3.0)));
}

TEST(BedBlocking, HoldsPlacesUntilTheNextOneStarts) {
    const Runs runs{"bed_blocking.yaml"};
    runs.expect("acute_beds.in_use", 1.727676);
    runs.expect("acute.delayed", .227676);
    runs.expect("acute.queue", .583385);
    runs.expect("lossy_acute.turned_away", .156232);
    runs.expect("lossy_acute.delayed", .111975);
    runs.expect("lossy_community_beds.in_use", .843768);
}

TEST(WeeklyWave, SwingsWithTheAmplitudeAndLagOfTheInfiniteServer) {
    const auto model = language::load(std::string{ANALYTIC_MODELS} + "/weekly_wave.yaml");
    const auto program = pathway::compile(model.spec);
    // Fourier sums over whole weeks; each replication gives one independent estimate of mean, cosine and sine part.
    std::vector<std::array<double, 3>> parts;
    for (std::uint32_t r = 1; r <= 16; ++r) {
        run::Replica replica{program, 7, r};
        std::array<double, 3> sum{};
        const int samples = 100 * 7 * 4;
        for (int i = 0; i < samples; ++i) {
            const double days = 70 + i / 4.0;
            replica.advance(Time{Duration::days(days)});
            const double beds = replica.frame().pools[0].in_use;
            sum[0] += beds / samples;
            sum[1] += 2 * beds * std::cos(2 * std::numbers::pi * days / 7) / samples;
            sum[2] += 2 * beds * std::sin(2 * std::numbers::pi * days / 7) / samples;
        }
        parts.push_back(sum);
    }
    // amplitude 5.4768; the peak of the sine comes 1.5455 days late.
    const double late = 2 * std::numbers::pi * 1.5455 / 7;
    const std::array<double, 3> exact{60, -5.4768 * std::sin(late), 5.4768 * std::cos(late)};
    for (std::size_t k = 0; k < 3; ++k) {
        double mean = 0;
        double squares = 0;
        for (const auto& part : parts) {
            mean += part[k] / static_cast<double>(parts.size());
        }
        for (const auto& part : parts) {
            squares += std::pow(part[k] - mean, 2);
        }
        const auto n = static_cast<double>(parts.size());
        EXPECT_NEAR(mean, exact[k], 4 * std::sqrt(squares / (n - 1) / n)) << k;
    }
}

TEST(StrokeUnit, HasTheOccupancyOfUnlimitedBeds) {
    const Runs runs{"stroke_unlimited.yaml"};
    runs.expect("asu_beds.in_use", 8.145493);
    runs.expect("rehab_beds.in_use", 9.718218);
    // The probability of delay with n beds is Erlang B of that load; its formula is held against the paper's table.
    EXPECT_NEAR(stats::erlang_b(10, 8.145493), .1283, 5e-5);
    EXPECT_NEAR(stats::erlang_b(14, 8.145493), .0192, 5e-5);
    EXPECT_NEAR(stats::erlang_b(12, 9.718218), .1091, 5e-5);
}

}  // namespace
}  // namespace careway
