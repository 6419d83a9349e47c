#include "sim/study/execute.hpp"

#include <algorithm>

#include "tests/unit/study/ward.hpp"

namespace careway::study {

namespace {

constexpr const char* many_points = "factors: {beds: {address: pools.beds.capacity, from: 1, to: 18, step: 1}}\n";

class Executed : public InWard {
protected:
    /// Stops when so many runs are done.
    Answer run(const Plan& plan, const std::string& store, unsigned threads = 2, std::size_t stop_after = 1000) {
        auto opened = results::Store::open(file(store));
        std::atomic<bool> stop = false;
        const auto watch = [&](const results::Progress& progress) {
            seen_.push_back(progress);
            stop = progress.done >= stop_after;
        };
        return execute(plan, opened, {{asked_}, ""}, {plan.runs, plan.seed, threads, "me"}, watch, stop);
    }
    [[nodiscard]] std::size_t runs_in(const std::string& store) const {
        std::size_t runs = 0;
        for (const results::Filed& one : results::Store::read(file(store)).overview()) {
            runs += static_cast<std::size_t>(one.runs);
        }
        return runs;
    }

    std::vector<results::Progress> seen_;
    std::string asked_ = "beds.in_use";
};

double mean(const Answer& answer, std::size_t point) {
    return answer.rows[point].at(0).summary.mean;
}

}  // namespace

TEST_F(Executed, GivesEachPointItsRuns) {
    const Answer answer = run(planned(many_points), "a.sqlite");

    EXPECT_TRUE(answer.complete);
    ASSERT_EQ(answer.rows.size(), 36u);
    EXPECT_EQ(answer.rows[0].at(0).summary.count, 3u);
    EXPECT_EQ(answer.rows[0].at(0).entry.address, "beds.in_use");
    EXPECT_LT(mean(answer, 0), 1 + 1e-9);  // one bed
    EXPECT_GT(mean(answer, 9), 5);         // ten beds for the eight people of Little's law
    EXPECT_EQ(mean(answer, 9), mean(answer, 27));
    EXPECT_EQ(runs_in("a.sqlite"), 18u * 3);
}

TEST_F(Executed, IsTheSameOnAnyNumberOfThreads) {
    const Answer one = run(planned(many_points), "one.sqlite", 1);
    const Answer four = run(planned(many_points), "four.sqlite", 4);

    for (std::size_t point = 0; point < one.rows.size(); ++point) {
        EXPECT_EQ(mean(one, point), mean(four, point));
    }
}

TEST_F(Executed, GoesOnWithARunOfEachSettingOfAnEnsemble) {
    write("fits.csv", "pools.beds.capacity\n1\n2\n3\n");
    const Plan plan = planned("ensemble: fits.csv\n");
    asked_ = "beds.open";
    run(plan, "a.sqlite", 1, 2);
    const Answer whole = run(plan, "a.sqlite");
    const Answer alone = run(plan, "b.sqlite");

    EXPECT_EQ(mean(whole, 0), 2);
    EXPECT_EQ(mean(whole, 1), 20);  // the scenario lies over the ensemble
    EXPECT_EQ(whole.rows[0].at(0).summary.p50, alone.rows[0].at(0).summary.p50);
    EXPECT_EQ(runs_in("a.sqlite"), 6u);
}

TEST_F(Executed, CountsRunsOfAllPointsThatAreRun) {
    const Plan plan = planned(many_points);
    const Answer stopped = run(plan, "a.sqlite", 1, 10);
    const std::size_t done = runs_in("a.sqlite");
    seen_.clear();
    const Answer whole = run(plan, "a.sqlite");

    EXPECT_FALSE(stopped.complete);
    EXPECT_EQ(done, 10u);
    EXPECT_EQ(seen_.front().kept, 10u);
    EXPECT_EQ(seen_.front().done, 10u);
    EXPECT_EQ(seen_.back().done, 54u);
    EXPECT_EQ(seen_.back().total, 54u);
    EXPECT_TRUE(std::ranges::is_sorted(seen_, {}, &results::Progress::done));
    EXPECT_TRUE(whole.complete);
}

TEST_F(Executed, LeavesADesignThatReadsBack) {
    const Plan plan = planned(many_points);
    run(plan, "a.sqlite");
    auto store = results::Store::read(file("a.sqlite"));

    ASSERT_EQ(store.designs().size(), 1u);
    EXPECT_EQ(store.designs()[0], plan.design("me"));
}

TEST_F(Executed, PutsADesignInThePlaceOfTheOneBefore) {
    run(planned(many_points), "a.sqlite");
    const Plan fewer = planned("factors: {beds: {address: pools.beds.capacity, values: [3]}}\n");
    run(fewer, "a.sqlite");
    auto store = results::Store::read(file("a.sqlite"));

    ASSERT_EQ(store.designs().size(), 1u);
    EXPECT_EQ(store.designs()[0], fewer.design("me"));
}

TEST_F(Executed, GivesOutTheRunsOfAPointUnderTheNameOfItsBase) {
    const Plan plan = planned("factors: {beds: {address: pools.beds.capacity, values: [10, 20]}}\n");
    run(plan, "a.sqlite");
    auto store = results::Store::read(file("a.sqlite"));
    const results::Design design = store.designs()[0];

    std::vector<results::MeasureRow> rows;
    store.each_measure(design, design.points[3], [&](const results::MeasureRow& row) { rows.push_back(row); });

    ASSERT_EQ(rows.size(), 3 * plan.first.entries.size());
    EXPECT_EQ(rows.front().scenario, "more");
    EXPECT_EQ(rows.front().run, 1);
    EXPECT_EQ(rows.back().run, 3);
}

TEST_F(Executed, IsEstimatedFromAFewRunsThatTheStoreDoesNotGet) {
    const Plan plan = planned(many_points);
    const results::Order order{plan.runs, plan.seed, 2, "me"};
    const std::atomic<bool> stop = false;
    const Estimate before = estimate(plan, nullptr, order, stop);
    run(plan, "a.sqlite", 1, 10);
    auto store = results::Store::read(file("a.sqlite"));
    const Estimate between = estimate(plan, &store, order, stop);

    EXPECT_EQ(before.total, 54u);
    EXPECT_EQ(before.done, 0u);
    EXPECT_GT(before.seconds(), 0);
    EXPECT_EQ(between.done, 10u);
    EXPECT_EQ(runs_in("a.sqlite"), 10u);
}

}  // namespace careway::study
