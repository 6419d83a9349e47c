#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/conservation/conservation.hpp"
#include "tests/unit/pathway/census.hpp"

// What is left of the stays of people who are found in them: P(still there at t) = S(elapsed + t) / S(elapsed).
namespace careway::analytic {
namespace {

using namespace pathway::testing;
using pathway::ModelSpec;
using pathway::What;

constexpr int people = 4000;

ModelSpec found(const random::Distribution& stay, double elapsed) {
    ModelSpec spec = system({pool("beds", people)}, {}, {node("ward", {"beds"}, stay, {to("home")})}, 1000 * day);
    for (int i = 0; i < people; ++i) {
        spec.run.census.push_back(staying("ward", elapsed));
    }
    return spec;
}

double share_still_there(const Story& story, double hours) {
    const auto left = story.all(What::left, "ward");
    const auto stay =
        std::count_if(left.begin(), left.end(), [&](const auto& record) { return record.time > after(hours); });
    return static_cast<double>(stay) / people;
}

/// Four standard errors of a share.
double tolerance(double share) {
    return 4 * std::sqrt(share * (1 - share) / people);
}

double above_normal(double score) {
    return std::erfc(score / std::sqrt(2.0)) / 2;
}

TEST(ResidualStays, OfAnExponentialStayAreLikeThoseOfSomebodyWhoHasJustCome) {
    const Story story{found(exponential(10), 50)};

    for (const double hours : {2.0, 10.0, 25.0}) {
        const double expected = std::exp(-hours / 10);
        EXPECT_NEAR(share_still_there(story, hours), expected, tolerance(expected)) << hours;
    }
}

TEST(ResidualStays, OfALognormalStayAreTheTailBeyondTheTimeElapsed) {
    // Of the logarithm of hours: mean 3, standard deviation 1.
    const double mean = std::exp(3.5);
    const double sd = mean * std::sqrt(std::exp(1.0) - 1);
    const random::Distribution stay{random::Shape::lognormal, mean * 3600e3, sd * 3600e3, {}, {}, 1};
    const Story story{found(stay, 60)};

    for (const double hours : {5.0, 30.0, 120.0}) {
        const double expected = above_normal(std::log(60 + hours) - 3) / above_normal(std::log(60.0) - 3);
        EXPECT_NEAR(share_still_there(story, hours), expected, tolerance(expected)) << hours;
    }
}

TEST(CensusConservation, AccountsOfPeopleAndOfTimeAgree) {
    ModelSpec spec =
        ward_and_care(6, 4,
                      {asking("ward", 30, 20, "care", 2), ready("ward", 31, 4), staying("ward", 30), staying("ward", 4),
                       staying("care", 14), outside_for("ward", 3), outside_for("care", 9)});
    spec.streams = {stream("in", "ward", 0.4)};
    spec.nodes[0].stay = Dated<pathway::Stay>::always(pathway::Stay::same(exponential(10)));
    spec.nodes[0].patience = pathway::Stay::same(exponential(20));

    EXPECT_EQ(conservation::broken_promises(compile(spec), 1, 0), std::vector<std::string>{});
}

}  // namespace
}  // namespace careway::analytic
