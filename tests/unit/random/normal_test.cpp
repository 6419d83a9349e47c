#include "sim/random/normal.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>

namespace careway::random {

TEST(NormalQuantile, AgreesWithBoostInTheCentreAndInBothTails) {
    const boost::math::normal normal;
    for (const double p : {1e-15, 1e-9, 1e-4, 0.02, 0.075, 0.3, 0.5, 0.7, 0.93, 0.98, 0.9999, 1 - 1e-9}) {
        EXPECT_NEAR(normal_quantile(p), quantile(normal, p), 1e-9) << p;
    }
    EXPECT_DOUBLE_EQ(normal_quantile(0.5), 0.0);
}

}  // namespace careway::random
