#include "sim/random/draw.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace careway::random {

TEST(Draws, DependOnEveryPartOfTheirKey) {
    const Draws draws{42, 1};
    std::set<std::uint32_t> seen;

    seen.insert(draws.at(7, 3, Purpose::visit).word[0]);
    seen.insert(draws.at(8, 3, Purpose::visit).word[0]);
    seen.insert(draws.at(7, 4, Purpose::visit).word[0]);
    seen.insert(draws.at(7, 3, Purpose::patience).word[0]);
    seen.insert(draws.at(7, 3, Purpose::visit, 1).word[0]);
    seen.insert(draws.at(7, 3, Purpose::visit, 0, 1).word[0]);
    seen.insert(draws.at(std::uint64_t{7} << 32, 3, Purpose::visit).word[0]);
    seen.insert(Draws{43, 1}.at(7, 3, Purpose::visit).word[0]);
    seen.insert(Draws{42, 2}.at(7, 3, Purpose::visit).word[0]);

    EXPECT_EQ(seen.size(), 9u);
}

TEST(Draws, AreTheSameWhenAskedAgain) {
    EXPECT_EQ((Draws{42, 1}.at(7, 3, Purpose::visit).word), (Draws{42, 1}.at(7, 3, Purpose::visit).word));
}

TEST(Bits, UniformsNeverReachTheEnds) {
    EXPECT_GT(Bits::to_uniform(0), 0.0);
    EXPECT_LT(Bits::to_uniform(~std::uint64_t{0}), 1.0);
}

TEST(Race, IsWonInProportionToTheShares) {
    const int races = 200'000;
    int won = 0;

    for (std::uint32_t seed = 0; seed < races; ++seed) {
        won += race(seed, 11, 1 / 0.3) < race(seed, 12, 1 / 0.7) ? 1 : 0;
    }

    const double standard_error = std::sqrt(0.3 * 0.7 / races);
    EXPECT_NEAR(static_cast<double>(won) / races, 0.3, 4 * standard_error);
}

TEST(Race, MovesNobodyBetweenRunnersWhoseSharesKeepTheirRatio) {
    // A third runner takes its winners from the other two; nobody changes from one of these to the other.
    for (std::uint32_t seed = 0; seed < 10'000; ++seed) {
        const bool first_before = race(seed, 11, 1 / 0.5) < race(seed, 12, 1 / 0.5);
        const bool first_after = race(seed, 11, 1 / 0.4) < race(seed, 12, 1 / 0.4);
        ASSERT_EQ(first_before, first_after);
    }
}

TEST(Race, IsNeverWonByAShareOfZero) {
    EXPECT_TRUE(std::isinf(race(5, 11, std::numeric_limits<double>::infinity())));
}

}  // namespace careway::random
