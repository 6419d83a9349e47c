#include "sim/results/experiment.hpp"

#include "sim/base/error.hpp"
#include "tests/unit/results/fixtures.hpp"

namespace careway::results {
namespace {

/// Reports ten times the replication, and the arm's own number.
Arm arm(const std::string& name, double own, std::atomic<int>& calls) {
    return {small_scenario(name), [own, &calls](std::uint32_t replication) -> std::optional<run::Values> {
                ++calls;
                return run::Values{10.0 * replication, own};
            }};
}

Order order(std::uint32_t runs, unsigned threads = 1) {
    return {runs, 42, threads, "p1"};
}

void ignore(const Progress&) {}

class ExperimentTest : public InFolder {
protected:
    std::atomic<int> calls_ = 0;
    std::atomic<bool> stop_ = false;
};

TEST_F(ExperimentTest, KeepsRunsByReplicationForAnyNumberOfThreads) {
    const std::vector<Arm> arms{arm("a", 1, calls_), arm("b", 2, calls_)};
    for (const unsigned threads : {1u, 2u, 8u}) {
        Store store = Store::open(file("threads" + std::to_string(threads)));

        const Outcome outcome = perform(store, arms, order(20, threads), ignore, stop_);

        ASSERT_TRUE(outcome.complete);
        for (std::size_t replication = 1; replication <= 20; ++replication) {
            EXPECT_EQ(outcome.runs[0][replication - 1], (run::Values{10.0 * static_cast<double>(replication), 1}));
            EXPECT_EQ(outcome.runs[1][replication - 1], (run::Values{10.0 * static_cast<double>(replication), 2}));
        }
    }
}

TEST_F(ExperimentTest, DoesNotDoAgainWhatIsDone) {
    const std::vector<Arm> arms{arm("a", 1, calls_)};
    Store store = Store::open(file("a.sqlite"));
    perform(store, arms, order(3), ignore, stop_);
    Progress first;

    const Outcome outcome = perform(
        store, arms, order(5), [&first](const Progress& progress) { first = first.total == 0 ? progress : first; },
        stop_);

    EXPECT_EQ(calls_, 5);
    EXPECT_EQ(first.kept, 3u);
    EXPECT_EQ(first.total, 5u);
    EXPECT_EQ(outcome.runs[0][0], (run::Values{10, 1}));
}

TEST_F(ExperimentTest, LeavesWholePairsWhenItIsStopped) {
    const std::vector<Arm> arms{arm("a", 1, calls_), arm("b", 2, calls_)};
    Store store = Store::open(file("a.sqlite"));

    const Outcome outcome = perform(
        store, arms, order(5), [this](const Progress& progress) { stop_ = progress.done == 4; }, stop_);

    EXPECT_FALSE(outcome.complete);
    EXPECT_EQ(store.overview().at(0).runs, 2);
    EXPECT_EQ(store.overview().at(1).runs, 2);
}

TEST_F(ExperimentTest, NamesScenarioAndRunOfAModelThatStopsItself) {
    const std::vector<Arm> arms{
        arm("a", 1, calls_),
        {small_scenario("b"), [](std::uint32_t replication) -> std::optional<run::Values> {
             return replication >= 2 ? throw ModelError{"deadlock of ward and rehab"} : run::Values{1, 2};
         }}};
    for (const unsigned threads : {1u, 8u}) {
        Store store = Store::open(file("threads" + std::to_string(threads)));
        try {
            perform(store, arms, order(9, threads), ignore, stop_);
            FAIL() << "no error";
        } catch (const ModelError& error) {
            EXPECT_STREQ(error.what(), "b, run 2 (seed 42): deadlock of ward and rehab");
        }
    }
}

}  // namespace
}  // namespace careway::results
