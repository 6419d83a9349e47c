#include "sim/random/variate.hpp"

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <numeric>

namespace careway::random {

namespace {

constexpr double lowest_score = -8.25;  // beyond the score of the smallest uniform, 2^-53
constexpr int steps_per_score = 64;
constexpr int scores = 2 * 825 * steps_per_score / 100 + 1;

QuantileTable gamma_table(double shape, double scale) {
    const boost::math::normal normal;
    const boost::math::gamma_distribution<> gamma{shape, scale};
    QuantileTable table;
    table.at.reserve(static_cast<std::size_t>(scores) + 1);
    for (int i = 0; i <= scores; ++i) {
        const double score = lowest_score + static_cast<double>(i) / steps_per_score;
        const double tail = cdf(normal, -std::fabs(score));
        table.at.push_back(std::cbrt(score < 0 ? quantile(gamma, tail) : quantile(complement(gamma, tail))));
    }
    return table;
}

QuantileTable empirical_table(const std::vector<double>& values, const std::vector<double>& weights) {
    QuantileTable table{values, weights};
    std::partial_sum(table.below.begin(), table.below.end(), table.below.begin());
    const double total = table.below.back();
    for (double& share : table.below) {
        share /= total;
    }
    return table;
}

std::vector<double> length_biased(const std::vector<double>& values, std::vector<double> weights) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        weights[i] *= values[i];
    }
    return weights;
}

}  // namespace

double Distribution::mean() const {
    switch (shape) {
        case Shape::uniform:
            return scale * (a + b) / 2;
        case Shape::empirical: {
            const double weighted = std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
            return scale * weighted / std::accumulate(weights.begin(), weights.end(), 0.0);
        }
        default:
            return scale * a;
    }
}

Variate VariateMaker::make(const Distribution& d) {
    Variate v{d.shape, static_cast<std::uint32_t>(tables_.size()), d.a, 0, d.scale, d.mean()};
    switch (d.shape) {
        case Shape::deterministic:
        case Shape::exponential:
            break;
        case Shape::uniform:
            v.b = d.b - d.a;
            break;
        case Shape::lognormal: {
            const double variance_of_log = std::log1p(d.b * d.b / (d.a * d.a));
            v.a = std::log(d.a) - variance_of_log / 2;
            v.b = std::sqrt(variance_of_log);
            break;
        }
        case Shape::gamma: {
            const double shape = d.a * d.a / (d.b * d.b);
            const double scale = d.b * d.b / d.a;
            tables_.push_back(gamma_table(shape, scale));
            tables_.push_back(gamma_table(shape + 1, scale));  // a gamma biased by length has one more stage
            break;
        }
        case Shape::empirical:
            tables_.push_back(empirical_table(d.values, d.weights));
            tables_.push_back(empirical_table(d.values, length_biased(d.values, d.weights)));
            break;
    }
    return v;
}

double look_up(const QuantileTable& table, double uniform) {
    if (!table.below.empty()) {
        const auto found = std::upper_bound(table.below.begin(), table.below.end(), uniform);
        const auto last = static_cast<std::ptrdiff_t>(table.at.size()) - 1;
        return table.at[static_cast<std::size_t>(std::min(found - table.below.begin(), last))];
    }
    const double position = (normal_quantile(uniform) - lowest_score) * steps_per_score;
    const auto below = static_cast<std::size_t>(position);
    const double share = position - static_cast<double>(below);
    const double root = table.at[below] + share * (table.at[below + 1] - table.at[below]);
    return root * root * root;
}

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
    }
    return Duration::milliseconds(static_cast<std::int64_t>(whole * bits.second_uniform() * v.scale + 0.5));
}

}  // namespace careway::random
