#include "sim/random/law.hpp"

#include <algorithm>
#include <bit>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>
#include <utility>

#include "sim/random/normal.hpp"

namespace careway::random {

namespace {

constexpr int scores_each_way = 528;  // in steps of 1/64: to 8.25, beyond the score of the smallest uniform, 2^-53
constexpr double scores_per_step = 1.0 / 64;

const boost::math::normal standard;

Tails normal_tails(double score) {
    return {cdf(standard, score), cdf(standard, -score)};
}
Tails gamma_tails(double shape, double x) {
    return {boost::math::gamma_p(shape, x), boost::math::gamma_q(shape, x)};
}
Tails tails_of(double below) {
    return {below, 1 - below};
}

Tails triangular_tails(const Distribution& d, double x) {
    const double width = d.b - d.a;
    if (x < d.c) {
        return tails_of((x - d.a) * (x - d.a) / (width * (d.c - d.a)));
    }
    const double above = (d.b - x) * (d.b - x) / (width * (d.b - d.c));
    return {1 - above, above};
}

/// From the partial means over the two sides of the triangle.
Tails biased_triangular_tails(const Distribution& d, double x) {
    const double width = d.b - d.a;
    const double mean = (d.a + d.b + d.c) / 3;
    if (x < d.c) {
        const double into = x - d.a;
        return tails_of(into * into * (d.a + into * 2 / 3) / (width * (d.c - d.a) * mean));
    }
    const double left = d.b - x;
    const double above = left * left * (d.b - left * 2 / 3) / (width * (d.b - d.c) * mean);
    return {1 - above, above};
}

Tails biased_normal_tails(const Distribution& d, double x) {
    const double score = (x - d.a) / d.b;
    const double partial = d.a * cdf(standard, -score) + d.b * pdf(standard, score);
    const double whole = d.a * cdf(standard, d.a / d.b) + d.b * pdf(standard, d.a / d.b);
    return {std::max(0.0, 1 - partial / whole), std::min(1.0, partial / whole)};
}

Tails empirical_tails(const Distribution& d, double x, bool biased) {
    Tails sums;
    for (std::size_t i = 0; i < d.values.size(); ++i) {
        (d.values[i] <= x ? sums.below : sums.above) += d.weights[i] * (biased ? d.values[i] : 1);
    }
    const double total = sums.below + sums.above;
    return total > 0 ? Tails{sums.below / total, sums.above / total} : empirical_tails(d, x, false);
}

/// A mixture biased by length is the mixture of its parts biased by length, each as often as its mean says.
Tails mixture_tails(const Distribution& d, double x, bool biased) {
    Tails sums;
    for (std::size_t i = 0; i < d.parts.size(); ++i) {
        const double weight = d.weights[i] * (biased ? d.parts[i].mean() : 1);
        const Tails part = biased ? biased_tails(d.parts[i], x) : tails(d.parts[i], x);
        sums.below += weight * part.below;
        sums.above += weight * part.above;
    }
    const double total = sums.below + sums.above;
    return total > 0 ? Tails{sums.below / total, sums.above / total} : mixture_tails(d, x, false);
}

/// Everything below the least possible value or above the greatest.
bool outside(const Distribution& d, double x, Tails& found) {
    const bool bounded = d.shape == Shape::uniform || d.shape == Shape::triangular;
    if (d.shape == Shape::deterministic ? x >= d.a : bounded && x >= d.b) {
        found = {1, 0};
        return true;
    }
    found = {0, 1};
    return d.shape == Shape::deterministic || (bounded && x < d.a) || x < 0 || (x == 0 && d.shape == Shape::lognormal);
}

/// Values between which cube roots of quantiles are close to a straight line in the normal score, and values that have
/// a share of their own.
struct Knots {
    std::vector<double> smooth;
    std::vector<double> atoms;

    void collect(const Distribution& d, double scale) {
        const bool bounded = d.shape == Shape::uniform || d.shape == Shape::triangular;
        if (d.shape == Shape::deterministic || (bounded && d.a == d.b)) {
            atoms.push_back(d.a * scale);
        } else if (d.shape == Shape::mixture) {
            for (const Distribution& part : d.parts) {
                collect(part, scale * part.scale);
            }
        } else if (d.shape == Shape::empirical) {
            for (const double value : d.values) {
                atoms.push_back(value * scale);
            }
        } else {
            add_quantiles(d, scale);
        }
    }

private:
    void add_quantiles(const Distribution& d, double scale) {
        Distribution plain = d;
        plain.scale = 1;
        VariateMaker maker;
        const Variate variate = maker.make_for_samples(plain);
        const auto tables = maker.take_tables();
        for (int i = -scores_each_way; i <= scores_each_way; ++i) {
            const double uniform = std::min(cdf(standard, i * scores_per_step), 1 - 0x1p-53);
            smooth.push_back(steady(quantile(variate, uniform, tables) * scale));
        }
        if (d.shape == Shape::uniform || d.shape == Shape::triangular) {
            smooth.push_back(d.a * scale);
            smooth.push_back(d.b * scale);
        }
    }
};

double score_of(const Tails& tails) {
    const double tail = std::min(tails.below, tails.above);
    if (tail < 1e-19) {
        return tails.below < tails.above ? -furthest_score : furthest_score;
    }
    return steady(tails.below < tails.above ? normal_quantile(tail) : -normal_quantile(tail));
}

}  // namespace

double steady(double value) {
    constexpr std::uint64_t last = std::uint64_t{1} << 29;
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(value) + last / 2) & ~(last - 1));
}

LogNormal logarithm_of(const Distribution& d) {
    const double variance = std::log1p(d.b * d.b / (d.a * d.a));
    return {std::log(d.a) - variance / 2, std::sqrt(variance)};
}

Tails tails(const Distribution& d, double value) {
    const double x = value / d.scale;
    if (Tails found; outside(d, x, found)) {
        return found;
    }
    switch (d.shape) {
        case Shape::exponential:
            return {-std::expm1(-x / d.a), std::exp(-x / d.a)};
        case Shape::lognormal: {
            const LogNormal log = logarithm_of(d);
            return normal_tails((std::log(x) - log.mu) / log.sigma);
        }
        case Shape::gamma:
            return gamma_tails(d.a * d.a / (d.b * d.b), x * d.a / (d.b * d.b));
        case Shape::uniform:
            return tails_of((x - d.a) / (d.b - d.a));
        case Shape::weibull: {
            const double hazard = std::pow(x / d.a, d.b);
            return {-std::expm1(-hazard), std::exp(-hazard)};
        }
        case Shape::triangular:
            return triangular_tails(d, x);
        case Shape::normal: {
            const double above = cdf(standard, -(x - d.a) / d.b) / cdf(standard, d.a / d.b);
            return {1 - above, above};
        }
        case Shape::empirical:
            return empirical_tails(d, x, false);
        case Shape::mixture:
            return mixture_tails(d, x, false);
        case Shape::deterministic:
            break;
    }
    return {};
}

Tails biased_tails(const Distribution& d, double value) {
    const double x = value / d.scale;
    if (Tails found; outside(d, x, found)) {
        return found;
    }
    switch (d.shape) {
        case Shape::exponential:
            return gamma_tails(2, x / d.a);
        case Shape::lognormal: {
            const LogNormal log = logarithm_of(d);
            return normal_tails((std::log(x) - log.mu) / log.sigma - log.sigma);
        }
        case Shape::gamma:  // biased by length, it has one more stage
            return gamma_tails(d.a * d.a / (d.b * d.b) + 1, x * d.a / (d.b * d.b));
        case Shape::uniform:
            return tails_of((x - d.a) * (x + d.a) / ((d.b - d.a) * (d.b + d.a)));
        case Shape::weibull:
            return gamma_tails(1 + 1 / d.b, std::pow(x / d.a, d.b));
        case Shape::triangular:
            return biased_triangular_tails(d, x);
        case Shape::normal:
            return biased_normal_tails(d, x);
        case Shape::empirical:
            return empirical_tails(d, x, true);
        case Shape::mixture:
            return mixture_tails(d, x, true);
        case Shape::deterministic:
            break;
    }
    return {};
}

QuantileTable quantile_line(const Distribution& distribution, bool biased) {
    constexpr double hair = 1e-12;  // far more than the last bits of a value, far less than anybody measures
    Distribution d = distribution;
    d.scale = 1;
    Knots knots;
    knots.collect(d, 1);
    const auto score = [&](double x) { return score_of(biased ? biased_tails(d, x) : tails(d, x)); };
    std::vector<std::pair<double, double>> points;
    for (const double x : knots.smooth) {
        points.emplace_back(x, score(x));
    }
    for (const double x : knots.atoms) {
        points.emplace_back(x, score(x * (1 - hair) - hair));
        points.emplace_back(x, score(x * (1 + hair)));
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    QuantileTable line;
    for (const auto& [x, at] : points) {
        line.at.push_back(std::cbrt(x));
        line.below.push_back(line.below.empty() ? at : std::max(at, line.below.back()));
    }
    return line;
}

}  // namespace careway::random
