#include "sim/random/quantile_table.hpp"

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numeric>

#include "sim/random/normal.hpp"

namespace careway::random {

namespace {

constexpr double lowest_score = -8.25;  // beyond the score of the smallest uniform, 2^-53
constexpr int steps_per_score = 64;
constexpr int scores = 2 * 825 * steps_per_score / 100 + 1;

double score_of_point(const QuantileTable& line, std::size_t point) {
    return line.below.empty() ? lowest_score + static_cast<double>(point) / steps_per_score : line.below[point];
}

/// First of the two points whose straight line holds for whatever lies before point `behind`.
std::size_t segment_before(const QuantileTable& line, std::size_t behind) {
    return std::clamp<std::size_t>(behind, 1, line.at.size() - 1) - 1;
}

bool has_end(const QuantileTable& line) {
    return line.at.size() < 2 || (!line.below.empty() && line.below.back() >= furthest_score);
}

/// Where `x` is reached on the way from (x0, y0) to (x1, y1) and beyond it.
double straight(double x, double x0, double y0, double x1, double y1) {
    return x1 > x0 ? y0 + (x - x0) / (x1 - x0) * (y1 - y0) : y1;
}

}  // namespace

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

double value_at_score(const QuantileTable& line, double score) {
    double root = line.at.front();
    if (has_end(line) && score >= score_of_point(line, line.at.size() - 1)) {
        root = line.at.back();
    } else if (score > score_of_point(line, 0)) {
        const auto behind =
            line.below.empty()
                ? static_cast<std::size_t>((score - lowest_score) * steps_per_score) + 1
                : static_cast<std::size_t>(std::upper_bound(line.below.begin(), line.below.end(), score) -
                                           line.below.begin());
        const std::size_t i = segment_before(line, behind);
        root = straight(score, score_of_point(line, i), line.at[i], score_of_point(line, i + 1), line.at[i + 1]);
    }
    return root * root * root;
}

double score_of_value(const QuantileTable& line, double value) {
    const double root = std::cbrt(value);
    if (root < line.at.front()) {
        return score_of_point(line, 0);
    }
    if (has_end(line) && root >= line.at.back()) {
        return furthest_score;
    }
    const auto behind = std::upper_bound(line.at.begin(), line.at.end(), root) - line.at.begin();
    const std::size_t i = segment_before(line, static_cast<std::size_t>(behind));
    return straight(root, line.at[i], score_of_point(line, i), line.at[i + 1], score_of_point(line, i + 1));
}

}  // namespace careway::random
