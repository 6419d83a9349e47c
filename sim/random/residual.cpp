// What is left of stays that are found in progress.
#include <algorithm>
#include <boost/math/distributions/normal.hpp>

#include "sim/random/law.hpp"
#include "sim/random/variate.hpp"

namespace careway::random {

namespace {

/// Probabilities of scores beyond this are so small that they have no double any more.
constexpr double last_score = 36;

Duration in_ticks(double left) {
    return Duration::milliseconds(static_cast<std::int64_t>(std::max(left, 0.0) + 0.5));
}

/// A value beyond that at `score`, as drawn by `uniform`, less that value. @param value_at  of a score
template <class ValueAt>
double left_after_score(double score, double elapsed, double uniform, ValueAt value_at) {
    const double at = std::clamp(score, -last_score, last_score);
    const double above = steady(cdf(boost::math::normal{}, -at));
    const double next = -normal_quantile((1 - uniform) * above);
    return value_at(next) - (at == score ? elapsed : value_at(at));
}

double triangular_left(const Variate& v, double elapsed, double uniform, double rise) {
    const double fall = v.b - rise;
    const double into = std::clamp(elapsed - v.a, 0.0, v.b);
    const double left = v.b - into;
    // Shares of the width, times the width: of those who stay longer than `elapsed`, and of those who stay longer yet.
    const double above = into < rise ? v.b - into * into / rise : left * left / fall;
    const double beyond = (1 - uniform) * above;
    const double value = beyond < fall ? v.b - std::sqrt(beyond * fall) : std::sqrt((v.b - beyond) * rise);
    return into < v.b ? v.a + value - elapsed : 0;
}

double empirical_left(const QuantileTable& table, double elapsed, double uniform) {
    const auto longer = std::upper_bound(table.at.begin(), table.at.end(), elapsed) - table.at.begin();
    if (longer == static_cast<std::ptrdiff_t>(table.at.size())) {
        return 0;
    }
    const double below = longer == 0 ? 0 : table.below[static_cast<std::size_t>(longer) - 1];
    return std::max(look_up(table, below + uniform * (1 - below)), table.at[static_cast<std::size_t>(longer)]) -
           elapsed;
}

double weibull_left(const Variate& v, double elapsed, double uniform) {
    const double so_far = std::exp(logarithm(elapsed / v.a) / v.b);
    const double hazard = std::max(-logarithm(1 - uniform), uniform);
    return v.a * std::exp(logarithm(so_far + hazard) * v.b) - elapsed;
}

/// In ticks before `scale`. @pre elapsed > 0
double left_after(const Variate& v, double elapsed, double uniform, const std::vector<QuantileTable>& tables) {
    switch (v.shape) {
        case Shape::deterministic:
            return v.a - elapsed;
        case Shape::exponential:
            return quantile(v, uniform, tables);  // it has no memory
        case Shape::lognormal:
            return left_after_score((logarithm(elapsed) - v.a) / v.b, elapsed, uniform,
                                    [&](double score) { return std::exp(v.a + v.b * score); });
        case Shape::normal:
            return left_after_score((elapsed - v.a) / v.b, elapsed, uniform,
                                    [&](double score) { return v.a + v.b * score; });
        case Shape::uniform: {
            const double low = std::max(v.a, elapsed);
            return low + uniform * (v.a + v.b - low) - elapsed;
        }
        case Shape::gamma:
        case Shape::mixture:
            return left_after_score(score_of_value(tables[v.table], elapsed), elapsed, uniform,
                                    [&](double score) { return value_at_score(tables[v.table], score); });
        case Shape::empirical:
            return empirical_left(tables[v.table], elapsed, uniform);
        case Shape::weibull:
            return weibull_left(v, elapsed, uniform);
        case Shape::triangular:
            return triangular_left(v, elapsed, uniform, tables[v.table].at.front());
    }
    return 0;
}

}  // namespace

Duration residual(const Variate& v, const Bits& bits, const std::vector<QuantileTable>& tables) {
    const double u = bits.uniform();
    double whole = 0;
    switch (v.shape) {
        case Shape::deterministic:
            whole = v.a;
            break;
        case Shape::exponential:
            return sample(v, u, tables);  // it has no memory
        case Shape::lognormal:
            whole = std::exp(v.a + v.b * v.b + v.b * normal_quantile(u));
            break;
        case Shape::uniform: {
            const double high = v.a + v.b;
            whole = std::sqrt(v.a * v.a + u * (high * high - v.a * v.a));
            break;
        }
        case Shape::gamma:
        case Shape::empirical:
            whole = look_up(tables[v.table + 1], u);
            break;
        default:
            whole = value_at_score(tables[v.table + 1], normal_quantile(u));
            break;
    }
    return Duration::milliseconds(static_cast<std::int64_t>(whole * bits.second_uniform() * v.scale + 0.5));
}

Duration residual_after(const Variate& v, Duration elapsed, double uniform, const std::vector<QuantileTable>& tables) {
    if (elapsed <= Duration{} || !(v.scale > 0)) {
        return sample(v, uniform, tables);
    }
    return in_ticks(left_after(v, static_cast<double>(elapsed.ticks()) / v.scale, uniform, tables) * v.scale);
}

}  // namespace careway::random
