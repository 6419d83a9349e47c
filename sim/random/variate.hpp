#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/draw.hpp"
#include "sim/random/logarithm.hpp"
#include "sim/random/normal.hpp"
#include "sim/random/quantile_table.hpp"

namespace careway::random {

/// A distribution made ready for drawing: a few numbers that fit half a cache line.
struct Variate {
    Shape shape = Shape::deterministic;
    std::uint32_t table = 0;  ///< of shapes that have one; the next is length-biased, for `residual`
    double a = 0;  ///< deterministic value; exponential, normal mean; lognormal mu; uniform, triangular low end;
                   ///< weibull scale
    double b = 0;  ///< lognormal, normal sigma; uniform, triangular width; weibull: 1 over its shape
    double scale = 1;
    double mean = 0;  ///< in milliseconds, scale included
    bool operator==(const Variate&) const = default;
};

/// Turns distributions into variates and owns the tables they need.
class VariateMaker {
public:
    Variate make(const Distribution& distribution);
    [[nodiscard]] std::vector<QuantileTable> take_tables() { return std::move(tables_); }

    /// Without the length-biased table that `residual` needs.
    Variate make_for_samples(const Distribution& distribution);

private:
    std::vector<QuantileTable> tables_;
};

/// Quantile, in ticks before `scale`, of the shapes that models seldom use.
double rare_quantile(const Variate& v, double uniform, const std::vector<QuantileTable>& tables);

/// Quantile in ticks before `scale`: never shorter for a larger uniform.
inline double quantile(const Variate& v, double uniform, const std::vector<QuantileTable>& tables) {
    switch (v.shape) {
        case Shape::deterministic:
            return v.a;
        case Shape::exponential:
            return -logarithm(1 - uniform) * v.a;
        case Shape::lognormal:
            return std::exp(v.a + v.b * normal_quantile(uniform));
        case Shape::uniform:
            return v.a + v.b * uniform;
        case Shape::gamma:
        case Shape::empirical:
            return look_up(tables[v.table], uniform);
        default:
            return rare_quantile(v, uniform, tables);
    }
}

/// One variate by inversion, rounded to milliseconds at once (semantics 26, 28). Never negative.
inline Duration sample(const Variate& v, double uniform, const std::vector<QuantileTable>& tables) {
    return Duration::milliseconds(static_cast<std::int64_t>(quantile(v, uniform, tables) * v.scale + 0.5));
}

/// What is left of a stay that is found in progress at a random instant: a length-biased stay times a uniform share.
Duration residual(const Variate& v, const Bits& bits, const std::vector<QuantileTable>& tables);

/// What is left of a stay that has lasted `elapsed` so far: Q(F(t) + u (1 - F(t))) - t, with every digit in the tail
/// (semantics 30). 0 where no stay lasts so long. @param uniform  in (0, 1); longer is longer
Duration residual_after(const Variate& v, Duration elapsed, double uniform, const std::vector<QuantileTable>& tables);

}  // namespace careway::random
