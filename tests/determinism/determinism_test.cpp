#include <gtest/gtest.h>

#include <atomic>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "sim/language/load.hpp"
#include "sim/measure/catalogue.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/run/replica.hpp"
#include "sim/run/replicate.hpp"
#include "sim/run/runner.hpp"

namespace careway {
namespace {

constexpr std::uint32_t seed = 42;
constexpr std::uint32_t replications = 5;

std::string path(const std::string& file) {
    return std::string{DETERMINISM_MODELS} + "/" + file;
}

std::shared_ptr<const pathway::Program> read(const std::string& model, const std::string& scenario = "") {
    const auto laid_over = scenario.empty() ? std::optional<std::filesystem::path>{} : path(scenario);
    return pathway::compile(language::load(path(model), laid_over).spec);
}

/// Every measure of every replication, by address, as bits: equal means equal, NaN included.
std::map<std::string, std::uint64_t> measured(const std::shared_ptr<const pathway::Program>& program,
                                              unsigned threads = 1) {
    std::vector<run::Job> jobs;
    for (std::uint32_t r = 1; r <= replications; ++r) {
        jobs.push_back({0, r});
    }
    const measure::Catalogue catalogue{*program, program->end - program->measure_from};
    std::map<std::string, std::uint64_t> found;
    const std::atomic<bool> stop{false};
    run::run_jobs(
        jobs, threads, [&](const run::Job& job) { return run::replicate(program, seed, job.replication, stop); },
        [&](const run::Finished& finished) {
            for (std::size_t i = 0; i < finished.values.size(); ++i) {
                const auto& entry = catalogue.entries()[i];
                found[std::to_string(finished.job.replication) + " " + entry.address + " " + entry.split] =
                    std::bit_cast<std::uint64_t>(finished.values[i]);
            }
        },
        stop);
    return found;
}

std::vector<std::uint64_t> bits(const std::vector<double>& values) {
    std::vector<std::uint64_t> found;
    for (const double value : values) {
        found.push_back(std::bit_cast<std::uint64_t>(value));
    }
    return found;
}

/// Expects every measure of the base to stand in `other` with the same value; `other` may have more.
void expect_nothing_changed(const std::shared_ptr<const pathway::Program>& other) {
    const auto base = measured(read("base.yaml"));
    const auto changed = measured(other);
    ASSERT_GT(base.size(), 300u);
    for (const auto& [address, bits] : base) {
        const auto found = changed.find(address);
        ASSERT_NE(found, changed.end()) << address;
        EXPECT_EQ(found->second, bits) << address << ": " << std::bit_cast<double>(bits) << " became "
                                       << std::bit_cast<double>(found->second);
    }
}

TEST(Determinism, TheBaseModelUsesWhatItIsThereFor) {
    const auto program = read("base.yaml");
    const auto values = measured(program);
    const auto value = [&](const std::string& address) {
        return std::bit_cast<double>(values.at("1 " + address + " "));
    };

    for (const char* address : {"ed.gave_up", "ed.turned_away", "system.readmissions", "system.delayed_for.assessment",
                                "system.delayed_for.packages", "beds.turning", "beds.waiting", "system.deaths",
                                "theatre.in_use", "home_care.starts"}) {
        EXPECT_GT(value(address), 0) << address;
    }
}

TEST(Determinism, AScenarioThatChangesNothingDiffersByNothing) {
    expect_nothing_changed(read("base.yaml", "changes_nothing.yaml"));
}

TEST(Determinism, APermutedFileDiffersByNothing) {
    expect_nothing_changed(read("permuted.yaml"));
}

TEST(Determinism, AnUnreachableNodeDiffersByNothingAndIsWarnedOf) {
    const auto program = read("unreachable_node.yaml");

    expect_nothing_changed(program);
    const auto findings = pathway::examine(*program);
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
        return finding.code == "W221" && finding.address == "pathway.attic" && !finding.error;
    }));
}

TEST(Determinism, ABranchOfZeroDiffersByNothing) {
    expect_nothing_changed(read("zero_branch.yaml"));
}

TEST(Determinism, ASparePoolDiffersByNothing) {
    expect_nothing_changed(read("spare_pool.yaml"));
}

TEST(Determinism, ThreadsDifferByNothing) {
    const auto program = read("base.yaml");
    const auto one = measured(program, 1);

    EXPECT_EQ(one, measured(program, 2));
    EXPECT_EQ(one, measured(program, 8));
}

TEST(Determinism, AReplicaCopiedInMidRunEndsEqualToItsOriginal) {
    const auto program = read("base.yaml");
    for (const double day_of_copy : {0.0, 17.3, 29.9999, 30.0, 111.1, 229.0}) {
        run::Replica original{program, seed, 1};
        original.advance(Time{Duration::days(day_of_copy)});
        run::Replica copy = original;

        const auto first = original.finish();
        const auto second = copy.finish();

        EXPECT_EQ(bits(first), bits(second)) << day_of_copy;
        EXPECT_EQ(original.frame(), copy.frame());
        EXPECT_EQ(bits(first), bits(run::Replica(program, seed, 1).finish())) << "stopping on the way changes nothing";
    }
}

TEST(Determinism, AnotherReplicationOrSeedHasOtherPeople) {
    const auto program = read("base.yaml");

    EXPECT_NE(bits(run::Replica(program, seed, 1).finish()), bits(run::Replica(program, seed, 2).finish()));
    EXPECT_NE(bits(run::Replica(program, seed, 1).finish()), bits(run::Replica(program, seed + 1, 1).finish()));
}

}  // namespace
}  // namespace careway
