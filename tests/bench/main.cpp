#include <fmt/core.h>

#include <cmath>
#include <cstdio>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/base/memory.hpp"
#include "tests/bench/reference/hospital.hpp"
#include "tests/bench/reference/servers.hpp"
#include "tests/bench/workloads.hpp"

// What Careway costs beside programs written by hand for one model each, in one process, taking turns.
namespace careway::bench {
namespace {

const std::filesystem::path models = BENCH_MODELS;
const std::filesystem::path project = PROJECT_FOLDER;

struct Options {
    bool quick = false;    ///< one short round of each: whether it works, not how fast
    bool require = false;  ///< a missed goal is a failure
};

class Report {
public:
    void ratio(const std::string& name, const std::vector<double>& seconds, double goal) {
        const double found = seconds[0] / seconds[1];
        fmt::print("{:<28} {:>9.1f} ns {:>9.1f} ns {:>7.2f} {:>7.2f}  {}\n", name, seconds[0] * 1e9, seconds[1] * 1e9,
                   found, goal, verdict(found <= goal));
        std::fflush(stdout);
    }
    void amount(const std::string& name, double found, double goal, const std::string& unit) {
        fmt::print("{:<28} {:>9.1f} {:<20} {:>10.0f}  {}\n", name, found, unit, goal, verdict(found <= goal));
        std::fflush(stdout);
    }
    [[nodiscard]] bool all_met() const { return missed_ == 0; }

private:
    int missed_ = 0;

    const char* verdict(bool met) {
        missed_ += met ? 0 : 1;
        return met ? "met" : "MISSED";
    }
};

/// A benchmark of a wrong answer says nothing: four standard deviations of a single run are allowed.
void expect_near(const std::string& what, double found, double expected, double sd) {
    if (!(std::abs(found - expected) <= 4 * sd)) {
        throw std::runtime_error{
            fmt::format("{} is {}, expected {} with a standard deviation of {}", what, found, expected, sd)};
    }
}

void run_servers(const Options& options, Report& report) {
    constexpr double mean_wait = 0.66873;  // hours; Erlang C
    constexpr double sd = 0.027 * mean_wait;
    const Workload workload{models / "w1.yaml"};
    std::uint32_t replication = 0;
    unsigned long seed = 100;
    const Work ours = [&] {
        const auto values = workload.run(replication++ % 5);
        expect_near("W1: our mean wait", workload.value(values, "service.wait_mean"), mean_wait, sd);
        return workload.patients(values);
    };
    const Work by_hand = [&] {
        const auto result = reference::simulate_servers(1'000'000, 100 + seed++ % 5);
        expect_near("W1: the mean wait by hand", result.mean_wait, mean_wait, sd);
        return static_cast<double>(result.customers);
    };
    report.ratio("W1, a customer", least_seconds({ours, by_hand}, options.quick ? 1 : 25), 2.2);
}

void run_hospital(const Options& options, Report& report) {
    constexpr double occupancy = 0.918;  // of 300 replications by hand
    constexpr double sd = 0.023;
    const Workload workload{models / "w2.yaml"};
    std::uint32_t replication = 0;
    unsigned long seed = 1000;
    const Work ours = [&] {
        const auto values = workload.run(replication++ % 5);
        expect_near("W2: our occupancy", workload.value(values, "acute_beds.occupancy"), occupancy, sd);
        return workload.patients(values);
    };
    const Work by_hand = [&] {
        const auto result = reference::simulate_hospital(3650, 1000 + seed++ % 5);
        expect_near("W2: the occupancy by hand", result.acute_occupancy, occupancy, sd);
        return static_cast<double>(result.patients);
    };
    report.ratio("W2, a patient", least_seconds({ours, by_hand}, options.quick ? 1 : 60), 1.6);
}

void run_holds(const Options& options, Report& report) {
    const std::vector<std::size_t> sizes =
        options.quick ? std::vector<std::size_t>{100, 10'000} : std::vector<std::size_t>{100, 10'000, 1'000'000};
    for (const std::size_t pending : sizes) {
        const std::size_t holds = options.quick ? 100'000 : 2'000'000;
        report.ratio(
            fmt::format("W3, {} pending", pending),
            least_seconds({hold_with_calendar(pending, holds), hold_with_heap(pending, holds)}, options.quick ? 1 : 7),
            1.5);
    }
}

void run_whole_system(const Options& options, Report& report) {
    const int replications = options.quick ? 1 : 50;
    const double start = cpu_seconds();
    double years = 0;
    for (const char* scenario : {"do_nothing_2021", "three_wards"}) {
        const Workload workload{project / "models/south_somerset/model.yaml",
                                project / "configs/south_somerset" / fmt::format("{}.yaml", scenario)};
        for (int replication = 0; replication < replications; ++replication) {
            static_cast<void>(workload.run(static_cast<std::uint32_t>(replication)));
        }
        years = (workload.program->end - Time{}).in_days() / 365;
    }
    report.amount("South Somerset", cpu_seconds() - start, 20,
                  fmt::format("s: 2 x {} x {:.0f} years", replications, years));
}

Options options_from(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        options.quick = options.quick || word == "--quick";
        options.require = options.require || word == "--require";
        if (word != "--quick" && word != "--require") {
            throw std::runtime_error{"careway_bench [--quick] [--require]"};
        }
    }
    return options;
}

int run(const Options& options) {
    Report report;
    const double bytes = bytes_a_patient(models / "million.yaml");  // first, while this process is small
    fmt::print("{:<28} {:>12} {:>12} {:>7} {:>7}\n", "", "Careway", "by hand", "ratio", "goal");
    run_servers(options, report);
    run_hospital(options, report);
    run_holds(options, report);
    report.amount("A million patients", bytes, 96, "bytes a patient");
    run_whole_system(options, report);
    return options.require && !report.all_met() ? 1 : 0;
}

}  // namespace
}  // namespace careway::bench

int main(int count, char** words) {
    careway::give_back_large_tables();  // as the program does
    try {
        return careway::bench::run(careway::bench::options_from(count, words));
    } catch (const std::exception& error) {
        fmt::print(stderr, "careway_bench: {}\n", error.what());
        return 2;
    }
}
