#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "tests/analytic/runs.hpp"

// Queues with a closed form (validation.md, VC-09). Time is in hours unless a file says otherwise; `full` and `waited`
// have the same expectation, because arrivals by a Poisson stream see what any instant sees.
namespace careway::analytic {
namespace {

struct Case {
    int servers;
    double load;
    double blocked;  ///< Erlang B
    double waits;    ///< Erlang C
};
const Case cases[] = {{1, 0.5, .333333, .5},      {5, 3, .110054, .236152},   {10, 8, .121661, .409180},
                      {20, 18, .109213, .550769}, {30, 25, .052603, .249893}, {100, 90, .026957, .216940}};

TEST(ErlangB, HoldsForEveryNumberOfPlacesAndWhateverTheStay) {
    Runs runs{"erlang_b"};
    for (const Case& c : cases) {
        for (const char* stay : {"exponential", "lognormal"}) {
            const std::string name = "c" + std::to_string(c.servers) + "_" + stay;
            runs.expect(name + ".turned_away", c.blocked, 24 * c.load);
            runs.expect("places_" + name + ".full", c.blocked);
        }
    }
}

/// The time that a share `within` of people start by: P(W > t) = C exp(-(c - a) t).
double wait_of(const Case& c, double within) {
    return std::log(c.waits / (1 - within)) / (c.servers - c.load);
}

TEST(ErlangC, GivesWhoWaitsAndHowLong) {
    Runs runs{"erlang_c"};
    for (const Case& c : cases) {
        const std::string name = "c" + std::to_string(c.servers);
        runs.expect(name + ".waited", c.waits);
        runs.expect(name + ".wait_mean", c.waits / (c.servers - c.load));
        runs.expect(name + ".wait_p90", wait_of(c, .9));
        runs.expect(name + ".wait_p95", wait_of(c, .95));
        runs.expect("places_" + name + ".occupancy", c.load / c.servers);
    }
    runs.expect("c1_busy.wait_mean", 9);
    runs.expect("c1_busy.wait_p50", std::log(.9 / .5) / .1);
    runs.expect("c1_busy.wait_p90", std::log(.9 / .1) / .1);
}

TEST(ErlangC, HoldsInMinutesToo) {
    Runs runs{"mm5_minutes"};
    runs.expect("visit.waited", .130371);
    runs.expect("visit.wait_mean", .521485 / 60);
}

TEST(FiniteQueue, TurnsAwayAndKeepsWaitingTheSharesThatBirthAndDeathGive) {
    Runs runs{"finite_queue"};
    runs.expect("visit.turned_away", .241926, 6 * 24);
    runs.expect("visit.queue", 1.296990);
    runs.expect("visit.wait_mean", .285150);
}

TEST(ErlangA, GivesQueueBusyPlacesAndThoseWhoGiveUp) {
    Runs runs{"erlang_a"};
    runs.expect("load_10.waited", .619655);
    runs.expect("load_10.gave_up", .103913, 10 * 24);
    runs.expect("load_10.queue", 2.078264);
    runs.expect("desks_10.in_use", 8.960868);
    runs.expect("load_12.waited", .850385);
    runs.expect("load_12.gave_up", .195656, 12 * 24);
    runs.expect("load_12.queue", 4.695743);
    runs.expect("desks_12.in_use", 9.652129);
}

TEST(Priorities, WithoutPreemptionGiveEachClassItsWait) {
    Runs runs{"priorities"};
    runs.expect("one_high.wait_mean", 1.142857);
    runs.expect("one_low.wait_mean", 5.714286);
    runs.expect("five_first.wait_mean", .138528);
    runs.expect("five_second.wait_mean", .277056);
    runs.expect("five_third.wait_mean", 1.108225);
}

TEST(Priorities, ByStreamLeaveTheMeanOverAllAsItIs) {
    // Equal stays: the order among those who wait does not change how many wait.
    Runs{"priority_by_stream"}.expect("visit.queue", 0.3 * 1.142857 + 0.5 * 5.714286);
}

TEST(OneServer, WaitsGrowWithTheSpreadOfTheStay) {
    Runs runs{"mg1"};
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
    Runs runs{"bed_blocking"};
    runs.expect("acute_beds.in_use", 1.727676);
    runs.expect("acute.delayed", .227676);
    runs.expect("acute.queue", .583385);
    runs.expect("acute_beds.full", .336132);
    runs.expect("acute.waited", .336132);
    runs.expect("lossy_acute.turned_away", .156232);
    runs.expect("lossy_acute_beds.full", .156232);
    runs.expect("lossy_acute.delayed", .111975);
    runs.expect("lossy_community_beds.in_use", .843768);
}

TEST(SaturatedLines, LetThroughWhatHuntSays) {
    Runs runs{"lines"};
    runs.expect("k2_second.starts", 2 / 3.0, 24);
    runs.expect("k3_third.starts", 22 / 39.0, 24);
    runs.expect("b1_second.starts", 3 / 4.0, 24);
    runs.expect("b2_second.starts", 4 / 5.0, 24);
    runs.expect("b5_second.starts", 7 / 8.0, 24);
}

}  // namespace
}  // namespace careway::analytic
