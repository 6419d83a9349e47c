#include "sim/run/ensemble.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <utility>

#include "sim/run/lane_run.hpp"
#include "sim/run/replicate.hpp"
#include "sim/run/session.hpp"
#include "tests/unit/run/hospital.hpp"

namespace careway::run {
namespace {

using namespace testing;

constexpr std::uint32_t seed = 1;

/// People who wait for the ward, and days measured, of which there are none before the first midnight.
std::vector<double> waiting_and_measured(const View& view, const std::vector<double>& measures) {
    return {static_cast<double>(view.pools[1].waiting), measures.empty() ? -1.0 : 1.0};
}

Ensemble::Plan plan(const pathway::ModelSpec& spec) {
    return {compile(spec), waiting_and_measured};
}

std::vector<std::vector<std::optional<Track>>> tracks_of(const std::vector<pathway::ModelSpec>& specs,
                                                         std::uint32_t replications, unsigned threads = 1) {
    std::vector<Ensemble::Plan> plans;
    std::ranges::transform(specs, std::back_inserter(plans), plan);
    const Ensemble ensemble{plans, seed, replications, threads, true};
    ensemble.wait();
    return ensemble.tracks().value();
}

std::vector<float> waiting_at_noons(const pathway::ModelSpec& spec, std::uint32_t replication) {
    Session session{{compile(spec)}, seed, replication, {}};
    std::vector<float> numbers;
    for (int number = 0; number < 200; ++number) {
        const View view = session.wait_for(0, day_number(number) + 12 * hour).value();
        numbers.push_back(static_cast<float>(view.pools[1].waiting));
        numbers.push_back(number == 0 ? -1.0f : 1.0f);
    }
    return numbers;
}

TEST(Ensemble, KeepsOfEveryReplicationWhatASessionShowsAtNoon) {
    const auto tracks = tracks_of({hospital()}, 3);

    ASSERT_EQ(tracks[0].size(), 3u);
    EXPECT_EQ(tracks[0][0]->noons, waiting_at_noons(hospital(), 1));
    EXPECT_EQ(tracks[0][2]->noons, waiting_at_noons(hospital(), 3));
}

/// Numbers of which no more copies are to be had, as where there is no memory left.
struct Scarce {
    explicit Scarce(const std::atomic<bool>& all_gone) : gone{&all_gone} {}
    Scarce(const Scarce& other) : gone{other.gone} {
        if (*gone) {
            throw std::bad_alloc{};
        }
    }
    Scarce& operator=(const Scarce&) = delete;
    ~Scarce() = default;
    std::vector<double> operator()(const View& view, const std::vector<double>& measures) const {
        return waiting_and_measured(view, measures);
    }
    const std::atomic<bool>* gone;
};

TEST(Ensemble, CopiesNoPlanThatItHas) {
    std::atomic<bool> gone = false;
    std::vector<Ensemble::Plan> plans{{compile(hospital()), Scarce{gone}}};
    gone = true;

    const Ensemble ensemble{std::move(plans), seed, 2, 1, true};
    ensemble.wait();

    EXPECT_EQ(ensemble.progress(), (Ensemble::Progress{2, 0}));
}

TEST(Ensemble, KeepsTheLargestOfAllFullHours) {
    const auto tracks = tracks_of({hospital()}, 1);
    Session session{{compile(hospital())}, seed, 1, {}};
    std::int32_t most = 0;
    for (Time at = first; at <= day_number(200); at = at + hour) {
        most = std::max(most, session.wait_for(0, at)->pools[1].waiting);
    }

    EXPECT_EQ(tracks[0][0]->highest[0], static_cast<float>(most));
}

TEST(Ensemble, MeasuresTheWholeWindowAsRunsDo) {
    const auto tracks = tracks_of({hospital()}, 2);

    EXPECT_EQ(texts(tracks[0][1]->whole), texts(replicate(compile(hospital()), seed, 2, false).value()));
}

TEST(Ensemble, GivesReplicationsOfBothLanesTheSameLuck) {
    const auto tracks = tracks_of({hospital(), with_beds(9, 20)}, 2);

    EXPECT_EQ(tracks[1][1]->noons, waiting_at_noons(with_beds(9, 20), 2));
    EXPECT_NE(tracks[1][1]->noons, tracks[0][1]->noons);
    EXPECT_TRUE(
        std::equal(tracks[0][1]->noons.begin(), tracks[0][1]->noons.begin() + 2 * 20, tracks[1][1]->noons.begin()));
}

TEST(Ensemble, IsTheSameHoweverManyThreadsThereAre) {
    const auto one = tracks_of({hospital(), with_beds(9, 20)}, 5, 1);
    const auto three = tracks_of({hospital(), with_beds(9, 20)}, 5, 3);

    for (std::size_t r = 0; r < 5; ++r) {
        EXPECT_EQ(one[0][r]->noons, three[0][r]->noons) << r;
        EXPECT_EQ(one[1][r]->noons, three[1][r]->noons) << r;
    }
}

TEST(Ensemble, TellsNothingUntilAllAreDone) {
    std::atomic<bool> go_on = false;
    const Wanted held = [&](const View&, const std::vector<double>&) {
        go_on.wait(false);
        return std::vector<double>{};
    };
    const Ensemble ensemble{{{compile(hospital()), held}}, seed, 1, 1, true};

    EXPECT_FALSE(ensemble.tracks());
    EXPECT_EQ(ensemble.progress(), (Ensemble::Progress{0, 0, ""}));
    go_on = true;
    go_on.notify_all();
    ensemble.wait();
    EXPECT_TRUE(ensemble.tracks());
    EXPECT_EQ(ensemble.progress(), (Ensemble::Progress{1, 0, ""}));
}

/// A plan that counts how often it is asked for numbers.
Ensemble::Plan counted(const pathway::ModelSpec& spec, std::atomic<int>& asked) {
    return {compile(spec), [&asked](const View& view, const std::vector<double>& measures) {
                ++asked;
                return waiting_and_measured(view, measures);
            }};
}

constexpr int hours_of_run = 200 * 24 + 1;

TEST(Ensemble, BeginsOnlyTheLaneAnewThatGetsAnotherProgram) {
    std::atomic<int> of_a = 0;
    std::atomic<int> of_b = 0;
    Ensemble ensemble{{counted(hospital(), of_a), counted(with_beds(9, 20), of_b)}, seed, 3, 1, true};
    ensemble.wait();

    ensemble.go_on_under(1, counted(with_beds(9, 50), of_b));
    ensemble.wait();

    EXPECT_EQ(of_a, 3 * hours_of_run);
    EXPECT_EQ(of_b, 2 * 3 * hours_of_run);
    EXPECT_EQ(ensemble.tracks().value()[1][2]->noons, waiting_at_noons(with_beds(9, 50), 3));
}

TEST(Ensemble, RunsNothingTwiceWhereBothLanesAreAlike) {
    std::atomic<int> of_a = 0;
    std::atomic<int> of_b = 0;
    Ensemble ensemble{{counted(hospital(), of_a), counted(hospital(), of_b)}, seed, 2, 1, true};
    ensemble.wait();
    EXPECT_EQ(of_b, 0);
    EXPECT_EQ(ensemble.tracks().value()[1][1]->noons, waiting_at_noons(hospital(), 2));

    ensemble.go_on_under(1, counted(with_beds(9, 20), of_b));
    ensemble.wait();
    EXPECT_EQ(of_b, 2 * hours_of_run);
    ensemble.go_on_under(1, counted(hospital(), of_b));
    ensemble.wait();

    EXPECT_EQ(of_b, 2 * hours_of_run);
    EXPECT_EQ(ensemble.tracks().value()[1][1]->noons, waiting_at_noons(hospital(), 2));
}

TEST(Ensemble, LetsGoOfWhatIsUnderWayAtItsEnd) {
    std::atomic<int> asked = 0;
    { const Ensemble ensemble{{counted(hospital(), asked)}, seed, 1000, 1, true}; }

    EXPECT_LT(asked, 1000 * hours_of_run);
}

TEST(Ensemble, CountsReplicationsThatTheModelStops) {
    const Ensemble ensemble{
        {{compile(hospital()), waiting_and_measured}, {compile(stuck()), waiting_and_measured}}, seed, 2, 1, true};
    ensemble.wait();

    const Ensemble::Progress progress = ensemble.progress();
    EXPECT_EQ(progress.done, 2u);
    EXPECT_EQ(progress.stopped, 2u);
    EXPECT_THAT(progress.why, ::testing::StartsWith("deadlock on "));
    EXPECT_TRUE(ensemble.tracks().value()[0][0]);
    EXPECT_FALSE(ensemble.tracks().value()[1][0]);
}

TEST(Ensemble, OutlivesALackOfMemory) {
    const Wanted greedy = [](const View&, const std::vector<double>&) -> std::vector<double> {
        throw std::bad_alloc{};
    };
    const Ensemble ensemble{{{compile(hospital()), greedy}}, seed, 2, 1, true};
    ensemble.wait();

    EXPECT_EQ(ensemble.progress(), (Ensemble::Progress{2, 2, no_memory}));
}

}  // namespace
}  // namespace careway::run
