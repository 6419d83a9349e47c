#include "sim/run/runner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <latch>
#include <stdexcept>
#include <string>

#include "sim/base/error.hpp"

namespace careway::run {
namespace {

std::vector<Job> jobs_of(std::uint32_t replications) {
    std::vector<Job> jobs;
    for (std::uint32_t replication = 1; replication <= replications; ++replication) {
        jobs.push_back({0, replication});
    }
    return jobs;
}

Values own_number(const Job& job) {
    return {static_cast<double>(job.replication)};
}

std::string message_of(unsigned threads, const Work& work) {
    const auto jobs = jobs_of(40);
    try {
        run_jobs(
            jobs, threads, work, [](const Finished&) {}, std::atomic<bool>{false});
    } catch (const ModelError& error) {
        return error.what();
    }
    return "";
}

TEST(Runner, HandsEveryJobOverOnceWhateverTheNumberOfThreads) {
    const auto jobs = jobs_of(100);
    for (const unsigned threads : {1u, 2u, 8u, 200u}) {
        std::vector<int> seen(101, 0);

        const bool all = run_jobs(
            jobs, threads, own_number,
            [&seen](const Finished& finished) { ++seen[static_cast<std::size_t>(finished.values.at(0))]; },
            std::atomic<bool>{false});

        EXPECT_TRUE(all);
        EXPECT_EQ(std::count(seen.begin() + 1, seen.end(), 1), 100);
    }
}

TEST(Runner, DoesNothingForNoJobs) {
    const bool all = run_jobs(
        {}, 4, own_number, [](const Finished&) { FAIL() << "handed something over"; }, std::atomic<bool>{false});

    EXPECT_TRUE(all);
}

TEST(Runner, WorksOnSeveralJobsAtOnce) {
    const auto jobs = jobs_of(2);
    std::latch both{2};

    const bool all = run_jobs(
        jobs, 2,
        [&both](const Job& job) {
            both.arrive_and_wait();  // passes only when two jobs are under way together
            return own_number(job);
        },
        [](const Finished&) {}, std::atomic<bool>{false});

    EXPECT_TRUE(all);
}

TEST(Runner, HandsOverOneAtATime) {
    const auto jobs = jobs_of(200);
    std::atomic<int> inside = 0;
    int most = 0;

    run_jobs(
        jobs, 8, own_number,
        [&](const Finished&) {
            most = std::max(most, ++inside);
            --inside;
        },
        std::atomic<bool>{false});

    EXPECT_EQ(most, 1);
}

TEST(Runner, NamesTheFailureOfTheLowestReplication) {
    const Work work = [](const Job& job) -> std::optional<Values> {
        if (job.replication % 7 == 0) {
            throw ModelError{"run " + std::to_string(job.replication)};
        }
        return own_number(job);
    };

    for (const unsigned threads : {1u, 2u, 8u}) {
        EXPECT_EQ(message_of(threads, work), "run 7");
    }
}

TEST(Runner, WaitsForAnEarlierJobThatFailsLater) {
    std::latch second_has_failed{1};
    const Work work = [&](const Job& job) -> std::optional<Values> {
        if (job.replication == 2) {
            second_has_failed.count_down();
            throw ModelError{"the second"};
        }
        second_has_failed.wait();
        throw ModelError{"the first"};
    };

    EXPECT_EQ(message_of(2, work), "the first");
}

TEST(Runner, StopsAtAFailure) {
    const auto jobs = jobs_of(10);
    std::vector<std::uint32_t> done;

    EXPECT_THROW(
        run_jobs(
            jobs, 1,
            [](const Job& job) -> std::optional<Values> {
                return job.replication == 4 ? throw ModelError{"stuck"} : own_number(job);
            },
            [&done](const Finished& finished) { done.push_back(finished.job.replication); }, std::atomic<bool>{false}),
        ModelError);

    EXPECT_EQ(done, (std::vector<std::uint32_t>{1, 2, 3}));
}

TEST(Runner, LetsAFailedHandoverOut) {
    const auto jobs = jobs_of(10);

    EXPECT_THROW(run_jobs(
                     jobs, 2, own_number, [](const Finished&) { throw SystemError{"the disk is full"}; },
                     std::atomic<bool>{false}),
                 SystemError);
}

TEST(Runner, StopsWhenToldAndSaysSo) {
    const auto jobs = jobs_of(10);
    std::atomic<bool> stop = false;
    std::vector<std::uint32_t> done;

    const bool all = run_jobs(
        jobs, 1, own_number,
        [&](const Finished& finished) {
            done.push_back(finished.job.replication);
            stop = finished.job.replication == 3;
        },
        stop);

    EXPECT_FALSE(all);
    EXPECT_EQ(done, (std::vector<std::uint32_t>{1, 2, 3}));
}

TEST(Runner, DoesNotHandOverAJobThatGaveUp) {
    const auto jobs = jobs_of(3);
    std::vector<std::uint32_t> done;

    const bool all = run_jobs(
        jobs, 1,
        [](const Job& job) -> std::optional<Values> {
            return job.replication == 2 ? std::nullopt : std::optional{own_number(job)};
        },
        [&done](const Finished& finished) { done.push_back(finished.job.replication); }, std::atomic<bool>{false});

    EXPECT_FALSE(all);
    EXPECT_EQ(done, (std::vector<std::uint32_t>{1, 3}));
}

}  // namespace
}  // namespace careway::run
