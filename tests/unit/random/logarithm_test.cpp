#include "sim/random/logarithm.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace careway::random {

TEST(Logarithm, AgreesWithTheLibraryToFifteenDigits) {
    for (double x = 0x1p-53; x < 1e6; x *= 1.0009) {
        ASSERT_NEAR(logarithm(x), std::log(x), 2e-15 * std::max(1.0, std::fabs(std::log(x)))) << x;
    }
}

TEST(Logarithm, HasNoStepBetweenTheStepsOfItsTable) {
    for (int step = 1; step < 512; ++step) {
        const double edge = 1 + step / 512.0;
        const double below = logarithm(std::nextafter(edge, 0));
        ASSERT_NEAR(logarithm(edge), below, 1e-15) << edge;
    }
}

}  // namespace careway::random
