#include "sim/random/variate.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <functional>
#include <numeric>

#include "sim/base/error.hpp"
#include "sim/random/law.hpp"
#include "sim/random/triangular.hpp"

namespace careway::random {

namespace {

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
        case Shape::weibull:
            return scale * a * std::tgamma(1 + 1 / b);
        case Shape::triangular:
            return scale * (a + b + c) / 3;
        case Shape::normal: {
            const boost::math::normal standard;
            return scale * (a + b * pdf(standard, a / b) / cdf(standard, a / b));
        }
        case Shape::mixture: {
            const double weighted =
                std::inner_product(parts.begin(), parts.end(), weights.begin(), 0.0, std::plus{},
                                   [](const Distribution& part, double weight) { return part.mean() * weight; });
            return scale * weighted / std::accumulate(weights.begin(), weights.end(), 0.0);
        }
        default:
            return scale * a;
    }
}

Variate VariateMaker::make_for_samples(const Distribution& d) {
    Variate v{d.shape, static_cast<std::uint32_t>(tables_.size()), d.a, d.b, d.scale, d.mean()};
    switch (d.shape) {
        case Shape::deterministic:
        case Shape::exponential:
            v.b = 0;
            break;
        case Shape::uniform:
            v.b = d.b - d.a;
            break;
        case Shape::lognormal:
            v.a = logarithm_of(d).mu;
            v.b = logarithm_of(d).sigma;
            break;
        case Shape::gamma:
            tables_.push_back(gamma_table(d.a * d.a / (d.b * d.b), d.b * d.b / d.a));
            break;
        case Shape::empirical:
            tables_.push_back(empirical_table(d.values, d.weights));
            break;
        case Shape::weibull:
            v.b = 1 / d.b;
            tables_.push_back({});
            break;
        case Shape::triangular:
            v.b = d.b - d.a;
            tables_.push_back({{d.c - d.a}, {}});
            break;
        case Shape::normal:
            tables_.push_back({{steady(cdf(boost::math::normal{}, d.a / d.b))}, {}});
            break;
        case Shape::mixture:
            tables_.push_back(quantile_line(d, false));
            break;
    }
    return v;
}

Variate VariateMaker::make(const Distribution& d) {
    const Variate v = make_for_samples(d);
    switch (d.shape) {
        case Shape::gamma:  // biased by length, it has one more stage
            tables_.push_back(gamma_table(d.a * d.a / (d.b * d.b) + 1, d.b * d.b / d.a));
            break;
        case Shape::empirical:
            tables_.push_back(empirical_table(d.values, length_biased(d.values, d.weights)));
            break;
        case Shape::weibull:
        case Shape::triangular:
        case Shape::normal:
        case Shape::mixture:
            tables_.push_back(quantile_line(d, true));
            break;
        default:
            break;
    }
    return v;
}

double rare_quantile(const Variate& v, double uniform, const std::vector<QuantileTable>& tables) {
    const QuantileTable& table = tables[v.table];
    switch (v.shape) {
        case Shape::weibull: {
            // Never below the uniform itself, where the logarithm has lost its digits.
            const double hazard = std::max(-logarithm(1 - uniform), uniform);
            return v.a * std::exp(logarithm(hazard) * v.b);
        }
        case Shape::triangular:
            return triangular_quantile(v.a, v.b, table.at.front(), uniform);
        case Shape::normal:
            return std::max(0.0, v.a - v.b * normal_quantile((1 - uniform) * table.at.front()));
        case Shape::mixture:
            return value_at_score(table, normal_quantile(uniform));
        default:
            SIM_ASSERT(false, "every other shape has a case of its own in `quantile`");
            return 0;
    }
}

}  // namespace careway::random
