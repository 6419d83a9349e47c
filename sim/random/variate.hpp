#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/draw.hpp"
#include "sim/random/logarithm.hpp"
#include "sim/random/normal.hpp"

namespace careway::random {

/// Quantiles of a distribution that has no cheap inverse, computed once when a model is compiled.
struct QuantileTable {
    /// gamma: cube roots of quantiles at equal steps of the normal score, which are close to a straight line
    /// (Wilson and Hilferty 1931). empirical: the values.
    std::vector<double> at;
    std::vector<double> below;  ///< empirical: cumulative share up to and including each value; else empty
};

/// A distribution made ready for drawing: a few numbers that fit half a cache line.
struct Variate {
    Shape shape = Shape::deterministic;
    std::uint32_t table = 0;  ///< gamma, empirical: its table; the next one is length-biased, for `residual`
    double a = 0;             ///< deterministic value; exponential mean; lognormal mu; uniform low end
    double b = 0;             ///< lognormal sigma; uniform width
    double scale = 1;
    double mean = 0;  ///< in milliseconds, scale included
};

/// Turns distributions into variates and owns the tables they need.
class VariateMaker {
public:
    Variate make(const Distribution& distribution);
    [[nodiscard]] std::vector<QuantileTable> take_tables() { return std::move(tables_); }

private:
    std::vector<QuantileTable> tables_;
};

/// Value of a table at a uniform.
double look_up(const QuantileTable& table, double uniform);

/// One variate by inversion, rounded to milliseconds at once (semantics 26, 28). Never negative.
inline Duration sample(const Variate& v, double uniform, const std::vector<QuantileTable>& tables) {
    double value = 0;
    switch (v.shape) {
        case Shape::deterministic:
            value = v.a;
            break;
        case Shape::exponential:
            value = -logarithm(1 - uniform) * v.a;
            break;
        case Shape::lognormal:
            value = std::exp(v.a + v.b * normal_quantile(uniform));
            break;
        case Shape::uniform:
            value = v.a + v.b * uniform;
            break;
        case Shape::gamma:
        case Shape::empirical:
            value = look_up(tables[v.table], uniform);
            break;
    }
    return Duration::milliseconds(static_cast<std::int64_t>(value * v.scale + 0.5));
}

/// What is left of a stay that is found in progress at a random instant: a length-biased stay times a uniform share.
Duration residual(const Variate& v, const Bits& bits, const std::vector<QuantileTable>& tables);

}  // namespace careway::random
